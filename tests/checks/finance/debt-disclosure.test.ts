import { expect, test } from 'vitest';
import { debtDisclosure as check } from '../../../checks/finance/debt-disclosure.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import type { AttachmentFact } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';
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
  ['nothing at all', [listing('debt')], [], [], {}, 'fail'],
  ['last year only', [listing('debt', [['债务限额和债务余额', '2022-12-31']])], [], [], {}, 'fail'],
  ['nothing yet', [listing('debt')], [], [], { asOf: '2023-12-30' }, 'not-due'],
  ['unread', [unread('debt')], [], [], {}, 'undetermined'],
  ['undated', [listing('debt', [['债务限额', null]])], [], [], {}, 'undetermined'],
  ['finance unread', [listing('debt'), unread('finance')], [], [], {}, 'undetermined'],
  ['no column in a city', [], [], [], { level: 'city' }, 'undetermined'],
  ['no column in a county', [], [], [], {}, 'fail'],
])('%s', (_case, given, articles, attachments, circumstances, verdict) => {
  const facts = { listings: lists(check, given), articles: factSet(articles), attachments: factSet(attachments) };
  expect(evaluate(check, facts, circumstances)).toMatchObject([{ verdict }]);
});

test('governments only', () => {
  expect((['province', 'city', 'county', 'town', 'department'] as const).filter((level) => check.appliesTo?.(level))).toEqual([
    'province',
    'city',
    'county',
  ]);
});
