import { fold, squeeze } from '../dom.js';
import { isLabel, targetOf } from './anchors.js';
import { printedDate } from './dates.js';
import type { Row } from './rows.js';
import { isElement, type PageElement, type PageTree, parentOf } from './tree.js';

/** Rows that form one list on the page. */
export interface Block {
  rows: Row[];
  /** Highest element that holds these rows and no other words. */
  frame: PageElement | null;
  /** Words right above the list. */
  heading: string;
  /** A few items of a column that has its own page: the heading links there, or a 更多 link does. */
  excerpt: boolean;
  dated: number;
  score: number;
}

/** Headings of lists that repeat what stands elsewhere. */
const ASIDE =
  /热门|热点(新闻|排行|推荐|文章|信息)|点击(排行|热门|量|榜)|排行榜?|推荐阅读|相关(阅读|链接|文章|新闻|信息|推荐|文件|报道|政策)|友情链接|猜你喜欢|最近浏览|为您推荐|延伸阅读/u;
const MORE = /^(更多|查看更多|more|＋|\+)$/iu;
const ARTICLE_ADDRESS =
  /\/t?\d{6,8}[_/]|\d{5,}|[0-9a-f]{16,}|\/(art|content|info|show|detail|article|post|view|news)[/_-]?|[?&](id|articleid|infoid|docid|contentid|aid|newsid)=|\.(pdf|docx?|xlsx?|wps|ofd|zip|rar)$/iu;

export const looksLikeArticle = (url: string): boolean => ARTICLE_ADDRESS.test(url.replace(/^https?:\/\/[^/]*/iu, ''));

export function findBlocks(tree: PageTree, rows: readonly Row[], base: string): Block[] {
  const groups = new Map<string, { rows: Row[]; frame: PageElement | null }>();
  const marks = new Map<PageElement, number>();
  const rowText = new Map<PageElement, number>();
  for (const row of rows) {
    if (row.container) rowText.set(row.container, (rowText.get(row.container) ?? 0) + lengthOf(tree, row.element));
  }
  for (const row of rows) {
    const frame = frameOf(tree, row, rowText);
    const mark = frame ? (marks.get(frame) ?? marks.size) : -1;
    if (frame) marks.set(frame, mark);
    const key = `${mark} ${row.element.name} ${row.element.attribs.class?.split(' ').length ? '' : ''}`;
    const group = groups.get(key) ?? { rows: [], frame };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => describe(tree, group.rows, group.frame, base));
}

const lengthOf = (tree: PageTree, element: PageElement): number => tree.textLength(tree.position(element), tree.end(element));
