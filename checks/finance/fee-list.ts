import { z } from 'zod';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { type Activity, columnsOf, doubtsOfStanding, search, tellOf, titled } from '../periodic/column-activity.js';
import { rowEvidence } from '../publications.js';
import { isWhole, wordsOfArticle, wordsOfFile } from './words.js';

const LIST = /收费.{0,20}(?:清单|目录|一览|公示|项目|标准)|(?:清单|目录).{0,20}收费/u;
const ACTIVITY: Activity = {
  name: '行政事业性收费目录清单',
  columns: ['fees'],
  counts: titled(LIST, /减免|取消|停征|违规|乱收费/u),
  subject: /收费|行政事业性|涉企/gu,
  perhaps: /收费|基金|价格|费/u,
  elsewhere: { columns: ['finance', 'notices', 'policy-documents'], titles: /收费.{0,20}(?:清单|目录)|(?:清单|目录).{0,20}收费/u },
  bureau: '财政局或发展改革委网站',
};
const PARTS: readonly (readonly [name: string, words: RegExp])[] = [
  ['项目', /项\s?目|名\s?称/u],
  ['依据', /依\s?据|文\s?号|文件/u],
  ['标准', /标\s?准|金\s?额|元/u],
];

/**
 * The list of administrative charges is there, with item, basis and standard. One finding. A list in force may date from before the window.
 * Source: ledger items guyuan-2023/10, xixia-2023/6; 政府信息公开条例 article 20 (8).
 */
export const feeList = defineCheck({
  id: 'fee-list',
  title: '行政事业性收费目录清单',
  topic: 'finance',
  rule: () => '公开行政事业性收费目录清单，列明收费项目、依据和标准',
  remedy: '在“行政事业性收费”栏目公布现行目录清单，逐项列明项目名称、收费依据和标准',
  requires: ['listings', 'articles', 'attachments'],
  thresholds: z.strictObject({}),
  columns: () => columnsOf(ACTIVITY).map(({ id }) => ({ id, open: { titles: LIST } })),
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => [judge(facts, context)],
});

type Facts = Pick<SiteFacts, 'listings' | 'articles' | 'attachments'>;

function judge({ listings, articles, attachments }: Facts, context: CheckContext<unknown>): Finding {
  const seen = search(listings, ACTIVITY, { from: '1990-01-01', to: context.asOf }, context);
  const urls = new Set(seen.found.map(({ row }) => row.url));
  const opened = articles.items.filter(({ url }) => urls.has(url));
  const pages = listings.items.filter(({ column, rows, text }) => column === 'fees' && rows.length === 0 && text !== '');
  const texts = [
    ...opened.map((article) => ({ words: wordsOfArticle(article), evidence: article.evidence })),
    ...pages.map(({ text, evidence }) => ({ words: text, evidence })),
    ...attachments.items
      .filter(({ url, foundOn }) => urls.has(url) || urls.has(foundOn.url))
      .map((file) => ({ words: wordsOfFile(file), evidence: file.evidence })),
  ];
  const whole = texts.find(({ words }) => /收费/u.test(words) && PARTS.every(([, pattern]) => pattern.test(words)));
  const lacking = PARTS.filter(([, pattern]) => !texts.some(({ words }) => pattern.test(words))).map(([name]) => name);
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: seen.place?.url ?? context.portal.baseUrl, title: ACTIVITY.name },
    observed: texts.length > 0 ? PARTS.length - lacking.length : null,
    expected: PARTS.length,
    unit: '项要素',
    reason,
    evidence: [...(whole ? [whole.evidence] : []), ...seen.found.slice(-3).map(rowEvidence), ...seen.searched].slice(0, 5),
  });
  if (whole) return finding('pass', '收费目录清单列有项目、依据和标准');
  const told = tellOf(ACTIVITY.name, seen.found);
  const allRead = opened.length === seen.found.length && opened.every(isWhole) && texts.length === opened.length;
  if (seen.found.length > 0)
    return allRead && lacking.length > 0 && seen.doubts.length === 0
      ? finding('fail', `${told}；清单中没有${lacking.join('、')}`)
      : finding('undetermined', `${told}；项目、依据和标准没有读全，请人工打开核对`);
  const doubts = [...new Set([...seen.doubts, ...doubtsOfStanding(listings, ACTIVITY, context)])];
  if (doubts.length > 0) return finding('undetermined', `${told}；${doubts.slice(0, 3).join('；')}，请人工核查`);
  return finding('fail', `${told}；应公开现行收费目录清单，已读完相关栏目`);
}
