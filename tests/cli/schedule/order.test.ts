import { expect, test } from 'vitest';
import { type SiteHistory, turns } from '../../../cli/schedule/order.js';
import { RERUN_MODES, siteSchema } from '../../../config/schema.js';

const now = new Date('2026-03-20T01:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const HISTORY: Record<string, SiteHistory> = {
  yesterday: { lastAt: daysAgo(1), unread: false },
  'just-fresh': { lastAt: daysAgo(6.99), unread: false },
  'just-stale': { lastAt: daysAgo(7), unread: false },
  'long-ago': { lastAt: daysAgo(30), unread: false },
  unread: { lastAt: daysAgo(1), unread: true },
  never: { lastAt: null, unread: false },
};
const sites = Object.keys(HISTORY).map((id) => siteSchema.parse({ id, name: id, level: 'county', baseUrl: 'https://a.gov.cn/' }));
const historyOf = (id: string): SiteHistory => HISTORY[id] ?? { lastAt: null, unread: false };

test.each([
  ['all', ['never', 'unread', 'long-ago', 'just-stale', 'just-fresh', 'yesterday']],
  ['stale', ['never', 'long-ago', 'just-stale']],
  ['failed', ['unread']],
] as const)('%s: what waits longest goes first', (mode, ids) => {
  expect(turns(sites, historyOf, mode, 7, now).map(({ site }) => site.id)).toEqual(ids);
});

test('equals keep the order of the list, and every turn out of order says why', () => {
  const fresh = () => HISTORY.yesterday ?? { lastAt: null, unread: false };
  for (const mode of RERUN_MODES) expect(turns(sites, fresh, mode, 7, now).length).toBe(mode === 'all' ? sites.length : 0);
  expect(turns(sites, fresh, 'all', 7, now).map(({ site }) => site.id)).toEqual(sites.map(({ id }) => id));
  expect(turns(sites, historyOf, 'all', 7, now).map(({ why }) => why)).toEqual([
    '从未检查',
    '上次没有读到',
    '已有 30 天没有检查',
    '已有 7 天没有检查',
    '',
    '',
  ]);
});
