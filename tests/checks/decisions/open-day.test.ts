import { expect, test } from 'vitest';
import { openDay as check } from '../../../checks/decisions/open-day.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, factSet, verdicts } from '../facts.js';
import { article, listing, lists, type Row, unread } from '../periodic/listing-facts.js';

const ALL: readonly Row[] = [
  ['政府开放日活动方案', '2023-08-25'],
  ['市民代表走进政府', '2023-09-20'],
  ['开放日意见建议征集', '2023-09-25'],
  ['开放日意见采纳结果', '2023-10-20'],
];
const without = (...places: readonly number[]) =>
  listing(
    'open-day',
    ALL.filter((_, index) => !places.includes(index)),
  );
const run = (given: Listing[], circumstances: Circumstances = {}, articles: ArticleFact[] = []) =>
  verdicts(evaluate(check, { listings: lists(check, given), articles: factSet(articles) }, circumstances));
const page = (index: number, text: string, rest: Partial<ArticleFact> = {}) => article(`open-day/${index}.html`, text, rest);
const read = (count: number, text = '正文') => Array.from({ length: count }, (_, index) => page(index, text));

test.each<[string, Listing[], ArticleFact[], Circumstances, string[]]>([
  ['all four', [without()], [], {}, ['pass', 'pass', 'pass', 'pass']],
  ['no plan', [without(0)], [], {}, ['fail', 'pass', 'pass', 'pass']],
  ['no plan before the year is over', [without(0)], [], { asOf: '2023-12-30' }, ['not-due', 'pass', 'pass', 'pass']],
  ['no report', [without(1)], [], {}, ['pass', 'fail', 'pass', 'pass']],
  ['no report, last day', [without(1, 2, 3)], [], { asOf: '2023-10-31' }, ['pass', 'not-due', 'not-due', 'not-due']],
  ['no report, the day after', [without(1, 2, 3)], [], { asOf: '2023-11-01' }, ['pass', 'fail', 'not-due', 'not-due']],
  ['no result, pages not opened', [without(3)], [], {}, ['pass', 'pass', 'pass', 'undetermined']],
  ['no result, pages read', [without(2, 3)], read(2), {}, ['pass', 'pass', 'fail', 'fail']],
  ['result told in the report', [without(2, 3)], [page(0, '方案'), page(1, '征集到意见5条，已采纳意见3条。')], {}, ['pass', 'pass', 'pass', 'pass']],
  ['report in June', [listing('open-day', [['市民代表走进政府', '2023-06-20']])], read(1), {}, ['fail', 'undetermined', 'fail', 'fail']],
  [
    'report in June, any month',
    [listing('open-day', [['市民代表走进政府', '2023-06-20']])],
    [],
    { thresholds: { month: null, phases: ['report'] } },
    ['pass'],
  ],
  [
    'report on the first day after',
    [listing('open-day', [['市民代表走进政府', '2023-11-01']])],
    [],
    { thresholds: { phases: ['report'] } },
    ['undetermined'],
  ],
  ['report on the last day', [listing('open-day', [['市民代表走进政府', '2023-10-31']])], [], { thresholds: { phases: ['report'] } }, ['pass']],
  [
    'among the news',
    [listing('open-day'), listing('news', [['我县举办政府开放日', '2023-09-21']])],
    [],
    { thresholds: { phases: ['report'] } },
    ['pass'],
  ],
  ['nothing', [listing('open-day')], [], {}, ['fail', 'fail', 'fail', 'fail']],
  ['nothing, news unread', [listing('open-day'), unread('news')], [], { thresholds: { phases: ['report'] } }, ['undetermined']],
  ['column unread', [unread('open-day')], [], { thresholds: { phases: ['plan', 'report'] } }, ['undetermined', 'undetermined']],
  ['undated', [listing('open-day', [['开放日活动', null]])], [], { thresholds: { phases: ['report'] } }, ['undetermined']],
  ['a title that names no phase', [listing('open-day', [['精彩瞬间', '2023-09-20']])], [], { thresholds: { phases: ['report'] } }, ['undetermined']],
  ['no column on a department’s site', [], [], { level: 'department', thresholds: { phases: ['report'] } }, ['undetermined']],
])('%s', (_case, given, articles, circumstances, expected) => {
  expect(run(given, circumstances, articles)).toEqual(expected);
});
