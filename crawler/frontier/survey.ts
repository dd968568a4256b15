import type { PageRecord } from '../facts/record.js';
import type { SurveyedColumn } from '../relate/input.js';
import type { Visitor } from '../visit.js';
import { openList } from './list-opening.js';
import { inBrowser } from './open-page.js';
import { isFile, looksLikeArticle } from './scope.js';
import type { Place } from './site-tree.js';

const MAX_SURVEYED = 300;
const MAX_RENDERED = 60;

/**
 * Opens the first page of every column of the site tree, the highest first, as a list: through its frames and interfaces. A page that
 * shows nothing by HTTP is rendered before anyone may call it empty. Says how many columns were left out.
 */
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
  const opened = await Promise.all(
    wanted.slice(0, MAX_SURVEYED).map(async ({ place: { name, url }, path }): Promise<SurveyedColumn> => {
      const record = await openList(visitor, url);
      const received = (await visitor.seen(url))?.page;
      return { name, url, path, record, byScript: received?.needsBrowser === true || received?.list?.scriptFilled === true };
    }),
  );
  const empty = new Set(opened.filter(({ record }) => mayBeEmpty(record)).slice(0, MAX_RENDERED));
  const columns = await Promise.all(
    opened.map(async (column) => (empty.has(column) ? { ...column, record: await inBrowser(visitor, column.record, 'column') } : column)),
  );
  return { columns, cut: Math.max(0, wanted.length - MAX_SURVEYED) };
}

const FEW_CHARS = 30;

const mayBeEmpty = ({ page }: PageRecord): boolean =>
  page !== null && (page.list?.items.length ?? 0) === 0 && page.otherItems.length === 0 && page.text.chars < FEW_CHARS;
