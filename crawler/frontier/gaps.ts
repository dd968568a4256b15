import type { FailureCode, PageRecord } from '../facts/record.js';
import type { Gap } from '../facts/site.js';

/** Causes in the clerk's words. */
export const FAILURE_TEXT: Record<FailureCode, string> = {
  dns: '域名解析不到',
  refused: '服务器拒绝连接',
  reset: '连接中断',
  timeout: '超时没有应答',
  tls: '证书或加密连接有问题',
  protocol: '服务器应答不合规',
  'http-status': '服务器返回错误状态',
  blocked: '被网站防护拦截',
  login: '需要登录',
  'robots-denied': '网站的 robots.txt 不允许访问',
  'too-large': '页面过大，超过读取上限',
  'too-many-redirects': '跳转次数过多',
  'private-address': '地址指向内网，未允许访问',
  'bad-address': '网址写法有误',
  'off-site': '地址在站外',
  'not-html': '不是网页',
  undecodable: '文字编码无法识别',
  budget: '达到本次检查的页面数或时间上限',
  'browser-missing': '没有可用的浏览器，脚本生成的内容读不到',
  browser: '浏览器打开失败',
  stopped: '检查被中止',
};

export function failureGap(record: PageRecord, what: string): Gap {
  const { failure } = record;
  if (!failure) return { code: 'unread-article', message: `${what}：内容读不出来`, url: record.url };
  const status = failure.status === null ? '' : `（${failure.status}）`;
  return {
    code: failure.code,
    message: `${what}：${failure.code === 'stopped' ? failure.message : FAILURE_TEXT[failure.code]}${status}`,
    url: record.url,
  };
}

/** The server says that the page does not exist: an answer about the portal, no failure of ours. */
export const isGone = ({ failure }: PageRecord): boolean => failure?.code === 'http-status' && (failure.status === 404 || failure.status === 410);
