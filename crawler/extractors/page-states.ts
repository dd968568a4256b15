import type { ListFacts, PageKind } from '../facts/page.js';
import { attribute, isLinky, type Line, type PageLines } from './lines.js';

/** What is read of a page that may be no page of the portal at all. */
export interface StateHints {
  url: string;
  html: string;
  page: PageLines;
  title: string;
  list: ListFacts | null;
  bodyChars: number;
  /** The page carries the meta of an article's title. */
  hasArticleMeta: boolean;
  /** A publication date is printed on the page. */
  dated: boolean;
  redirectsTo: string | null;
}

/** Marks of gateways that let a browser in only after a script ran: 瑞数, 加速乐, WZWS, Aliyun, EdgeOne, Cloudflare, 云锁, 安全狗. */
const GATEWAY =
  /__jsl_clearance|__jsluid|\$_ts\s*=|\$_ts\[|_\$jsvmprt|acw_sc__v[23]|aliyun_waf|WZWS|wzwsconfirm|_waf_|edgeone|EO_Bot_Ssid|__tst_status|yunsuo|safedog|cf-chl|cf_chl_|challenge-platform|\sr=["']?m["']?[\s>]/iu;
/** A cookie is set and the same page asked for again. */
const COOKIE_RELOAD = /document\.cookie\s*=[\s\S]{0,2000}?location\s*\.\s*(?:reload|replace|href|assign)/iu;
const BLOCKED =
  /安全验证|人机验证|访问验证|滑动验证|JavaScript并刷新|(?:开启|启用)\s?JavaScript|enable javascript|正在(?:进行)?(?:安全)?(?:检测|验证)|checking your browser|(?:访问|操作|请求)(?:过于|太过?)频繁|(?:请求|访问)(?:已)?被(?:拦截|阻断|拒绝)|(?:威胁|攻击)(?:行为)?.{0,12}(?:拦截|阻断|记录)|疑似(?:黑客|恶意)攻击|不合法(?:的)?参数|Web应用防火墙|网站防火墙|创宇盾|玄武盾|\bWAF\b/iu;
const MISSING =
  /(?<!\d)404(?![\d号个条项件年章类])|页面(?:不存在|已?丢失|没有找到|未找到|找不到|已被?删除|走丢|无法访问|飞走)|(?:找不到|未找到|没有找到|无法找到)(?:您|该|此|所|相应|页|文|网)|(?:文章|信息|内容|网页|文件|资源|数据|记录|栏目|稿件|链接|地址)(?:已?不存在|已被?(?:删除|移除|撤销)|已下[线架]|已过期|已失效|未发布|尚未发布)|(?:无法|不能|拒绝|禁止)访问|无权(?:限)?(?:访问|查看)|not found|cannot be found|forbidden|bad gateway|gateway time-?out|service (?:temporarily )?unavailable|internal server error|directory listing denied|系统(?:出错|错误|异常|繁忙|维护)|服务器(?:错误|内部|繁忙)|(?:网站|页面|系统|平台)(?:正在)?(?:维护|升级|改版|建设)中|(?:网站|网页)已(?:关闭|关停|迁移|停用|下线)|出错(?:了|啦)|参数(?:错误|不正确|非法)|非法(?:访问|请求)/iu;
const MISSING_PICTURE = /(?:^|[/_-])(?:404|notfound|not_found|error404|page_?lost)[\w-]{0,20}\.(?:png|gif|jpe?g|svg|webp)/iu;
const MISSING_ALERT = /alert\s*\(\s*["'][^"']{0,60}(?:不存在|已被?删除|已过期|无权|没有权限|出错|参数错误)/u;
/** A notice about such matters is no such page. */
const NOTICE = /^关于|(?:公告|通知|通告|说明|启事|规定|办法|报告|指南|解读)$|《/u;
const PASSWORD = /<input[^>]{0,300}type\s*=\s*["']?password/iu;
const LOGIN_TITLE =
  /^(?:[\p{L}\p{N}]{0,30}[-_—|·\s]{0,3})?(?:用户|账号|帐号|会员|个人|法人|系统|管理员|后台)?(?:登录|登陆)(?:页面?|入口|系统|界面|中心)?$|统一(?:身份|用户)?认证|单点登录|^(?:login|sign in)$/iu;
const LOGIN_WORDS =
  /请(?:您)?(?:先)?(?:登录|登陆)(?:后|再|$|[！!。])|(?:您|你)?(?:还没有|尚未|未)登录|登录(?:后|以后)(?:才能|方可|可)?(?:查看|访问|操作)|登录(?:已)?(?:超时|失效|过期)/u;

/** Characters that are neither links nor footer. */
export const ownChars = ({ lines }: PageLines): number => lines.reduce((sum, line) => sum + (line.footer ? 0 : line.chars - line.linkChars), 0);

const says = (line: Line, words: RegExp): boolean => line.chars < 60 && line.linkChars * 2 <= line.chars && words.test(line.text);

function isChallenge({ html, page, title, redirectsTo, url, hasArticleMeta }: StateHints, own: number): boolean {
  const head = html.slice(0, 60_000);
  if (own < 120 && GATEWAY.test(head)) return true;
  if (own < 30 && COOKIE_RELOAD.test(page.scripts.slice(0, 20_000))) return true;
  // A refresh that only asks for the same address again waits for a cookie.
  if (own < 30 && redirectsTo === null && /http-equiv\s*=\s*["']?refresh/iu.test(head.slice(0, 20_000)) && refreshesItself(head, url)) return true;
  if (own >= 500 || hasArticleMeta || NOTICE.test(title)) return false;
  if (own < 120 && BLOCKED.test(head)) return true;
  return page.lines.filter((line) => !line.footer && !isLinky(line)).some((line) => says(line, BLOCKED));
}
function refreshesItself(head: string, url: string): boolean {
  const target = /http-equiv\s*=\s*["']?refresh["']?[^>]{0,60}content\s*=\s*["']?\s*[0-9](?:\s*[;,]\s*url\s*=\s*['"]?([^"'>\s]{0,500}))?/iu.exec(
    head.slice(0, 20_000),
  );
  if (target === null) return false;
  const to = target[1] ?? '';
  return to === '' || (URL.canParse(to, url) && new URL(to, url).href.replace(/[?#].*$/su, '') === url.replace(/[?#].*$/su, ''));
}

function isError({ page, title, list, bodyChars, hasArticleMeta }: StateHints, own: number): boolean {
  if (own >= 400 || NOTICE.test(title) || (hasArticleMeta && bodyChars > 60)) return false;
  const headline = MISSING.test(title) || page.lines.some((line) => /^h[1-4]$/u.test(line.element.name) && says(line, MISSING));
  // The site's frame round the message may hold lists of its own.
  if ((list?.items.length ?? 0) >= 5) return headline;
  if (headline || page.lines.some((line) => says(line, MISSING))) return true;
  if (own < 60 && page.media.some(({ kind, element }) => kind === 'image' && MISSING_PICTURE.test(attribute(element, 'src')))) return true;
  return own < 30 && MISSING_ALERT.test(page.scripts.slice(0, 20_000));
}

function isLogin({ html, page, title, list }: StateHints, own: number): boolean {
  if (NOTICE.test(title)) return false;
  const names = LOGIN_TITLE.test(title);
  if ((list?.items.length ?? 0) >= 5 && !names) return false;
  if (names && (own < 400 || PASSWORD.test(html))) return true;
  if (PASSWORD.test(html)) return own < 300 && page.anchors.length < 40;
  return own < 200 && page.anchors.length < 40 && page.lines.some((line) => says(line, LOGIN_WORDS));
}

/** States of transport and dead ends: what stands there is not the portal's content. Null for everything else. */
export function deadEnd(hints: StateHints): Extract<PageKind, 'challenge' | 'error' | 'login'> | null {
  const own = ownChars(hints.page);
  if (hints.dated || hints.bodyChars > 200) return own < 120 && GATEWAY.test(hints.html.slice(0, 60_000)) ? 'challenge' : null;
  if (isChallenge(hints, own)) return 'challenge';
  if (isError(hints, own)) return 'error';
  return isLogin(hints, own) ? 'login' : null;
}
