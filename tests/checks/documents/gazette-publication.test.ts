import { expect, test } from 'vitest';
import { gazettePublication as check } from '../../../checks/documents/gazette-publication.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import type { PolicyDocument } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet, policyDocument, verdicts } from '../facts.js';
import { article, fileLink, listing, row } from './builders.js';

const issue = (on: string | null) => row('某市人民政府公报2023年第4期', on);
const gazette = (on: string | null, rest: Partial<Listing> = {}) => [listing('gazette', [issue(on)], rest)];
const none = (state: Listing['state']) => [listing('gazette', [], { state })];

test.each<[string, Listing[], Circumstances, string]>([
  ['four months old', gazette('2023-08-31'), {}, 'pass'],
  ['a day more', gazette('2023-08-30'), {}, 'fail'],
  ['two months allowed', gazette('2023-10-30'), { thresholds: { maxMonths: 2 } }, 'fail'],
  ['cut, recent', gazette('2023-12-01', { state: 'cut' }), {}, 'pass'],
  ['cut, old', gazette('2023-01-01', { state: 'cut' }), {}, 'undetermined'],
  ['undated', gazette(null), {}, 'undetermined'],
  ['empty', none('read'), {}, 'fail'],
  ['unread', none('unread'), {}, 'undetermined'],
  ['missing on a city portal', none('missing'), { level: 'city' }, 'fail'],
  ['missing on a county portal', none('missing'), { level: 'county' }, 'undetermined'],
  ['perhaps missing', none('unknown'), { level: 'city' }, 'undetermined'],
  ['a past year of which nothing is left', gazette('2025-01-01'), { asOf: '2025-06-30' }, 'undetermined'],
])('issues: %s', (_case, listings, circumstances, verdict) => {
  expect(evaluate(check, { listings: factSet(listings) }, { level: 'city', ...circumstances })).toMatchObject([{ verdict }]);
});

const OTHER = { url: 'https://www.example.gov.cn/doc/2.html', title: '某市人民政府关于印发《供水管理办法》的通知' };
const contents = '本期目录：某县养老服务管理办法；其他';
const opened = (text: string, rest: Partial<ArticleFact> = {}) => [article(issue('2023-12-01').url, text, rest)];

test.each<[string, Partial<PolicyDocument>[], Listing[], ArticleFact[], string[]]>([
  ['listed in an issue', [{}], gazette('2023-12-01'), opened(contents), ['pass', 'pass']],
  ['listed as a row', [{}], [listing('gazette', [row('某县养老服务管理办法', '2023-12-01')])], [], ['pass', 'pass']],
  ['one of two, contents known', [{}, OTHER], gazette('2023-12-01'), opened(contents), ['pass', 'fail']],
  ['one of two, the other is recent', [{}, { ...OTHER, publishedOn: '2023-09-30' }], gazette('2023-12-01'), opened(contents), ['pass', 'not-due']],
  ['one of two, the other four months old', [{}, { ...OTHER, publishedOn: '2023-08-31' }], gazette('2023-12-01'), opened(contents), ['pass', 'fail']],
  ['one of two, with a file', [{}, OTHER], gazette('2023-12-01'), opened(contents, { attachments: [fileLink('a.pdf')] }), ['pass', 'undetermined']],
  ['one of two, list cut', [{}, OTHER], gazette('2023-12-01', { state: 'cut' }), opened(contents), ['pass', 'undetermined']],
  ['contents not read', [{}], gazette('2023-12-01'), [], ['pass', 'undetermined']],
  ['no normative document', [{ class: 'government' }], gazette('2023-12-01'), opened(contents), ['pass']],
  ['of last year', [{ publishedOn: '2022-12-31' }], gazette('2023-12-01'), opened(contents), ['pass']],
])('documents: %s', (_case, documents, listings, articles, expected) => {
  const facts = { listings: factSet(listings), articles: factSet(articles), policyDocuments: factSet(documents.map(policyDocument)) };
  expect(verdicts(evaluate(check, facts, { level: 'city' }))).toEqual(expected);
});

test('the lag is reported against five working days', () => {
  const listings = factSet([listing('gazette', [row('某县养老服务管理办法', '2023-06-12'), issue('2023-12-01')])]);
  const [, finding] = evaluate(check, { listings, policyDocuments: factSet([policyDocument()]) }, { level: 'city' });
  expect(finding?.reason).toContain('1 个在 5 个工作日内刊登，最长 5 个工作日');
});

test('departments and towns have no gazette', () => {
  expect((['province', 'city', 'county', 'town', 'department'] as const).map((level) => check.appliesTo?.(level))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
