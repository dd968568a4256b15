import type { CheerioAPI } from 'cheerio/slim';
import { fold } from '../dom.js';
import { LIST_BOUNDS } from './bounds.js';

type Root = NonNullable<ReturnType<CheerioAPI['root']>[0]>;
export type PageNode = Root['children'][number];
export type PageElement = Extract<PageNode, { attribs: unknown }>;

export const isElement = (node: PageNode | null | undefined): node is PageElement => node != null && 'attribs' in node;

/** Parent element, null at the top of the document. */
export function parentOf(node: PageNode): PageElement | null {
  const parent = node.parent;
  return parent !== null && 'attribs' in parent ? parent : null;
}

/** Nodes that a link or another label is read from. */
export const LABEL_NODES = 400;
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'option']);

/**
 * The page as one sequence in document order, so that "all text of this element" and "what stands between two rows"
 * are both a range. Built and read without recursion: nesting depth is chosen by whoever wrote the page.
 */
export class PageTree {
  readonly nodes: PageNode[] = [];
  /** The page goes on behind the last node: it holds more than is looked at. */
  isCut = false;
  private readonly all: PageElement[] = [];
  /** Text of each node, white space folded; '' for what is no text. */
  private readonly words: string[] = [];
  /** For each node the position after its last descendant. */
  private readonly after: number[] = [];
  private readonly positions = new Map<PageNode, number>();
  /** Length of visible text before each position. */
  private readonly textBefore: Uint32Array;
  /** Length of visible text inside links before each position. */
  private readonly linkedBefore: Uint32Array;

  constructor($: CheerioAPI) {
    const root = $.root()[0];
    if (root) this.walk(root.children);
    let length = 0;
    let linked = 0;
    let linkEnd = 0;
    this.textBefore = new Uint32Array(this.nodes.length + 1);
    this.linkedBefore = new Uint32Array(this.nodes.length + 1);
    for (let at = 0; at < this.nodes.length; at += 1) {
      const node = this.nodes[at];
      if (isElement(node)) {
        this.all.push(node);
        if (node.name === 'a') linkEnd = Math.max(linkEnd, this.end(node));
      }
      const word = node?.type === 'text' ? fold(node.data) : '';
      this.words.push(word);
      const own = word.length;
      length += own;
      if (at < linkEnd) linked += own;
      this.textBefore[at + 1] = length;
      this.linkedBefore[at + 1] = linked;
    }
  }

  private walk(top: readonly PageNode[]): void {
    const open: { node: PageNode | null; children: readonly PageNode[]; next: number }[] = [{ node: null, children: top, next: 0 }];
    for (let level = open.at(-1); level; level = open.at(-1)) {
      const child = level.children[level.next++];
      this.isCut ||= child !== undefined && this.nodes.length >= LIST_BOUNDS.nodes;
      if (child === undefined || this.isCut) {
        if (level.node) this.after[this.position(level.node)] = this.nodes.length;
        open.pop();
        continue;
      }
      this.positions.set(child, this.nodes.length);
      this.after[this.nodes.length] = this.nodes.length + 1;
      this.nodes.push(child);
      if (isElement(child) && !UNSEEN.has(child.name)) open.push({ node: child, children: child.children, next: 0 });
    }
  }

  position(node: PageNode): number {
    return this.positions.get(node) ?? 0;
  }

  end(node: PageNode): number {
    return this.after[this.position(node)] ?? 0;
  }

  contains(outer: PageNode, inner: PageNode): boolean {
    const at = this.position(inner);
    return at >= this.position(outer) && at < this.end(outer);
  }

  textLength(from: number, to: number): number {
    return (this.textBefore[to] ?? 0) - (this.textBefore[from] ?? 0);
  }

  linkedLength(from: number, to: number): number {
    return (this.linkedBefore[to] ?? 0) - (this.linkedBefore[from] ?? 0);
  }

  /** Visible text pieces of a range, white space folded, empty ones left out. */
  pieces(from: number, to: number): string[] {
    const out: string[] = [];
    for (let at = from; at < to; at += 1) {
      const text = this.words[at];
      if (text) out.push(text);
    }
    return out;
  }

  /** Folded text of the node at a position, '' for elements. */
  wordsAt(at: number): string {
    return this.words[at] ?? '';
  }

  piecesOf(element: PageNode): string[] {
    return this.pieces(this.position(element), this.end(element));
  }

  text(element: PageNode): string {
    return this.piecesOf(element).join(' ');
  }

  /** The same of what can be a label: the beginning of a longer part. Links left open hold one another, and all that follows. */
  label(element: PageNode): string {
    const from = this.position(element);
    return this.pieces(from, Math.min(this.end(element), from + LABEL_NODES)).join(' ');
  }

  /** First element that passes; selectors are not used, they take seconds on pages of many top-level elements. */
  first(test: (element: PageElement) => boolean): PageElement | null {
    for (const element of this.elements()) if (test(element)) return element;
    return null;
  }

  /** Content of the meta of a name, in whatever case it is written; '' without one. */
  meta(name: string): string {
    const meta = this.first((element) => element.name === 'meta' && element.attribs.name?.toLowerCase() === name.toLowerCase());
    return fold(meta?.attribs.content ?? '');
  }

  /** Every element in document order. */
  elements(): readonly PageElement[] {
    return this.all;
  }
}
