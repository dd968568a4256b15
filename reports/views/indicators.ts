import type { IndicatorResult, SiteResult } from '../../checks/results.js';
import type { RunInput, SiteInput } from '../input.js';
import type { Causes } from './causes.js';
import { type FindingContext, type FindingGroup, findingGroups } from './findings.js';
import { indicatorAnchor, profileName } from './frame.js';
import { marksOf } from './marks.js';
import { isBreach, type StatusView, statusView } from './status.js';
import { stripView } from './strip.js';
import { count, percent, plain } from './text.js';
import { groupByTopic, indicatorInfo } from './topics.js';

export interface IndicatorView {
  anchor: string;
  title: string;
  status: StatusView;
  /** As people see it, where that differs. */
  reviewed: StatusView | null;
  /** Breaches are read at once, the rest waits behind its heading. */
  open: boolean;
  veto: boolean;
  weight: string;
  rule: string;
  message: string;
  /** Share of passes as a bar of 100 units, with its words; null when nothing was judged. */
  ratio: { width: number; text: string } | null;
  ledger: string | null;
  groups: FindingGroup[];
}

export interface TopicView {
  anchor: string;
  label: string;
  indicators: IndicatorView[];
}

/** Ledger and item of a reference such as `guyuan-2023/19`. */
export const splitReference = (reference: string): [ledger: string, item: string] => {
  const at = reference.indexOf('/');
  return at < 0 ? [reference, ''] : [reference.slice(0, at), reference.slice(at + 1)];
};

/** `guyuan-2023/19` → the profile's name and the item's number. */
export const ledgerReference = (reference: string, input: Pick<RunInput, 'profiles'>): string => {
  const [ledger, item] = splitReference(reference);
  return profileName(ledger, input) + (item === '' ? '' : ` 第 ${plain(item, 30)} 条`);
};

const ratioView = ({ ratio, judged, breaches }: IndicatorResult): IndicatorView['ratio'] =>
  ratio === null
    ? null
    : { width: Math.round(ratio * 1000) / 10, text: `达标率 ${percent(ratio)}（判定 ${count(judged)} 项，问题 ${count(breaches)} 项）` };

const indicatorView = (
  indicator: IndicatorResult,
  reviewed: IndicatorResult | undefined,
  context: FindingContext,
  input: RunInput,
): IndicatorView => {
  const info = indicatorInfo(indicator, input);
  return {
    anchor: indicatorAnchor(indicator.id),
    title: info.title,
    status: statusView(indicator.status),
    reviewed: reviewed && reviewed.status !== indicator.status ? statusView(reviewed.status) : null,
    open: isBreach(indicator.status),
    veto: info.veto,
    weight: info.weight === 0 ? '不计分' : `权重 ${count(info.weight)}`,
    rule: info.rule(indicator.threshold),
    message: plain(indicator.message, 600),
    ratio: ratioView(indicator),
    ledger: indicator.ledgerItems.map((reference) => ledgerReference(reference, input)).join('；') || null,
    groups: findingGroups(indicator.findings, context),
  };
};

/** @param rows findings listed per verdict of an indicator; the rest is only counted */
export const topicViews = (own: SiteInput, causes: Causes, input: RunInput, rows: number): TopicView[] => {
  const { site, reviewed } = own;
  const marks = marksOf(own, input);
  const { asOf } = input.result.run;
  const at = new Map<SiteResult['indicators'][number], number>(site.indicators.map((indicator, index) => [indicator, index]));
  return groupByTopic(site.indicators, (indicator) => indicatorInfo(indicator, input).topic).map(({ topic, label, items }) => ({
    anchor: `topic-${topic}`,
    label,
    indicators: items.map((indicator) => {
      const strip: FindingContext['strip'] = ({ timing }) => (timing ? stripView(timing, asOf, input.calendar) : null);
      const context = { rows, marks: marks(indicator), strip, causes: causes.numbersOf };
      return indicatorView(indicator, reviewed?.indicators[at.get(indicator) ?? -1], context, input);
    }),
  }));
};
