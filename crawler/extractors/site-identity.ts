import { fold } from './dom.js';
import type { PageLines } from './lines.js';
import type { Metas } from './metas.js';

/** 10 digits, or bm and 8 digits for ministries. Never the 18 characters of a social credit code. */
const CODE = /^(?:\d{10}|bm\d{8})$/iu;
const PRINTED = /(?:网站标识码|政府网站标识码|标识码)[^\da-z]{0,12}(bm\d{8}|\d{10})(?![\da-z])/iu;
/** The 找错 script and link: `sitecode="…"`, `jiucuo.html?site_code=…`, `Link('…')`. */
const ERROR_REPORT = /(?:sitecode|site_code|siteCode)["'\s:=]{1,6}(bm\d{8}|\d{10})(?![\da-z])|\bLink\(\s*["'](bm\d{8}|\d{10})["']\s*\)/iu;

/** Code of the site: meta, else footer, else the error-report script. */
export function readSiteCode(page: PageLines, metas: Metas, html: string): string | null {
  const meta = metas.get('siteCode')?.value.replace(/\s/gu, '') ?? '';
  if (CODE.test(meta)) return meta;
  for (const line of page.lines) {
    const printed = line.text.includes('标识码') ? PRINTED.exec(line.text) : null;
    if (printed) return printed[1] ?? null;
  }
  const script = ERROR_REPORT.exec(html);
  return script ? (script[1] ?? script[2] ?? null) : null;
}

/** Name of the site: meta, else the organiser printed in the footer. */
export function readSiteName(page: PageLines, metas: Metas): string | null {
  const meta = metas.get('siteName')?.value;
  if (meta) return meta;
  for (const line of page.lines) {
    const organiser = line.footer ? /主办(?:单位)?[:：]\s*([^\s|｜；;，,。]{3,40})/u.exec(fold(line.text)) : null;
    if (organiser) return (organiser[1] ?? '').replace(/(承办|地址|联系|版权|网站|备案|ICP)[\s\S]*$/u, '') || null;
  }
  return null;
}
