import type { CheerioAPI } from 'cheerio/slim';
import type { Link } from '../../facts/page.js';
import { absoluteUrl, fold } from '../dom.js';
import { partsOf } from './fragments.js';
import { isObject, type Literal, type LiteralObject, Scripts } from './literals.js';

/** Words of scripts that state a tree of columns: zTree, dTree, the catalogue of gkmlpt. Others are not read. */
const TREES = /zNodes|zTree|dTree|\bTREE\b|\bpId\b|treeData|menuData|channelTree/iu;
const NAMES = ['name', 'title', 'text', 'label', 'channelName', 'catName', 'columnName'];
const ADDRESSES = ['url', 'href', 'link', 'linkUrl', 'jump_url', 'jumpUrl', 'channelUrl', 'path'];
const MAX_NODES = 3000;
const MAX_NAME = 30;

/** Columns that inline scripts state as a tree (`{id, pId, name, url}`, nested `children`, `tree.add(id, pid, name, url)`), as menu links. */
export function treeLinks($: CheerioAPI, pageUrl: string): Link[] {
  const { tree, base } = partsOf($, pageUrl);
  const sources: string[] = [];
  for (const element of tree.elements()) {
    if (element.name !== 'script' || element.attribs.src !== undefined) continue;
    const source = element.children.map((child) => ('data' in child ? child.data : '')).join('');
    if (TREES.test(source)) sources.push(source);
  }
  if (sources.length === 0) return [];
  const scripts = new Scripts(sources);
  const links = new Map<string, Link>();
  const add = (name: Literal, address: Literal): void => {
    const text = typeof name === 'string' ? fold(name) : '';
    const target = typeof address === 'string' ? address : '';
    const url = absoluteUrl(target, base);
    if (text === '' || text.length > MAX_NAME || !url || links.size >= MAX_NODES) return;
    // A route within the page (`/gkmlpt/index#755`) is part of the address.
    const route = /#(\d{1,9}|!?\/[^#\s]{0,300})$/u.exec(target)?.[0] ?? '';
    links.set(`${url}${route} ${text}`, { url: url + route, text, zone: 'navigation' });
  };
  for (const [name, value] of scripts.assignments()) walk(value, name, pageUrl, add);
  for (const [, , name, address] of scripts.calls(/^add$/u)) add(name, address);
  return [...links.values()];
}

function walk(value: Literal, owner: string, pageUrl: string, add: (name: Literal, address: Literal) => void): void {
  const open: { value: Literal; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(), steps = 0; next && steps < 4 * MAX_NODES; next = open.pop(), steps++) {
    if (next.depth > 12) continue;
    const { depth } = next;
    if (Array.isArray(next.value)) for (const item of next.value) open.push({ value: item, depth: depth + 1 });
    if (!isObject(next.value)) continue;
    add(first(next.value, NAMES), addressOf(next.value, owner, pageUrl));
    for (const member of Object.values(next.value)) if (typeof member === 'object') open.push({ value: member, depth: depth + 1 });
  }
}

const first = (node: LiteralObject, keys: readonly string[]): Literal =>
  keys.map((key) => node[key]).find((value) => typeof value === 'string' && value !== '');

/** A node's address; the catalogue of gkmlpt states none and shows its columns by their number in the fragment. */
function addressOf(node: LiteralObject, owner: string, pageUrl: string): Literal {
  const stated = first(node, ADDRESSES);
  const catalogue = owner === '_CONFIG' && /\/gkmlpt\//u.test(pageUrl) && typeof node.id === 'number';
  return stated ?? (catalogue ? `${pageUrl.split('#', 1)[0]}#${String(node.id)}` : undefined);
}
