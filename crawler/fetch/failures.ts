import type { Failure, FailureCode } from '../facts/record.js';

/** What each code means for the run. `retry`: asking again within seconds may help. */
interface Policy {
  transient: boolean;
  scope: Failure['scope'];
  retry: boolean;
  text: string;
}

const POLICY: Record<FailureCode, Policy> = {
  dns: { transient: true, scope: 'host', retry: true, text: '域名无法解析' },
  refused: { transient: true, scope: 'host', retry: true, text: '无法建立连接' },
  reset: { transient: true, scope: 'page', retry: true, text: '连接中断' },
  timeout: { transient: true, scope: 'page', retry: true, text: '等待超时' },
  tls: { transient: true, scope: 'host', retry: false, text: '安全连接失败' },
  protocol: { transient: true, scope: 'page', retry: false, text: '应答不符合 HTTP 规范' },
  'http-status': { transient: false, scope: 'page', retry: false, text: '服务器返回错误状态' },
  blocked: { transient: true, scope: 'host', retry: false, text: '被网站防护拦截' },
  login: { transient: false, scope: 'page', retry: false, text: '需要登录' },
  'robots-denied': { transient: false, scope: 'page', retry: false, text: 'robots.txt 不允许抓取' },
  'too-large': { transient: false, scope: 'page', retry: false, text: '内容超过大小上限' },
  'too-many-redirects': { transient: false, scope: 'page', retry: false, text: '跳转次数过多' },
  'private-address': { transient: false, scope: 'page', retry: false, text: '地址指向内网或本机，已拒绝' },
  'bad-address': { transient: false, scope: 'page', retry: false, text: '网址无效' },
  'off-site': { transient: false, scope: 'page', retry: false, text: '网址不在检查范围内' },
  'not-html': { transient: false, scope: 'page', retry: false, text: '不是网页' },
  undecodable: { transient: true, scope: 'page', retry: false, text: '内容无法解码' },
  budget: { transient: true, scope: 'run', retry: false, text: '超出本次检查的额度' },
  'browser-missing': { transient: true, scope: 'run', retry: false, text: '没有可用的浏览器' },
  browser: { transient: true, scope: 'page', retry: false, text: '浏览器出错' },
  stopped: { transient: true, scope: 'run', retry: false, text: '检查已停止' },
};

export type Failed = { ok: false; failure: Failure };

/** Builds a failure with the policy of its code; `detail` is appended to the Chinese message. */
export function failed(code: FailureCode, detail?: string, overrides: Partial<Failure> = {}): Failed {
  const { transient, scope, text } = POLICY[code];
  const message = detail ? `${text}：${detail}` : text;
  return { ok: false, failure: { code, transient, scope, status: null, message, attempts: 1, ...overrides } };
}

const OVERLOADED = new Set([408, 425, 429]);

/** An HTTP status that is no answer. 403 says as much about us (address, agent, place) as about the portal, so it is never final. */
export function failedStatus(status: number): Failed {
  if (status === 401 || status === 407) return failed('login', `HTTP ${status}`, { status });
  const transient = status >= 500 || status === 403 || OVERLOADED.has(status);
  return failed('http-status', `HTTP ${status}`, { status, transient, scope: status === 429 ? 'host' : 'page' });
}

/** Whether the same request may be tried again at once (after back-off), as opposed to in a later run. */
export function isRetryable(failure: Failure): boolean {
  if (failure.code !== 'http-status') return POLICY[failure.code].retry;
  return failure.status !== null && (failure.status >= 500 || OVERLOADED.has(failure.status));
}

const CODES: Record<string, FailureCode> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CLOSED: 'reset',
  UND_ERR_DESTROYED: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROTO: 'tls',
  ERR_BUFFER_TOO_LARGE: 'too-large',
  ERR_INVALID_URL: 'bad-address',
  EPRIVATE: 'private-address',
};

/** Certificate faults that the portal's operator caused; an unknown issuer may be only our own list of roots. */
const CERTIFICATE_FAULTS: Record<string, string> = {
  CERT_HAS_EXPIRED: '证书已过期',
  CERT_NOT_YET_VALID: '证书尚未生效',
  ERR_TLS_CERT_ALTNAME_INVALID: '证书与域名不符',
  DEPTH_ZERO_SELF_SIGNED_CERT: '自签名证书',
  CERT_REVOKED: '证书已吊销',
};
const UNTRUSTED = /^(?:SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_UNTRUSTED|CERT_CHAIN_TOO_LONG)/;
const TLS = /^(?:ERR_SSL|ERR_TLS|CERT_|SSL_)/;

/** Every address of a host failed: the last try's reason speaks for all. */
function rootOf(error: unknown): { code: string; message: string } {
  const inner = error instanceof AggregateError ? (error.errors.at(-1) ?? error) : error;
  const code = typeof inner === 'object' && inner !== null && 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
  return { code, message: inner instanceof Error ? inner.message : String(inner) };
}

/** Any error of a socket, TLS, the HTTP parser or a decompressor as a named failure. */
export function failedError(error: unknown): Failed {
  const { code, message } = rootOf(error);
  const fault = CERTIFICATE_FAULTS[code];
  if (fault) return failed('tls', `${fault}（${code}）`, { transient: false });
  if (UNTRUSTED.test(code)) return failed('tls', `证书链不完整或签发机构不受信任（${code}）`);
  const known = CODES[code];
  if (known) return failed(known, code === 'EPRIVATE' ? message : code);
  if (TLS.test(code)) return failed('tls', `握手失败（${code}）`);
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR_')) return failed('undecodable', code);
  return failed('protocol', code || message.slice(0, 200));
}

/** Chromium's `net::ERR_…` names, first match wins. */
const NET_ERRORS: readonly [RegExp, FailureCode][] = [
  [/NAME_NOT_RESOLVED|DNS_/, 'dns'],
  [/TIMED_OUT/, 'timeout'],
  [/CERT_|SSL_|BAD_SSL/, 'tls'],
  [/CONNECTION_REFUSED|ADDRESS_UNREACHABLE|CONNECTION_FAILED|INTERNET_DISCONNECTED/, 'refused'],
  [/CONNECTION_RESET|CONNECTION_CLOSED|CONNECTION_ABORTED|EMPTY_RESPONSE|NETWORK_CHANGED|SOCKET_NOT_CONNECTED/, 'reset'],
  [/TOO_MANY_REDIRECTS/, 'too-many-redirects'],
  [/UNSAFE_REDIRECT|UNKNOWN_URL_SCHEME|INVALID_URL|DISALLOWED_URL_SCHEME|UNSAFE_PORT/, 'bad-address'],
  [/INVALID_RESPONSE|INVALID_HTTP|RESPONSE_HEADERS|HTTP2|CONTENT_DECODING|CHUNKED|CONTENT_LENGTH/, 'protocol'],
  [/BLOCKED_BY_/, 'blocked'],
];

/** An error thrown by the browser driver. A navigation that turns into a download is not a page. */
export function failedBrowserError(error: unknown): Failed {
  const message = error instanceof Error ? error.message : String(error);
  const net = /net::ERR_([A-Z0-9_]+)/.exec(message)?.[1];
  if (/Download is starting/.test(message) || net === 'ABORTED') return failed('not-html', '网址打开后是下载文件');
  if (net === undefined) return failed('browser', message.split('\n', 1)[0]?.slice(0, 200));
  const code = NET_ERRORS.find(([pattern]) => pattern.test(net))?.[1] ?? 'browser';
  const fault = /CERT_(?:DATE|COMMON_NAME)_INVALID|CERT_REVOKED/.test(net);
  return failed(code, net, fault ? { transient: false } : {});
}
