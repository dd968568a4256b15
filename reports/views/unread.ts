import type { Coverage } from '../../crawler/facts/coverage.js';
import type { FailureCode } from '../../crawler/facts/record.js';
import type { ColumnFact } from '../../crawler/facts/site.js';
import type { Causes, CauseView } from './causes.js';
import { MAX_ROWS } from './findings.js';
import { type LinkView, linkView } from './links.js';
import { count, percent, plain } from './text.js';

/** What could not be judged or read, and why: the honest half of the report. */
export interface UnreadView {
  /** Null when a record of coverage exists. */
  missingRecord: string | null;
  causes: Capped<CauseView>;
  /** Indicators whose causes are told beside their findings. */
  own: Causes['own'];
  notes: string[];
  failures: { label: string; count: string; examples: LinkView[] }[];
  missingColumns: string | null;
  /** Those not read in full; those that were wait behind a fold. */
  unreadColumns: Capped<ColumnView>;
  readColumns: Capped<ColumnView> & { heading: string };
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

const columnView = (column: ColumnFact): ColumnView => ({
  name: plain(column.name, 60),
  path: plain(column.path.join(' › '), 120),
  link: linkView(column.url, null),
  from: `${COLUMN_ORIGINS[column.from]}（把握 ${percent(column.confidence)}）`,
  state: { key: column.state, label: COLUMN_STATES[column.state] },
  items: column.state === 'unread' ? '未知' : count(column.items),
  span: column.oldestOn === null && column.newestOn === null ? '—' : `${column.oldestOn ?? '不详'} 至 ${column.newestOn ?? '不详'}`,
});

export const unreadView = (coverage: Coverage | null, causes: Causes): UnreadView => {
  const failures = coverage?.failures ?? [];
  const missing = coverage?.missingColumns ?? [];
  const columns = coverage?.columns ?? [];
  const read = columns.filter(({ state }) => state === 'read');
  return {
    missingRecord: coverage === null ? '本次结果没有附带巡检覆盖记录，无法列出读过和没有读到的栏目。' : null,
    causes: capped(causes.shared, (cause) => cause, '类'),
    own: causes.own,
    notes: (coverage?.notes ?? []).slice(0, MAX_ROWS).map((note) => plain(note, 300)),
    failures: failures.slice(0, MAX_ROWS).map((failure) => ({
      label: failureLabel(failure.code),
      count: `${count(failure.count)} 次`,
      examples: failure.examples.slice(0, 3).map((url) => linkView(url, null)),
    })),
    missingColumns: missing.length === 0 ? null : missing.map((column) => plain(column.name, 40)).join('、'),
    unreadColumns: capped(
      columns.filter(({ state }) => state !== 'read'),
      columnView,
      '个栏目',
    ),
    readColumns: { ...capped(read, columnView, '个栏目'), heading: `读全的栏目 ${count(read.length)} 个` },
    empty: causes.shared.length + causes.own.length + failures.length + missing.length === 0 && coverage !== null,
  };
};
