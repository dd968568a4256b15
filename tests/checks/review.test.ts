import { expect, test } from 'vitest';
import type { Finding, Verdict } from '../../checks/check.js';
import { fingerprints } from '../../checks/fingerprint.js';
import type { IndicatorResult, SiteResult } from '../../checks/results.js';
import { type Decision, type Review, reviewedSite, reviewSchema } from '../../checks/review.js';
import { type Profile, profileSchema } from '../../config/schema.js';

const PROFILES: Profile[] = [
  profileSchema.parse({
    id: 'mou-2026',
    name: '某县台账',
    year: 2026,
    source: '台账',
    weights: { 'broken-links': 3, 'annual-report': 1 },
    items: [
      { item: '1', duty: '没有错链', basis: 'site', indicators: [{ id: 'broken-links' }] },
      { item: '2', duty: '发布年报', basis: 'site', indicators: [{ id: 'annual-report' }] },
    ],
  }),
];

const finding = (verdict: Verdict, n: number): Finding => ({
  verdict,
  subject: { url: `https://a.gov.cn/${n}`, title: `页面${n}` },
  observed: null,
  expected: '能打开',
  unit: null,
  reason: '理由',
  evidence: [],
});
const indicator = (id: string, item: string, findings: Finding[], own: Partial<IndicatorResult>): IndicatorResult => ({
  id,
  name: id,
  status: 'fail',
  ratio: 0,
  judged: 1,
  breaches: 1,
  threshold: {},
  message: '机器',
  ledgerItems: [`mou-2026/${item}`],
  findings,
  ...own,
});

const links = indicator('broken-links', '1', [finding('fail', 1), finding('fail', 2)], { judged: 2, breaches: 2 });
const report = indicator('annual-report', '2', [finding('pass', 3)], { status: 'pass', ratio: 1, breaches: 0 });
const site = (indicators: IndicatorResult[]): SiteResult => ({
  id: 'a',
  name: '某县',
  unit: '某县',
  level: 'county',
  baseUrl: 'https://a.gov.cn/',
  score: 25,
  judgedShare: 1,
  crawl: { pages: 1, rendered: 0, notModified: 0, failed: 0, bytes: 1, durationMs: 1, complete: true },
  indicators,
  ledger: [
    { ledger: 'mou-2026', item: '1', status: 'fail', progress: '机器' },
    { ledger: 'mou-2026', item: '2', status: 'pass', progress: '机器' },
  ],
  warnings: [],
});

const review = (of: IndicatorResult, at: number, decision: Decision, until: string | null = null): Review => ({
  fingerprint: fingerprints('a', of)[at] ?? '',
  decision,
  reason: '已在另一处公开',
  until,
  by: '张三',
  on: '2026-03-20',
  indicator: of.id,
  url: null,
  title: null,
});
const reviewed = (reviews: Review[], indicators = [links, report], asOf = '2026-03-21'): SiteResult =>
  reviewedSite(site(indicators), reviews, asOf, PROFILES);

test('nothing changes without a review that matters', () => {
  const stored = site([links, report]);
  expect(reviewedSite(stored, [], '2026-03-21', PROFILES)).toBe(stored);
  expect(reviewedSite(stored, [{ ...review(links, 0, 'overruled'), fingerprint: '0'.repeat(16) }], '2026-03-21', PROFILES)).toBe(stored);
  expect(reviewedSite(stored, [review(report, 0, 'overruled')], '2026-03-21', PROFILES)).toBe(stored);
});

test.each([
  ['confirmed', null, '2026-03-21', 'fail'],
  ['claimed', null, '2026-03-21', 'fail'],
  ['overruled', null, '2026-03-21', 'not-applicable'],
  ['ignored', '2026-03-21', '2026-03-21', 'not-applicable'],
  ['ignored', '2026-03-21', '2026-03-22', 'fail'],
] as const)('a breach that is %s until %s counts on %s as %s', (decision, until, asOf, verdict) => {
  const result = reviewed([review(links, 0, decision, until)], undefined, asOf);
  expect(result.indicators[0]?.findings.map((one) => one.verdict)).toEqual([verdict, 'fail']);
});

test('one of two overruled: still failing; both: no longer, and status, score and ledger follow', () => {
  const one = reviewed([review(links, 0, 'overruled')]);
  expect(one.indicators[0]).toMatchObject({ status: 'fail', judged: 1, breaches: 1 });
  expect(one.ledger[0]?.status).toBe('fail');
  // Links weigh 3, the annual report 1.
  expect(one).toMatchObject({ score: 25, judgedShare: 1 });
  const both = reviewed([review(links, 0, 'overruled'), review(links, 1, 'ignored', '2026-12-31')]);
  expect(both.indicators[0]).toMatchObject({ status: 'not-applicable', judged: 0, breaches: 0 });
  expect(both).toMatchObject({ score: 100, judgedShare: 1 });
  expect(both.ledger[0]?.status).toBe('not-applicable');
  expect(both.indicators[1]).toBe(report);
});

test('the words say who decided what, and what the machine said', () => {
  const [first] = reviewed([review(links, 0, 'overruled')]).indicators[0]?.findings ?? [];
  expect(first?.reason).toBe('人工否定（张三，2026-03-20）：已在另一处公开；机器判定：理由');
});

test.each([
  ['confirmed', 'fail', 'fail'],
  ['overruled', 'not-applicable', 'not-applicable'],
  ['claimed', 'undetermined', 'undetermined'],
] as const)('what the machine left open and a person %s becomes %s', (decision, verdict, status) => {
  const open = indicator('broken-links', '1', [finding('undetermined', 1)], { status: 'undetermined', ratio: null, judged: 0, breaches: 0 });
  const result = reviewed([review(open, 0, decision)], [open, report]);
  expect(result.indicators[0]).toMatchObject({ status, findings: [{ verdict }] });
});

test('of several reviews of one finding the last counts', () => {
  const result = reviewed([review(links, 0, 'overruled'), review(links, 0, 'confirmed')]);
  expect(result.indicators[0]?.breaches ?? links.breaches).toBe(2);
});

test.each([
  ['no reason for overruling', { decision: 'overruled', reason: ' ' }, '否定机器判定要写明理由'],
  ['no end to ignoring', { decision: 'ignored' }, '忽略要写明到哪一天为止'],
  ['a date where none belongs', { decision: 'claimed', until: '2026-04-01' }, '只有忽略和确认可以写日期'],
  ['no such day', { decision: 'ignored', until: '2026-02-30' }, '没有这一天'],
] as const)('%s is refused', (_, own, message) => {
  const parsed = reviewSchema.safeParse({ ...review(links, 0, 'confirmed'), ...own });
  expect(parsed.error?.issues.map((issue) => issue.message)).toContain(message);
});
