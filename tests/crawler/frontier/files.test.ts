import { expect, test } from 'vitest';
import type { AttachmentFacts } from '../../../crawler/facts/attachment.js';
import type { FactName } from '../../../crawler/facts/site.js';
import { notFound, page } from '../fetch/support.js';
import { articlePage, columnPage, crawlAt, homePage, link, list, type Pages, serveSite } from './portal.js';

const PDF = Buffer.from('%PDF-1.4\n');
const FACTS: AttachmentFacts = {
  type: 'pdf',
  state: 'read',
  failure: null,
  truncated: false,
  recognised: false,
  sizeBytes: PDF.length,
  pages: 1,
  text: { chars: 0, sha256: '', head: '', tail: '', headings: [], citedTitles: [], citedNumbers: [] },
  tables: [],
  entries: [],
  personalData: { hits: [], count: 0 },
};
const title = '青山区人民政府关于印发生态保护工作方案的通知';
const file = page(PDF, { 'content-type': 'application/pdf' });
const PAGES: Pages = {
  '/': homePage({ '/zcwj/': '政府文件' }),
  '/zcwj/': columnPage(
    '政府文件',
    list([
      { url: '/zcwj/1.html', title, date: '2025-03-10' },
      { url: '/zcwj/plan.pdf', title: '年度工作方案', date: '2025-03-05' },
      { url: '/zcwj/old.pdf', title: '往年工作方案', date: '2023-03-05' },
    ]),
  ),
  '/zcwj/1.html': articlePage(
    title,
    '2025-03-10',
    `${'各单位按照职责分工抓好落实。'.repeat(12)}${link('/f/a.pdf', '附件1：方案.pdf')}${link('/f/b.pdf', '附件2.pdf')}${link('/f/c.mp4', '视频.mp4')}`,
  ),
  '/zcwj/plan.pdf': file,
  '/zcwj/old.pdf': file,
  '/f/a.pdf': file,
  '/f/b.pdf': notFound,
};

test.each<[string, FactName[], string[]]>([
  ['no file is opened when no fact needs one', ['policyDocuments'], []],
  ['files on opened pages and files that are rows of the window', ['policyDocuments', 'personalData'], ['/f/a.pdf', '/f/b.pdf', '/zcwj/plan.pdf']],
])('%s', async (_case, facts, expected) => {
  const names: string[] = [];
  const readFile = async (bytes: Uint8Array, { name }: { name: string }): Promise<AttachmentFacts> => {
    names.push(name);
    expect(Buffer.from(bytes).equals(PDF)).toBe(true);
    return FACTS;
  };
  const portal = await serveSite(PAGES);
  const { input, paths, records } = await crawlAt(portal, { facts, readFile });
  expect(paths.filter((path) => /\.(pdf|mp4)$/.test(path)).sort()).toEqual(expected);
  const opened = [...(input.attachments ?? [])]
    .map(([url, record]) => [new URL(url).pathname, record.attachment?.state ?? record.failure?.status])
    .sort();
  expect(opened).toEqual(expected.map((path) => [path, path === '/f/b.pdf' ? 404 : 'read']));
  if (expected.length === 0) return;
  expect(names.sort()).toEqual(['年度工作方案', '附件1：方案.pdf']);
  // A crawl taken up again reads no file twice.
  const asked = portal.hits.length;
  const again = await crawlAt(portal, { facts, readFile: () => Promise.reject(new Error('read again')), records });
  expect(again.input.attachments).toEqual(input.attachments);
  expect(
    portal.hits
      .slice(asked)
      .map(({ path }) => path)
      .filter((path) => path !== '/robots.txt'),
  ).toEqual([]);
});
