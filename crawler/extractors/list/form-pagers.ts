import type { Pager } from '../../facts/page.js';
import { absoluteUrl } from '../dom.js';
import { LIST_BOUNDS } from './bounds.js';
import { whole } from './pager-numbers.js';
import type { NextControl } from './pager-place.js';
import type { Totals } from './totals.js';
import { isElement, type PageElement, type PageTree, parentOf } from './tree.js';
import type { Zones } from './zones.js';

const MAX_FIELDS = 200;
const FORM = 'application/x-www-form-urlencoded';
const PAGE_FIELD =
  /^(?:\w{0,20}[.$_])?(page|pageno|pagenum|pageindex|pagenumber|currentpage|curpage|currpage|nowpage|current|p|pg|gotopage|topage|page_?no|cpage|pagecurrent|cur_?page|page_?current|intcurpage)$/iu;
/** Fields of a server that keeps the state of its page in the form. */
const STATE_FIELD = /^__(VIEWSTATE|EVENTTARGET|EVENTVALIDATION)/u;

interface Field {
  name: string;
  value: string;
}

const isOff = (node: PageElement): boolean =>
  node.attribs.disabled !== undefined ||
  /^(button|submit|image|reset|file|password)$/iu.test(node.attribs.type ?? '') ||
  (/^(checkbox|radio)$/iu.test(node.attribs.type ?? '') && node.attribs.checked === undefined);

/** First or selected option; options stand outside the page's tree. */
function chosen(select: PageElement): string | null {
  const options = select.children.filter((child): child is PageElement => isElement(child) && child.name === 'option');
  const option = options.find(({ attribs }) => attribs.selected !== undefined) ?? options[0];
  return option?.attribs.value ?? null;
}

/** Fields as a browser would send them, in order. */
function fieldsOf(tree: PageTree, form: PageElement): Field[] {
  const fields: Field[] = [];
  for (let at = tree.position(form); at < tree.end(form) && fields.length < MAX_FIELDS; at += 1) {
    const node = tree.nodes[at];
    if (!isElement(node) || !node.attribs.name) continue;
    if (node.name === 'input' && !isOff(node)) fields.push({ name: node.attribs.name, value: node.attribs.value ?? '' });
    if (node.name === 'select') {
      const value = chosen(node);
      if (value !== null) fields.push({ name: node.attribs.name, value });
    }
  }
  return fields;
}

const posts = (form: PageElement): boolean => /^post$/iu.test(form.attribs.method ?? '');
const encoded = (fields: readonly Field[], templates: Readonly<Record<string, string>>): string =>
  fields.map(({ name, value }) => `${encodeURIComponent(name)}=${templates[name] ?? encodeURIComponent(value)}`).join('&');

function requestOf(form: PageElement, base: string, body: string, nextPage: number, totals: Totals, post = posts(form)): Pager | null {
  const action = absoluteUrl(form.attribs.action || base, base);
  if (!action || body.length > LIST_BOUNDS.request) return null;
  return {
    type: 'request',
    method: post ? 'POST' : 'GET',
    urlTemplate: post ? action : `${action.replace(/\?.*$/u, '')}?${body}`,
    bodyTemplate: post ? body : null,
    contentType: post ? FORM : null,
    firstPage: 1,
    nextPage,
    perRequest: null,
    totalPages: totals.pages,
    totalItems: totals.items,
  };
}

/** The two strings of `__doPostBack('target','argument')` or `new WebForm_PostBackOptions("target", "argument", …)`. */
const POSTBACK = /(?:__doPostBack|WebForm_PostBackOptions)\s*\(\s*(['"])([^'"]{1,300})\1\s*,\s*(['"])([^'"]{0,100})\3/u;

/**
 * The form as it goes back to a server that keeps its page's state in it: `__doPostBack('pager','2')`, `('grid','Page$2')`, or a
 * submit button called 下一页. Its fields are those of this page: what comes after must be read from the answer's own form.
 */
export function postbackPager(tree: PageTree, base: string, next: NextControl, shown: number | null, totals: Totals): Pager | null {
  const form = formAround(tree, next.element);
  if (!form) return null;
  const fields = fieldsOf(tree, form);
  const [, , target, , argument = ''] = POSTBACK.exec(next.script.replaceAll('&#39;', "'")) ?? [];
  const number = /(\d{1,5})$/u.exec(argument)?.[1];
  const nextPage = number === undefined ? (shown ?? 1) + 1 : Number(number);
  if (target === undefined) return submitPager(form, base, next, fields, nextPage, totals);
  if (nextPage <= (shown ?? 1)) return null;
  const others = fields.filter(({ name }) => name !== '__EVENTTARGET' && name !== '__EVENTARGUMENT');
  const body = encoded([{ name: '__EVENTTARGET', value: target }, { name: '__EVENTARGUMENT', value: argument }, ...others], {});
  return requestOf(form, base, body, nextPage, totals, true);
}

function submitPager(form: PageElement, base: string, next: NextControl, fields: readonly Field[], nextPage: number, totals: Totals): Pager | null {
  const { name, value = '', type = '' } = next.element.attribs;
  if (next.element.name !== 'input' || !/^(submit|image)$/iu.test(type) || !name) return null;
  const button = /^image$/iu.test(type) ? [`${name}.x`, `${name}.y`].map((part) => ({ name: part, value: '1' })) : [{ name, value }];
  return requestOf(form, base, encoded([...fields, ...button], {}), nextPage, totals);
}

const formAround = (tree: PageTree, element: PageElement): PageElement | null => {
  for (let around = parentOf(element); around; around = parentOf(around)) if (around.name === 'form') return around;
  // A form that tables tore apart holds its fields all the same where it is the page's only one.
  const forms = [...tree.elements()].filter(({ name }) => name === 'form');
  return forms.length === 1 ? (forms[0] ?? null) : null;
};

/** Pager whose requests carry the state of the page before: only the answer's own form leads on. */
export const keepsState = (bodyTemplate: string | null): boolean => (bodyTemplate ?? '').split('&').some((field) => STATE_FIELD.test(field));

/** A form the pager's script fills and sends: `goPage(2)` with `<input name="currentPage">`. */
export function formPager(tree: PageTree, zones: Zones, base: string, next: NextControl, shownNow: number | null, totals: Totals): Pager | null {
  for (const form of tree.elements()) {
    if (form.name !== 'form' || zones.of(form) !== null) continue;
    const fields = fieldsOf(tree, form);
    const field = fields.find(({ name }) => PAGE_FIELD.test(name));
    const stated = whole(field?.value);
    const shown = shownNow ?? (stated === null || stated === 0 ? 1 : stated);
    if (!field || (next.page !== null && next.page <= shown)) continue;
    return requestOf(form, base, encoded(fields, { [field.name]: '{page}' }), next.page ?? shown + 1, totals);
  }
  return null;
}
