import type { SiteResult } from '../checks/results.js';
import type { FailureCode } from '../crawler/facts/record.js';
import { FAILURE_TEXT } from '../crawler/frontier/gaps.js';

/** The cause in words, with the mend where the user has it in hand. */
export function causeOf(code: FailureCode | null): string {
  if (code === null) return '内容读不出来';
  return code === 'private-address' ? `${FAILURE_TEXT[code]}。检查内网或本机网站请加 --allow-private` : FAILURE_TEXT[code];
}

/** Not one page of the site could be read. */
export const isUnread = (site: SiteResult): boolean => site.crawl.pages === site.crawl.failed;

/** Why, from the findings that it left undetermined. */
export function whyUnread(site: SiteResult): string {
  const reasons = site.indicators.flatMap((indicator) => indicator.findings.map((finding) => finding.reason));
  const codes = Object.keys(FAILURE_TEXT) as FailureCode[];
  const code = codes.find((candidate) => reasons.some((reason) => reason.includes(FAILURE_TEXT[candidate])));
  if (code === 'private-address') return causeOf(code);
  return `${code ? FAILURE_TEXT[code] : '首页没有读到'}。请检查网址 ${site.baseUrl} 和网络后再试`;
}
