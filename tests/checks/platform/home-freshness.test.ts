import { expect, test } from 'vitest';
import { homeFreshness as check } from '../../../checks/platform/home-freshness.js';
import { type Circumstances, evaluate, factSet, home } from '../facts.js';

test.each<[string, Parameters<typeof home>[0], Circumstances, string, number | null]>([
  ['today', { newestOn: '2023-12-31' }, {}, 'pass', 0],
  ['14 days', { newestOn: '2023-12-17' }, {}, 'pass', 14],
  ['15 days', { newestOn: '2023-12-16' }, {}, 'fail', 15],
  ['15 days, lists by script', { newestOn: '2023-12-16', scriptFilled: true }, {}, 'undetermined', 15],
  ['14 days, lists by script', { newestOn: '2023-12-17', scriptFilled: true }, {}, 'pass', 14],
  ['15 days, mostly undated', { newestOn: '2023-12-16', datedItems: 5, undatedItems: 6 }, {}, 'undetermined', 15],
  ['15 days, half undated', { newestOn: '2023-12-16', datedItems: 6, undatedItems: 6 }, {}, 'fail', 15],
  ['15 days, two dated items are not the page', { newestOn: '2023-12-16', datedItems: 2, undatedItems: 0 }, {}, 'undetermined', 15],
  ['15 days, three dated items', { newestOn: '2023-12-16', datedItems: 3, undatedItems: 0 }, {}, 'fail', 15],
  ['nothing dated', { newestOn: null, newestTitle: null, datedItems: 0 }, {}, 'undetermined', null],
  ['later than the audit date', { newestOn: '2023-12-20' }, { asOf: '2023-12-10' }, 'undetermined', null],
  ['a ledger of 2023 seen in 2026, fresh today', { newestOn: '2026-06-25' }, { asOf: '2026-06-30' }, 'pass', 5],
  ['a ledger of 2023 seen in 2026, stale since', { newestOn: '2025-01-01' }, { asOf: '2026-06-30' }, 'undetermined', 545],
  ['a ledger of 2023 seen in 2026, fresh then', { newestOn: '2023-12-28' }, { asOf: '2026-06-30' }, 'pass', 3],
  ['a ledger of 2023 seen in 2026, stale already then', { newestOn: '2023-11-01' }, { asOf: '2026-06-30' }, 'fail', 60],
])('%s', (_case, page, circumstances, verdict, observed) => {
  expect(evaluate(check, { home: factSet([home(page)]) }, circumstances)).toMatchObject([{ verdict, observed, expected: 14, unit: '天' }]);
});

test('a home page that was not read', () => {
  const gaps = [{ code: 'timeout' as const, message: '首页没有读到：超时', url: null }];
  expect(evaluate(check, { home: factSet<ReturnType<typeof home>>([], { complete: false, gaps }) })).toMatchObject([
    { verdict: 'undetermined', reason: '首页没有读到：超时' },
  ]);
});
