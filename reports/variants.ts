import type { IndicatorResult, SiteResult } from '../checks/results.js';
import { entryOf, type IndicatorInfo, type RunInput } from './input.js';
import { splitReference } from './views/indicators.js';

/** Ids that a site's results hold more than once. */
function repeatedIds({ indicators }: SiteResult): Set<string> {
  const seen = new Set<string>();
  return new Set(indicators.flatMap(({ id }) => (seen.has(id) || !seen.add(id) ? [id] : [])));
}

const ledgersOf = (references: readonly string[]): string[] => [...new Set(references.map((reference) => splitReference(reference)[0]))].sort();
const itemsOf = (references: readonly string[]): string[] => [...new Set(references.map((reference) => splitReference(reference)[1]))];

/** `preferred` for the first that asks, then `preferred-2` … */
function numbered(preferred: string, taken: Set<string>): string {
  let name = preferred;
  for (let n = 2; taken.has(name); n++) name = `${preferred}-${n}`;
  taken.add(name);
  return name;
}

const MAX_ITEMS = 3;

/** What tells a judgement from its siblings: the profile it was made by and, where siblings share that, the ledger items. */
function distinction(indicator: IndicatorResult, siblings: readonly IndicatorResult[], { profiles }: Pick<RunInput, 'profiles'>) {
  const ledgers = ledgersOf(indicator.ledgerItems);
  const shared = siblings.some((other) => other !== indicator && ledgersOf(other.ledgerItems).join() === ledgers.join());
  const items = shared ? itemsOf(indicator.ledgerItems) : [];
  const names = ledgers.map((ledger) => entryOf(profiles, ledger)?.name ?? ledger).join('、');
  const shown = items.slice(0, MAX_ITEMS).join('、') + (items.length > MAX_ITEMS ? '等' : '');
  return {
    key: [ledgers.join('-') || 'other', ...items.slice(0, MAX_ITEMS)].join('-'),
    words: [names, items.length > 0 ? `第 ${shown} 条` : ''].filter(Boolean).join(' '),
  };
}

/**
 * Profiles of different years or thresholds, and ledger items judged one by one, give several results of one indicator. On a unit's
 * page each is a section of its own: it gets an id of its own and says in its title what it was judged for.
 */
export function separateVariants<T extends RunInput>(site: SiteResult, input: T): { site: SiteResult; input: T } {
  const repeated = repeatedIds(site);
  if (repeated.size === 0) return { site, input };
  const taken = new Set<string>();
  const infos: Record<string, IndicatorInfo> = {};
  const indicators = site.indicators.map((indicator) => {
    if (!repeated.has(indicator.id)) return indicator;
    const { key, words } = distinction(
      indicator,
      site.indicators.filter(({ id }) => id === indicator.id),
      input,
    );
    const id = numbered(`${indicator.id}--${key}`, taken);
    const info = entryOf(input.indicators, indicator.id);
    const name = `${info?.title ?? indicator.name}（${words || '其他'}）`;
    if (info) infos[id] = { ...info, title: name };
    return { ...indicator, id, name };
  });
  return { site: { ...site, indicators }, input: { ...input, indicators: { ...input.indicators, ...infos } } };
}

/** The id before it was told apart. */
export const registeredId = (id: string): string => id.split('--', 1)[0] ?? id;
