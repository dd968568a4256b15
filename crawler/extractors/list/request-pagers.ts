import { absoluteUrl } from '../dom.js';
import { nested } from './fields.js';
import { isObject, type Literal, type LiteralObject, type Scripts } from './literals.js';
import type { RequestPager } from './requests.js';

const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';
const MAX_TEMPLATE = 4000;

const scalar = (value: Literal): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
const positive = (value: Literal): number | null => {
  const number = Number(scalar(value) ?? Number.NaN);
  return Number.isInteger(number) && number > 0 && number < 1e8 ? number : null;
};

/** Form fields as jQuery writes them: arrays as `name[]=`. Null when a member is not stated in plain. */
export function formOf(fields: LiteralObject, replaced: Readonly<Record<string, string>> = {}): string | null {
  const out: string[] = [];
  for (const [key, value] of Object.entries(fields)) {
    if (key in replaced) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      const text = one === null ? '' : scalar(one);
      if (text === null) return null;
      out.push(`${encodeURIComponent(Array.isArray(value) ? `${key}[]` : key)}=${encodeURIComponent(text)}`);
    }
  }
  for (const [key, value] of Object.entries(replaced)) out.push(`${key}=${value}`);
  return out.join('&').length > MAX_TEMPLATE ? null : out.join('&');
}

interface Stated {
  url: string;
  body: string | null;
  perRequest: number | null;
  total: number | null;
}

function request({ url, body, perRequest, total }: Stated, itemsHere: number): RequestPager | null {
  const nextPage = perRequest === null ? 1 : Math.floor(itemsHere / perRequest) + 1;
  if (total !== null && itemsHere >= total) return null;
  return {
    type: 'request',
    method: body === null ? 'GET' : 'POST',
    urlTemplate: url,
    bodyTemplate: body,
    contentType: body === null ? null : FORM,
    firstPage: 1,
    nextPage,
    perRequest,
    totalPages: total !== null && perRequest !== null ? Math.ceil(total / perRequest) : null,
    totalItems: total,
  };
}

const firstObject = (args: readonly Literal[]): LiteralObject | null => args.find(isObject) ?? null;

/** The member that holds the form fields: its name differs between versions, the column it names does not. */
const jpageFields = (call: LiteralObject): LiteralObject | null =>
  Object.values(call)
    .filter(isObject)
    .find((member) => Object.keys(member).some((key) => /^(?:i_)?(?:columnid|unitid)$/iu.test(key))) ?? null;

/** hanweb: `$('#49468').jpage({totalRecord, perPage, groupSize, proxyUrl, ajaxParam: {…}})`; several display pages come at once. */
function hanweb(scripts: Scripts, base: string): Stated | null {
  const calls = scripts.calls(/^jpage$/iu).map(firstObject);
  const stated = calls.filter((call): call is LiteralObject => call !== null && jpageFields(call) !== null && typeof call.proxyUrl === 'string');
  const call = stated.sort((a, b) => (positive(b.totalRecord) ?? 0) - (positive(a.totalRecord) ?? 0))[0];
  const perPage = positive(call?.perPage);
  const fields = call ? jpageFields(call) : null;
  const body = fields ? formOf(fields) : null;
  if (!call || perPage === null || body === null) return null;
  const proxy = absoluteUrl(String(call.proxyUrl), base)?.replace(/\?.*$/u, '');
  if (!proxy) return null;
  return {
    url: `${proxy}?startrecord={start}&endrecord={end}&perpage=${perPage}`,
    body,
    perRequest: perPage * (positive(call.groupSize) ?? 3),
    total: positive(call.totalRecord),
  };
}

/** jpaas: `loadPageData({current, unitid, webSiteCode: […], channelCode: […], perPage})` asks `/queryList`. */
function jpaas(scripts: Scripts, base: string): Stated | null {
  for (const args of scripts.calls(/^loadPageData$/u)) {
    const call = firstObject(args);
    const perPage = positive(call?.perPage);
    if (!call || perPage === null || !(call.channelCode ?? call.channelId) || !call.webSiteCode) continue;
    const body = formOf(call, { current: '{page}', pageSize: String(perPage) });
    const url = absoluteUrl('/queryList', base);
    if (url && body !== null) return { url, body, perRequest: perPage, total: null };
  }
  return null;
}

/** TRS search behind a list template: `listModel({listArgs: {channelid, classsql, …}, pagebar: {prepage, recordCount}})`. */
function trsSearch(scripts: Scripts, base: string): Stated | null {
  for (const args of scripts.calls(/^listModel$/iu)) {
    const call = firstObject(args);
    const list = call?.listArgs;
    const bar = isObject(call?.pagebar) ? call.pagebar : {};
    if (!call || !isObject(list) || scalar(list.channelid) === null || typeof list.classsql !== 'string' || list.classsql === '') continue;
    const perRequest = positive(bar.prepage) ?? 15;
    const body = formOf(list, { page: '{page}', prepage: String(perRequest) });
    const api = isObject(call.listApi) ? scalar(call.listApi.url) : null;
    const url = absoluteUrl(api ?? '/fjdzapp/search', base);
    if (url && body !== null) return { url, body, perRequest, total: positive(bar.recordCount) };
  }
  return null;
}

/** gkmlpt: `_CONFIG = {SID: '755041', …}`, the category in the fragment of the address; page 0 and page 1 are the same. */
function gkmlpt(scripts: Scripts, base: string): Stated | null {
  const config = scripts.value('_CONFIG');
  const sid = isObject(config) ? scalar(config.SID) : null;
  const category = /#(\d{1,9})$/u.exec(base)?.[1];
  const url = absoluteUrl(`/gkmlpt/api/all/${category}`, base);
  if (!url || sid === null || !/^\d{1,12}$/u.test(sid) || category === undefined) return null;
  return { url: `${url}?page={page}&sid=${sid}`, body: null, perRequest: 100, total: null };
}

/**
 * The list interface the page's own scripts spell out, asked for what comes after the `itemsHere` items of the page.
 * `stated` is false when no known call is found; a found interface with nothing left to ask gives a null pager.
 */
export function scriptedPager(
  scripts: Scripts,
  base: string,
  itemsHere: number,
): { stated: boolean; pager: RequestPager | null; total: number | null } {
  for (const dialect of [hanweb, jpaas, trsSearch, gkmlpt]) {
    const stated = dialect(scripts, base);
    if (stated) return { stated: true, pager: request(stated, itemsHere), total: stated.total };
  }
  return { stated: false, pager: null, total: null };
}

/** hanweb pages that name the next group's address: its `page` counts groups. */
export function groupPager(nextGroup: string, totalItems: number | null, itemsHere: number): RequestPager | null {
  const page = /[?&]page=(\d{1,5})(?=&|$)/u.exec(nextGroup)?.[1];
  if (page === undefined || (totalItems !== null && itemsHere >= totalItems)) return null;
  return {
    type: 'request',
    method: 'GET',
    urlTemplate: nextGroup.replace(/([?&]page=)\d{1,5}(?=&|$)/u, '$1{page}'),
    bodyTemplate: null,
    contentType: null,
    firstPage: 1,
    nextPage: Math.max(Number(page), 1),
    perRequest: null,
    totalPages: null,
    totalItems,
  };
}

/** Lists a script states as data: JSON in a variable, or mark-up in an array of strings (`InitData49468 = ['<li>…']`). */
export function statedData(scripts: Scripts): { name: string; value: Literal }[] {
  const out: { name: string; value: Literal }[] = [];
  for (const [name, value] of scripts.assignments()) {
    const data = nested(value) ?? value;
    if (typeof data === 'object' && data !== null && out.length < 200) out.push({ name, value: data });
  }
  return out;
}
