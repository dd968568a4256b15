import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PageRecord } from '../../crawler/facts/record.js';
import { buildSiteFacts } from '../../crawler/relate/site-facts.js';
import { openPastRecords } from '../../store/past-records.js';
import { tempFolder } from '../temp.js';
import type { Handler } from './fetch/support.js';
import { respond } from './fetch/support.js';
import { type Crawled, type CrawlOptions, columnPage, crawlAt, homePage, link, list, rowsFrom, serveSite } from './frontier/portal.js';

/** A portal that knows what its readers have: by entity tag, by date, or not at all. */
function knowing(html: () => string, by: 'etag' | 'date' | 'nothing'): Handler {
  return (request, response) => {
    const text = html();
    const mark = by === 'etag' ? `"${text.length}-${text.slice(-200).length}"` : new Date(Date.UTC(2025, 2, 1) + text.length * 1000).toUTCString();
    const asked = by === 'etag' ? request.headers['if-none-match'] : request.headers['if-modified-since'];
    const header: Record<string, string> = by === 'etag' ? { etag: mark } : by === 'date' ? { 'last-modified': mark } : {};
    if (by !== 'nothing' && asked === mark) respond(response, 304, '', header);
    else respond(response, 200, text, { 'content-type': 'text/html; charset=utf-8', ...header });
  };
}

const rows = rowsFrom('2025-03-20', 4, '/zcwj/');
const article = (at: number, words: string): string =>
  `<html><head><meta charset="utf-8"><title>${rows[at]?.title}</title></head><body><h1>${rows[at]?.title}</h1><p>发布时间：${rows[at]?.date}</p><div class="TRS_Editor"><p>${words.repeat(30)}</p></div></body></html>`;

async function portal(by: 'etag' | 'date' | 'nothing') {
  let words = '现将有关事项通知如下。';
  const site = await serveSite({
    '/': knowing(() => homePage({ '/zcwj/': '政府文件' }), by),
    '/zcwj/': knowing(() => columnPage('政府文件', `${link('/', '首页')}${list(rows)}`), by),
    ...Object.fromEntries(rows.map(({ url }, at) => [url, knowing(() => article(at, at === 1 ? words : '现将有关事项通知如下。'), by)])),
  });
  const past = (records: readonly PageRecord[]): CrawlOptions['past'] => {
    const file = join(tempFolder(), 'journal.ndjson');
    writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    const opened = openPastRecords(file);
    onTestFinished(() => opened.close());
    return opened;
  };
  return { site, past, change: () => (words = '自印发之日起施行，有效期五年。') };
}

const told = ({ input }: Crawled): unknown =>
  JSON.parse(JSON.stringify(buildSiteFacts(input), (key, value: unknown) => (key === 'capturedAt' || key === 'durationMs' ? null : value)));

test.each(['etag', 'date'] as const)('the second night asks whether pages have changed, by %s, and takes over what has not', async (by) => {
  const { site, past, change } = await portal(by);
  const first = await crawlAt(site, { facts: ['policyDocuments', 'articles'] });
  expect(first.stats).toMatchObject({ notModified: 0 });
  const second = await crawlAt(site, { facts: ['policyDocuments', 'articles'], past: past(first.records) });
  expect(told(second)).toEqual(told(first));
  expect(second.stats).toMatchObject({ pages: first.stats.pages, notModified: first.stats.pages, bytes: 0 });
  change();
  const third = await crawlAt(site, { facts: ['policyDocuments', 'articles'], past: past(second.records) });
  expect(third.stats.notModified).toBe(first.stats.pages - 1);
  expect(told(third)).toEqual(told(await crawlAt(site, { facts: ['policyDocuments', 'articles'] })));
  expect(JSON.stringify(told(third))).toContain('有效期五年');
});

test('where a portal does not tell, the same bytes do', async () => {
  const { site, past, change } = await portal('nothing');
  const first = await crawlAt(site, { facts: ['policyDocuments'] });
  const second = await crawlAt(site, { facts: ['policyDocuments'], past: past(first.records) });
  expect(second.stats).toMatchObject({ notModified: first.stats.pages, bytes: first.stats.bytes });
  expect(told(second)).toEqual(told(first));
  change();
  expect((await crawlAt(site, { facts: ['policyDocuments'], past: past(second.records) })).stats.notModified).toBe(first.stats.pages - 1);
});

test('a second look within a run is a look of its own', async () => {
  const { site, past } = await portal('etag');
  const first = await crawlAt(site, { facts: ['policyDocuments'] });
  const second = await crawlAt(site, { facts: ['policyDocuments'], past: past(first.records) });
  const { bytes } = second.stats;
  await second.readAgain([new URL(rows[0]?.url ?? '', site.url).href]);
  expect(second.stats.bytes).toBeGreaterThan(bytes);
});

test('single records are found in a journal of any size; the newest of a key counts, and what is damaged is not there', () => {
  const file = join(tempFolder(), 'journal.ndjson');
  const record = (key: string, message: string): PageRecord => ({
    ...{ key, url: 'http://a.test/', purpose: 'article', capture: null, page: null, attachment: null },
    failure: { code: 'timeout', transient: true, scope: 'page', status: null, message, attempts: 1 },
  });
  const filler = Array.from({ length: 600 }, (_, at) => record(`http GET http://a.test/${at}`, '字'.repeat(900)));
  const lines = [...filler, record('http GET http://a.test/7', '新'), record('a "quoted" 钥匙', '引')].map((one) => JSON.stringify(one));
  writeFileSync(file, `${lines.join('\n')}\n{"key":"torn","url":1}\n{"key":"cut`);
  const past = openPastRecords(file);
  onTestFinished(() => past.close());
  expect(past.get('http GET http://a.test/7')?.failure?.message).toBe('新');
  expect(past.get('http GET http://a.test/599')?.failure?.message).toBe('字'.repeat(900));
  expect(past.get('a "quoted" 钥匙')?.failure?.message).toBe('引');
  for (const key of ['torn', 'cut', 'absent']) expect(past.get(key)).toBeNull();
});
