import type { Evidence } from '../../crawler/facts/evidence.js';
import type { Listing } from '../../crawler/facts/publication.js';
import type { LinkCheck, SiteFacts } from '../../crawler/facts/site.js';
import type { Finding, Verdict } from '../check.js';

/** Something a portal must have in one place: a guide, an entrance, a zone. */
export interface Place {
  /** Columns found for it, those that opened first. */
  found: Listing[];
  state: 'opens' | 'dead' | 'unopened' | 'missing' | 'unknown';
  /** Chinese: what was found, or what a person should look at. */
  reason: string;
  evidence: Evidence[];
}

type Facts = Pick<SiteFacts, 'listings' | 'linkChecks'>;

/** Received and not said to be shut: a page without a list of its own counts as open. */
export const isOpen = ({ rows, text, attachments, evidence, trouble }: Listing): boolean =>
  rows.length > 0 || text !== '' || attachments.length > 0 || (evidence.capturedAt !== null && !/打不开/u.test(trouble ?? ''));

const isThere = ({ state }: Listing): boolean => state !== 'missing' && state !== 'unknown';

/** Whether a place exists and opens. It is missing only where the whole structure of the site was read, dead only where its link was seen dead twice. */
export function placeOf({ listings, linkChecks }: Facts, columns: readonly string[], name: string): Place {
  const looked = listings.items.filter(({ column }) => columns.includes(column));
  const there = looked.filter(isThere);
  const found = [...there.filter(isOpen), ...there.filter((listing) => !isOpen(listing))];
  const [first] = found;
  const evidence = (found.length > 0 ? found : looked).map((listing) => listing.evidence).slice(0, 5);
  const place = (state: Place['state'], reason: string): Place => ({
    found,
    state,
    reason,
    evidence: evidence.length > 0 ? evidence : listings.searched.slice(0, 3),
  });
  if (!first) {
    const missing = looked.length > 0 && looked.every(({ state }) => state === 'missing');
    const trouble = looked.flatMap((listing) => listing.trouble ?? [])[0];
    return missing
      ? place('missing', `没有找到“${name}”，网站导航和网站地图已全部查看`)
      : place('unknown', trouble ?? `没有找到“${name}”，请人工确认是否设有`);
  }
  if (isOpen(first)) return place('opens', `“${first.name}”（${first.url}）能打开`);
  const checks = linkChecks.items.filter(({ url }) => there.some((listing) => listing.url === url));
  if (checks.some(({ outcome }) => outcome === 'alive')) return place('opens', `“${first.name}”（${first.url}）的链接能打开`);
  const dead = checks.find(isDead);
  if (dead && there.every(({ url }) => checks.some((check) => check.url === url && isDead(check))))
    return place('dead', `“${first.name}”（${first.url}）打不开：${dead.reason}（隔时复查仍打不开）`);
  return place('unopened', `“${first.name}”（${first.url}）没有打开查看${first.trouble ? `：${first.trouble}` : '，请人工打开核对'}`);
}

const isDead = ({ outcome, confirmed, internal }: LinkCheck): boolean => outcome === 'dead' && confirmed && internal;

const VERDICTS: Record<Place['state'], Verdict> = { opens: 'pass', dead: 'fail', missing: 'fail', unopened: 'undetermined', unknown: 'undetermined' };

/** Verdict on a place that has to be there. `excuse`: why its absence cannot be held against this portal, in Chinese. */
export function placeFinding(place: Place, name: string, baseUrl: string, excuse: string | null = null): Finding {
  const excused = place.state === 'missing' && excuse !== null;
  return {
    verdict: excused ? 'undetermined' : VERDICTS[place.state],
    subject: { url: place.found[0]?.url ?? baseUrl, title: name },
    observed: { opens: '有，能打开', dead: '打不开', unopened: '有，未能打开查看', missing: '没有', unknown: '没有找到' }[place.state],
    expected: '有，能打开',
    unit: null,
    reason: excused ? `${place.reason}；${excuse}，请人工核对` : place.reason,
    evidence: place.evidence,
  };
}
