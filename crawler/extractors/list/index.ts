import type { CheerioAPI } from 'cheerio/slim';
import type { Link, ListFacts, ListItem } from '../../facts/page.js';
import { treeLinks } from './column-tree.js';
import { readLinks } from './links.js';
import { readLists } from './lists.js';

export { LIST_BOUNDS } from './bounds.js';
export { extractData } from './data.js';
export { addressDay } from './dates.js';
export { inferInterface } from './interface.js';
export { ASKED_INTERFACE, UNDRAWN_PAGER } from './lists.js';
export { PAGE_PARAMETER, SIZE_PARAMETER } from './parameters.js';
export { advance, type RequestPager, requestFor } from './requests.js';

/**
 * The list a column page is about and, apart from it, items of other blocks (home page, navigation page, side columns).
 * `list` is null where the page has no list of its own. Its `items` are empty only with `scriptFilled` or where the page itself says
 * that there is nothing. `scriptFilled` beside items: more parts exist that only the page's script can ask for.
 * @param html the page as decoded, read for data that stands in scripts
 */
export function extractLists($: CheerioAPI, html: string, baseUrl: string): { list: ListFacts | null; otherItems: ListItem[] } {
  return readLists($, html, baseUrl);
}

/** Every http(s) link of the page once per name, in document order, with the part of the page it stands in. */
export function extractLinks($: CheerioAPI, baseUrl: string): Link[] {
  const links = readLinks($, baseUrl);
  const known = new Set(links.map(({ url, text }) => `${url} ${text}`));
  return [...links, ...treeLinks($, baseUrl).filter(({ url, text }) => !known.has(`${url} ${text}`))];
}
