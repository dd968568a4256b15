import type { ListItem } from '../../facts/page.js';
import { absoluteUrl } from '../dom.js';
import { itemsOfFragment } from './fragments.js';
import { distinct } from './main-list.js';

/** The paging data of hanweb systems, in a page or as the answer of its proxy. */
export interface Datastore {
  items: ListItem[];
  totalItems: number | null;
  /** Address of the next group, when the store names it. */
  nextGroup: string | null;
}

const STORE = /<(?:datastore|recordset)[\s>]/iu;
const CDATA = /^\s*<!\[CDATA\[|\]\]>\s*$/gu;

/** Contents of every element of a name, outermost first, in one pass. */
function contentsOf(text: string, name: string): string[] {
  const out: string[] = [];
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(`<${name}`); at >= 0 && out.length < 5000; at = lower.indexOf(`<${name}`, at)) {
    const open = lower.indexOf('>', at);
    const close = open < 0 ? -1 : lower.indexOf(`</${name}`, open);
    if (close < 0) break;
    if (/[\s>]/u.test(lower[at + name.length + 1] ?? '')) out.push(text.slice(open + 1, close));
    at = /[\s>]/u.test(lower[at + name.length + 1] ?? '') ? close : at + 1;
  }
  return out;
}

/** Every store of a text, those without records included; read as text, since it stands inside script and mark-up alike. */
export function datastores(text: string, base: string): Datastore[] {
  if (!STORE.test(text)) return [];
  const stores = contentsOf(text, 'datastore');
  const out: Datastore[] = [];
  for (const inner of stores.length > 0 ? stores : contentsOf(text, 'recordset')) {
    const records = contentsOf(inner, 'record').map((record) => record.replace(CDATA, ''));
    const total = /<totalrecord>\s*(\d{1,9})\s*</iu.exec(inner)?.[1];
    const next = /<nextgroup>[\s\S]{0,40}?href=["']([^"']{1,2000})["']/iu.exec(inner)?.[1]?.replaceAll('&amp;', '&');
    out.push({
      items: distinct(records.flatMap((record) => itemsOfRecord(record, base))),
      totalItems: total === undefined ? null : Number(total),
      nextGroup: next ? absoluteUrl(next, base) : null,
    });
  }
  return out;
}

/** One record is one item, whatever mark-up it has: a bare `tr` is read inside a table. */
const itemsOfRecord = (record: string, base: string): ListItem[] => itemsOfFragment(`<ul>${record}</ul>`, base);
