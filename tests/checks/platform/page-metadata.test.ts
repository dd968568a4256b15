import { expect, test } from 'vitest';
import { pageMetadata as check } from '../../../checks/platform/page-metadata.js';
import type { SiteMarks } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { marks } from './builders.js';

const SITE = ['SiteName', 'SiteDomain', 'SiteIDCode'];
const COLUMN = [...SITE, 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const ARTICLE = [...SITE, 'ArticleTitle', 'PubDate', 'ContentSource'];

test.each<[string, SiteMarks['level'], string[], string]>([
  ['home, all', 'home', SITE, 'pass'],
  ['home, one short', 'home', SITE.slice(1), 'fail'],
  ['column, all', 'column', COLUMN, 'pass'],
  ['column without its type', 'column', COLUMN.slice(0, -1), 'fail'],
  ['article, all; column labels are not asked', 'article', ARTICLE, 'pass'],
  ['article without a source', 'article', ARTICLE.slice(0, -1), 'fail'],
  ['article with none', 'article', [], 'fail'],
])('%s', (_case, level, metas, expected) => {
  expect(verdicts(evaluate(check, { siteMarks: factSet([marks({ level, metas })]) }))).toEqual([expected]);
});

test('names what is lacking; an unread home page stays open', () => {
  const facts = { siteMarks: factSet([marks({ level: 'column', title: '通知公告', metas: SITE })], { complete: false }) };
  expect(evaluate(check, facts)).toMatchObject([
    { observed: 3, expected: 7, reason: '栏目页“通知公告”缺少标签或标签为空：ColumnName、ColumnDescription、ColumnKeywords、ColumnType' },
    { verdict: 'undetermined' },
  ]);
});
