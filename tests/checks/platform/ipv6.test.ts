import { expect, test } from 'vitest';
import { ipv6 as check } from '../../../checks/platform/ipv6.js';
import type { Ipv6 } from '../../../crawler/facts/probe.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

const record = (rest: Partial<Ipv6>): Ipv6 => ({
  host: 'www.example.gov.cn',
  addresses: ['2001:db8::1'],
  answers: true,
  trouble: null,
  evidence: evidence('https://www.example.gov.cn/'),
  ...rest,
});

test.each<[string, Partial<Ipv6>, string]>([
  ['a record that answers', {}, 'pass'],
  ['a record that this machine cannot try', { answers: null, trouble: '本机没有 IPv6 网络，没有连接' }, 'pass'],
  ['a record that refuses', { answers: false, trouble: '通过 IPv6 连接 2001:db8::1：无法建立连接' }, 'fail'],
  ['no record', { addresses: [], answers: null }, 'fail'],
  ['no answer of the name server', { addresses: null, answers: null, trouble: '域名服务器没有给出结果（ETIMEOUT）' }, 'undetermined'],
])('%s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { ipv6: factSet([record(rest)]) }))).toEqual([expected]);
});

test('not tried at all', () => {
  expect(verdicts(evaluate(check, { ipv6: factSet<Ipv6>([], { complete: false }) }))).toEqual(['undetermined']);
});
