/**
 * Protective gateways in front of portals: what their refusals and script challenges look like. Such an answer says
 * nothing about the portal, whatever its status code.
 */
interface Gateway {
  name: string;
  /** Found in the body of a challenge or refusal page. */
  marker: RegExp;
}

const GATEWAYS: readonly Gateway[] = [
  { name: '瑞数', marker: /\$_ts\s*=\s*window\[|window\[['"]\$_ts['"]\]|\$_ts\.(?:nsd|cd|lcd)\b/ },
  { name: '加速乐', marker: /__jsl_clearance|__jsluid/ },
  { name: '网站卫士', marker: /WZWS|wzwschallenge/i },
  { name: 'EdgeOne', marker: /EO_Bot_Ssid|__tst_status|edgeone/i },
  { name: '阿里云防护', marker: /acw_sc__v\d|aliyun_?waf|_____tmd_____/i },
  { name: '云锁', marker: /yunsuo_session/i },
  { name: '创宇盾', marker: /365cyd|yunaq\.com/i },
  { name: '安全狗', marker: /safedog/i },
  { name: '雷池', marker: /safeline|sl-challenge/i },
  { name: '宝塔防火墙', marker: /btwaf|宝塔.{0,4}防火墙/i },
  { name: 'Cloudflare', marker: /_cf_chl_opt|cf-chl-|challenge-platform/i },
  { name: '脚本验证', marker: /document\.cookie\s*=[\s\S]{0,2000}?location\s*(?:=|\.(?:reload|replace|href))/ },
];

/** Statuses that only gateways send. */
const GATEWAY_STATUSES = new Set([412, 418, 521, 567]);
/** Statuses that a gateway may be hiding behind; its marker decides. */
const SUSPECT_STATUSES = new Set([400, 403, 405, 406, 429, 493, 503]);
const SCAN_CHARS = 131_072;
/** A page that says more than this to its reader is a page, even though a gateway's script may ride along in it. */
const STUB_CHARS = 200;

export interface GatewayVerdict {
  /** Null when only the status gives it away. */
  gateway: string | null;
}

/** The gateway that answered instead of the portal, or null when the portal itself answered. */
export function gatewayIn(status: number, body: string): GatewayVerdict | null {
  const certain = GATEWAY_STATUSES.has(status);
  if (!certain && !SUSPECT_STATUSES.has(status) && status >= 300) return null;
  const head = body.slice(0, SCAN_CHARS);
  const gateway = GATEWAYS.find(({ marker }) => marker.test(head))?.name ?? null;
  if (certain) return { gateway };
  if (gateway === null) return null;
  return status >= 400 || visibleChars(body, STUB_CHARS) < STUB_CHARS ? { gateway } : null;
}

const UNSEEN = ['script', 'style', 'noscript', 'title'];

/** Characters of text outside tags, scripts and comments; counting ends once `enough` are seen. One pass. */
function visibleChars(html: string, enough: number): number {
  const lower = html.toLowerCase();
  let count = 0;
  for (let at = 0; at < html.length && count < enough; ) {
    const open = html.indexOf('<', at);
    count += html.slice(at, open < 0 ? html.length : open).replace(/\s+/g, '').length;
    if (open < 0) break;
    const unseen = UNSEEN.find((name) => lower.startsWith(name, open + 1));
    const closing = unseen ? `</${unseen}` : lower.startsWith('!--', open + 1) ? '-->' : '>';
    const close = lower.indexOf(closing, open + 1);
    if (close < 0) break;
    at = unseen ? close + 1 + unseen.length : close + closing.length;
    if (unseen) at = Math.max(at, lower.indexOf('>', at) + 1);
  }
  return count;
}
