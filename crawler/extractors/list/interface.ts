import type { ListFacts, ListItem } from '../../facts/page.js';
import type { ObservedExchange } from '../../fetch/types.js';
import { squeeze } from '../dom.js';
import { extractData } from './data.js';
import { END_PARAMETER, PAGE_PARAMETER, SIZE_PARAMETER, START_PARAMETER } from './parameters.js';
import type { RequestPager } from './requests.js';

/** One parameter as written: where its value stands in the template. */
interface Parameter {
  part: 'url' | 'body';
  name: string;
  value: number;
  from: number;
  to: number;
}

const lastWord = (name: string): string => {
  try {
    return decodeURIComponent(name).replace(/^.*[[.]([\w-]+)\]?$/u, '$1');
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
};

/** Numbers among query, form and JSON members, with their positions, so that all other bytes stay as they were sent. */
function parametersOf(text: string, part: Parameter['part']): Parameter[] {
  const form = part === 'url' || !/^\s*[[{]/u.test(text) ? text.matchAll(/(?<=^|[?&])([^=&?#\s]{1,80})=(\d{1,7})(?=&|#|$)/gu) : [];
  const json = part === 'body' && /^\s*[[{]/u.test(text) ? text.matchAll(/"([\w.-]{1,80})"\s*:\s*"?(\d{1,7})(?="?\s*[,}\]])/gu) : [];
  return [...form, ...json].map((match) => {
    const to = match.index + match[0].length;
    return { part, name: lastWord(match[1] ?? ''), value: Number(match[2]), from: to - (match[2] ?? '').length, to };
  });
}

const endpoint = (exchange: ObservedExchange): string => `${exchange.method} ${exchange.url.replace(/[?#].*$/u, '')}`;

/** How many rendered items an answer accounts for; answers for a smaller part count by their own size. */
function overlap(part: ListFacts, rendered: readonly ListItem[]): number {
  const urls = new Set(rendered.map((item) => item.url));
  const titles = new Set(rendered.map((item) => squeeze(item.title)));
  return part.items.filter((item) => urls.has(item.url) || titles.has(squeeze(item.title))).length;
}

interface Match {
  exchange: ObservedExchange;
  part: ListFacts;
  shared: number;
}

function bestMatch(exchanges: readonly ObservedExchange[], rendered: readonly ListItem[]): Match | null {
  let best: Match | null = null;
  for (const exchange of exchanges) {
    if (exchange.status < 200 || exchange.status >= 300) continue;
    const part = extractData(exchange.text, exchange.responseType, exchange.url);
    if (!part || part.items.length === 0) continue;
    const shared = overlap(part, rendered);
    if (shared * 2 >= Math.min(part.items.length, rendered.length) && shared > (best?.shared ?? 0)) best = { exchange, part, shared };
  }
  return best;
}

/** Parameters that differ between two calls of one interface: the count of pages is among them. */
function varying(exchange: ObservedExchange, others: readonly ObservedExchange[]): Set<string> {
  const own = all(exchange);
  const names = new Set<string>();
  for (const other of others) {
    if (other === exchange || endpoint(other) !== endpoint(exchange)) continue;
    for (const { name, value } of all(other)) if (own.some((one) => one.name === name && one.value !== value)) names.add(name);
  }
  return names;
}

const all = (exchange: ObservedExchange): Parameter[] => [...parametersOf(exchange.url, 'url'), ...parametersOf(exchange.body ?? '', 'body')];

/**
 * The interface that filled a rendered list, ready to be asked for the part after the one observed; null when no exchange carries
 * the rendered items or none of its parameters counts pages or records.
 */
export function inferInterface(exchanges: ObservedExchange[], _pageUrl: string, renderedItems: ListItem[]): RequestPager | null {
  const match = bestMatch(exchanges, renderedItems);
  if (!match) return null;
  const { exchange, part } = match;
  const parameters = all(exchange);
  const changed = varying(exchange, exchanges);
  const size = parameters.find(({ name, value }) => SIZE_PARAMETER.test(name) && value > 0)?.value ?? null;
  const counts = parameters.filter(({ name }) => PAGE_PARAMETER.test(name)).sort((a, b) => Number(changed.has(b.name)) - Number(changed.has(a.name)));
  const start = parameters.find(({ name }) => START_PARAMETER.test(name));
  const end = parameters.find(({ name, value }) => END_PARAMETER.test(name) && start !== undefined && value >= start.value);
  const page = counts[0] ?? (start ? undefined : pathPage(match, exchanges));
  const plan = page ? byPage(page, size) : start ? byRecord(start, end, size ?? part.items.length) : null;
  if (!plan) return null;
  const template = (text: string, where: Parameter['part']): string =>
    fill(
      text,
      plan.places.filter(({ parameter }) => parameter.part === where),
    );
  const total = part.totalItems;
  return {
    type: 'request',
    method: exchange.method,
    urlTemplate: template(exchange.url, 'url'),
    bodyTemplate: exchange.body === null ? null : template(exchange.body, 'body'),
    contentType: exchange.contentType,
    firstPage: plan.firstPage,
    nextPage: plan.nextPage,
    perRequest: plan.perRequest,
    totalPages: total !== null && plan.perRequest !== null ? Math.ceil(total / plan.perRequest) : null,
    totalItems: total,
  };
}

/** Page number as the file name, or at its end: `/data/list_1.json`. It must be seen to change, or the answer to be the first of several. */
function pathPage({ exchange, part }: Match, others: readonly ObservedExchange[]): Parameter | undefined {
  const numberIn = (url: string): Parameter | undefined => {
    const match = PATH_PAGE.exec(url);
    const to = match ? match.index + match[0].length : 0;
    return match ? { part: 'url', name: '', value: Number(match[0]), from: to - match[0].length, to } : undefined;
  };
  const own = numberIn(exchange.url);
  if (!own) return undefined;
  const rest = (url: string, { from, to }: Parameter): string => url.slice(0, from) + url.slice(to);
  const changes = others.some(({ url }) => {
    const other = numberIn(url);
    return other !== undefined && other.value !== own.value && rest(url, other) === rest(exchange.url, own);
  });
  return changes || (own.value <= 1 && (part.totalItems ?? 0) > part.items.length) ? own : undefined;
}
const PATH_PAGE = /(?<=[/_-])\d{1,4}(?=\.(?:json|js|s?html?|xml|do|jsp)(?:[?#]|$))/u;

interface Plan {
  places: { parameter: Parameter; placeholder: string }[];
  firstPage: number;
  nextPage: number;
  perRequest: number | null;
}

const byPage = (page: Parameter, perRequest: number | null): Plan => ({
  places: [{ parameter: page, placeholder: '{page}' }],
  firstPage: page.value === 0 ? 0 : 1,
  nextPage: page.value + 1,
  perRequest,
});

function byRecord(start: Parameter, end: Parameter | undefined, size: number): Plan | null {
  const fromOne = start.value % Math.max(size, 1) === 1 || (end !== undefined && start.value === 1);
  const perRequest = end && fromOne ? end.value - start.value + 1 : size;
  if (perRequest < 1) return null;
  const places = [{ parameter: start, placeholder: fromOne ? '{start}' : '{offset}' }];
  if (end) places.push({ parameter: end, placeholder: '{end}' });
  return { places, firstPage: 1, nextPage: Math.floor(start.value / perRequest) + 2, perRequest };
}

function fill(text: string, places: readonly { parameter: Parameter; placeholder: string }[]): string {
  return [...places]
    .sort((a, b) => b.parameter.from - a.parameter.from)
    .reduce((out, { parameter, placeholder }) => out.slice(0, parameter.from) + placeholder + out.slice(parameter.to), text);
}
