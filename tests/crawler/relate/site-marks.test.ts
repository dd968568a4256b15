import { expect, test } from 'vitest';
import type { PageMarks } from '../../../crawler/facts/page.js';
import { relateSiteMarks } from '../../../crawler/relate/site-marks.js';
import { BASE, page, record, site } from './builders.js';

const MARKS: PageMarks = {
  metas: ['SiteName'],
  organiser: '临河区人民政府',
  contact: null,
  siteCode: null,
  icp: null,
  policeRecord: null,
  bodyMark: false,
  errorReport: null,
  errorReportCode: null,
  siteMap: false,
  accessibilityEntry: null,
  footByScript: false,
  quote: '主办：临河区人民政府',
};
const home = record(`${BASE}/`, page(`${BASE}/`, '首页', { kind: 'home', marks: MARKS }));
const articles = (count: number) => Array.from({ length: count }, (_, n) => ({ title: `通知 ${n}`, date: '2025-05-01', over: { marks: MARKS } }));

test('home, columns and thirty articles taken from the columns in turn', () => {
  const builder = site().column('notices', articles(40)).column('policy-documents', articles(5));
  const column = record(`${BASE}/notices/`, page(`${BASE}/notices/`, '通知公告', { kind: 'list', marks: MARKS }));
  const surveyed = [{ name: '通知公告', url: `${BASE}/notices/`, path: [], record: column, byScript: false }];
  const { items, complete } = relateSiteMarks(builder.build({ home, surveyed }));
  expect(complete).toBe(true);
  expect(items.map(({ level }) => level)).toEqual(['home', 'column', ...Array.from({ length: 30 }, () => 'article')]);
  expect(items.filter(({ url }) => url.includes('/policy-documents/'))).toHaveLength(5);
  expect(items[0]).toMatchObject({ organiser: '临河区人民政府', evidence: { quote: '主办：临河区人民政府' } });
});

test('an unread home page is a gap', () => {
  const { items, complete, gaps } = relateSiteMarks(site().build({ home: record(`${BASE}/`, null, 'timeout') }));
  expect([items, complete, gaps[0]?.code]).toEqual([[], false, 'timeout']);
});

test('letters are no pages of published information', () => {
  const letter = { title: '路灯不亮', date: '2025-05-01', over: { kind: 'letter' as const, marks: MARKS } };
  const builder = site()
    .column('mailbox', articles(2))
    .column('notices', [letter, ...articles(1)]);
  expect(relateSiteMarks(builder.build({ home })).items.map(({ level, title }) => [level, title])).toEqual([
    ['home', '首页'],
    ['article', '通知 0'],
  ]);
});
