import { z } from 'zod';
import type { ArticleFact, Listing } from '../../crawler/facts/publication.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';

const COLUMNS = ['disclosure-guide', 'application'] as const;
const ADDRESS = /地\s?址|办公地点|受理地点|办公场所|通[信讯]地|(?:路|街|大道|大街)\d+号/u;
const PHONE = /(?:电\s?话|联系方式|传\s?真|热线)[^\n]{0,30}\d{3,}|(?<!\d)0\d{2,3}[-—－ ]?\d{7,8}(?!\d)|(?<!\d)\d{7,8}(?!\d)/u;
const ONLINE =
  /在线(?:申请|提交|填写|受理)|网上(?:申请|提交|填写|受理)|我要申请|申请人类型|申请表|申请平台|申请系统|互联网申请|网络(?:申请|提交)|电子邮[件箱]|通过.{0,12}网站.{0,20}申请|所需.{0,10}信息/u;

/**
 * Ways to apply for information: guide, address, phone, and a form or platform online. One finding each.
 * Source: ledger items guyuan-2023/31, mudan-2023/26 and 29, gaoxian-2023/27, litong-2021/3.4, xixia-2023/18; 政府信息公开条例 articles 12, 29, 30.
 */
export const applicationChannel = defineCheck({
  id: 'application-channel',
  title: '依申请公开渠道',
  topic: 'decisions',
  rule: () => '有信息公开指南，写明受理地址、电话，有能打开的网上申请表或申请平台',
  remedy: '更新信息公开指南，写明受理机构、地址、电话和申请方式，在“依申请公开”栏目提供网上申请入口',
  requires: ['listings', 'articles'],
  thresholds: z.strictObject({}),
  columns: () => COLUMNS.map((id) => ({ id, open: {} })),
  fold: () => ({ rule: 'all' }),
  evaluate(facts, context) {
    const places = new Map(COLUMNS.map((id) => [id, placeOf(id, facts)]));
    const all = [...places.values()];
    const entrance = places.get('application');
    const guide = places.get('disclosure-guide');
    return [
      ...(guide ? [judgePlace('信息公开指南', [guide], context)] : []),
      judgeWords('受理地址', ADDRESS, all, context),
      judgeWords('受理电话', PHONE, all, context),
      ...(entrance ? [judgeEntrance(entrance, all, context)] : []),
    ];
  },
});

/** A column of the two with everything read of it. */
interface Place {
  looked: Listing[];
  present: Listing[];
  pages: ArticleFact[];
  words: string;
  /** Why more may be there than was read. */
  doubts: string[];
}

function placeOf(id: string, { listings, articles }: Pick<SiteFacts, 'listings' | 'articles'>): Place {
  const looked = listings.items.filter(({ column }) => column === id);
  const present = looked.filter(({ state }) => state !== 'missing' && state !== 'unknown');
  const rows = present.flatMap((listing) => listing.rows);
  const pages = articles.items.filter(({ url, columns }) => columns.includes(id) || rows.some((row) => row.url === url));
  const unopened = rows.filter((row) => !pages.some(({ url }) => url === row.url));
  return {
    looked,
    present,
    pages,
    words: [...present.map(({ text }) => text), ...rows.map(({ title }) => title), ...pages.map(({ text }) => text)].join('\n'),
    doubts: [
      ...(looked.length === 0 ? ['没有查看相关栏目'] : []),
      ...looked.flatMap(({ state, trouble, name }) => (state === 'read' || state === 'missing' ? [] : [trouble ?? `“${name}”没有读到`])),
      ...(unopened[0] ? [`“${unopened[0].title}”没有打开`] : []),
      ...(present.some(({ attachments }) => attachments.length > 0) || pages.some(isPartlyUnread) ? ['内容可能在附件或图片里'] : []),
      ...(present.some(({ state, text, rows: [row], attachments }) => state === 'read' && text === '' && !row && attachments.length === 0)
        ? ['页面没有读到文字，可能由脚本加载']
        : []),
    ],
  };
}

const isPartlyUnread = ({ textCut, textElsewhere, attachments, images }: ArticleFact): boolean =>
  textCut || textElsewhere || attachments.length > 0 || images > 0;

function finder(title: string, places: readonly Place[], { portal }: CheckContext<unknown>) {
  const present = places.flatMap((place) => place.present);
  const evidence = (present.length > 0 ? present : places.flatMap(({ looked }) => looked)).slice(0, 3).map((each) => each.evidence);
  return (verdict: Verdict, reason: string, quote?: string): Finding => ({
    verdict,
    subject: { url: present[0]?.url ?? portal.baseUrl, title },
    observed: quote ?? null,
    expected: '有',
    unit: null,
    reason,
    evidence: quote ? evidence.map((each) => ({ ...each, quote })) : evidence,
  });
}

/** Departments and towns may take applications through the portal of their government. */
const mayBeElsewhere = ({ portal }: CheckContext<unknown>): boolean => ['department', 'town'].includes(portal.level);

function judgePlace(title: string, [place]: readonly [Place], context: CheckContext<unknown>): Finding {
  const finding = finder(title, [place], context);
  if (place.words.trim() !== '' || place.present.some(({ attachments }) => attachments.length > 0)) return finding('pass', `有${title}`);
  if (place.doubts[0]) return finding('undetermined', `没有读到${title}；${place.doubts[0]}，请人工核查`);
  if (mayBeElsewhere(context)) return finding('undetermined', `没有找到${title}；可能在本级政府门户网站，请人工核查`);
  return finding('fail', `没有找到${title}；应在政府信息公开栏目公布，已读完网站的栏目结构`);
}

function judgeWords(title: string, words: RegExp, places: readonly Place[], context: CheckContext<unknown>): Finding {
  const finding = finder(title, places, context);
  const match = places.flatMap((place) => words.exec(place.words) ?? [])[0];
  if (match) return finding('pass', `写明了${title}`, match.toString().slice(0, 60));
  const doubts = places.flatMap((place) => place.doubts);
  if (doubts[0]) return finding('undetermined', `没有读到${title}；${doubts[0]}，请人工核查`);
  if (mayBeElsewhere(context)) return finding('undetermined', `没有找到${title}；可能在本级政府门户网站，请人工核查`);
  return finding('fail', `信息公开指南和依申请公开页面都没有写明${title}`);
}

function judgeEntrance(place: Place, all: readonly Place[], context: CheckContext<unknown>): Finding {
  const title = '网上申请入口';
  const finding = finder(title, [place], context);
  const words = all.map((each) => each.words).join('\n');
  const opens = place.present.some(({ state }) => state === 'read' || state === 'cut');
  const offered = place.present.some(({ rows, attachments }) => rows.length > 0 || attachments.length > 0) || ONLINE.test(words);
  if (opens && offered) return finding('pass', '“依申请公开”栏目能打开，提供网上申请或申请表');
  if (place.present.length > 0 || ONLINE.test(words))
    return finding('undetermined', '有依申请公开栏目或网上申请的说明，申请页面没有读到，请人工打开核对');
  const [doubt] = all.flatMap((each) => each.doubts);
  if (doubt) return finding('undetermined', `没有找到${title}；${doubt}，请人工核查`);
  if (mayBeElsewhere(context)) return finding('undetermined', `没有找到${title}；可能在本级政府门户网站，请人工核查`);
  return finding('fail', `没有找到${title}；网站没有设“依申请公开”栏目，指南也没有写明网上申请方式`);
}
