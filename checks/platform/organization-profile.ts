import { z } from 'zod';
import type { Evidence } from '../../crawler/facts/evidence.js';
import type { ArticleFact, Listing } from '../../crawler/facts/publication.js';
import { defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';

const ELEMENTS = {
  name: { title: '机构名称', words: /(?:机构|单位|部门|机关)\s?名称|全称|\p{Script=Han}{2,20}(?:政府|办公室|委员会|局|厅|院|中心|办事处|管委会)/u },
  address: { title: '办公地址', words: /地\s{0,3}址|地\s{0,3}点|位于|坐落/u },
  phone: { title: '联系电话', words: /电\s{0,3}话|热\s{0,3}线|联系方式|(?<!\d)0?\d{3,4}[-—－ ]\d{7,8}(?!\d)/u },
  hours: { title: '办公时间', words: /(?:办公|工作|上班|服务|作息|接待|受理|对外)\s?时\s?间|上午.{0,12}\d{1,2}\s?[:：点时]/u },
  postcode: { title: '邮政编码', words: /邮\s{0,3}政?\s{0,3}编\s{0,3}码?/u },
  leaders: { title: '负责人', words: /负责人|领导|局长|主任|书记|县长|区长|市长|省长|主席|乡长|镇长|厅长|院长|处长/u },
  division: { title: '领导分工', words: /分\s?工|分管|主持.{0,12}工作|协助|负责.{0,40}(?:工作|方面)/u },
} as const;
type Element = keyof typeof ELEMENTS;
const NAMES = Object.keys(ELEMENTS) as [Element, ...Element[]];
/** Where two of these stand, the others belong beside them. */
const CONTACT: readonly Element[] = ['address', 'phone', 'hours', 'postcode'];

const thresholds = z.strictObject({
  required: z
    .array(z.enum(NAMES))
    .min(1)
    .default([...NAMES]),
});

const PROFILE = 'organisation-profile';
/** The guide to disclosure prints address, hours and telephone of the body too. */
const COLUMNS = [PROFILE, 'leaders', 'disclosure-guide'] as const;
const MIN_CONTACT = 2;
const MIN_BODIES = 3;
const BODY_TITLE =
  /(?:局|委|办|办公室|委员会|厅|中心|院|站|所|队|乡|镇|街道|办事处|政府|分局|大队|支队|协会|联合会|学校|馆|社)(?:（[^（）]{1,12}）)?(?:机构职能|职能|简介|概况|信息|主要职责)?$/u;

/** Everything read about one body. */
interface Profile {
  url: string;
  title: string;
  text: string;
  /** Something of it may stand where it was not read. */
  doubt: string | null;
  evidence: Evidence[];
}

/**
 * The profile of the body, or of each body listed, shows the required elements. A profile that is spread over several pages leaves open
 * what this one lacks; where address and telephone stand, hours and post code are missing. One finding per body.
 * Source: 条例第二十条第（二）项; ledger items litong-2021, national/30.
 */
export const organizationProfile = defineCheck({
  id: 'organization-profile',
  title: '职能职责一键查询',
  topic: 'platform',
  rule: ({ required }) => `机构职能信息写明${required.map((id) => ELEMENTS[id].title).join('、')}`,
  remedy: '在机构职能栏目按单位补齐缺少的要素，人员变动后及时更新',
  requires: ['listings', 'articles'],
  thresholds,
  columns: () => [
    { id: PROFILE, open: { max: 60 } },
    { id: 'leaders', open: { max: 20 } },
    { id: 'disclosure-guide', open: { max: 3 } },
  ],
  fold: () => ({ rule: 'all' }),

  evaluate({ listings, articles }, { thresholds: { required }, portal }) {
    const looked = listings.items.filter(({ column }) => COLUMNS.some((id) => id === column));
    const own = articles.items.filter(({ columns }) => columns.some((id) => COLUMNS.some((one) => one === id)));
    const bodies = own.filter(({ columns, title }) => columns.includes(PROFILE) && BODY_TITLE.test(title));
    const several = portal.level !== 'department' && portal.level !== 'town' && bodies.length >= MIN_BODIES;
    if (several) return bodies.map((body) => judge(profileOf(body), required));
    const profile = wholeProfile(looked, own, portal.baseUrl);
    return profile.text === '' ? [nothingRead(looked, listings.searched)] : [judge(profile, required)];
  },
});

const profileOf = ({ url, title, text, textCut, textElsewhere, evidence }: ArticleFact): Profile => ({
  url,
  title,
  text: `${title}\n${text}`,
  doubt: textCut || textElsewhere ? '页面的文字没有读全' : null,
  evidence: [evidence],
});

function wholeProfile(listings: readonly Listing[], articles: readonly ArticleFact[], baseUrl: string): Profile {
  const there = listings.filter(({ state }) => state !== 'missing' && state !== 'unknown');
  const texts = [...there.map(({ text }) => text), ...articles.map(({ title, text }) => `${title}\n${text}`)].filter((text) => text !== '');
  const unread = there.find(({ text, rows }) => text === '' && rows.length === 0);
  const lost = articles.find(({ textCut, textElsewhere }) => textCut || textElsewhere);
  const unopened = there.some(({ rows }) => rows.some(({ url }) => !articles.some((article) => article.url === url)));
  const unknown = listings.some(({ state }) => state === 'unknown');
  return {
    url: there[0]?.url ?? baseUrl,
    title: there[0]?.name ?? '机构职能',
    text: texts.join('\n'),
    doubt: unread ? `“${unread.name}”没有读到文字` : lost ? `“${lost.title}”的文字没有读全` : unopened || unknown ? '相关页面没有全部打开' : null,
    evidence: [...there.map(({ evidence }) => evidence), ...articles.map(({ evidence }) => evidence)].slice(0, 5),
  };
}

function nothingRead(looked: readonly Listing[], searched: readonly Evidence[]): Finding {
  const gaps = looked.flatMap(({ trouble, url }) => (trouble === null ? [] : [{ code: 'unread-article' as const, message: trouble, url }]));
  const missing = looked.length > 0 && looked.every(({ state }) => state === 'missing');
  const open = gapFinding(gaps, searched, '机构职能信息齐全');
  if (!missing) return open;
  return { ...open, reason: '没有找到机构职能、领导信息、信息公开指南栏目，机构信息可能在其他页面，请人工核对' };
}

function judge({ url, title, text, doubt, evidence }: Profile, required: readonly Element[]): Finding {
  const shown = required.filter((id) => ELEMENTS[id].words.test(text));
  const lacking = required.filter((id) => !shown.includes(id));
  const contacts = CONTACT.filter((id) => ELEMENTS[id].words.test(text)).length;
  const sure = doubt === null && contacts >= MIN_CONTACT && lacking.some((id) => CONTACT.includes(id));
  const names = (ids: readonly Element[]): string => ids.map((id) => ELEMENTS[id].title).join('、');
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url, title },
    observed: shown.length,
    expected: required.length,
    unit: '个要素',
    reason,
    evidence,
  });
  if (lacking.length === 0) return finding('pass', `“${title}”写明了${names(required)}`);
  const told = `“${title}”${shown.length > 0 ? `有${names(shown)}，` : ''}没有看到${names(lacking)}`;
  if (sure) return finding('fail', told);
  return finding('undetermined', `${told}；${doubt ?? '可能在其他页面'}，请人工核对`);
}
