import { z } from 'zod';
import type { Listing } from '../../crawler/facts/publication.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { holdsSomething } from '../periodic/column-activity.js';

const GROUP = 'public-institutions';
/** `local`: not every place has such an institution. Source: 国办发〔2020〕50号. */
const FIELDS: readonly { name: string; column: string; words: RegExp; local?: boolean }[] = [
  { name: '教育', column: 'institution-education', words: /教育|学校|中学|小学|幼儿园/u },
  { name: '医疗卫生', column: 'institution-health', words: /医疗|卫生|医院/u },
  { name: '供水', column: 'institution-water', words: /供水|水务|自来水|供排水/u },
  { name: '供电', column: 'institution-power', words: /供电|电力|电网/u, local: true },
  { name: '供气', column: 'institution-gas', words: /供气|燃气|天然气/u, local: true },
  { name: '供热', column: 'institution-heating', words: /供热|供暖|热力/u, local: true },
  { name: '环境保护', column: 'institution-environment', words: /环境|环保|污水|垃圾/u },
  { name: '公共交通', column: 'institution-transport', words: /交通|公交|客运/u },
];
const GUIDES = /指南|流程|办事|办理|服务|须知|程序|承诺|报装|用户/u;
const CHARGES = /收费|价格|资费|费用|费|标准|水价|电价|气价|票价/u;

/**
 * Institutions that serve the public have columns with guides and charges. One finding per field.
 * Source: ledger items mudan-2023/30, gaoxian-2023/7; 国办发〔2020〕50号.
 */
export const publicInstitutionDisclosure = defineCheck({
  id: 'public-institution-disclosure',
  title: '公共企事业单位信息公开',
  topic: 'grassroots',
  rule: () => '教育、医疗、供水、供电、供气、供热、环保、公交各领域都有栏目，公开服务指南和收费标准',
  remedy: '在“公共企事业单位信息公开”栏目补齐各领域的服务指南和收费标准，本地没有的领域在栏目中说明',
  requires: ['listings', 'articles'],
  thresholds: z.strictObject({}),
  appliesTo: (level) => level !== 'department' && level !== 'town',
  columns: () => [GROUP, ...FIELDS.map(({ column }) => column)].map((id) => ({ id, open: { max: 20 } })),
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => FIELDS.map((field) => judge(field, facts, context)),
});

type Facts = Pick<SiteFacts, 'listings' | 'articles'>;
const isPresent = ({ state }: Listing): boolean => state !== 'missing' && state !== 'unknown';

function judge({ name, column, words, local }: (typeof FIELDS)[number], { listings, articles }: Facts, { portal }: CheckContext<unknown>): Finding {
  const looked = listings.items.filter((listing) => listing.column === column);
  const group = listings.items.filter((listing) => listing.column === GROUP);
  const own = looked.filter(isPresent);
  const texts = [
    ...own.flatMap(({ rows, text, attachments }) => [text, ...rows.map(({ title }) => title), ...attachments.map(({ title }) => title)]),
    ...articles.items.filter(({ columns }) => columns.includes(column)).flatMap(({ text, title }) => [title, text]),
    ...group.flatMap(({ rows }) => rows.map(({ title }) => title)).filter((title) => words.test(title)),
    ...group.map(({ text }) => text).filter((text) => words.test(text)),
  ].filter((text) => text.trim() !== '');
  const present = own.length > 0 || texts.length > 0;
  const unread = [...looked, ...group].find(({ state }) => state !== 'read' && state !== 'missing');
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: own[0]?.url ?? group.find(isPresent)?.url ?? portal.baseUrl, title: `${name}领域` },
    observed: present ? texts.length : null,
    expected: '有栏目，含服务指南和收费标准',
    unit: null,
    reason,
    evidence: (own.length > 0 ? own : [...looked, ...group]).slice(0, 3).map(({ evidence }) => evidence),
  });
  const lacking = [
    ...(texts.some((text) => GUIDES.test(text)) ? [] : ['服务指南']),
    ...(texts.some((text) => CHARGES.test(text)) ? [] : ['收费标准']),
  ];
  if (present && lacking.length === 0) return finding('pass', `${name}领域有服务指南和收费标准`);
  if (looked.length === 0 || unread) return finding('undetermined', `${name}领域：${unread?.trouble ?? '栏目没有读全'}，请人工核查`);
  if (texts.length > 0) return finding('undetermined', `${name}领域有内容，没有读到${lacking.join('、')}，请人工打开核对`);
  if (own.some((listing) => !holdsSomething(listing))) return finding('fail', `${name}领域的栏目是空的，应公开服务指南和收费标准`);
  if (local) return finding('undetermined', `没有找到${name}领域的栏目；本地是否有这类单位请人工核查`);
  return finding('fail', `没有找到${name}领域的栏目，已读完网站的栏目结构；应公开服务指南和收费标准`);
}
