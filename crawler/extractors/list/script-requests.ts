import { absoluteUrl } from '../dom.js';
import { isObject, type Literal, type LiteralObject, type Scripts } from './literals.js';
import { whole } from './pager-numbers.js';
import { PAGE_PARAMETER, SIZE_PARAMETER } from './parameters.js';
import { formOf } from './request-pagers.js';
import type { RequestPager } from './requests.js';
import { type ScriptAddress, scriptAddresses } from './script-addresses.js';

/** What a script asks for in the background, as far as it is stated in plain. */
interface Ask {
  url: string;
  method: 'GET' | 'POST';
  fields: LiteralObject;
  json: boolean;
}

const CALL = /^(ajax|get|post|getJSON|fetch|axios|request|put)$/u;
/** Interfaces that answer something else than a list of articles. */
const OTHER =
  /login|captcha|verify|visit|click|hits?\b|count(?!y)|stat|comment|weather|tianqi|user|token|suggest|hot|search(?:word|key)|jiucuo|satisf|survey|vote|upload|log\b/iu;
/** Parameters that say which column is asked for. */
const COLUMN =
  /(channel|column|colum|cat|category|class|classify|node|lanmu|site|menu|catalog|type|tree|unit|topic|section|chnl|group|item|list|code|parent|dept|org|art)\w{0,12}(id|code|no|key|sql)?$|^(id|cid|nid|sid|lmid|fid|tid)$/iu;

const text = (value: Literal): string | null => (typeof value === 'string' ? value : null);

function askOf(name: string, args: readonly Literal[]): Ask | null {
  const options = args.find(isObject);
  const inOptions = options === args[0];
  const url = text(inOptions ? options?.url : args[0]);
  if (url === null) return null;
  if (inOptions || name === 'fetch') {
    const method = /^post$/iu.test(text(options?.type) ?? text(options?.method) ?? '') ? 'POST' : 'GET';
    const json = /json/iu.test(`${text(options?.contentType)} ${isObject(options?.headers) ? Object.values(options.headers).join(' ') : ''}`);
    const fields = [options?.data, options?.params, options?.body].find(isObject) ?? {};
    return { url, method, fields, json: json || name === 'fetch' || (name !== 'ajax' && method === 'POST') };
  }
  const post = name === 'post';
  const given = isObject(options?.params) ? options.params : options;
  return { url, method: post ? 'POST' : 'GET', fields: given ?? {}, json: false };
}

const pageField = (fields: LiteralObject): string | undefined =>
  Object.keys(fields).find((key) => PAGE_PARAMETER.test(key) && (fields[key] === undefined || whole(fields[key]) !== null));

interface Template {
  url: string;
  body: string | null;
  method: 'GET' | 'POST';
  contentType: string | null;
  firstPage: 0 | 1;
  perRequest: number | null;
}

function templateOf(ask: Ask, base: string): Template | null {
  const url = absoluteUrl(ask.url, base);
  const page = pageField(ask.fields);
  if (!url || page === undefined || OTHER.test(url.replace(/^https?:\/\/[^/]*/iu, '')) || !namesColumn(url, Object.keys(ask.fields))) return null;
  const size = Object.entries(ask.fields).find(([key, value]) => SIZE_PARAMETER.test(key) && (whole(value) ?? 0) > 0)?.[1];
  const known = { firstPage: ask.fields[page] === 0 ? 0 : 1, perRequest: whole(size), method: ask.method } as const;
  if (ask.json && ask.method === 'POST') {
    const others = Object.entries(ask.fields).filter(([key]) => key !== page);
    if (others.some(([, value]) => value === undefined)) return null;
    const members = others.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    return { url, body: `{${[...members, `${JSON.stringify(page)}:{page}`].join(',')}}`, contentType: 'application/json', ...known };
  }
  const form = formOf(ask.fields, { [page]: '{page}' });
  if (form === null) return null;
  if (ask.method === 'POST') return { url, body: form, contentType: 'application/x-www-form-urlencoded; charset=UTF-8', ...known };
  return { url: `${url}${url.includes('?') ? '&' : '?'}${form}`, body: null, contentType: null, ...known };
}

const namesColumn = (url: string, keys: readonly string[]): boolean =>
  keys.some((key) => COLUMN.test(key)) ||
  [...(url.split('?')[1] ?? '').matchAll(/(?:^|&)([^=&]{1,40})=[^&]/gu)].some(([, key = '']) => COLUMN.test(key)) ||
  /\/\d{2,}(\/|\.|$)|\/[0-9a-f]{16,}/u.test(url.replace(/^https?:\/\/[^/]*/iu, '').replace(/\?.*$/u, ''));

/** A page number at the end of an address: `'/api/list?id=7&page=' + n`. */
function templateOfAddress({ before, after, offset, background }: ScriptAddress, base: string): Template | null {
  const field = /[?&]([\w.]{1,40})=$/u.exec(before)?.[1];
  const url = absoluteUrl(`${before}{page}${after}`, base)?.replaceAll('%7Bpage%7D', '{page}');
  if (!background || !url || field === undefined || offset === null || !PAGE_PARAMETER.test(field)) return null;
  if (OTHER.test(url.replace(/^https?:\/\/[^/]*/iu, '')) || !namesColumn(url, [])) return null;
  const size = [...url.matchAll(/[?&](\w{1,40})=(\d{1,4})(?=&|$)/gu)].find(([, key = '']) => SIZE_PARAMETER.test(key))?.[2];
  return {
    url,
    body: null,
    method: 'GET',
    contentType: null,
    firstPage: offset === -1 ? 0 : 1,
    perRequest: size === undefined ? null : Number(size),
  };
}

/**
 * The one list interface that the page's own scripts ask in plain, for the part after the `itemsHere` rows already shown; null when
 * there is none or more than one. A guess from names: its first answer must be held against what the page shows.
 */
export function askedInterface(scripts: Scripts, base: string, itemsHere: number, totalItems: number | null): RequestPager | null {
  const asks = scripts.namedCalls(CALL).flatMap(({ name, args }) => askOf(name, args) ?? []);
  const found = [...asks.map((ask) => templateOf(ask, base)), ...scriptAddresses(scripts).map((address) => templateOfAddress(address, base))];
  const distinct = new Map(found.flatMap((one) => (one ? [[`${one.url} ${one.body}`, one] as const] : [])));
  const [only] = distinct.values();
  if (!only || distinct.size > 1) return null;
  const { url, body, method, contentType, firstPage, perRequest } = only;
  const shown = itemsHere === 0 ? 0 : perRequest === null ? 1 : Math.max(1, Math.floor(itemsHere / perRequest));
  return {
    type: 'request',
    method,
    urlTemplate: url,
    bodyTemplate: body,
    contentType,
    firstPage,
    nextPage: firstPage + shown,
    perRequest,
    totalPages: totalItems !== null && perRequest !== null ? Math.ceil(totalItems / perRequest) : null,
    totalItems,
  };
}
