import { fold } from '../extractors/dom.js';
import type { PageRecord } from '../facts/record.js';
import type { LinkCheck } from '../facts/site.js';
import type { Visitor } from '../visit.js';
import { columnKey } from './column-key.js';
import { FAILURE_TEXT, isGone } from './gaps.js';
import { evidenceOf } from './list-reader.js';
import { openPage } from './open-page.js';

const MAX_COLUMNS = 40;
const MAX_LINKS = 1500;

export interface LinkPlan {
  links: LinkCheck[];
  complete: boolean;
}

interface Place {
  record: PageRecord;
  url: string;
  text: string;
}

/** Tries every link on the site itself that stands on the home page or a first-level column. Only a definite 404 or 410 is dead. */
export async function checkLinks(
  visitor: Visitor,
  home: PageRecord,
  firstLevel: readonly { name: string; url: string }[],
  inScope: (url: string) => boolean,
): Promise<LinkPlan> {
  const columns = await Promise.all(firstLevel.slice(0, MAX_COLUMNS).map(({ url }) => openPage(visitor, url, 'column')));
  const pages = [home, ...columns];
  const places = collect(pages, inScope);
  const tried = places.slice(0, MAX_LINKS);
  const links = await Promise.all(tried.map(async (place) => toLinkCheck(place, await tryLink(visitor, place))));
  return {
    links,
    complete: places.length <= MAX_LINKS && firstLevel.length <= MAX_COLUMNS && pages.every((record) => record.page !== null || isGone(record)),
  };
}

/**
 * The second look, later in the run: dead links that are dead again are confirmed, the others become unknown. So they do
 * when the page they stand on no longer opens either: then the server refuses us, not its readers.
 */
export async function confirmDead(visitor: Visitor, links: readonly LinkCheck[]): Promise<LinkCheck[]> {
  return Promise.all(
    links.map(async (link) => {
      if (link.outcome !== 'dead') return link;
      const again = await askAgain(visitor, link.url, link.foundOn);
      if (!isGone(again)) return { ...link, outcome: 'unknown' as const, reason: '两次访问结果不一致' };
      const page = await askAgain(visitor, link.foundOn, null);
      if (page.failure) return { ...link, outcome: 'unknown' as const, reason: '复查时所在页面也打不开，不能断定' };
      return { ...link, confirmed: true };
    }),
  );
}

/** A link's first answer: that of its page where this run has read it, for that is as definite as asking again. */
async function tryLink(visitor: Visitor, { url, record }: Place): Promise<PageRecord> {
  const seen = await visitor.seen(url);
  if (seen && (seen.capture !== null || isGone(seen))) return seen;
  return visitor.visit({ url, mode: 'link', referer: record.capture?.finalUrl ?? record.url }, { purpose: 'link' });
}

const askAgain = (visitor: Visitor, url: string, referer: string | null): Promise<PageRecord> =>
  visitor.visit({ url, mode: 'link', referer }, { purpose: 'link', attempt: 2 });

function collect(pages: readonly PageRecord[], inScope: (url: string) => boolean): Place[] {
  const seen = new Map<string, Place>();
  for (const record of pages) {
    for (const link of record.page?.links ?? []) {
      const url = link.url.replace(/#.*$/s, '');
      if (!inScope(url) || seen.has(columnKey(url))) continue;
      seen.set(columnKey(url), { record, url, text: fold(link.text) });
    }
  }
  return [...seen.values()];
}

function toLinkCheck(place: Place, record: PageRecord): LinkCheck {
  const { failure, capture } = record;
  const dead = isGone(record);
  const misled = capture !== null && leadsToError(place.url, capture.finalUrl);
  const reason = failure ? (failure.status === null ? FAILURE_TEXT[failure.code] : `服务器返回 ${failure.status}`) : '可以打开';
  return {
    url: place.url,
    foundOn: place.record.capture?.finalUrl ?? place.record.url,
    text: place.text,
    internal: true,
    outcome: dead ? 'dead' : failure || misled ? 'unknown' : 'alive',
    status: failure?.status ?? capture?.status ?? null,
    reason: misled ? '跳转到出错提示页' : reason,
    confirmed: false,
    evidence: { ...evidenceOf(place.record, place.text), selector: `a[href] → ${place.url}`.slice(0, 300) },
  };
}

/** Sent on to a page that by its address tells of an error, though it answers as if all were well. */
function leadsToError(url: string, finalUrl: string): boolean {
  return finalUrl !== url && /\/(404|error|err|notfound|not[-_]found)[^/]{0,20}$/i.test(new URL(finalUrl).pathname);
}
