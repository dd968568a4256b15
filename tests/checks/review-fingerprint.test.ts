import { expect, test } from 'vitest';
import type { Finding } from '../../checks/check.js';
import { fingerprints } from '../../checks/fingerprint.js';

const finding = (own: Partial<Finding> & { url?: string; title?: string } = {}): Finding => {
  const { url = 'https://a.gov.cn/1.html', title = '文件一', ...rest } = own;
  return { verdict: 'fail', subject: { url, title }, observed: 5, expected: 3, unit: '个工作日', reason: '超期', evidence: [], ...rest };
};
const print = (own: Parameters<typeof finding>[0] = {}, id = 'interpretation-timeliness', site = 'a', ledgerItems: string[] = []): string =>
  fingerprints(site, { id, ledgerItems, findings: [finding(own)] })[0] ?? '';

test('16 hex digits, the same in every process', () => {
  expect(print()).toMatch(/^[0-9a-f]{16}$/);
  expect(print()).toBe('ef08abd67e1118e5');
});

test.each([
  ['another verdict', { verdict: 'pass' }],
  ['another observation', { observed: 9 }],
  ['other words', { reason: '首篇解读晚了' }],
  ['other dates', { timing: { startsOn: '2025-01-01', dueOn: '2025-01-06', doneOn: null, unit: 'working-day' } }],
  ['the other scheme', { url: 'http://a.gov.cn/1.html' }],
  ['another title of the one thing at its address', { title: '文件一（修订）' }],
] as const)('%s is the same finding', (_, own) => expect(print(own)).toBe(print()));

test('a trailing slash is no other address', () => expect(print({ url: 'https://a.gov.cn/zc/' })).toBe(print({ url: 'http://a.gov.cn/zc' })));

test('another address, expectation, indicator or site is another finding', () => {
  const all = [
    print(),
    print({ url: 'https://a.gov.cn/2.html' }),
    print({ expected: 5 }),
    print({}, 'interpretation-coverage'),
    print({}, undefined, 'b'),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('without an address the title tells', () => {
  const [first, second] = ['主办单位', '联系方式'].map((title) => print({ url: '', title }));
  expect(first).not.toBe(second);
});

test('several things at one address are told apart by title, whatever their order; equal ones by their number', () => {
  const judge = (titles: string[]) =>
    fingerprints('a', { id: 'footer-identity', ledgerItems: [], findings: titles.map((title) => finding({ title })) });
  const [unit, phone] = judge(['主办单位', '联系方式']);
  expect(judge(['联系方式', '主办单位'])).toEqual([phone, unit]);
  expect(new Set(judge(['首页', '首页', '首页'])).size).toBe(3);
});

test('a judgement told apart for a report has the fingerprint of the stored one', () =>
  expect(print({}, 'interpretation-timeliness--guyuan-2023')).toBe(print()));

test('equal demands of two ledger items are two where each item is judged by itself, else one', () => {
  expect(print({}, 'submission', 'a', ['x/1'])).not.toBe(print({}, 'submission', 'a', ['x/2']));
  expect(print({}, 'interpretation-timeliness', 'a', ['x/1'])).toBe(print({}, 'interpretation-timeliness', 'a', ['x/1', 'y/2']));
});
