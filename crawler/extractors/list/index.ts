import type { CheerioAPI } from 'cheerio/slim';
import type { Link, ListFacts, ListItem, Pager } from '../../facts/page.js';
import type { FetchRequest, ObservedExchange } from '../../fetch/types.js';

export type RequestPager = Extract<Pager, { type: 'request' }>;

export function extractLists(_$: CheerioAPI, _html: string, _baseUrl: string): { list: ListFacts | null; otherItems: ListItem[] } {
  return { list: null, otherItems: [] };
}
export function extractLinks(_$: CheerioAPI, _baseUrl: string): Link[] {
  return [];
}
export function extractData(_text: string, _contentType: string | null, _baseUrl: string): ListFacts | null {
  return null;
}
export function inferInterface(_exchanges: ObservedExchange[], _pageUrl: string, _renderedItems: ListItem[]): RequestPager | null {
  return null;
}
export function requestFor(_pager: Pager, baseUrl: string): FetchRequest {
  return { url: baseUrl };
}
export function advance(_pager: Pager, _part: ListFacts): Pager | null {
  return null;
}
