import { expect, test } from 'vitest';
import { transportSecurity as check } from '../../../checks/platform/transport-security.js';
import type { Transport } from '../../../crawler/facts/probe.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

const transport = (rest: Partial<Transport>): Transport => ({
  host: 'www.example.gov.cn',
  https: true,
  valid: true,
  expiresOn: '2024-05-01',
  protocol: 'TLSv1.3',
  trouble: null,
  mixed: [],
  evidence: evidence('https://www.example.gov.cn/'),
  ...rest,
});
const on = (page: string, url: string) => ({ on: `https://www.example.gov.cn/${page}`, url: `http://cdn.example.cn/${url}` });

test.each<[string, Partial<Transport>, string[]]>([
  ['in order', {}, ['pass']],
  ['not offered', { https: false, valid: null, trouble: '没有提供 HTTPS 服务' }, ['fail']],
  ['no connection', { https: null, valid: null, trouble: '等待超时' }, ['undetermined']],
  ['expired', { valid: false, trouble: '证书已过期' }, ['fail']],
  ['an issuer unknown here', { valid: null, trouble: '证书链不完整' }, ['undetermined']],
  ['an old protocol is named, not judged', { protocol: 'TLSv1' }, ['pass']],
  ['plain scripts on two pages', { mixed: [on('', 'a.js'), on('', 'b.js'), on('x', 'a.js')] }, ['pass', 'fail', 'fail']],
])('%s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { transport: factSet([transport(rest)]) }))).toEqual(expected);
});

test('a page with plain scripts names them; what was not tried stays open', () => {
  expect(evaluate(check, { transport: factSet([transport({ mixed: [on('x', 'a.js')] })]) })[1]).toMatchObject({
    subject: { url: 'https://www.example.gov.cn/x' },
    observed: 1,
    reason: expect.stringContaining('http://cdn.example.cn/a.js'),
  });
  expect(verdicts(evaluate(check, { transport: factSet<Transport>([], { complete: false }) }))).toEqual(['undetermined']);
});
