import type { Finding } from '../../checks/check.js';
import type { IndicatorResult, SiteResult } from '../../checks/results.js';
import { entryOf, type RunInput } from '../input.js';
import { indicatorAnchor } from './frame.js';
import { ledgerReference, splitReference } from './indicators.js';
import { type LinkView, linkView } from './links.js';
import { isBreach, type StatusView, statusView } from './status.js';
import { civilText, count, plain } from './text.js';
import { indicatorInfo } from './topics.js';

const MAX_PLACES = 3;

/** One task for the unit: where, what is wrong, what would be right, how to mend it. */
export interface TodoView {
  number: number;
  anchor: string;
  title: string;
  status: StatusView;
  veto: boolean;
  weight: string;
  problem: string;
  places: { link: LinkView | null; reason: string }[];
  morePlaces: string | null;
  rule: string;
  remedy: string;
  ledger: string | null;
  /** By when: the ledger's own deadline, told as overdue once it has passed. */
  due: string | null;
}

export interface TodoList {
  items: TodoView[];
  /** Said when there is nothing to do. */
  empty: string;
  /** Single breaches inside indicators that are not failing as a whole. */
  note: string | null;
}

const breaches = (findings: readonly Finding[]): Finding[] => [
  ...findings.filter((finding) => finding.verdict === 'fail'),
  ...findings.filter((finding) => finding.verdict === 'partial'),
];

const deadlineOf = (reference: string, input: RunInput): string | null => {
  const [ledger, item] = splitReference(reference);
  return entryOf(input.profiles, ledger)?.items.find((entry) => entry.item === item)?.deadline ?? null;
};

/** The nearest deadline still ahead; without one, the last that has passed. */
const dueText = (references: readonly string[], input: RunInput): string | null => {
  const { asOf } = input.result.run;
  const deadlines = references.flatMap((reference) => deadlineOf(reference, input) ?? []).sort();
  const ahead = deadlines.find((date) => date >= asOf);
  const passed = deadlines.at(-1);
  if (ahead) return `台账时限 ${civilText(ahead)}`;
  return passed ? `台账时限 ${civilText(passed)} 已过，请立即整改` : null;
};

const todoView = (indicator: IndicatorResult, number: number, input: RunInput): TodoView => {
  const info = indicatorInfo(indicator, input);
  const found = breaches(indicator.findings);
  const places = found.slice(0, MAX_PLACES).map((finding) => ({
    link: finding.subject === null ? null : linkView(finding.subject.url, finding.subject.title),
    reason: plain(finding.reason, 240),
  }));
  const rest = found.length - places.length;
  return {
    number,
    anchor: indicatorAnchor(indicator.id),
    title: info.title,
    status: statusView(indicator.status),
    veto: info.veto,
    weight: info.weight === 0 ? '不计分' : `权重 ${count(info.weight)}`,
    problem: plain(indicator.message, 400),
    places,
    morePlaces: rest > 0 ? `另有 ${count(rest)} 处，见指标明细` : null,
    rule: info.rule(indicator.threshold),
    remedy: info.remedy,
    ledger: indicator.ledgerItems.map((reference) => ledgerReference(reference, input)).join('；') || null,
    due: dueText(indicator.ledgerItems, input),
  };
};

/** Failing indicators before partial ones of the same weight; veto items before all. */
export const todoList = (site: SiteResult, input: RunInput): TodoList => {
  const rank = (indicator: IndicatorResult): number[] => {
    const info = indicatorInfo(indicator, input);
    return [Number(info.veto && indicator.status === 'fail'), info.weight, Number(indicator.status === 'fail'), indicator.breaches];
  };
  const compare = (a: IndicatorResult, b: IndicatorResult): number => {
    const left = rank(a);
    return rank(b).reduce((order, value, at) => order || value - (left[at] ?? 0), 0);
  };
  const failing = site.indicators.filter((indicator) => isBreach(indicator.status)).sort(compare);
  const single = site.indicators.filter((indicator) => !isBreach(indicator.status) && breaches(indicator.findings).length > 0);
  return {
    items: failing.map((indicator, at) => todoView(indicator, at + 1, input)),
    empty: site.judgedShare === 0 ? '本次没有可以判定的指标，请先看“没有检查到的内容”。' : '已判定的指标中没有需要整改的问题。',
    note:
      single.length === 0
        ? null
        : `另有 ${single.length} 项指标整体未判为不达标，但含个别问题，可一并整改：${single.map((indicator) => indicatorInfo(indicator, input).title).join('、')}。`,
  };
};
