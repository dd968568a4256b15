import { z } from 'zod';
import type { DocumentLibrary } from '../facts/probe.js';
import type { LivePage } from '../fetch/live-page.js';
import { settled } from '../fetch/patience.js';
import { call, marked } from './in-page.js';
import { findBox, search } from './site-search.js';
import { type Place, type ProbeTools, seenAt, tried } from './tools.js';

/** A column that holds the documents, and one of them to look for; null when none is known. */
export interface Library extends Place {
  known: Place | null;
}

/**
 * `() => …`: by what the controls of the page let its reader choose: lists to pick from, fields, tabs and links under a heading. Marks
 * what opens further conditions as `more`.
 */
const READ_FACETS = String.raw`() => {
  const WORDS = {
    issuer: /(?:发文|制发|印发|发布|制定|公开|责任|起草)(?:机关|单位|机构|部门|主体)|机构(?:分类|检索|导航|名称)|(?:按|选择)(?:机构|部门|单位)|^(?:机构|部门|单位)$/,
    year: /年份|年度|(?:发文|成文|发布|印发|公开)(?:年|日期|时间)|(?:按|选择)(?:年|时间|日期)|时间(?:范围|检索|段)|^年$/,
    topic: /主题|题材|体裁|内容分类|(?:按|选择)分类|分类(?:检索|查询|导航|浏览)|(?:信息|文件|政策)(?:分类|类别|类型)|^(?:分类|类别)$/,
  };
  const found = new Set();
  const hear = (text) => { for (const [facet, words] of Object.entries(WORDS)) if (words.test(text)) found.add(facet); };
  const short = (text) => { const words = fold(text); return words.length <= 12 ? words : ''; };
  const before = (element) => {
    const label = element.id && document.querySelector('label[for="' + CSS.escape(element.id) + '"]');
    const near = [label?.textContent, element.closest('label')?.textContent, element.previousElementSibling?.textContent, element.previousSibling?.textContent];
    const cell = element.closest('td, dd, li, p, div');
    return [...near, cell?.previousElementSibling?.textContent, [...(cell?.childNodes ?? [])].filter((node) => node.nodeType === 3).map((node) => node.data).join('')].map(short).join(' ');
  };
  const own = (element) => !inFrame(element);
  for (const field of [...document.querySelectorAll('select, input:not([type=hidden])')].filter(own).slice(0, 100)) {
    hear(before(field) + ' ' + at(field, 'placeholder', 'title', 'aria-label', 'value') + ' ' + short(field.options?.[0]?.text));
    if (field.options && [...field.options].filter(({ text }) => /^(?:19|20)\d\d\s*年?度?$/.test(fold(text))).length >= 2) found.add('year');
  }
  const choices = [...document.querySelectorAll('a, button, [role=tab], [onclick], li')].filter((one) => own(one) && short(one.textContent) !== '').slice(0, 1500);
  for (const one of choices.filter((one) => one.tagName !== 'LI' || !one.querySelector('a'))) if (one.tagName !== 'LI' || getComputedStyle(one).cursor === 'pointer') hear(short(one.textContent));
  if (choices.filter((one) => /^(?:19|20)\d\d\s*年?度?$/.test(fold(one.textContent))).length >= 2) found.add('year');
  // A heading over several links: 主题分类 | 农业 工业 …
  for (const head of [...document.querySelectorAll('dt, th, h2, h3, h4, strong, b, span, label, div')].filter((one) => own(one) && one.children.length === 0 && short(one.textContent) !== '').slice(0, 1500)) {
    const beside = head.tagName === 'TH' ? null : [head.nextElementSibling, head.parentElement?.nextElementSibling].find((one) => one && one.querySelectorAll('a, option, input, [onclick]').length >= 2);
    if (beside && !/^(?:TABLE|TBODY)$/.test(beside.tagName) && [...beside.querySelectorAll('a, option, [onclick]')].every((one) => fold(one.textContent).length <= 16)) hear(short(head.textContent));
  }
  // 县政府文件 | 县政府办文件 | 部门文件
  if (choices.filter((one) => /(?:政府|办公室|政府办|府办|部门|乡镇|街道)(?:办)?文件$/.test(fold(one.textContent))).length >= 2) found.add('issuer');
  const heard = (element) => Object.values(WORDS).some((words) => words.test(before(element) + short(element.options?.[0]?.text))) || [...element.options].some(({ text }) => /^(?:19|20)\d\d/.test(fold(text)));
  const others = [...document.querySelectorAll('select')].filter((one) => own(one) && !heard(one)).length
    + [...document.querySelectorAll('[class], [id]')].filter((one) => own(one) && /tab(?!le)|filter|screen|condition|classif|tree|(?:^|[\s_-])(?:fl|type|left)/i.test(at(one, 'class', 'id')) && one.querySelectorAll('a, li').length >= 3 && one.innerText.length < 400).length;
  const more = choices.find((one) => /^(?:高级|更多|展开|组合)(?:搜索|检索|查询|筛选|条件|选项)?\s*[>»+∨﹀▼]?$/.test(fold(one.textContent)) && !webAddress(at(one, 'href')));
  mark(more ?? null, 'more');
  return { facets: [...found].sort(), others: others > 0, more: Boolean(more) };
}`;
const facetsSchema = z.strictObject({ facets: z.array(z.enum(['issuer', 'year', 'topic'])).max(3), others: z.boolean(), more: z.boolean() });

const PATIENCE_MS = 60_000;
const MOST_FACETS = 3;
type Tried = Pick<DocumentLibrary, 'query' | 'hasQuery' | 'facets' | 'trouble'>;

/** Whether documents can be found in a library by typing and by choosing. */
export async function tryLibrary(tools: ProbeTools, library: Library): Promise<DocumentLibrary> {
  const result = tried(await tools.fetcher.live(library.url, (live) => tryOn(live, library.known), { patienceMs: PATIENCE_MS }));
  const value: Tried = result.ok ? result.value : { query: null, hasQuery: null, facets: null, trouble: `页面没有打开：${result.failure.message}` };
  const quote = value.query ? `查询“${value.query.title}”：${value.query.found ? '查到' : '没有查到'}` : value.trouble;
  return { url: library.url, name: library.title, ...value, evidence: seenAt(tools, library, quote) };
}

async function tryOn(live: LivePage, known: Place | null): Promise<Tried> {
  const lost = live.seen.lostScripts.length > 0;
  const { facets, others } = await readFacets(live);
  const box = await findBox(live, true);
  const searched = box.found ? await query(live, known, box.captcha) : { query: null, trouble: null };
  const siteWide = !box.found && box.others ? '页面上只看到全站搜索，看不出能否只查文件库' : null;
  const doubt = lost ? '有脚本没有加载到，查询和分类可能没有显示' : others && facets.length < MOST_FACETS ? '页面上另有选项，看不出按什么分类' : null;
  return {
    query: searched.query,
    hasQuery: box.found ? true : siteWide || lost ? null : false,
    facets: lost && facets.length < MOST_FACETS ? null : facets,
    trouble: [searched.trouble, siteWide, doubt].filter(Boolean).join('；') || null,
  };
}

async function query(live: LivePage, known: Place | null, captcha: boolean): Promise<Pick<Tried, 'query' | 'trouble'>> {
  if (known === null) return { query: null, trouble: '没有可用来试查的文件标题' };
  const { rank, trouble } = await search(live, known, captcha);
  return { query: rank === null ? null : { title: known.title, found: rank > 0 }, trouble };
}

type Facets = z.infer<typeof facetsSchema>;

/** What stands behind 高级搜索 or 更多条件 counts too. */
async function readFacets(live: LivePage): Promise<Facets> {
  const first = facetsSchema.parse(await live.read(call(READ_FACETS)));
  if (!first.more || first.facets.length === MOST_FACETS) return first;
  await settled(live.page.locator(marked('more')).click({ timeout: 2_000, noWaitAfter: true }));
  await live.rest();
  const second = facetsSchema.parse(await live.read(call(READ_FACETS)));
  return { ...second, facets: [...new Set([...first.facets, ...second.facets])].sort() };
}
