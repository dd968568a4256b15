import type { Taxonomy, TaxonomyColumn } from '../../config/schema.js';
import { squeeze } from '../extractors/dom.js';

export interface ColumnMatch {
  id: string;
  /** 0–1: how sure the name makes us. */
  confidence: number;
}

/** Below this a name is not taken for the column. */
export const CONFIDENCE_FLOOR = 0.6;

const CONTAINED = 0.85;
const MAX_NAME = 24;

const COUNT = /[（([【〔]\d{1,6}[条篇件个]?[)）\]】〕]/gu;
const DECORATION = /[“”"'《》【】[\]()（）<>＜＞〈〉→⇒»›·•●■◆▪▶►+＋|｜:：\-—]/gu;
const TAIL = /(?:\d{1,3}|更多|more|new|hot)$/iu;
/** A menu entry's name without what is hung on it: counts, arrows, bullets, 更多. */
const normal = (name: string): string => squeeze(name).replace(COUNT, '').replace(DECORATION, '').replace(TAIL, '');

/** Taxonomy columns whose synonyms fit the name, best first. A name can fit several (财政预决算 and 政府预决算 do not share one). */
export function matchColumns(taxonomy: Taxonomy, name: string): ColumnMatch[] {
  const plain = normal(name);
  if (plain === '' || plain.length > MAX_NAME) return [];
  return taxonomy.columns
    .map((column) => ({ id: column.id, confidence: nameConfidence(column, plain) }))
    .filter((match) => match.confidence >= CONFIDENCE_FLOOR)
    .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
}

function nameConfidence(column: TaxonomyColumn, name: string): number {
  let best = 0;
  for (const { text, weight } of column.synonyms) {
    if (name === normal(text)) best = Math.max(best, weight);
  }
  if (best > 0 || column.excludes.some((word) => name.includes(word))) return best;
  for (const { text, weight } of column.synonyms) {
    // A short synonym inside a long name says little: 年报 in 企业信用年报公示系统.
    if (text.length >= 3 && name.includes(normal(text)) && name.length <= text.length + 8) best = Math.max(best, weight * CONTAINED);
  }
  return best;
}

/** The name is one of a column that may have needed columns below it. */
export function isGroup(taxonomy: Taxonomy, name: string): boolean {
  const plain = normal(name);
  return plain !== '' && plain.length <= 14 && taxonomy.groups.some((group) => plain.includes(group));
}

const SITE_MAP = /^(网站地图|站点地图|网站导航|站点导航|导航地图|sitemap)$/i;
export const isSiteMap = (name: string): boolean => SITE_MAP.test(normal(name));
