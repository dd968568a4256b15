import { expect, test } from 'vitest';
import type { RunResult } from '../../checks/results.js';
import { separateVariants } from '../../reports/variants.js';
import { contentOf, overviewOf, rendered } from './fixture.js';
import { indicators } from './fixture-demands.js';

const judged = (ledger: string, days: number): RunResult['sites'][number]['indicators'][number] => ({
  id: 'interpretation-timeliness',
  name: '解读上网时限',
  status: 'pass',
  ratio: 1,
  judged: 1,
  breaches: 0,
  threshold: { workingDays: days },
  message: `${days} 个工作日内`,
  ledgerItems: [`${ledger}/1`],
  findings: [],
});

const result = (perSite: ReturnType<typeof judged>[][]): RunResult => ({
  schemaVersion: 1,
  run: {
    id: 'r',
    startedAt: '2025-11-28T01:00:00.000Z',
    finishedAt: '2025-11-28T02:00:00.000Z',
    asOf: '2025-11-28',
    window: { from: '2023-01-01', to: '2025-12-31' },
    toolVersion: '0.1.0',
    profiles: ['national', 'x-2023'],
  },
  sites: perSite.map((list, n) => ({
    id: `s${n}`,
    name: `甲${n}县`,
    unit: `甲${n}县`,
    level: 'county',
    baseUrl: 'https://a.example/',
    score: 100,
    judgedShare: 1,
    crawl: { pages: 1, rendered: 0, notModified: 0, failed: 0, bytes: 1, durationMs: 1, complete: true },
    indicators: list,
    ledger: [],
    warnings: [],
  })),
});

const input = (perSite: ReturnType<typeof judged>[][]) => ({
  result: result(perSite),
  coverage: {},
  indicators: {
    'interpretation-timeliness': {
      ...(indicators['interpretation-timeliness'] ?? { title: '', topic: '', remedy: '', weight: 1, veto: false }),
      rule: (threshold: Readonly<Record<string, unknown>>) => `期限 ${String(threshold.workingDays)} 个工作日`,
    },
  },
  profiles: { national: { name: '国家基本要求', items: [] }, 'x-2023': { name: '某县2023年台账', items: [] } },
});

const separated = (perSite: ReturnType<typeof judged>[][]) => {
  const made = input(perSite);
  return made.result.sites.map((site) => separateVariants(site, made).site.indicators);
};

test('one judgement per indicator stays as it is', () => {
  const single = input([[judged('national', 3)]]);
  const [site] = single.result.sites;
  if (!site) throw new Error('no site');
  expect(separateVariants(site, single).site).toBe(site);
});

test('an indicator judged by two profiles is two sections, with its own title, rule and anchor', async () => {
  const double = [[judged('national', 3), judged('x-2023', 0)], [judged('national', 3)]];
  expect(separated(double).map((list) => list.map(({ id }) => id))).toEqual([
    ['interpretation-timeliness--national', 'interpretation-timeliness--x-2023'],
    ['interpretation-timeliness'],
  ]);
  const first = contentOf(await rendered(input(double)), 'sites/s0.html');
  expect(first).toContain('某县2023年台账');
  expect(first).toContain('期限 3 个工作日');
  expect(first).toContain('期限 0 个工作日');
  const anchors = [...first.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(anchors).size).toBe(anchors.length);
  expect(overviewOf(input(double)).matrix.blocks[0]?.columns).toHaveLength(1);
});

test('items of one profile are told apart by their numbers, in whatever order they come', () => {
  const item = (number: string) => ({ ...judged('x-2023', 3), ledgerItems: [`x-2023/${number}`] });
  const named = ([...items]: string[]) => separated([items.map(item)])[0]?.map(({ id, name }) => [id, name]);
  expect(named(['7', '19'])).toEqual([
    ['interpretation-timeliness--x-2023-7', '政策解读发布时效（某县2023年台账 第 7 条）'],
    ['interpretation-timeliness--x-2023-19', '政策解读发布时效（某县2023年台账 第 19 条）'],
  ]);
  expect(named(['19', '7'])?.map(([id]) => id)).toEqual(['interpretation-timeliness--x-2023-19', 'interpretation-timeliness--x-2023-7']);
  expect(new Set(named(['7', '7'])?.map(([id]) => id)).size).toBe(2);
});
