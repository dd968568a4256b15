import type { PageFacts } from '../facts/page.js';
import type { SiteMarks } from '../facts/publication.js';
import type { PageRecord } from '../facts/record.js';
import type { FactSet, Gap } from '../facts/site.js';
import { addressKey } from './addresses.js';
import { pageEvidence, readablePage } from './articles.js';
import { homeEvidence } from './coverage.js';
import type { RelateInput } from './input.js';

const MAX_COLUMNS = 30;
const MAX_ARTICLES = 30;

/**
 * Marks of the home page, of one page per column and of up to 30 articles, taken from the columns in turn so that each system of the
 * site is met. Complete when the home page was read.
 */
export function relateSiteMarks(input: RelateInput): FactSet<SiteMarks> {
  const home = marksOf(input.home, 'home');
  const pages = [...(home ? [home] : []), ...columnMarks(input), ...articleMarks(input)];
  const seen = new Set<string>();
  const items = pages.filter(({ url }) => !seen.has(addressKey(url)) && seen.add(addressKey(url)));
  const gap: Gap = {
    code: input.home?.failure?.code ?? 'unread-article',
    message: '首页没有读到，底部标识和页面标签不能判断，请人工查看',
    url: input.portal.baseUrl,
  };
  return { items, complete: home !== null, gaps: home ? [] : [gap], searched: [homeEvidence(input)] };
}

function marksOf(record: PageRecord | null | undefined, level: SiteMarks['level']): SiteMarks | null {
  const page: PageFacts | null = readablePage(record);
  if (!record || !page?.marks) return null;
  const { quote, ...marks } = page.marks;
  return {
    url: record.url,
    title: page.title?.value ?? page.siteName ?? record.url,
    level,
    ...marks,
    evidence: pageEvidence(record, page, quote, null),
  };
}

function columnMarks({ surveyed = [], columns, pages }: RelateInput): SiteMarks[] {
  const records = [...surveyed.map(({ record }) => record), ...columns.map(({ url }) => pages.get(url))];
  return records.flatMap((record) => (isListing(record) ? (marksOf(record, 'column') ?? []) : [])).slice(0, MAX_COLUMNS);
}

const isListing = (record: PageRecord | undefined): boolean => record?.page?.kind === 'list' || record?.page?.kind === 'column';
/** Letters and entrances come from other systems than the articles, and bear none of the labels of published information. */
const OTHER_KINDS: readonly unknown[] = ['list', 'column', 'home', 'letter', 'login'];
const isArticle = ({ page }: PageRecord): boolean => !OTHER_KINDS.includes(page?.kind) && page?.letter == null;

function articleMarks({ columns, pages }: RelateInput): SiteMarks[] {
  const queues = columns.filter(({ id }) => id !== 'mailbox').map(({ rows }) => rows.flatMap(({ url }) => pages.get(url) ?? []));
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  const found: SiteMarks[] = [];
  for (let turn = 0; turn < longest && found.length < MAX_ARTICLES; turn++) {
    for (const queue of queues) {
      const record = queue[turn];
      const marks = record && isArticle(record) ? marksOf(record, 'article') : null;
      if (marks && found.length < MAX_ARTICLES && !found.some(({ url }) => url === marks.url)) found.push(marks);
    }
  }
  return found;
}
