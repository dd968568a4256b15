import { expect, test } from 'vitest';
import { debtDisclosure as check } from '../../../checks/finance/debt-disclosure.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import type { AttachmentFact } from '../../../crawler/facts/site.js';
import { budgetFile, type Circumstances, evaluate, factSet } from '../facts.js';
import { article, attachment, content, listing, lists, unread } from '../periodic/listing-facts.js';

const DEBT = listing('debt', [['某县2023年政府债务情况', '2023-05-01']]);
const BUDGET = listing('finance', [['某县2023年政府预算', '2023-02-01']]);
const BOTH = '2023年政府债务限额10亿元，政府债务余额9亿元';

test.each<[string, Listing[], ArticleFact[], AttachmentFact[], Circumstances, string]>([
  ['both in the text', [DEBT], [article('debt/0.html', BOTH)], [], {}, 'pass'],
  ['both in the title', [listing('debt', [['政府债务限额和债务余额情况', '2023-05-01']])], [], [], {}, 'pass'],
  ['both in a file', [DEBT], [], [attachment('debt/0.html', content({}, { head: BOTH }))], {}, 'pass'],
  [
    'both in a table of the budget',
    [BUDGET],
    [],
    [attachment('finance/0.html', content({}, { headings: ['政府债务限额和余额情况表：债务余额'] }))],
    {},
    'pass',
  ],
  ['only the limit', [DEBT], [article('debt/0.html', '政府债务限额10亿元')], [], {}, 'undetermined'],
  ['page not opened', [DEBT], [], [], {}, 'undetermined'],
  ['nothing but a budget', [listing('debt'), BUDGET], [], [], {}, 'undetermined'],
  ['nothing but the budget of a department', [listing('debt'), listing('finance', [['某局2023年部门预算', '2023-02-01']])], [], [], {}, 'fail'],
  ['nothing but a budget of last year', [listing('debt'), listing('finance', [['某县2022年政府预算', '2022-02-01']])], [], [], {}, 'fail'],
  ['nothing at all', [listing('debt')], [], [], {}, 'fail'],
  ['last year only', [listing('debt', [['债务限额和债务余额', '2022-12-31']])], [], [], {}, 'fail'],
  ['nothing on the last day in time', [listing('debt')], [], [], { asOf: '2023-04-30' }, 'not-due'],
  ['nothing the day after', [listing('debt')], [], [], { asOf: '2023-05-01' }, 'fail'],
  ['nothing, a later day is set', [listing('debt')], [], [], { asOf: '2023-05-01', thresholds: { dueBy: '05-31' } }, 'not-due'],
  ['unread', [unread('debt')], [], [], {}, 'undetermined'],
  ['unread before the day', [unread('debt')], [], [], { asOf: '2023-04-30' }, 'not-due'],
  ['undated', [listing('debt', [['债务限额', null]])], [], [], {}, 'undetermined'],
  ['finance unread', [listing('debt'), unread('finance')], [], [], {}, 'undetermined'],
  ['no column in a city', [], [], [], { level: 'city' }, 'undetermined'],
  ['no column in a county', [], [], [], {}, 'fail'],
])('%s', (_case, given, articles, attachments, circumstances, verdict) => {
  const finance = given.filter(({ column }) => column === 'finance');
  const budgets = finance.flatMap(({ rows }) =>
    rows.map(({ url, title, publishedOn }) => budgetFile({ url, title, publishedOn, holder: title.includes('部门') ? 'department' : 'government' })),
  );
  const budgetFiles = factSet(budgets, { complete: finance.every(({ state }) => state === 'read') });
  const facts = { listings: lists(check, given), articles: factSet(articles), attachments: factSet(attachments), budgetFiles };
  expect(evaluate(check, facts, circumstances)).toMatchObject([{ verdict }]);
});

test('governments only', () => {
  expect((['province', 'city', 'county', 'town', 'department'] as const).filter((level) => check.appliesTo?.(level))).toEqual([
    'province',
    'city',
    'county',
  ]);
});
