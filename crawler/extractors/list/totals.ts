/** Totals a pager prints. */
export interface Totals {
  items: number | null;
  pages: number | null;
  current: number | null;
}

const ITEMS = [
  /(?:共|合计|总计)(?:有|计|检索到|找到)?\s*[[【（(]?\s*(\d{1,8})\s*[\]】）)]?\s*(?:条|行|篇|个?记录|项|个结果|件)/u,
  /(?:总)?(?:记录|条|信息)(?:总)?数\s?[:：]?\s*(\d{1,8})/u,
  /总数\s?[:：]\s*(\d{1,8})/u,
];
const PER_PAGE = /每页\s*(?:显示)?\s*(\d{1,4})\s*(?:条|行|篇|个?记录|项)/u;
const PAGES = [
  /共(?:有|计)?\s*[[【（(]?\s*(\d{1,6})\s*[\]】）)]?\s*页/u,
  /总页数\s?[:：]?\s*(\d{1,6})/u,
  /页(?:次|码|数)?\s?[:：]?\s*\d{1,6}\s*\/\s*(\d{1,6})/u,
  /第?\s*\d{1,6}\s*\/\s*(\d{1,6})\s*页/u,
  /(?:条|记录)[^\d/]{0,6}\d{1,6}\s*\/\s*(\d{1,6})(?![\d/])/u,
];
const CURRENT = [
  /第\s*[[【（(]?\s*(\d{1,6})\s*[\]】）)]?\s*页/u,
  /页(?:次|码|数)?\s?[:：]?\s*(\d{1,6})\s*\/\s*\d{1,6}/u,
  /第?\s*(\d{1,6})\s*\/\s*\d{1,6}\s*页/u,
  /当前页\s?[:：]?\s*(\d{1,6})/u,
  /(?:条|记录)[^\d/]{0,6}(\d{1,6})\s*\/\s*\d{1,6}(?![\d/])/u,
];

const first = (texts: readonly string[], forms: readonly RegExp[]): number | null => {
  for (const text of texts) {
    for (const form of forms) {
      const match = form.exec(text);
      if (match) return Number(match[1]);
    }
  }
  return null;
};

/** Reads "共29行 共2页", "共 123 条", "第1/12页", "每页15条" from the texts of a page's pager. */
export function statedTotals(texts: readonly string[]): Totals {
  const items = first(texts, ITEMS);
  const perPage = first(texts, [PER_PAGE]);
  const counted = items !== null && perPage !== null && perPage > 0 ? Math.ceil(items / perPage) : null;
  return { items, pages: first(texts, PAGES) ?? counted, current: first(texts, CURRENT) };
}
