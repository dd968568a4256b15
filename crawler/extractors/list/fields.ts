import type { ListItem } from '../../facts/page.js';
import { absoluteUrl, fold } from '../dom.js';
import { LIST_BOUNDS } from './bounds.js';
import { civil, printedDate } from './dates.js';
import { isObject, type Literal, type LiteralObject } from './literals.js';

/** Keys of list records in the order of trust, as content systems name them; compared in lower case without `_` and `-`. */
const TITLE =
  'doctitle title showtitle articletitle infotitle newstitle ctitle vctitle biaoti bt wjbt wjmc headline subject caption fulltitle name filename mc'.split(
    ' ',
  );
const ADDRESS =
  'chnldocurl docpuburl docurl puburl urls.pc pcurl url urls link linkurl href htmlurl staticurl pageurl infourl articleurl newsurl visiturl jumpurl posturl accessurl curl vcurl fileurl path'.split(
    ' ',
  );
const DATE =
  'docreltime displaypublishtime publishdate publishtime publishedtimestr publishedtime pubdate pubtime pubdatestr publicdate releasetime releasedate fbrq fbsj fwrq gkrq infodate showdate showtime deploytime articledate articletime newsdate opendate dtpublish createdatestr date time datetime inputtime addtime createdat createdate createtime crtime'.split(
    ' ',
  );

const plain = (key: string): string => key.toLowerCase().replace(/[_-]/gu, '');

/** JSON inside a string (jpaas `urls`, `metadata`), else undefined. */
export function nested(value: Literal): Literal {
  if (typeof value !== 'string' || value.length > 2_000_000 || !/^\s*[[{]/u.test(value)) return undefined;
  try {
    return JSON.parse(value) as Literal;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A record with the members of its sub-records (`source`, `doc`, `urls`) beside its own; own keys win. */
function flatten(record: LiteralObject): Map<string, Literal> {
  const out = new Map<string, Literal>();
  let left = 600;
  const add = (object: LiteralObject, prefix: string, depth: number): void => {
    for (const [key, value] of Object.entries(object)) {
      if (left-- <= 0) return;
      const name = plain(key);
      const inner = isObject(value) ? value : nested(value);
      if (isObject(inner) && depth < 3) add(inner, `${name}.`, depth + 1);
      for (const full of [prefix + name, name]) if (!out.has(full) && (prefix === '' || !isObject(value))) out.set(full, value);
    }
  };
  add(record, '', 0);
  return out;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  mdash: '—',
};
/** Text without mark-up: only what has the form of a tag goes, titles may hold 《关于印发<某办法>的通知》. */
const textOf = (value: string): string =>
  fold(
    value
      .replace(/<\/?[a-z][a-z\d]*(?:\s[^<>]{0,2000})?\/?>/giu, '')
      .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu, (all, d?: string, h?: string, n?: string) => {
        if (n !== undefined) return ENTITIES[n.toLowerCase()] ?? all;
        const code = d === undefined ? Number.parseInt(h ?? '', 16) : Number(d);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
      }),
  );

const SHANGHAI_MS = 8 * 3_600_000;

/** Civil date of a printed date, of epoch seconds or milliseconds, in Asia/Shanghai. */
export function dateOf(value: Literal): string | null {
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^\d{10}(\d{3})?$/u.test(value.trim()) ? Number(value) : null;
  if (number !== null) {
    const ms = number >= 1e12 ? number : number >= 3e8 && number < 5e9 ? number * 1000 : null;
    if (ms === null || ms > 4.1e12) return typeof value === 'number' ? (printedDate([String(value)])?.value ?? null) : null;
    const day = new Date(ms + SHANGHAI_MS);
    return civil(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
  }
  if (typeof value !== 'string' || value.length > 60) return null;
  // An instant with its zone: the day in Shanghai, not the one printed.
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/u.test(value)) {
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? null : dateOf(ms);
  }
  return printedDate([fold(value.replace(/T\d.*$/u, ''))])?.value ?? null;
}

const addressOf = (value: Literal, base: string): string | null => {
  if (typeof value !== 'string' || value.length > 2000) return null;
  const text = value.trim();
  return /^(https?:\/\/|\/|\.{1,2}\/|\?)|^[\w-]+(\/[\w.-]+)+|\.(s?html?|jhtml|jspx?|aspx?|php|pdf|docx?)\b/iu.test(text)
    ? absoluteUrl(text, base)
    : null;
};

const titleText = (value: Literal): string | null => {
  const text = typeof value === 'string' && value.length < 2000 ? textOf(value) : '';
  return /\p{Script=Han}|[A-Za-z]{3}/u.test(text) && !/^(https?:\/\/|\/)\S*$/u.test(text) ? text : null;
};

/** The article a record is about: title, address and date by name of key first, by the look of the value after. */
export function itemOf(record: LiteralObject, base: string): ListItem | null {
  const fields = flatten(record);
  const first = <T>(keys: readonly string[], read: (value: Literal) => T | null): T | null => {
    for (const key of keys) {
      const value = fields.has(key) ? read(fields.get(key)) : null;
      if (value !== null) return value;
    }
    return null;
  };
  const ending = (words: RegExp): string[] => [...fields.keys()].filter((key) => words.test(key));
  const title = first(TITLE, titleText) ?? first(ending(/title$|biaoti$|name$/u), titleText);
  const url = first(ADDRESS, (value) => addressOf(value, base)) ?? first(ending(/url$|link$|href$/u), (value) => addressOf(value, base));
  if (title === null || url === null) return null;
  const date =
    first(DATE, dateOf) ??
    first(
      ending(/(date|time|rq|sj)(str)?$/u).filter((key) => !/end|close|expire|modif|update|write|effect|cw/u.test(key)),
      dateOf,
    );
  return { url, title: title.slice(0, LIST_BOUNDS.title), date, dateInferred: false };
}
