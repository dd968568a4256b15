import { expect, test } from 'vitest';
import { brokenLinks as check } from '../../../checks/platform/broken-links.js';
import type { LinkCheck } from '../../../crawler/facts/site.js';
import { evaluate, factSet, linkCheck, verdicts } from '../facts.js';

const DEAD = { outcome: 'dead', status: 404, reason: '404（页面不存在）', confirmed: true } as const;

test.each<[string, Partial<LinkCheck>[], boolean, string[]]>([
  ['all open: one finding', [{}, {}, {}], true, ['pass']],
  ['dead, seen twice', [DEAD], true, ['fail']],
  ['dead, seen once', [{ ...DEAD, confirmed: false }], true, ['undetermined']],
  ['dead on another site: listed', [{ ...DEAD, internal: false }], true, ['not-applicable']],
  ['alive and no answer on another site: silent', [{ internal: false }, { internal: false, outcome: 'unknown' }], true, []],
  ['no answer', [{ outcome: 'unknown' }, { outcome: 'unknown' }], true, ['undetermined']],
  ['some of each', [DEAD, {}, { outcome: 'unknown' }, DEAD], true, ['fail', 'fail', 'pass', 'undetermined']],
  ['not all checked', [{}], false, ['pass', 'undetermined']],
])('%s', (_case, items, complete, expected) => {
  expect(verdicts(evaluate(check, { linkChecks: factSet(items.map(linkCheck), { complete }) }))).toEqual(expected);
});

test('a breach says where the link stands', () => {
  const link = linkCheck({ ...DEAD, url: 'https://www.example.gov.cn/x.html', text: '领导信箱' });
  expect(evaluate(check, { linkChecks: factSet([link]) })).toMatchObject([
    {
      subject: { url: 'https://www.example.gov.cn/x.html', title: '领导信箱' },
      observed: 404,
      reason: '页面 https://www.example.gov.cn/ 上的链接“领导信箱”打不开：404（页面不存在）（隔时复查仍打不开）',
    },
  ]);
});
