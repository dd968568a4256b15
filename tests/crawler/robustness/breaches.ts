import { loadHtml } from '../../../crawler/extractors/dom.js';
import { extractData, extractLinks, extractLists, LIST_BOUNDS } from '../../../crawler/extractors/list/index.js';
import { extractPage } from '../../../crawler/extractors/page.js';
import { listFactsSchema, type PageFacts, pageFactsSchema } from '../../../crawler/facts/page.js';
import type { FuzzCase } from './cases.js';

/** What no page may bring about. */
export const ROBUSTNESS_BOUNDS = {
  /** Time for all that is read of one page; for each further million characters as much again. */
  msPerCase: 1_000,
  /** Characters of any one text among the facts, requests and addresses apart. */
  text: 20_000,
  title: 500,
  address: 4_000,
  /** Characters of all facts of a page together. */
  facts: 32_000_000,
  attachments: 20_000,
} as const;

export interface Outcome {
  ms: number;
  breaches: string[];
}

/** What is slow once may have met a busy machine: it counts only when it is slow every time. */
const ATTEMPTS = 3;

/** Reads one case in every way the crawler would, and says what was broken. */
export function readCase(one: FuzzCase): Outcome {
  const allowed = ROBUSTNESS_BOUNDS.msPerCase * Math.max(1, one.html.length / 1_000_000);
  const clock = new WorkClock();
  const facts = readAll(one, clock);
  const breaches = facts instanceof Error ? [`threw ${facts.message.slice(0, 300)}`] : beyondBounds(facts);
  for (let attempt = 1; attempt < ATTEMPTS && clock.longestMs > allowed; attempt += 1) {
    clock.longestMs = 0;
    readAll(one, clock);
  }
  const slow = clock.longestMs > allowed ? [`took ${Math.round(clock.longestMs)} ms in ${clock.longest}`] : [];
  return { ms: clock.longestMs, breaches: [...breaches, ...slow] };
}

/** Longest of several pieces of work, in time of the processor: how busy the machine is otherwise does not count. */
class WorkClock {
  longestMs = 0;
  longest = '';

  time<T>(name: string, work: () => T): T {
    const started = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(started);
    const ms = (user + system) / 1000;
    if (ms > this.longestMs) Object.assign(this, { longestMs: ms, longest: name });
    return result;
  }
}

interface Read {
  page: PageFacts;
  parts: unknown[];
}

function readAll({ html, url, contentType, rendered }: FuzzCase, clock: WorkClock): Read | Error {
  try {
    const page = pageFactsSchema.parse(clock.time('extractPage', () => extractPage({ html, url, charset: 'utf-8', rendered })));
    const base = url === '' ? 'http://www.qingshan.test/' : url;
    const $ = clock.time('loadHtml', () => loadHtml(html));
    const { list, otherItems } = clock.time('extractLists', () => extractLists($, html, base));
    const links = clock.time('extractLinks', () => extractLinks($, base));
    const data = clock.time('extractData', () => extractData(html, contentType, base));
    for (const found of [list, data]) if (found) listFactsSchema.parse(found);
    return { page, parts: [list, otherItems, links, data] };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function beyondBounds({ page, parts }: Read): string[] {
  const out: string[] = [];
  const most = (name: string, size: number, bound: number): void => void (size > bound && out.push(`${name}: ${size} > ${bound}`));
  most('items', page.list?.items.length ?? 0, LIST_BOUNDS.items);
  most('other items', page.otherItems.length, LIST_BOUNDS.items);
  most('links', page.links.length, LIST_BOUNDS.links);
  most('attachments', page.attachments.length, ROBUSTNESS_BOUNDS.attachments);
  for (const { text, url } of page.links) {
    most('link text', text.length, LIST_BOUNDS.title);
    most('link address', url.length, LIST_BOUNDS.address);
  }
  for (const { title } of [...(page.list?.items ?? []), ...page.otherItems]) most('title', title.length, LIST_BOUNDS.title);
  if (page.list?.pager?.type === 'request') most('request', page.list.pager.bodyTemplate?.length ?? 0, LIST_BOUNDS.request);
  most('longest text', longestText({ ...page, list: null, columns: page.columns.map(({ name }) => name) }), ROBUSTNESS_BOUNDS.text);
  for (const { url } of page.columns) most('path address', url?.length ?? 0, ROBUSTNESS_BOUNDS.address);
  most('page title', page.title?.value.length ?? 0, ROBUSTNESS_BOUNDS.title);
  most('facts', JSON.stringify(page).length, ROBUSTNESS_BOUNDS.facts);
  most('list facts', JSON.stringify(parts).length, ROBUSTNESS_BOUNDS.facts);
  return [...new Set(out)].slice(0, 10);
}

function longestText(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((most: number, inner) => Math.max(most, longestText(inner)), 0);
}
