import type { SurveyedColumn } from '../relate/input.js';
import type { Visitor } from '../visit.js';
import { openPage } from './open-page.js';
import { isFile, looksLikeArticle } from './scope.js';
import type { Place } from './site-tree.js';

const MAX_SURVEYED = 300;

/** Opens the first page of every column of the site tree, the highest first; how many were left out. */
export async function surveyColumns(
  visitor: Visitor,
  places: readonly Place[],
  inScope: (url: string) => boolean,
): Promise<{ columns: SurveyedColumn[]; cut: number }> {
  const byKey = new Map(places.map((place) => [place.key, place]));
  const pathOf = (place: Place): string[] => {
    const names = [place.name];
    for (let above = place.parent, steps = 0; above !== null && steps < 8; steps++) {
      const parent = byKey.get(above);
      if (!parent) break;
      names.unshift(parent.name);
      above = parent.parent;
    }
    return names;
  };
  const wanted = places
    .filter(({ url }) => inScope(url) && !isFile(url) && !looksLikeArticle(url))
    .map((place) => ({ place, path: pathOf(place) }))
    .sort((a, b) => a.path.length - b.path.length);
  const columns = await Promise.all(
    wanted
      .slice(0, MAX_SURVEYED)
      .map(async ({ place: { name, url }, path }): Promise<SurveyedColumn> => ({ name, url, path, record: await openPage(visitor, url, 'column') })),
  );
  return { columns, cut: Math.max(0, wanted.length - MAX_SURVEYED) };
}
