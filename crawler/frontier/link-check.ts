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
  const links = await Promise.all(tried.map(async (place) => toLinkCheck(place, await tryLink(visitor, place.url, 1))));
  return {
    links,
    complete: places.length <= MAX_LINKS && firstLevel.length <= MAX_COLUMNS && pages.every((record) => record.page !== null || isGone(record)),
  };
}

/** The second look, later in the run: dead links that are dead again are confirmed, the others become unknown. */
export async function confirmDead(visitor: Visitor, links: readonly LinkCheck[]): Promise<LinkCheck[]> {
  return Promise.all(
    links.map(async (link) => {
      if (link.outcome !== 'dead') return link;
      const again = await tryLink(visitor, link.url, 2);
      if (isGone(again)) return { ...link, confirmed: true };
      return { ...link, outcome: 'unknown' as const, reason: '两次访问结果不一致' };
    }),
  );
}

const tryLink = (visitor: Visitor, url: string, attempt: number): Promise<PageRecord> =>
  visitor.visit({ url, mode: 'link' }, { purpose: 'link', attempt });

function collect(pages: readonly PageRecord[], inScope: (url: string) => boolean): Place[] {
  const seen = new Map<string, Place>();
  for (const record of pages) {
    for (const link of record.page?.links ?? []) {
      if (!inScope(link.url) || seen.has(columnKey(link.url))) continue;
      seen.set(columnKey(link.url), { record, url: link.url, text: fold(link.text) });
    }
  }
  return [...seen.values()];
}

function toLinkCheck(place: Place, record: PageRecord): LinkCheck {
  const { failure, capture } = record;
  const dead = isGone(record);
  return {
    url: place.url,
    foundOn: place.record.capture?.finalUrl ?? place.record.url,
    text: place.text,
    internal: true,
    outcome: dead ? 'dead' : failure ? 'unknown' : 'alive',
    status: failure?.status ?? capture?.status ?? null,
    reason: failure ? (failure.status === null ? FAILURE_TEXT[failure.code] : `服务器返回 ${failure.status}`) : '可以打开',
    confirmed: false,
    evidence: { ...evidenceOf(place.record, place.text), selector: `a[href] → ${place.url}`.slice(0, 300) },
  };
}
