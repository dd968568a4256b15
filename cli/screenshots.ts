import { constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult, SiteResult } from '../checks/results.js';
import { isFile } from '../crawler/frontier/scope.js';
import { isVisible, type Place, pictureName } from '../crawler/screenshots/place.js';

/** Their pages publish what must not be published again. */
const ABOUT_PERSONAL_DATA: ReadonlySet<string> = new Set(['privacy-exposure', 'minor-privacy']);

type Finding = SiteResult['indicators'][number]['findings'][number];
export const isBreach = ({ verdict }: Finding): boolean => verdict === 'fail' || verdict === 'partial';

/** Places that breaches rest on, at most `most`: each indicator's first ones first, and of each finding its first evidence first. */
export function placesToShow({ indicators }: Pick<SiteResult, 'indicators'>, most: number): Place[] {
  const breaches = indicators.map(({ id, findings }) => ({ id, findings: findings.filter(isBreach) }));
  const personal = new Set(
    breaches
      .filter(({ id }) => ABOUT_PERSONAL_DATA.has(id))
      .flatMap(({ findings }) => findings.flatMap(({ evidence }) => evidence.map(({ url }) => url))),
  );
  const mayShow = (place: Place): boolean => /^https?:/iu.test(place.url) && !isFile(place.url) && !personal.has(place.url) && isVisible(place);
  const ofIndicators = breaches.map(({ findings }) => inTurn(findings.map(({ evidence }) => evidence.filter(mayShow))));
  const places = new Map(inTurn(ofIndicators).map(({ url, quote, selector }) => [pictureName({ url, quote, selector }), { url, quote, selector }]));
  return [...places.values()].slice(0, most);
}

/** The first of each list, then the second of each … */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

const REFERENCE = /^screenshots\/[0-9a-f]{16}\.jpg$/;

/** Puts the pictures that a result refers to beside its report, so that the folder is complete by itself. Those cleared away since are passed over. */
export function copyScreenshots(runFolder: string, reportFolder: string, result: RunResult): void {
  const evidence = result.sites.flatMap(({ indicators }) => indicators.flatMap(({ findings }) => findings.flatMap((finding) => finding.evidence)));
  const wanted = new Set(evidence.flatMap(({ screenshot }) => (screenshot !== null && REFERENCE.test(screenshot) ? [screenshot] : [])));
  const there = [...wanted].filter((path) => existsSync(join(runFolder, path)));
  if (there.length > 0) mkdirSync(join(reportFolder, 'screenshots'), { recursive: true });
  for (const path of there) copyFileSync(join(runFolder, path), join(reportFolder, path), constants.COPYFILE_FICLONE);
}
