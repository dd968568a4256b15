import type { Taxonomy, TaxonomyColumn } from '../../config/schema.js';
import { squeeze } from '../extractors/dom.js';

/** What a name has in common with a column's: it is its name, one of its synonyms, or contains one; or nothing, and only the rows speak for it. */
export type NameGround = 'name' | 'synonym' | 'contained' | 'rows';

export interface ColumnMatch {
  id: string;
  /** 0–1: how sure the name makes us. */
  confidence: number;
  ground: NameGround;
}

/** Up to this a name is not taken for the column, below it not even offered to a person. */
export const CONFIDENCE_FLOOR = 0.6;
/** From here on a name needs no ancestor to vouch for it. */
export const SELF_EVIDENT = 0.95;

/** The synonym is the head of the name (县政府政策解读), or is followed only by what any column may be called (预决算信息公开专栏). */
const AT_END = 0.85;
/** The name goes on with something that may be the thing itself (政策解读方案). */
const ELSEWHERE = 0.7;
const MAX_NAME = 24;
/** Characters a name may have beside the synonym it contains; a shorter synonym than this says little inside a name. */
const MAX_BESIDE = 8;
const MIN_CONTAINED = 3;

const COUNT = /[（([【〔]\d{1,6}[条篇件个]?[)）\]】〕]/gu;
const DECORATION = /[“”"'‘’《》【】〔〕[\]()（）<>＜＞〈〉→⇒»›·•●■◆▪▶►+＋|｜:：、，,/\-—]/gu;
const TAIL = /(?:\d{1,3}|更多|more|new|hot)$/iu;
/** A menu entry's name without what is hung on it: counts, arrows, bullets, 更多. */
export const plainName = (name: string): string => squeeze(name).replace(COUNT, '').replace(DECORATION, '').replace(TAIL, '');

const GENERAL_END = /^(?:政府)?(?:信息)?(?:公开|公示)?(?:情况|内容|信息)?(?:专栏|专区|专题|平台|栏目|系统|网|库|选登|一览|汇总|列表|集中展示)?$/u;

interface Synonym {
  column: TaxonomyColumn;
  text: string;
  weight: number;
  ground: NameGround;
}
interface Index {
  whole: Map<string, Synonym[]>;
  parts: Synonym[];
}
const indexes = new WeakMap<Taxonomy, Index>();

function indexOf(taxonomy: Taxonomy): Index {
  const known = indexes.get(taxonomy);
  if (known) return known;
  const index: Index = { whole: new Map(), parts: [] };
  for (const column of taxonomy.columns) {
    for (const { text, weight } of column.synonyms) {
      const plain = plainName(text);
      const synonym: Synonym = { column, text: plain, weight, ground: plain === plainName(column.name) ? 'name' : 'synonym' };
      index.whole.set(plain, [...(index.whole.get(plain) ?? []), synonym]);
      if (plain.length >= MIN_CONTAINED) index.parts.push(synonym);
    }
  }
  indexes.set(taxonomy, index);
  return index;
}

/** Taxonomy columns whose synonyms fit the name, best first. A name can fit several (财政预决算 and 政府预决算 do not share one). */
export function matchColumns(taxonomy: Taxonomy, name: string): ColumnMatch[] {
  const plain = plainName(name);
  if (plain === '' || plain.length > MAX_NAME) return [];
  const { whole, parts } = indexOf(taxonomy);
  const best = new Map<string, ColumnMatch>();
  const offer = (id: string, confidence: number, ground: NameGround): void => {
    if (confidence >= CONFIDENCE_FLOOR && confidence > (best.get(id)?.confidence ?? 0)) best.set(id, { id, confidence, ground });
  };
  const equal = whole.get(plain) ?? [];
  for (const { column, weight, ground } of equal) offer(column.id, weight, ground);
  for (const { column, text, weight } of parts) {
    if (best.get(column.id)?.ground === 'name' || equal.some((synonym) => synonym.column === column)) continue;
    if (!plain.includes(text) || plain.length > text.length + MAX_BESIDE || column.excludes.some((word) => plain.includes(word))) continue;
    offer(column.id, weight * (isHead(plain, text) ? AT_END : ELSEWHERE), 'contained');
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}

const isHead = (name: string, text: string): boolean => GENERAL_END.test(name.slice(name.lastIndexOf(text) + text.length));

/** The name is one of a column that may have needed columns below it. */
export function isGroup(taxonomy: Taxonomy, name: string): boolean {
  const plain = plainName(name);
  return plain !== '' && plain.length <= 14 && taxonomy.groups.some((group) => plain.includes(group));
}

const SITE_MAP = /^(网站地图|站点地图|网站导航|站点导航|导航地图|sitemap)$/i;
const SITE_MAP_ADDRESS = /\/(wzdt|zddt|wzmap|sitemap|site_map|webmap)(\/((index|list)\.\w+)?|\.(s?html?|jsp|aspx?|php))$/i;
export const isSiteMap = (name: string): boolean => SITE_MAP.test(plainName(name));
/** The address of a link without a name of its own (a picture, 地图) says that it leads to the site map. */
export const isSiteMapAddress = (url: string): boolean => SITE_MAP_ADDRESS.test(url.split(/[?#]/, 1)[0] ?? '');

/** Share of titles that hold a word the column's titles usually hold; null where the taxonomy knows none. */
export function rowFit(column: TaxonomyColumn | undefined, titles: readonly string[]): number | null {
  if (!column || column.rows.length === 0 || titles.length === 0) return null;
  return titles.filter((title) => column.rows.some((word) => title.includes(word))).length / titles.length;
}
