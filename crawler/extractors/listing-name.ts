import type { PageKind } from '../facts/page.js';
import type { Step } from './breadcrumb.js';
import { HOME_STEP } from './dialects.js';
import { isSamePage, squeeze } from './dom.js';
import { cleanPageTitle, type TitleFact } from './title.js';

/** What else says how a page of lists is called. */
export interface ListingHints {
  url: string;
  kind: PageKind;
  /** Path with the page's own step. */
  steps: Step[];
  columnMeta: { value: string; from: string } | null;
  siteName: string;
  /** Content of <title>. */
  pageTitle: string;
  /** Titles of the page's rows. */
  rows: readonly string[];
}

const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && squeeze(a) === squeeze(b);
const unprinted = (value: string, from: string): TitleFact => ({ value, quote: value, from, range: null });

/**
 * A column is called what its path and its meta call it: <title> often names the site alone, headings name blocks and menus.
 * `named` is what the page would be called if it were an article.
 */
export function nameOfListing(named: TitleFact | null, hints: ListingHints): TitleFact | null {
  if (hints.kind === 'home') return nameOfHome(named, hints);
  const own = ownStep(hints);
  const above = hints.steps.slice(0, -1).some((step) => same(step.name, hints.columnMeta?.value));
  const meta = above ? null : hints.columnMeta;
  if (named !== null && [own, meta?.value].some((name) => same(name, named.value))) return named;
  if (own !== undefined) return unprinted(own, 'breadcrumb');
  if (meta !== null) return unprinted(meta.value, meta.from);
  if (named === null || !hints.rows.some((row) => same(row, named.value))) return named;
  const cleaned = cleanPageTitle(hints.pageTitle, hints.siteName, []);
  return cleaned === '' ? null : unprinted(cleaned, 'title');
}

/** The last step where it stands for this page: no link, a link to itself, or the name that meta or <title> give too. */
function ownStep({ steps, url, columnMeta, pageTitle }: ListingHints): string | undefined {
  const last = steps.at(-1);
  if (last === undefined || HOME_STEP.test(squeeze(last.name))) return undefined;
  const own =
    last.url === null || isSamePage(last.url, url) || same(last.name, columnMeta?.value) || squeeze(pageTitle).startsWith(squeeze(last.name));
  return own ? last.name : undefined;
}

/** A home page bears the name of its site; its headings are those of blocks. */
function nameOfHome(named: TitleFact | null, { pageTitle, siteName }: ListingHints): TitleFact | null {
  if (named?.from === 'title' && !HOME_STEP.test(named.value)) return named;
  const cleaned = cleanPageTitle(pageTitle, siteName, []);
  if (cleaned !== '' && !HOME_STEP.test(cleaned)) return unprinted(cleaned, 'title');
  return siteName === '' ? named : unprinted(siteName, 'site');
}
