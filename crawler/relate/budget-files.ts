import type { BudgetFile, FactSet } from '../facts/site.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress, type Listing } from './articles.js';
import { columnsOf, joinReadings, type Reading, readColumns } from './coverage.js';
import type { RelateInput } from './input.js';
import { yearIn } from './title-kinds.js';
import { normaliseTitle } from './titles.js';

const FINANCE_COLUMNS = ['finance', 'finance-government', 'finance-department', 'finance-unit'] as const;

type Holder = BudgetFile['holder'];
type BudgetType = NonNullable<BudgetFile['type']>;

// ------------------------------------------------------------------ type and year

/** Names of accounts and of other reports hold the word 预算 without being a budget. */
const ACCOUNTS = /(?:一般公共|政府性基金|国有资本经营|社会保险基金|社保基金)预算(?=.*决算)/gu;
const NO_BUDGET =
  /预算(?:收支)?执行(?!.*预算草案)|预算调整|调整预算|预算绩效|绩效(?:评价|目标|自评)|预算评审|预算审核|财政监督|审计|(?:决|预)算批复的通知$/u;
/** What is done with a budget is none: 预算执行情况, 预算调整方案, 预算绩效目标. */
const ABOUT_BUDGETS = /预算(?:收支)?执行(?:情况)?|预算调整(?:方案)?|(?:部门|项目)?预算(?=(?:支出)?绩效|评审|审核|评价)/gu;
const OTHER_FINANCE = /执行情况|债务|收支情况表?$|月报|季报|\d-\d{1,2}月|专项资金|采购|绩效|补贴|审计/u;

/** Budgets and final accounts a title announces, each with its year; a combined report counts for both. */
export function budgetKinds(title: string): { type: BudgetType; year: number | null }[] {
  const text = normaliseTitle(title)
    .replace(ACCOUNTS, '')
    .replace(ABOUT_BUDGETS, '')
    .replace(/预决算/gu, '预算和决算')
    .replace(/决预算/gu, '决算和预算');
  const found: { type: BudgetType; year: number | null }[] = [];
  let year: number | null = null;
  for (const part of text.split(/[和与及暨、,]|(?<=算(?:草案)?)(?=20\d{2})/u)) {
    year = yearIn(part) ?? year;
    const type = /决算/u.test(part) ? 'final-account' : /预算/u.test(part) ? 'budget' : null;
    if (type && !found.some((known) => known.type === type && known.year === year)) found.push({ type, year });
  }
  const late = yearIn(text);
  return found.map((kind) => ({ ...kind, year: kind.year ?? late }));
}

/** What the column itself holds, when its name says one thing only. */
function columnType({ column }: Listing): BudgetType | null {
  const name = normaliseTitle(column.name);
  const [budget, account] = [/预算/u.test(name.replace(/预决算/gu, '')), /(?<!预)决算/u.test(name)];
  return budget === account ? null : budget ? 'budget' : 'final-account';
}

function kindsOf(article: Article, listing: Listing): { type: BudgetType | null; year: number | null }[] {
  const stated = budgetKinds(article.title);
  const text = normaliseTitle(article.title);
  if (stated.length > 0) return stated;
  const namesBudgets = [listing.column.name, ...listing.column.path].some((name) => /预算|决算/u.test(name));
  if (!namesBudgets || NO_BUDGET.test(text) || OTHER_FINANCE.test(text)) return [];
  const year = yearIn(text) ?? yearIn(listing.column.name);
  return [{ type: columnType(listing), year }];
}

// ------------------------------------------------------------------ holder

const UNIT_NAME =
  /(?:中心|学校|小学|中学|大学|党校|少年宫|文化宫|幼儿园|学院|医院|卫生院|保健院|防治院|福利院|敬老院|研究院|研究所|[^务]所|[^车]站|大队|支队|馆|园|场|台|队)(?:\(本级\))?$/u;
const NEVER_DEPARTMENT = /(?:学校|小学|中学|完小|幼儿园|医院|卫生院|保健院|福利院|敬老院)(?:\(本级\))?$/u;
const BODY_NAME = /(?:局|委员会|办公室|[厅委办部]|联合会|协会|法院|检察院|工会|妇联|团委)$/u;

/** The body a title names: what stands beside year and kind of report. */
function nameIn(title: string): string {
  return normaliseTitle(title)
    .replace(
      /20\d{2}(?:年度?)?|关于|公开|的(?:说明|报告|公告)?|\(?草案\)?|情况|信息|[部门单位]{2}(?=预|决)|预决?算|决算|编制|收支|报告|说明|表格?|\.[a-z]{3,4}$/gu,
      '',
    )
    .replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '');
}

/** The account of a whole government; 财政局 and a department's own 本级 are no government. */
const GOVERNMENT_REPORT =
  /(?:财政|政府|[省市县区州旗](?:本)?级|地方|一般公共|全[省市县区州旗])(?:性基金|收支|总|年度|20\d{2}年?度?|一般公共|财政){0,3}(?:预|决)算|(?:预|决)算(?:\(?草案\)?)?的报告|人民政府(?!办公)/u;

function holderByTitle(title: string): Holder {
  const text = normaliseTitle(title);
  if (/部门[和与及、(]*(?:所属)?单位|部门\(单位\)/u.test(text)) return null;
  if (/单位(?:预|决)?.{0,4}(?:预|决)算/u.test(text)) return 'unit';
  if (/部门(?:预|决)?.{0,6}(?:预|决)算/u.test(text)) return 'department';
  if (/[镇乡]|街道/u.test(nameIn(text))) return null;
  return GOVERNMENT_REPORT.test(text) ? 'government' : null;
}

/** Nothing but the name of a place: 某区2024年决算公开. Zones and communities are bodies, not places. */
const PLACE_NAME =
  /^[\p{Script=Han}]{1,12}(?:自治[州县旗]|[省市县州旗]|(?<!开发|新|园|社|景|矿|灌|校|库|牧|林|营|示范|管理|保护|功能|合作|工业)区)$/u;

/** Level by the name of the body: only where the name leaves no doubt. */
function holderByName(title: string): Holder {
  const name = nameIn(title);
  if (UNIT_NAME.test(name) && !/服务中心管委会/u.test(name)) return 'unit';
  if (PLACE_NAME.test(name)) return 'government';
  return BODY_NAME.test(name) && !/分局$/u.test(name) ? 'department' : null;
}

const HOLDER_BY_ID: Partial<Record<string, Holder>> = {
  'finance-government': 'government',
  'finance-department': 'department',
  'finance-unit': 'unit',
};

function holderByColumn({ column }: Listing): Holder {
  for (const name of [column.name, ...column.path.toReversed()].map(normaliseTitle)) {
    // 财政预决算 is what the general column is called: it says nothing of whose.
    const said = [/政府(?:财政)?(?:总)?[预决]|本级政府/u.test(name), /部门/u.test(name), /单位/u.test(name)];
    if (said.filter(Boolean).length > 1) return null;
    const at = said.indexOf(true);
    if (at >= 0) return (['government', 'department', 'unit'] as const)[at] ?? null;
  }
  return HOLDER_BY_ID[column.id] ?? null;
}

/**
 * Whose budget it is. The column decides unless the title states another level in words; a body that looks like a
 * subordinate unit in a column of departments stays open.
 */
export function holderOf(title: string, listing: Listing): Holder {
  const [byColumn, byTitle] = [holderByColumn(listing), holderByTitle(title)];
  if (byColumn === null) return byTitle ?? (listing.column.id === 'finance' || /单位/u.test(listing.column.name) ? holderByName(title) : null);
  if (byTitle === 'unit' || (byTitle === 'department' && byColumn === 'unit')) return byTitle;
  if (byColumn !== 'department') return byColumn;
  const name = nameIn(title);
  // Schools and hospitals also head their own budgets 部门预算; a centre or station may be a department.
  return NEVER_DEPARTMENT.test(name) || (byTitle === null && UNIT_NAME.test(name)) ? null : 'department';
}

/** Holders one row stands for: a collection of departments may hold their units too, and so may a row that only names one. */
function holdersOf(title: string, listing: Listing, { type, year }: { type: BudgetType | null; year: number | null }): Holder[] {
  const holder = holderOf(title, listing);
  if (holder !== 'department') return [holder];
  if (type === null || year === null) return [null];
  return /汇总|汇编|集中公开|各部门|全[省市县区州旗]部门/u.test(title) ? ['department', null] : ['department'];
}

// ------------------------------------------------------------------ facts

/** The column nearest to the matter: one for governments, departments or units before a general one. */
const nearest = (article: Article): Listing | null =>
  [...article.listings]
    .filter(({ column }) => (FINANCE_COLUMNS as readonly string[]).includes(column.id))
    .sort((a, b) => Number(a.column.id === 'finance') - Number(b.column.id === 'finance') || (a.column.url < b.column.url ? -1 : 1))[0] ?? null;

/**
 * Files on a department's own page that name the budget of a subordinate unit: 某局2025年预算 with 某站2025年单位预算.pdf beside it.
 * Only where the page was opened; the department's own file is its row's fact already.
 */
function unitFiles({ page, publishedOn }: Article, listing: Listing, row: BudgetFile): BudgetFile[] {
  return (page?.attachments ?? []).flatMap(({ url, title }) => {
    if ((holderByTitle(title) ?? holderByName(title)) !== 'unit') return [];
    const evidence = { ...row.evidence, quote: title.slice(0, 300) };
    const year = yearIn(title) ?? row.year;
    return budgetKinds(title).map(
      ({ type }): BudgetFile => ({ url, title, publishedOn, evidence, holder: 'unit', type, year, column: listing.column.url }),
    );
  });
}

function budgetFiles(article: Article): BudgetFile[] {
  const listing = nearest(article);
  if (!listing) return [];
  const { url, title, publishedOn } = article;
  const evidence = articleEvidence({ ...article, listings: [listing] });
  const rows = kindsOf(article, listing).flatMap((kind) =>
    holdersOf(title, listing, kind).map((holder): BudgetFile => ({ url, title, publishedOn, evidence, holder, ...kind, column: listing.column.url })),
  );
  const department = rows.find(({ holder }) => holder === 'department');
  return department ? [...rows, ...unitFiles(article, listing, department)] : rows;
}

/** A missing level counts only when every level has a column that was read, or no column can be hidden. */
function levelsRead(input: RelateInput): Reading {
  const levels = ['finance-government', 'finance-department', 'finance-unit'] as const;
  const missing = columnsOf(input, ['finance']).length > 0 ? [] : levels.filter((id) => columnsOf(input, [id]).length === 0);
  if (columnsOf(input, FINANCE_COLUMNS).length === 0 || missing.length === levels.length) return { complete: true, gaps: [], searched: [] };
  return joinReadings(input, ...missing.map((id) => readColumns(input, [id])));
}

/** Budgets and final accounts the finance columns list, of any year, up to the audit date. Rows alone tell them. */
export function relateBudgetFiles(input: RelateInput, library: ArticleLibrary): FactSet<BudgetFile> {
  const listed = library.listedIn(FINANCE_COLUMNS).filter((article) => (article.publishedOn ?? '') <= input.asOf);
  const items = listed.flatMap(budgetFiles);
  return { items: items.sort(byDateThenAddress), ...joinReadings(input, readColumns(input, FINANCE_COLUMNS), levelsRead(input)) };
}
