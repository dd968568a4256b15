import type { RunResult } from '../checks/results.js';
import { entryOf, type IndicatorInfo, type ReportInput } from './input.js';

/** Profiles whose items an evaluation serves, e.g. `guyuan-2023+national`. */
const ledgersOf = (references: readonly string[]): string[] => [...new Set(references.map((reference) => reference.split('/', 1)[0] ?? ''))].sort();

function repeatedIds({ sites }: RunResult): Set<string> {
  const repeated = new Set<string>();
  for (const site of sites) {
    const seen = new Set<string>();
    for (const { id } of site.indicators) {
      if (seen.has(id)) repeated.add(id);
      seen.add(id);
    }
  }
  return repeated;
}

/**
 * Profiles of different years or thresholds judge one indicator several times. In a report each judgement is a row of its own:
 * it gets an id of its own and the profile in its title, on all sites alike, so that columns and anchors stay one each.
 */
export function separateVariants(input: ReportInput): ReportInput {
  const repeated = repeatedIds(input.result);
  if (repeated.size === 0) return input;
  const indicators: Record<string, IndicatorInfo> = { ...input.indicators };
  const sites = input.result.sites.map((site) => {
    const used = new Map<string, number>();
    return {
      ...site,
      indicators: site.indicators.map((indicator) => {
        if (!repeated.has(indicator.id)) return indicator;
        const ledgers = ledgersOf(indicator.ledgerItems);
        const base = `${indicator.id}--${ledgers.join('-') || 'other'}`;
        const count = (used.get(base) ?? 0) + 1;
        used.set(base, count);
        const id = count === 1 ? base : `${base}-${count}`;
        const info = entryOf(input.indicators, indicator.id);
        const names = ledgers.map((ledger) => entryOf(input.profiles, ledger)?.name ?? ledger).join('、');
        const name = `${info?.title ?? indicator.name}（${names}${count === 1 ? '' : `，${count}`}）`;
        if (info) indicators[id] = { ...info, title: name };
        return { ...indicator, id, name };
      }),
    };
  });
  return { ...input, indicators, result: { ...input.result, sites } };
}
