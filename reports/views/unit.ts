import type { SiteResult } from '../../checks/results.js';
import type { RunInput, SiteInput } from '../input.js';
import { causesOf } from './causes.js';
import { MAX_ROWS } from './findings.js';
import { type Frame, frameView, indicatorAnchor, LEVEL_LABELS } from './frame.js';
import { type TopicView, topicViews } from './indicators.js';
import { type LedgerView, ledgerViews } from './ledger.js';
import { type LinkView, linkView } from './links.js';
import { type ScoreView, scoreView } from './score.js';
import { type StatusCount, type StatusView, statusCounts, statusView } from './status.js';
import { bytesText, count, durationText, plain } from './text.js';
import { type TodoList, todoList } from './todo.js';
import { indicatorInfo } from './topics.js';
import { type ChangesView, changesOf, changesView, siteTrend, type Trend } from './trend.js';
import { type UnreadView, unreadView } from './unread.js';
import { type WarningView, warningViews } from './warnings.js';

export interface VetoView {
  /** One sentence on the state of the veto items. */
  summary: string;
  tone: 'fail' | 'undetermined' | 'pass';
  items: { anchor: string; title: string; status: StatusView; message: string }[];
}

/** Everything a unit's page prints. */
export interface UnitPage {
  frame: Frame;
  unit: string;
  siteName: string;
  level: string;
  home: LinkView;
  /** Which way of telling is chosen when the page opens. */
  selfCheck: boolean;
  score: ScoreView;
  /** The score as people see it, beside the machine's; null when nobody has reviewed anything. */
  reviewed: { score: ScoreView; decisions: string } | null;
  changes: ChangesView | null;
  trend: Trend | null;
  counts: StatusCount[];
  indicatorCount: string;
  veto: VetoView | null;
  /** Due within a few working days. */
  warnings: WarningView[];
  todo: TodoList;
  topics: TopicView[];
  /** Whether a calendar strip is drawn anywhere, and needs its key. */
  strips: boolean;
  unread: UnreadView;
  ledgers: LedgerView[];
  crawl: { label: string; value: string }[];
  crawlNote: string;
}

/** Veto items, those that broke the rule first; null when none of the indicators is one. */
const vetoView = (site: SiteResult, input: RunInput): VetoView | null => {
  const items = site.indicators.filter((indicator) => indicatorInfo(indicator, input).veto);
  if (items.length === 0) return null;
  const failed = items.filter((indicator) => indicator.status === 'fail');
  const settled = ['pass', 'not-applicable'];
  const open = items.filter((indicator) => !settled.includes(indicator.status) && !failed.includes(indicator));
  const rest = items.filter((indicator) => !failed.includes(indicator) && !open.includes(indicator));
  const openText = open.length > 0 ? `，另有 ${open.length} 项尚不能排除，需要核实` : '';
  const clearText = open.length > 0 ? '没有发现触发的' : '均未触发';
  const hitText = failed.length > 0 ? `触发 ${failed.length} 项，请优先处理` : clearText;
  return {
    summary: `一票否决指标共 ${items.length} 项，${hitText}${openText}。`,
    tone: failed.length > 0 ? 'fail' : open.length > 0 ? 'undetermined' : 'pass',
    items: [...failed, ...open, ...rest].map((indicator) => ({
      anchor: indicatorAnchor(indicator.id),
      title: indicatorInfo(indicator, input).title,
      status: statusView(indicator.status),
      message: plain(indicator.message, 300),
    })),
  };
};

const crawlStatistics = ({ crawl }: SiteResult): UnitPage['crawl'] => [
  { label: '请求页面', value: count(crawl.pages) },
  { label: '用浏览器打开', value: count(crawl.rendered) },
  { label: '沿用上次内容', value: count(crawl.notModified) },
  { label: '访问失败', value: count(crawl.failed) },
  { label: '读取数据量', value: bytesText(crawl.bytes) },
  { label: '用时', value: durationText(crawl.durationMs) },
];

const reviewedView = ({ reviewed, reviews }: SiteInput): UnitPage['reviewed'] =>
  reviewed === null ? null : { score: scoreView(reviewed), decisions: count(reviews.length) };

const hasStrips = (topics: readonly TopicView[]): boolean =>
  topics.some(({ indicators }) =>
    indicators.some(({ groups }) => groups.some(({ open, folded }) => [...open, ...folded].some(({ strip }) => strip))),
  );

/** @param rows findings listed per verdict of an indicator; the rest is only counted */
export const unitPage = (own: SiteInput, input: RunInput, rows = MAX_ROWS): UnitPage => {
  const { site } = own;
  const unit = plain(site.unit, 60);
  const causes = causesOf(site, own.coverage, input);
  const changes = changesOf(own, input);
  const topics = topicViews(own, causes, input, rows);
  return {
    frame: frameView(`${unit} · 政务公开检查报告`, input),
    unit,
    siteName: plain(site.name, 60),
    level: LEVEL_LABELS[site.level],
    home: linkView(site.baseUrl, null),
    selfCheck: input.view === 'self',
    score: scoreView(site),
    reviewed: reviewedView(own),
    changes: changes && changesView(changes),
    trend: siteTrend(input, site.id),
    counts: statusCounts(site.indicators.map((indicator) => indicator.status)),
    indicatorCount: count(site.indicators.length),
    veto: vetoView(site, input),
    warnings: warningViews(site, input),
    todo: todoList(site, input),
    topics,
    strips: hasStrips(topics),
    unread: unreadView(own.coverage, causes),
    ledgers: ledgerViews(site, input),
    crawl: crawlStatistics(site),
    crawlNote: site.crawl.complete
      ? '本次检查范围内的内容已读完。'
      : '本次没有读完检查范围内的全部内容；没有读到的部分不作不达标处理，原因见“没有检查到的内容”。',
  };
};
