import { isObject, type Literal, type Scripts } from './literals.js';

/** What a page's scripts say of its pager in numbers. */
export interface PagerNumbers {
  pages: number | null;
  items: number | null;
  perPage: number | null;
  /** As the script counts, from 0 or from 1. */
  current: number | null;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));
/** Names of the numbers in variables and options of pager libraries, lower case without `_`, `-` and the `m_n` of Hungarian notation. */
const NAMES: Readonly<Record<keyof PagerNumbers, ReadonlySet<string>>> = {
  pages: words('countpage pagecount totalpage totalpages pagetotal pages maxpage totalpagenum totalpagecount totalpageno pagetotalnum'),
  items: words('recordcount totalrecord totalrecords totalcount totalnum totalrow totalrows count recordnum totalitems totalsize datacount allcount'),
  perPage: words('pagesize perpage limit showdata itemsperpage prepage pagerows rowsperpage pagenumber'),
  current: words('currentpage curpage currpage pageno pno pageindex curr current nowpage currindex currentindex pagenow page'),
};
const plain = (name: string): string =>
  name
    .replace(/^m_[a-z](?=[A-Z])|^_n(?=[A-Z])/u, '')
    .toLowerCase()
    .replace(/[_-]/gu, '');

export const whole = (value: Literal): number | null => {
  const number = typeof value === 'string' && /^\d{1,8}$/u.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < 1e8 ? number : null;
};

const NOTHING: PagerNumbers = { pages: null, items: null, perPage: null, current: null };

/** Numbers among the members of an object; `total` means pages beside a page number alone, records beside a size. */
export function numbersIn(members: Iterable<readonly [string, Literal]>): PagerNumbers {
  const found = { ...NOTHING };
  let total: number | null = null;
  for (const [key, value] of members) {
    const number = whole(value);
    if (number === null) continue;
    const name = plain(key);
    if (name === 'total') total = number;
    for (const kind of ['pages', 'items', 'perPage', 'current'] as const) if (NAMES[kind].has(name)) found[kind] ??= number;
  }
  if (total !== null && (found.perPage !== null || found.pages !== null)) found.items ??= total;
  else if (total !== null) found.pages ??= total;
  if (found.pages === null && found.items !== null && found.perPage !== null && found.perPage > 0)
    found.pages = Math.ceil(found.items / found.perPage);
  return found;
}

/** Functions of pager libraries and their kin. */
const PAGER_CALL =
  /^(?:create|draw|init|show|set|render|gener)?_?(?:lay|kk|jq|twbs|my|simple)?_?(?:page|pager|paging|pages|pagination|paginator|turnpage)s?(?:html|bar|list|nav|info|plugin|js)?$|^render$/iu;

/** Numbers of every call that draws a pager: `laypage.render({count, limit, curr})`, `$(p).pagination(120, {items_per_page: 15})`. */
export function pagerCalls(scripts: Scripts): PagerNumbers[] {
  return scripts.namedCalls(PAGER_CALL).flatMap(({ name, args }) => {
    const options = args.find(isObject);
    if (!options || (/^render$/iu.test(name) && !('elem' in options || 'cont' in options))) return [];
    const numbers = numbersIn(Object.entries(options));
    const led = options === args[1] ? whole(args[0]) : null;
    const items = numbers.items ?? led;
    const pages = numbers.pages ?? (items !== null && numbers.perPage ? Math.ceil(items / numbers.perPage) : null);
    return pages === null && items === null && numbers.current === null ? [] : [{ ...numbers, items, pages }];
  });
}

/** The same from plain variables: `var countPage = 13, currentPage = 0`, `m_nRecordCount = "240"; m_nPageSize = 20`. */
export const pagerVariables = (scripts: Scripts): PagerNumbers => numbersIn(scripts.assignments());
