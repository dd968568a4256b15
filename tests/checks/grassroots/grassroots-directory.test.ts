import { expect, test } from 'vitest';
import { DOMAINS } from '../../../checks/grassroots/domains.js';
import { grassrootsDirectory as check } from '../../../checks/grassroots/grassroots-directory.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import type { AttachmentFact } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet, verdicts } from '../facts.js';
import { article, attachment, content, cut, listing, lists, type Row, unknown, unread } from '../periodic/listing-facts.js';

const ID = 'grassroots-directory';
const rows = (count: 26 | 31): Row[] => DOMAINS[count].map(({ name }) => [`${name}领域`, '2021-05-01'] as const);
const run = (given: Listing[], circumstances: Circumstances = {}, articles: ArticleFact[] = [], attachments: AttachmentFact[] = []) =>
  evaluate(check, { listings: lists(check, given), articles: factSet(articles), attachments: factSet(attachments) }, circumstances);
const tally = (found: ReturnType<typeof run>) =>
  Object.fromEntries([...new Set(verdicts(found))].sort().map((verdict) => [verdict, found.filter((each) => each.verdict === verdict).length]));

test.each<[string, Listing[], Circumstances, Record<string, number>]>([
  ['all 26', [listing(ID, rows(26))], {}, { pass: 26 }],
  ['one lacking', [listing(ID, rows(26).slice(0, -1))], {}, { fail: 1, pass: 25 }],
  ['one said not to concern the place', [listing(ID, rows(26).slice(0, -1), { text: '城乡规划领域：本县不涉及' })], {}, { pass: 26 }],
  ['one lacking, list cut', [cut(ID, rows(26).slice(0, -1))], {}, { pass: 25, undetermined: 1 }],
  [
    'one lacking, a collected edition not opened',
    [listing(ID, [...rows(26).slice(0, -1), ['各领域标准目录汇编', '2021-05-01']])],
    {},
    { pass: 25, undetermined: 1 },
  ],
  [
    'as columns below',
    [
      listing(ID, [], { name: '基层政务公开', text: '栏目' }),
      listing('employment', [], { name: '就业领域', path: ['首页', '基层政务公开', '就业领域'] }),
    ],
    {},
    { fail: 25, pass: 1 },
  ],
  [
    'a column elsewhere: the directory may lead there',
    [listing(ID, [['就业领域', null]]), listing('housing', [], { name: '保障性住房', path: ['首页', '保障性住房'] })],
    {},
    { fail: 24, pass: 1, undetermined: 1 },
  ],
  [
    'a directory among the notices',
    [listing(ID, rows(26).slice(0, -1)), listing('notices', [['城乡规划领域基层政务公开标准目录', '2021-05-01']])],
    {},
    { pass: 26 },
  ],
  ['all 31', [listing(ID, rows(31))], { thresholds: { domains: 31 } }, { pass: 31 }],
  ['32 is the same list', [listing(ID, rows(31))], { thresholds: { domains: 32 } }, { pass: 31 }],
  ['26 where 31 are asked', [listing(ID, rows(26))], { thresholds: { domains: 31 } }, { fail: 7, pass: 24 }],
  ['no directory', [], {}, { fail: 1 }],
  ['not found for certain', [unknown(ID)], {}, { undetermined: 1 }],
  ['unread', [unread(ID)], {}, { undetermined: 1 }],
  ['nothing readable', [listing(ID)], {}, { undetermined: 1 }],
])('%s', (_case, given, circumstances, expected) => {
  expect(tally(run(given, circumstances))).toEqual(expected);
});

test('words of pages and files count', () => {
  const one = [listing(ID, [['目录', '2021-05-01']])];
  const names = DOMAINS[26].map(({ name }) => name).join('、');
  expect(tally(run(one, {}, [article(`${ID}/0.html`, names)]))).toEqual({ pass: 26 });
  expect(tally(run(one, {}, [], [attachment(`${ID}/0.html`, content({}, { head: names }), { columns: [ID] })]))).toEqual({ pass: 26 });
});

test('counties only, 26 and 31 fields', () => {
  expect((['province', 'city', 'county', 'town', 'department'] as const).filter((level) => check.appliesTo?.(level))).toEqual(['county']);
  expect([DOMAINS[26].length, DOMAINS[31].length]).toEqual([26, 31]);
});
