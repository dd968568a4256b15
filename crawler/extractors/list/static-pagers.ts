import type { Pager } from '../../facts/page.js';
import { formPager, postbackPager } from './form-pagers.js';
import { isObject, type Scripts } from './literals.js';
import { whole } from './pager-numbers.js';
import { hasEmptyPager, loadsMore, PagerPlace } from './pager-place.js';
import { scriptedNext, scriptedPages } from './static-schemes.js';
import { statedTotals, type Totals } from './totals.js';
import type { PageTree } from './tree.js';
import type { Zones } from './zones.js';

export interface FoundPager {
  pager: Pager | null;
  totals: Totals;
  /** Further parts exist, but how to ask for them could not be read. */
  unread: boolean;
  /** A place for page numbers stands empty: only its script knows whether further parts exist. */
  undrawn: boolean;
}

/** The page draws its pager by a library whose addresses are not stated; a stated count of one page is the end. */
function drawsPager(scripts: Scripts): boolean {
  return scripts.calls(/^(laypage|kkpager|generPageHtml|pagination|jqPaginator|twbsPagination|paging|createPager)$/iu).some((args) => {
    const options = args.find(isObject);
    const pages = whole(options?.totalPages ?? options?.pageCount ?? options?.pages);
    return pages === null || pages > 1;
  });
}

/**
 * Pagers of static addresses, visible links and forms. In the order of trust: a call that names files and their number, a link
 * that shows the next page, a form sent back, an address that the page's script puts together.
 */
export function staticPager(tree: PageTree, zones: Zones, scripts: Scripts, base: string): FoundPager {
  const place = new PagerPlace(tree, zones);
  const printed = statedTotals(place.texts.map(({ text }) => text));
  const scripted = scriptedPages(scripts, base);
  const { scheme } = scripted;
  const totals = scheme ? { ...printed, pages: scheme.total } : printed;
  const found = (pager: Pager | null): FoundPager => ({ pager, totals, unread: false, undrawn: false });
  if (scheme?.pager) return found(scheme.pager);

  const shown = printed.current ?? place.shown();
  const next = place.next(base, shown);
  if (next?.url) return found({ type: 'link', nextUrl: next.url, totalPages: printed.pages });
  const pages = printed.pages ?? (next ? null : scripted.drawnPages);
  if (scheme || (pages !== null && pages <= (shown ?? 1))) return found(null);
  const form = next && (postbackPager(tree, base, next, shown, printed) ?? formPager(tree, zones, base, next, shown, printed));
  const pager = form ?? scriptedNext(scripted, base, shown, printed.pages);
  if (pager) return found(pager);
  const unread = next !== null || printed.pages !== null || drawsPager(scripts) || loadsMore(tree, zones);
  return { ...found(null), unread, undrawn: printed.pages === null && hasEmptyPager(tree, zones) };
}
