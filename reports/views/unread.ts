import type { SiteResult } from '../../checks/results.js';
import type { Coverage } from '../../crawler/facts/coverage.js';
import type { FailureCode } from '../../crawler/facts/record.js';
import type { ColumnFact } from '../../crawler/facts/site.js';
import { entryOf, type ReportInput } from '../input.js';
import { MAX_ROWS } from './findings.js';
import { indicatorAnchor } from './frame.js';
import { type LinkView, linkView } from './links.js';
import { count, percent, plain } from './text.js';
import { indicatorInfo } from './topics.js';

/** What could not be judged or read, and why: the honest half of the report. */
export interface UnreadView {
  /** Null when a record of coverage exists. */
  missingRecord: string | null;
  undetermined: { anchor: string; title: string; rows: { link: LinkView | null; reason: string }[]; omitted: string | null }[];
  notes: string[];
  gaps: Capped<{ message: string; count: string | null; links: LinkView[] }>;
  failures: { label: string; count: string; examples: LinkView[] }[];
  missingColumns: string | null;
  columns: Capped<ColumnView>;
  empty: boolean;
}

interface Capped<T> {
  rows: T[];
  omitted: string | null;
}

export interface ColumnView {
  name: string;
  path: string;
  link: LinkView;
  from: string;
  state: { key: ColumnFact['state']; label: string };
  items: string;
  span: string;
}

const FAILURE_LABELS: Record<FailureCode, string> = {
  dns: '域名无法解析',
  refused: '服务器拒绝连接',
  reset: '连接被中断',
  timeout: '访问超时',
  tls: '安全证书或加密连接异常',
  protocol: '服务器应答不合规范',
  'http-status': '服务器返回错误状态',
  blocked: '被防护系统拦截',
  login: '需要登录',
  'robots-denied': '网站声明不允许自动访问',
  'too-large': '内容过大未读取',
  'too-many-redirects': '跳转次数过多',
  'private-address': '指向内网地址，未访问',
  'bad-address': '网址不合规范',
  'off-site': '跳转到站外',
  'not-html': '不是网页',
  undecodable: '文字编码无法识别',
  budget: '达到本次检查的数量或时间上限',
  'browser-missing': '未安装浏览器，脚本页面无法读取',
  browser: '浏览器打开失败',
  stopped: '检查被中止',
};

const COLUMN_STATES: Record<ColumnFact['state'], string> = { read: '已读全', cut: '未读全', unread: '未能读取' };
const COLUMN_ORIGINS: Record<ColumnFact['from'], string> = {
  config: '人工配置',
  navigation: '网站导航',
  'site-map': '网站地图',
  breadcrumb: '页面路径',
};

const failureLabel = (code: string): string => Object.entries(FAILURE_LABELS).find(([known]) => known === code)?.[1] ?? plain(code, 40);

const capped = <S, T>(items: readonly S[], view: (item: S) => T, what: string): Capped<T> => ({
  rows: items.slice(0, MAX_ROWS).map(view),
  omitted: items.length > MAX_ROWS ? `共 ${count(items.length)} ${what}，此处列出前 ${MAX_ROWS} ${what}。` : null,
});

const undeterminedRows = (site: SiteResult, input: ReportInput): UnreadView['undetermined'] =>
  site.indicators.flatMap((indicator) => {
    const findings = indicator.findings.filter((finding) => finding.verdict === 'undetermined');
    const whole = indicator.status === 'undetermined' && findings.length === 0;
    if (findings.length === 0 && !whole) return [];
    const { rows, omitted } = capped(
      findings,
      (finding) => ({
        link: finding.subject === null ? null : linkView(finding.subject.url, finding.subject.title),
        reason: plain(finding.reason, 300),
      }),
      '项',
    );
    return [
      {
        anchor: indicatorAnchor(indicator.id),
        title: indicatorInfo(indicator, input).title,
        rows: whole ? [{ link: null, reason: plain(indicator.message, 300) }] : rows,
        omitted,
      },
    ];
  });

/** Equal messages told once, with their number and the first addresses. */
const gapRows = (gaps: Coverage['gaps']): UnreadView['gaps'] => {
  const byMessage = new Map<string, string[]>();
  for (const gap of gaps) {
    const urls = byMessage.get(gap.message);
    if (urls) urls.push(gap.url ?? '');
    else byMessage.set(gap.message, [gap.url ?? '']);
  }
  return capped(
    [...byMessage],
    ([message, urls]) => ({
      message: plain(message, 300),
      count: urls.length > 1 ? `${count(urls.length)} 处` : null,
      links: urls
        .filter((url) => url !== '')
        .slice(0, 3)
        .map((url) => linkView(url, null)),
    }),
    '类',
  );
};

const columnView = (column: ColumnFact): ColumnView => ({
  name: plain(column.name, 60),
  path: plain(column.path.join(' › '), 120),
  link: linkView(column.url, null),
  from: `${COLUMN_ORIGINS[column.from]}（把握 ${percent(column.confidence)}）`,
  state: { key: column.state, label: COLUMN_STATES[column.state] },
  items: column.state === 'unread' ? '未知' : count(column.items),
  span: column.oldestOn === null && column.newestOn === null ? '—' : `${column.oldestOn ?? '不详'} 至 ${column.newestOn ?? '不详'}`,
});

export const unreadView = (site: SiteResult, input: ReportInput): UnreadView => {
  const coverage = entryOf(input.coverage, site.id);
  const undetermined = undeterminedRows(site, input);
  const gaps = coverage?.gaps ?? [];
  const failures = coverage?.failures ?? [];
  const missing = coverage?.missingColumns ?? [];
  return {
    missingRecord: coverage === null ? '本次结果没有附带巡检覆盖记录，无法列出读过和没有读到的栏目。' : null,
    undetermined,
    notes: (coverage?.notes ?? []).slice(0, MAX_ROWS).map((note) => plain(note, 300)),
    gaps: gapRows(gaps),
    failures: failures.slice(0, MAX_ROWS).map((failure) => ({
      label: failureLabel(failure.code),
      count: `${count(failure.count)} 次`,
      examples: failure.examples.slice(0, 3).map((url) => linkView(url, null)),
    })),
    missingColumns: missing.length === 0 ? null : missing.map((column) => plain(column.name, 40)).join('、'),
    columns: capped(coverage?.columns ?? [], columnView, '个栏目'),
    empty: undetermined.length + gaps.length + failures.length + missing.length === 0 && coverage !== null,
  };
};
