import type { ColumnKey, ColumnPlan, Scenario } from './types.js';

/** A file offered beside a text: the words of it, a table, or the picture of a page. */
export interface FilePlan {
  name: string;
  type: 'pdf' | 'xlsx' | 'txt';
  lines?: string[];
  rows?: string[][];
  /** Sheets of a workbook, each with the same kind of rows. */
  sheets?: { name: string; rows: string[][] }[];
  scanned?: boolean;
}

/** A portal before any dialect has given it addresses and mark-up. */
export interface Draft {
  key: string;
  column: ColumnKey;
  title: string;
  /** Civil date as printed; `null`: the portal prints none anywhere. */
  date: string | null;
  /** Place in its list when no date is printed. */
  sortOn: string;
  source: string;
  /** HTML of the text. */
  body: string;
  /** HTML after the text: interpreting unit and phone. */
  after?: string;
  /** Rows of the document header, label and value. */
  header?: [string, string][];
  related?: { heading: string; keys: string[] };
  attachments?: FilePlan[];
}

export interface Article extends Draft {
  id: number;
  time: string;
  home: Column;
}

export interface Column {
  id: number;
  key: ColumnKey | null;
  name: string;
  slug: string;
  kind: ColumnPlan['kind'];
  parent: Column | null;
  children: Column[];
  /** Entries that lead to lists elsewhere. */
  entries: { name: string; leadsTo: ColumnKey }[];
  /** Newest first. */
  articles: Article[];
}

export interface Portal {
  scenario: Scenario;
  top: Column[];
  columns: Column[];
  siteMap: Column;
  articles: Article[];
  byKey: Map<string, Article>;
}

/** Columns from the top one down to `column`. */
export const trail = (column: Column): Column[] => (column.parent ? [...trail(column.parent), column] : [column]);

export function assemble(scenario: Scenario, drafts: Draft[]): Portal {
  const columns: Column[] = [];
  const grow = (plan: ColumnPlan, parent: Column | null): Column => {
    const column: Column = {
      id: scenario.seed * 100 + columns.length + 1,
      key: plan.key ?? null,
      name: plan.name,
      slug: plan.slug,
      kind: plan.kind,
      parent,
      children: [],
      entries: plan.entries ?? [],
      articles: [],
    };
    columns.push(column);
    column.children = (plan.children ?? []).map((child) => grow(child, column));
    return column;
  };
  const top = scenario.columns.map((plan) => grow(plan, null));
  const siteMap = grow({ name: '网站地图', slug: 'wzdt', kind: 'page' }, null);
  const articles = place(scenario, columns, drafts);
  return { scenario, top, columns, siteMap, articles, byKey: new Map(articles.map((article) => [article.key, article])) };
}

function place(scenario: Scenario, columns: Column[], drafts: Draft[]): Article[] {
  const oldestFirst = [...drafts].sort((a, b) => compare(a.sortOn, b.sortOn) || compare(a.key, b.key));
  const articles = oldestFirst.flatMap((draft, index): Article[] => {
    const home = columns.find((column) => column.key === draft.column);
    if (!home) return [];
    const minute = (scenario.seed * 7 + index * 13) % 480;
    const time = `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return [{ ...draft, id: scenario.seed * 1000 + index + 1, time, home }];
  });
  for (const article of articles) article.home.articles.unshift(article);
  return articles;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Stands in a text for the address of an article, or of its n-th file, until the dialect has given it one. */
export const addressOf = (key: string): string => `address-of:${key}`;
export const fileOf = (key: string, nth: number): string => `file-of:${key}:${nth}`;
