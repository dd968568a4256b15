import type { ListFacts } from '../../facts/page.js';
import { fold } from '../dom.js';
import { datastores } from './datastore.js';
import { nested } from './fields.js';
import { itemsOfFragment } from './fragments.js';
import { type Literal, Scripts } from './literals.js';
import { listFromJson } from './records.js';
import { statedTotals } from './totals.js';

/**
 * List part in the answer of a data interface: JSON of any nesting (also JSONP and `var x = …`), hanweb XML, an HTML fragment.
 * `null` for errors, stubs and answers without articles; `items: []` only where the answer itself says so (a total with an empty set).
 */
export function extractData(text: string, contentType: string | null, baseUrl: string): ListFacts | null {
  const body = text.replace(/^\uFEFF/u, '').trim();
  if (body.length < 2 || body.length > 30_000_000) return null;
  const json = jsonOf(body);
  if (json !== undefined) return listFromJson(json, baseUrl) ?? listFromMarkup(json, baseUrl);
  if (/javascript|json/iu.test(contentType ?? '') && !body.startsWith('<')) return null;
  return listFromXml(body, baseUrl) ?? listFromHtml(body, baseUrl);
}

function jsonOf(body: string): Literal {
  const whole = nested(body);
  if (whole !== undefined) return whole;
  const wrapped =
    /^(?:\/\*\*\/)?[\w$.]{1,200}\s*\(([\s\S]*)\)\s*;?$/u.exec(body)?.[1] ??
    /^(?:var\s+|let\s+|const\s+|window\.)?[\w$.]{1,200}\s*=\s*([\s\S]*?);?$/u.exec(body)?.[1];
  if (wrapped === undefined || body.startsWith('<')) return undefined;
  return nested(wrapped) ?? new Scripts([`answer = ${wrapped};`]).value('answer');
}

/** HTML carried in a JSON member (`{"html": "<li>…"}`), as publishing units answer. */
function listFromMarkup(json: Literal, baseUrl: string): ListFacts | null {
  const open: { value: Literal; depth: number }[] = [{ value: json, depth: 0 }];
  for (let next = open.pop(), seen = 0; next && seen < 2000; next = open.pop(), seen += 1) {
    const { value, depth } = next;
    if (typeof value === 'string' && /<a\s/iu.test(value)) {
      const list = listFromXml(value, baseUrl) ?? listFromHtml(value, baseUrl);
      if (list) return list;
    }
    if (typeof value === 'object' && value !== null && depth < 6)
      for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return null;
}

function listFromXml(body: string, baseUrl: string): ListFacts | null {
  const stores = datastores(body, baseUrl);
  const store = stores.find(({ items }) => items.length > 0) ?? stores.find(({ totalItems }) => totalItems !== null);
  if (!store || (store.items.length === 0 && store.totalItems === null)) return null;
  return { items: store.items, pager: null, totalItems: store.totalItems, scriptFilled: false, from: 'xml:record' };
}

function listFromHtml(body: string, baseUrl: string): ListFacts | null {
  if (!/<a\s/iu.test(body)) return null;
  const items = itemsOfFragment(body, baseUrl);
  if (items.length === 0) return null;
  // Blanks folded: the forms of totals begin with optional ones, and a long run of them would be read from each of its places.
  const words = fold(body.replace(/<[^<>]{0,2000}>/gu, ' '));
  return { items, pager: null, totalItems: statedTotals([words]).items, scriptFilled: false, from: 'html' };
}
