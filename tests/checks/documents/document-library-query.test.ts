import { expect, test } from 'vitest';
import { documentLibraryQuery as check } from '../../../checks/documents/document-library-query.js';
import type { DocumentLibrary } from '../../../crawler/facts/probe.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

const TITLE = '某县养老服务管理办法';
const library = (rest: Partial<DocumentLibrary>): DocumentLibrary => ({
  url: 'https://www.example.gov.cn/wjk/',
  name: '政策文件库',
  query: { title: TITLE, found: true },
  hasQuery: true,
  facets: ['issuer', 'topic', 'year'],
  trouble: null,
  evidence: evidence('https://www.example.gov.cn/wjk/'),
  ...rest,
});
const MISSED = { query: { title: TITLE, found: false } };
const NO_QUERY = { query: null, hasQuery: false };

test.each<[string, Partial<DocumentLibrary>, string]>([
  ['finds and sorts', {}, 'pass'],
  ['finds, lacks one way to sort', { facets: ['issuer', 'year'] }, 'partial'],
  ['finds, sorts by nothing', { facets: [] }, 'partial'],
  ['finds, sorting not seen for certain', { facets: ['year'], trouble: '页面上另有选项，看不出按什么分类' }, 'undetermined'],
  ['finds, sorting not read', { facets: null, trouble: '有脚本没有加载到' }, 'undetermined'],
  ['does not find', MISSED, 'partial'],
  ['does not find and sorts by nothing', { ...MISSED, facets: [] }, 'fail'],
  ['no query', NO_QUERY, 'partial'],
  ['no query and no sorting', { ...NO_QUERY, facets: [] }, 'fail'],
  ['the query could not be tried', { query: null, trouble: '搜索要求输入验证码' }, 'undetermined'],
  ['only the whole site’s search', { query: null, hasQuery: null, facets: [], trouble: '页面上只看到全站搜索' }, 'undetermined'],
  ['did not open', { query: null, hasQuery: null, facets: null, trouble: '页面没有打开：等待超时' }, 'undetermined'],
])('%s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { documentLibraries: factSet([library(rest)]) }))).toEqual([expected]);
});

test('a profile may ask for less; no library found stays open', () => {
  const facts = { documentLibraries: factSet([library({ facets: ['year'] })]) };
  expect(verdicts(evaluate(check, facts, { thresholds: { facets: ['year'] } }))).toEqual(['pass']);
  expect(evaluate(check, facts)).toMatchObject([
    { observed: '年份', expected: '发文机关、年份、主题', reason: '能按标题查到文件；能按年份分类；没有看到按发文机关、主题分类' },
  ]);
  expect(verdicts(evaluate(check, { documentLibraries: factSet<DocumentLibrary>([], { complete: false }) }))).toEqual(['undetermined']);
});
