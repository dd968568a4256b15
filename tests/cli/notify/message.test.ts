import { expect, test } from 'vitest';
import type { IndicatorResult, RunResult, SiteResult } from '../../../checks/results.js';
import { digestOf } from '../../../checks/tracking.js';
import { isNews, messageLines, runMessage } from '../../../cli/notify/message.js';
import { postFor, refusalIn } from '../../../cli/notify/webhooks.js';
import { profileSchema } from '../../../config/schema.js';

const profile = profileSchema.parse({
  id: 'p',
  name: '方案',
  year: 2026,
  source: '依据',
  items: [{ item: '1', duty: '公开', basis: 'site', indicators: [{ id: 'link-health' }] }],
  veto: ['transport-security'],
});

const indicator = (id: string, failing: readonly string[]): IndicatorResult => ({
  id,
  name: id === 'transport-security' ? '安全访问' : '链接可用',
  status: failing.length > 0 ? 'fail' : 'pass',
  ratio: null,
  judged: 3,
  breaches: failing.length,
  threshold: {},
  message: failing.length > 0 ? `${failing.length} 处 [点此](https://evil.example/) @all <at user_id="all">` : '没有问题',
  ledgerItems: [],
  findings: failing.map((url) => ({
    verdict: 'fail',
    subject: { url, title: url },
    observed: null,
    expected: null,
    unit: null,
    reason: '打不开',
    evidence: [],
  })),
});

const site = (id: string, indicators: IndicatorResult[], crawl: Partial<SiteResult['crawl']> = {}): SiteResult => ({
  id,
  name: `${id}县人民政府`,
  unit: id,
  level: 'county',
  baseUrl: 'https://a.gov.cn/',
  score: 81.25,
  judgedShare: 0.9,
  crawl: { pages: 10, rendered: 0, notModified: 0, failed: 0, bytes: 0, durationMs: 0, complete: true, ...crawl },
  indicators,
  ledger: [],
  warnings: [],
});

const result = (day: number, sites: SiteResult[]): RunResult => ({
  schemaVersion: 1,
  run: {
    id: `2026030${day}-010000`,
    startedAt: `2026-03-0${day}T17:00:00.000Z`,
    finishedAt: `2026-03-0${day}T18:00:00.000Z`,
    asOf: `2026-03-0${day}`,
    window: { from: '2026-01-01', to: `2026-03-0${day}` },
    toolVersion: '0.1.0',
    profiles: ['p'],
  },
  sites,
});

const first = result(1, [site('a', [indicator('link-health', ['https://a.gov.cn/1', 'https://a.gov.cn/2'])])]);
const second = result(2, [
  site('a', [indicator('link-health', ['https://a.gov.cn/2', 'https://a.gov.cn/3', 'https://a.gov.cn/4']), indicator('transport-security', [])]),
]);
const narrow = result(3, [site('a', [indicator('transport-security', [])])]);
const messageOf = (run: RunResult, before: readonly RunResult[], leftOver: string[] | null = null) =>
  runMessage(run, { profiles: [profile], digests: before.map(digestOf), leftOver, report: '/data/report/index.html' });

test.each([
  ['the first run of a site', first, [], null, null],
  [
    'one fixed, two new',
    result(3, [site('a', [indicator('link-health', ['https://a.gov.cn/2', 'https://a.gov.cn/3', 'https://a.gov.cn/4'])])]),
    [first],
    2,
    1,
  ],
  ['its own digest is not the one before', first, [first], null, null],
  ['the same again', result(4, second.sites), [first, second], 0, 0],
  ['a run by fewer indicators is nothing to compare with', result(4, second.sites), [second, narrow], 0, 0],
  ['a run by fewer indicators says nothing of the others', narrow, [first, second], 0, 0],
] as const)('new and fixed problems: %s', (_case, run, before, newOnes, fixed) => {
  expect(messageOf(run, before).sites[0]).toMatchObject({ newOnes, fixed });
});

test('vetoes, unread sites and what was not done come first', () => {
  const bad = site('b', [indicator('transport-security', ['https://b.gov.cn/'])]);
  const unread = site('c', [], { pages: 2, failed: 2 });
  const message = messageOf(result(2, [...first.sites, bad, unread, site('d', [])]), [], ['d']);
  expect(message).toMatchObject({ event: 'cut-off', title: '政务公开检查到时停止' });
  const lines = messageLines(message);
  expect(lines[1]).toBe('没有做完的 1 个网站下次接着做：d县人民政府');
  expect(lines[2]).toBe('b县人民政府：81.3 分（已判 90%），问题 1 处，首次检查');
  expect(lines[3]).toContain('一票否决　安全访问');
  expect(lines[4]).toMatch(/^c县人民政府：没有检查成，/);
  expect(lines.at(-1)).toBe('报告：/data/report/index.html');
  expect(lines.join()).not.toContain('d县人民政府：');
});

test('words of a portal call nobody and link nowhere', () => {
  const text = messageLines(messageOf(result(2, [site('b', [indicator('transport-security', ['https://b.gov.cn/'])])]), [])).join('\n');
  expect(text).toContain('evil.example');
  expect(text).not.toMatch(/[<>[\]@]/);
});

test.each([
  [
    'a quiet night',
    result(4, [
      site('a', [indicator('link-health', ['https://a.gov.cn/2', 'https://a.gov.cn/3', 'https://a.gov.cn/4']), indicator('transport-security', [])]),
    ]),
    [second],
    null,
    false,
  ],
  ['something new', second, [first], null, true],
  ['cut off', result(4, second.sites), [second], ['a'], true],
  ['unread', result(4, [site('a', [], { pages: 1, failed: 1 })]), [second], null, true],
] as const)('news: %s', (_case, run, before, leftOver, expected) => {
  expect(isNews(messageOf(run, before, leftOver && [...leftOver]))).toBe(expected);
});

const at = new Date(1_600_000_000_000);
const message = messageOf(second, [first]);

test('DingTalk and Feishu are signed as their services check it', () => {
  const ding = new URL(postFor({ kind: 'dingtalk', url: 'https://ding.example/robot/send?access_token=t', secret: 'SEC1' }, message, at).url);
  // Independently: printf '1600000000000\nSEC1' | openssl dgst -sha256 -hmac SEC1 -binary | base64
  expect(ding.searchParams.get('timestamp')).toBe('1600000000000');
  expect(ding.searchParams.get('sign')).toBe('251ymK1DMiOoZfQVOB8rUvdQVSxdr7zMtavd+PlY6Ew=');
  expect(ding.searchParams.get('access_token')).toBe('t');
  const feishu = JSON.parse(postFor({ kind: 'feishu', url: 'https://f.example/', secret: 'SEC1' }, message, at).body);
  // printf '' | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf '1600000000\nSEC1' | xxd -p) -binary | base64
  expect(feishu).toMatchObject({ timestamp: '1600000000', sign: 'GlNMwbDpZSflJdXsx3RbcRgWYzASQ6K7L6u042R2IM0=', msg_type: 'text' });
});

test('each service gets its own shape, within its own length', () => {
  const many = messageOf(
    result(
      2,
      Array.from({ length: 40 }, (_, n) => site(`${'远'.repeat(40)}${n}`, [indicator('transport-security', [`https://s${n}.gov.cn/`])])),
    ),
    [],
  );
  const bodyOf = (kind: 'dingtalk' | 'wecom' | 'feishu' | 'generic') => JSON.parse(postFor({ kind, url: 'https://x.example/' }, many, at).body);
  expect(bodyOf('dingtalk')).toMatchObject({ msgtype: 'markdown', markdown: { title: many.title } });
  const wecom: string = bodyOf('wecom').markdown.content;
  expect(Buffer.byteLength(wecom)).toBeLessThanOrEqual(4096);
  expect(wecom.endsWith('……全部见报告')).toBe(true);
  expect(bodyOf('feishu').content.text).toContain('另有 20 个网站，见报告');
  expect(bodyOf('generic').sites).toHaveLength(40);
  const signed = postFor({ kind: 'generic', url: 'https://x.example/', secret: 'k' }, message, at);
  expect(signed.headers['x-zwgk-signature']).toMatch(/^sha256=[0-9a-f]{64}$/);
});

test.each([
  ['dingtalk', '{"errcode":0,"errmsg":"ok"}', null],
  ['dingtalk', '{"errcode":310000,"errmsg":"sign not match"}', '对方拒绝，代码 310000，sign not match'],
  ['wecom', '{"errcode":93000,"errmsg":"invalid webhook url"}', '对方拒绝，代码 93000，invalid webhook url'],
  ['feishu', '{"code":0,"msg":"success"}', null],
  ['feishu', '{"StatusCode":0,"StatusMessage":"success"}', null],
  ['feishu', '{"code":19021,"msg":"sign match fail"}', '对方拒绝，代码 19021'],
  ['feishu', '<html>', '回答看不懂'],
  ['generic', '', null],
] as const)('%s answers %s', (kind, answer, refusal) => {
  expect(refusalIn(kind, answer)).toBe(refusal);
});
