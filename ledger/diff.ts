import { isDeepStrictEqual } from 'node:util';
import type { Profile, ProfileItem } from '../config/schema.js';
import { squeeze } from '../crawler/extractors/dom.js';

/** What changed from one year's ledger to another's. */
export interface LedgerDiff {
  added: ProfileItem[];
  removed: ProfileItem[];
  changed: { before: ProfileItem; after: ProfileItem; changes: Change[] }[];
  same: number;
}
export interface Change {
  what: string;
  before: string;
  after: string;
}

const LIKE = 0.35;

/** Pairs items by their duties and indicators, best pairs first; the numbers of two years need not agree. */
export function diffProfiles(before: Profile, after: Profile): LedgerDiff {
  const pairs = before.items
    .flatMap((old, o) => after.items.map((item, n) => ({ o, n, like: likeness(old, item) })))
    .filter(({ like }) => like >= LIKE)
    .sort((a, b) => b.like - a.like || a.o - b.o || a.n - b.n);
  const [usedOld, usedNew] = [new Map<number, number>(), new Set<number>()];
  for (const { o, n } of pairs) {
    if (usedOld.has(o) || usedNew.has(n)) continue;
    usedOld.set(o, n);
    usedNew.add(n);
  }
  const years = (before.year ?? 0) - (after.year ?? 0);
  const both = [...usedOld]
    .sort((a, b) => a[1] - b[1])
    .flatMap(([o, n]) => {
      const [old, item] = [before.items[o], after.items[n]];
      return old && item ? [{ before: old, after: item, changes: changesOf(old, item, years) }] : [];
    });
  return {
    added: after.items.filter((_, n) => !usedNew.has(n)),
    removed: before.items.filter((_, o) => !usedOld.has(o)),
    changed: both.filter(({ changes }) => changes.length > 0),
    same: both.filter(({ changes }) => changes.length === 0).length,
  };
}

const pairsOf = (text: string): Set<string> => {
  const plain = squeeze(text).replace(/[\p{P}\d]/gu, '');
  return new Set(Array.from({ length: Math.max(plain.length - 1, 0) }, (_, n) => plain.slice(n, n + 2)));
};

/** Share of letter pairs in common; the same indicators make duties that are told in other words alike. */
function likeness(a: ProfileItem, b: ProfileItem): number {
  const [one, two] = [pairsOf(a.duty), pairsOf(b.duty)];
  const common = [...one].filter((pair) => two.has(pair)).length;
  const words = common / Math.max(one.size + two.size - common, 1);
  const ids = (item: ProfileItem): string[] =>
    item.indicators
      .map(({ id, thresholds }) => `${id}${id === 'topic-coverage' ? JSON.stringify(thresholds.topics) : ''}`)
      .filter((id) => id !== 'submission');
  const shared = ids(a).filter((id) => ids(b).includes(id)).length;
  const indicators = shared / Math.max(new Set([...ids(a), ...ids(b)]).size, 1);
  return words + 0.4 * indicators;
}

const listed = (values: readonly string[]): string => values.join('、') || '（没有写）';

/** A deadline one year on is the same deadline. */
const inYear = (on: string | null, years: number): string | null => (on === null ? null : `${Number(on.slice(0, 4)) - years}${on.slice(4)}`);

function changesOf(before: ProfileItem, after: ProfileItem, years: number): Change[] {
  const changes: Change[] = [];
  const compare = (what: string, a: string, b: string): void => {
    if (a !== b) changes.push({ what, before: a, after: b });
  };
  if (inYear(before.deadline, years) !== after.deadline) compare('截止日期', before.deadline ?? '（没有写）', after.deadline ?? '（没有写）');
  compare('责任单位', listed(before.units), listed(after.units));
  compare('评判依据', before.basis, after.basis);
  const ids = (item: ProfileItem): string[] => item.indicators.map(({ id }) => id).sort();
  compare('指标', listed(ids(before)), listed(ids(after)));
  for (const { id, thresholds } of after.indicators) {
    const old = before.indicators.find((indicator) => indicator.id === id);
    if (old && !isDeepStrictEqual(old.thresholds, thresholds)) compare(`阈值 ${id}`, JSON.stringify(old.thresholds), JSON.stringify(thresholds));
  }
  compare('量化要求', before.requirement ?? '（没有写）', after.requirement ?? '（没有写）');
  return changes;
}
