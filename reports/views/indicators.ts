import type { IndicatorResult, SiteResult } from '../../checks/results.js';
import type { ReportInput } from '../input.js';
import { type FindingGroup, findingGroups } from './findings.js';
import { indicatorAnchor, profileName } from './frame.js';
import { type StatusView, statusView } from './status.js';
import { count, percent, plain } from './text.js';
import { groupByTopic, indicatorInfo } from './topics.js';

export interface IndicatorView {
  anchor: string;
  title: string;
  status: StatusView;
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
export const ledgerReference = (reference: string, input: Pick<ReportInput, 'profiles'>): string => {
  const [ledger, item] = splitReference(reference);
  return profileName(ledger, input) + (item === '' ? '' : ` 第 ${plain(item, 30)} 条`);
};

const ratioView = ({ ratio, judged, breaches }: IndicatorResult): IndicatorView['ratio'] =>
  ratio === null
    ? null
    : { width: Math.round(ratio * 1000) / 10, text: `达标率 ${percent(ratio)}（判定 ${count(judged)} 项，问题 ${count(breaches)} 项）` };

const indicatorView = (indicator: IndicatorResult, input: ReportInput): IndicatorView => {
  const info = indicatorInfo(indicator, input);
  return {
    anchor: indicatorAnchor(indicator.id),
    title: info.title,
    status: statusView(indicator.status),
    veto: info.veto,
    weight: count(info.weight),
    rule: info.rule(indicator.threshold),
    message: plain(indicator.message, 600),
    ratio: ratioView(indicator),
    ledger: indicator.ledgerItems.map((reference) => ledgerReference(reference, input)).join('；') || null,
    groups: findingGroups(indicator.findings),
  };
};

export const topicViews = (site: SiteResult, input: ReportInput): TopicView[] =>
  groupByTopic(site.indicators, (indicator) => indicatorInfo(indicator, input).topic).map(({ topic, label, items }) => ({
    anchor: `topic-${topic}`,
    label,
    indicators: items.map((indicator) => indicatorView(indicator, input)),
  }));
