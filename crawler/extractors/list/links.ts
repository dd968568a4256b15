import type { CheerioAPI } from 'cheerio/slim';
import type { Link } from '../../facts/page.js';
import { absoluteUrl, fold } from '../dom.js';
import { isFile, pictureText, targetOf } from './anchors.js';
import { LIST_BOUNDS } from './bounds.js';
import { partsOf } from './fragments.js';
import { type PageElement, type PageTree, parentOf } from './tree.js';
import type { Zones } from './zones.js';

const CLICKED = new Set(['div', 'li', 'span', 'td', 'tr', 'p', 'dd', 'dt', 'h1', 'h2', 'h3', 'h4', 'button', 'img', 'input', 'em', 'b', 'i']);

/** A link inside running text. */
function inProse(tree: PageTree, element: PageElement): boolean {
  const parent = parentOf(element);
  if (!parent || !['p', 'span', 'strong', 'b', 'font'].includes(parent.name)) return false;
  const [from, to] = [tree.position(parent), tree.end(parent)];
  return tree.textLength(from, to) - tree.linkedLength(from, to) >= 30;
}

/** An address that a template engine has yet to complete: `{{item.url}}`, `/show/${id}.html`. */
const UNFILLED = /\{\{|\}\}|\$\{|<%|\[\[/u;

/** A fragment by which a script chooses what the page shows (`/gkmlpt/index#755`, `#/list/3`) is part of the address. */
const ROUTE = /#(\d{1,9}|!?\/[^#\s]{0,300})$/u;
const withRoute = (url: string | null, href: string | undefined): string | null => url && url + (ROUTE.exec(href?.trim() ?? '')?.[0] ?? '');

function addressOf(element: PageElement, base: string): string | null {
  if (UNFILLED.test(element.attribs.href ?? element.attribs.src ?? '')) return null;
  if (element.name === 'a' || element.name === 'area') return withRoute(targetOf(element, base), element.attribs.href);
  if (element.name === 'iframe' || element.name === 'frame') return absoluteUrl(element.attribs.src, base);
  return element.attribs.onclick !== undefined && CLICKED.has(element.name) ? targetOf(element, base) : null;
}

function zoneOf(tree: PageTree, zones: Zones, element: PageElement, url: string, listed: boolean): Link['zone'] {
  const zone = zones.of(element);
  if (element.name === 'iframe' || element.name === 'frame') return 'body';
  if (listed) return 'list';
  if (isFile(url) && zone !== 'navigation' && zone !== 'footer') return 'attachment';
  if (zone !== null) return zone;
  return inProse(tree, element) ? 'body' : 'other';
}

/** Every link of the page in document order; one address under two names is two links, since either may name the column it leads to. */
export function readLinks($: CheerioAPI, pageUrl: string): Link[] {
  const { tree, zones, blocks, base } = partsOf($, pageUrl);
  const rows = new Set(
    blocks.flatMap((block) =>
      block.aside ? [] : block.rows.filter((row) => row.printed !== null || !isFile(row.main.url)).map((row) => row.main.url),
    ),
  );
  const links: Link[] = [];
  const known = new Map<string, Map<string, Link>>();
  for (const element of tree.elements()) {
    const url = addressOf(element, base);
    if (!url || url.length > LIST_BOUNDS.address) continue;
    if (links.length >= LIST_BOUNDS.links) break;
    // A menu entry may be nothing but a picture; elsewhere a picture's name is not what it leads to.
    const pictured = zones.of(element) === 'navigation' ? pictureText(tree, element) : '';
    const text = (fold(tree.label(element)) || fold(element.attribs.title ?? element.attribs.alt ?? '') || pictured).slice(0, LIST_BOUNDS.title);
    const names = known.get(url) ?? new Map<string, Link>();
    known.set(url, names);
    const unnamed = names.get('');
    if (names.has(text) || (text === '' && names.size > 0)) continue;
    if (unnamed) {
      // A picture linked before its caption is: the same link, named now.
      unnamed.text = text;
      names.delete('');
      names.set(text, unnamed);
      continue;
    }
    const link: Link = { url, text, zone: zoneOf(tree, zones, element, url, rows.has(url)) };
    names.set(text, link);
    links.push(link);
  }
  return links;
}
