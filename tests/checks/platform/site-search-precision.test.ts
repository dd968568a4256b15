import { expect, test } from 'vitest';
import { siteSearchPrecision as check } from '../../../checks/platform/site-search-precision.js';
import type { SiteSearch } from '../../../crawler/facts/probe.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

const searched = (rank: number | null, rest: Partial<SiteSearch> = {}): SiteSearch => ({
  title: '某县养老服务管理办法',
  url: 'https://www.example.gov.cn/doc/1.html',
  searchUrl: 'https://www.example.gov.cn/s?q=1',
  rank,
  results: [{ url: 'https://www.example.gov.cn/n/2.html', title: '某县召开会议' }],
  trouble: rank === null ? '搜索要求输入验证码' : null,
  evidence: evidence('https://www.example.gov.cn/s?q=1'),
  ...rest,
});

test.each<[string, (number | null)[], boolean, string[]]>([
  ['first and third', [1, 3], true, ['pass', 'pass']],
  ['fourth', [4], true, ['fail']],
  ['not among them', [0], true, ['fail']],
  ['could not be tried', [null], true, ['undetermined']],
  ['some not tried at all', [1], false, ['pass', 'undetermined']],
  ['five are enough', [1, 1, 1, 1, 1, 0], true, ['pass', 'pass', 'pass', 'pass', 'pass']],
  ['five are enough, more were wanted', [1, 1, 1, 1, 1], false, ['pass', 'pass', 'pass', 'pass', 'pass']],
  ['none known', [], false, ['undetermined']],
])('%s', (_case, ranks, complete, expected) => {
  expect(
    verdicts(
      evaluate(check, {
        siteSearch: factSet(
          ranks.map((rank) => searched(rank)),
          { complete },
        ),
      }),
    ),
  ).toEqual(expected);
});

test('bounds come from the profile; a miss says what came instead', () => {
  expect(verdicts(evaluate(check, { siteSearch: factSet([searched(4), searched(0)]) }, { thresholds: { samples: 1, topRanks: 5 } }))).toEqual([
    'pass',
  ]);
  expect(evaluate(check, { siteSearch: factSet([searched(0)]) })).toMatchObject([
    { observed: null, expected: 3, reason: expect.stringContaining('第一条是《某县召开会议》') },
  ]);
  expect(evaluate(check, { siteSearch: factSet([searched(0, { results: [] })]) })).toMatchObject([
    { reason: expect.stringContaining('没有任何结果') },
  ]);
  expect(evaluate(check, { siteSearch: factSet([searched(null)]) })).toMatchObject([{ reason: expect.stringContaining('搜索要求输入验证码') }]);
});
