import { findCheck } from '../../checks/registry.js';
import { labelsOf } from '../read/index.js';
import type { Draft, Drafts, Item, Ledger, Mapping, Role } from '../types.js';
import { closingDay, readDeadlines, yearlyMonth } from './deadlines.js';
import type { Features } from './features.js';
import { mappingsOf } from './mappings.js';
import { normalise, sentencesOf } from './numerals.js';
import { readQuantities } from './quantities.js';
import { readUnits, sorted } from './units.js';

/** Makes of the duties as printed what the tool understands of them. Pure: same document, same items. */
export function understand(drafts: Drafts, features: Features, about: { title: string; year: number | null }): Ledger {
  const labels = labelsOf(drafts.items);
  const items = drafts.items.map((draft, n) => itemOf(draft, labels[n] ?? String(n + 1), drafts.columns, features, about.year));
  return { ...about, shape: drafts.shape, columns: drafts.columns, items, flags: drafts.flags };
}

/** A column of measures binds when it gives numbers; 查看网站… only says how it is judged. */
const isBasis = (measure: string): boolean => /^(?:查看|依据|根据|参考|检查|网络)/u.test(measure.trim());

/** Of one duty no more is understood; the longest known are a tenth of it. */
const MOST_CHARS = 10_000;
const MOST_UNITS = 3000;

function itemOf(draft: Draft, label: string, columns: ReadonlySet<Role>, features: Features, year: number | null): Item {
  const duty = normalise(draft.duty.slice(0, MOST_CHARS));
  const measure = normalise(draft.measure.slice(0, MOST_CHARS));
  const told = isBasis(measure) ? duty : `${duty}\n${measure}`;
  const sentences = sentencesOf(told);
  const quantities = [...readQuantities(told), ...readQuantities(draft.deadline.slice(0, MOST_UNITS)).filter(({ per }) => per !== null)];
  const inDuty = readDeadlines(told, year, false);
  const inColumn = readDeadlines(draft.deadline.slice(0, MOST_UNITS), year, true);
  const month = yearlyMonth(duty);
  const closing = closingDay(inDuty, inColumn, columns.has('deadline'));
  const yearly = month !== null && year !== null && !columns.has('deadline') ? endOfMonth(year, month) : null;
  const deadline = closing ?? yearly;
  const responsible = sorted(
    [...readUnits(draft.lead.slice(0, MOST_UNITS), 'lead'), ...readUnits(draft.units.slice(0, MOST_UNITS))].filter(
      ({ name }, n, all) => all.findIndex((unit) => unit.name === name) === n,
    ),
  );
  const { mappings, candidates } = mappingsOf(
    { sentences, duty: told, quantities, days: inDuty, deadline, heading: draft.path.at(-1) ?? '' },
    features,
  );
  const basis = basisOf(measure, mappings);
  // What is judged by what is handed in needs something handed in, whatever the site shows.
  if (basis === 'submission' && !mappings.some(({ indicator }) => indicator === 'submission'))
    mappings.push({ indicator: 'submission', confidence: 0.9, reasons: ['评判依据是报送材料'], thresholds: {} });
  const item = { label, draft, sentences, quantities, deadlines: [...inDuty, ...inColumn], deadline, responsible, mappings, candidates };
  return { ...item, basis, confirm: toConfirm(item, columns) };
}

const endOfMonth = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The column says it; without one what leaves a trace on the site is looked for there. */
export function basisOf(measure: string, mappings: readonly Mapping[]): Item['basis'] {
  if (isBasis(measure)) {
    if (/网站|网页|门户|专栏/u.test(measure)) return 'site';
    if (/实际/u.test(measure)) return 'actual';
    if (/报送|资料|材料|报表|清理情况/u.test(measure)) return 'submission';
    return 'actual';
  }
  return mappings.some(({ indicator }) => indicator !== 'submission') ? 'site' : 'submission';
}

export const SURE = 0.8;

function toConfirm(item: Omit<Item, 'basis' | 'confirm'>, columns: ReadonlySet<Role>): string[] {
  const { mappings, candidates, deadlines, quantities, responsible, draft } = item;
  const slips = deadlines.flatMap(({ slip }) => slip ?? []);
  const nameOf = ({ indicator }: Mapping): string => findCheck(indicator)?.title ?? indicator;
  const unsure = mappings.filter(({ confidence }) => confidence > 0 && confidence < SURE).map(nameOf);
  const hedged = quantities.filter(({ hedge, comparator }) => hedge !== null || comparator === '~');
  const days = new Set(deadlines.flatMap(({ on }) => on ?? []));
  return [
    ...draft.flags,
    ...slips,
    ...(unsure.length > 0 ? [`对应“${unsure.join('”“')}”的把握不大`] : []),
    ...(candidates.length > 0 ? [`也可能对应“${candidates.map(nameOf).join('”“')}”`] : []),
    ...(mappings.some(({ indicator, confidence }) => indicator === 'submission' && confidence === 0) ? ['没有对应的网站指标，按报送材料评判'] : []),
    ...(hedged.length > 0 ? [`“${hedged.map(({ quote }) => quote).join('”“')}”是弹性要求，达不到时由人工判断`] : []),
    ...(days.size > 1 ? [`原文写了 ${days.size} 个日期，取 ${item.deadline ?? '（无）'}`] : []),
    ...(columns.has('units') && responsible.length === 0 ? ['原文没有写责任单位'] : []),
    ...(columns.has('deadline') && draft.deadline.trim() === '' ? ['原文没有写完成时限'] : []),
  ];
}
