import { MAX_ADDRESS } from '../dom.js';

/**
 * What may come out of one page, whatever is in it. A page that holds more is cut, and its list says so: rows beyond the bound are
 * not read, never absent.
 */
export const LIST_BOUNDS = {
  /** Nodes of a page that are looked at. */
  nodes: 40_000,
  /** Items of the main list, and of all other lists together. */
  items: 20_000,
  links: 20_000,
  /** Characters of a title or link text, and of an address. */
  title: 500,
  address: MAX_ADDRESS,
  /** Characters of a request that is sent back whole. */
  request: 400_000,
} as const;
