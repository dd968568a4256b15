import type { CheerioAPI } from 'cheerio/slim';
import { FOOTER_NAME, FOOTER_TEXT, FOOTER_WORDS } from './dialects.js';
import { fold, remembered } from './dom.js';

export type Node = ReturnType<CheerioAPI['root']>[0]['children'][number];
export type Element = Extract<Node, { attribs: Record<string, string> }>;

/** One line as a reader sees it: the text of a block up to its next line break. */
export interface Line {
  index: number;
  /** White space folded, no separators. */
  text: string;
  /** The same with `SEPARATOR` where white space between inline elements or wide blanks part the text, `SEAM` where elements meet without any. */
  parts: string;
  /** Nearest block element. */
  element: Element;
  hidden: boolean;
  footer: boolean;
  /** Characters of text, and of those the ones inside links. */
  chars: number;
  linkChars: number;
}
/** Lines `from` … `to - 1`. */
export interface Range {
  from: number;
  to: number;
}
export interface Anchor extends Range {
  element: Element;
  text: string;
}
export interface Medium {
  kind: 'image' | 'video' | 'audio' | 'frame';
  element: Element;
  line: number;
}
/** A page read once from top to bottom; every extractor works on this. */
export interface PageLines {
  lines: Line[];
  /** Block elements and elements with an id or class, in document order, with the lines they hold. */
  ranges: Map<Element, Range>;
  anchors: Anchor[];
  media: Medium[];
  /** Text of inline scripts, bounded. */
  scripts: string;
  metas: Element[];
  /** First <title> that is not empty; '' when there is none. */
  title: string;
}

/** Unicode noncharacters: no page may send them, and what sends them all the same is stripped. */
export const SEPARATOR = '\uFDD0';
export const SEAM = '\uFDD1';
const MARK = '\uFDD2';
const MAX_LINES = 30_000;
const MAX_DEPTH = 512;
const MAX_SCRIPT_CHARS = 400_000;
const MAX_LINE_CHARS = 20_000;
/** Lines between a set phrase of the footer and others of it. */
const FOOTER_REACH = 8;

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const BLOCKS = names(
  'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul ucaptitle ucapcontent',
);
const CELLS = names('td th dd dt');
const SKIPPED = names('title script style noscript template textarea select option svg object iframe video audio canvas map');
const MEDIA: Record<string, Medium['kind']> = {
  img: 'image',
  video: 'video',
  audio: 'audio',
  iframe: 'frame',
  frame: 'frame',
  embed: 'video',
  object: 'video',
};

const FILM = /\.(?:mp4|m3u8|flv|webm|wmv|mov)(?:[?#]|$)/iu;
const SOUND = /\.(?:mp3|wav|m4a|wma)(?:[?#]|$)/iu;
/** A film behind a link, or the place in which a script will show it. */
function linkedMedium({ name, attribs }: Element): Medium['kind'] | undefined {
  const source = name === 'a' ? attribs.href : (attribs['data-src'] ?? attribs['data-url'] ?? attribs['data-video']);
  if (source === undefined || !source.includes('.')) return undefined;
  return FILM.test(source) ? 'video' : SOUND.test(source) ? 'audio' : undefined;
}

export const isElement = (node: Node | null): node is Element => node !== null && 'attribs' in node;
const isHiddenStyle = remembered((style) => /display\s*:\s*none/iu.test(style));
const isHiddenClass = remembered((name) => /(^|\s)(hidden|hide|ng-hide|none|dn|visually-hidden)(\s|$)/u.test(name));
const isHidden = ({ attribs }: Element): boolean =>
  attribs.hidden !== undefined || isHiddenStyle(attribs.style ?? '') || isHiddenClass(attribs.class ?? '');
const isFooterName = remembered((name) => FOOTER_NAME.test(name));
const isFooter = (element: Element): boolean =>
  element.name === 'footer' || isFooterName(attribute(element, 'class')) || isFooterName(attribute(element, 'id'));

/** Attribute text, '' when absent, bounded. */
export const attribute = (element: Element, name: string): string => (element.attribs[name] ?? '').slice(0, 2000);

/** More than white space and marks. */
const HAS_WORDS = /[^\s\uFDD2]/u;
const WIDE = /[\u00A0\u2002\u2003\u2009\u3000]/gu;
/** Folds a run of white space and marks: marks become seams, or separators where white space or wide blanks stand beside them. */
const foldRun = (run: string): string => {
  if (run.includes(MARK)) return /[^\uFDD2]/u.test(run) ? SEPARATOR : SEAM;
  return run.length > 1 && (run.match(WIDE)?.length ?? 0) > 1 ? SEPARATOR : ' ';
};
const withSeparators = (raw: string): string =>
  raw
    .replace(/[\u200B-\u200D\u2060\uFEFF]+/gu, '')
    .replace(/[\s\uFDD2]+/gu, foldRun)
    .replace(/^[ \uFDD1\uFDD0]+|[ \uFDD1\uFDD0]+$/gu, '');

/** What a reader sees of `parts`. */
export const plainText = (parts: string): string => parts.replaceAll(SEAM, '').replaceAll(SEPARATOR, ' ');

/** Collects lines while the tree is walked; holds the state of the line being read. */
class LineReader {
  readonly page: PageLines = { lines: [], ranges: new Map(), anchors: [], media: [], scripts: '', metas: [], title: '' };
  private raw = '';
  private linkChars = 0;
  private block: Element | null = null;
  private outermost: Element | null = null;
  private hiddenDepth = 0;
  /** Some words of the line are shown. */
  private shown = false;
  private footers: Element[] = [];
  private anchor: { element: Element; from: number; text: string } | null = null;

  enter(element: Element): void {
    const { name } = element;
    this.outermost ??= element;
    if (isHidden(element)) this.hiddenDepth++;
    if (isFooter(element)) this.footers.push(element);
    const block = BLOCKS.has(name);
    if (block) {
      this.endLine();
      this.block = element;
    } else if (name === 'br') this.endLine();
    else this.raw += MARK;
    if (block || attribute(element, 'id') !== '' || attribute(element, 'class') !== '') {
      this.page.ranges.set(element, { from: this.page.lines.length, to: this.page.lines.length });
    }
    if (name === 'a') this.anchor = { element, from: this.page.lines.length, text: '' };
    const kind = MEDIA[name] ?? linkedMedium(element);
    if (kind !== undefined) this.page.media.push({ kind, element, line: this.page.lines.length });
  }

  leave(element: Element, parentBlock: Element | null): void {
    const { name } = element;
    const range = this.page.ranges.get(element);
    if (BLOCKS.has(name)) {
      this.endLine();
      if (CELLS.has(name) && range !== undefined && range.from === this.page.lines.length) this.push('', '');
      this.block = parentBlock;
    } else if (name !== 'br') this.raw += MARK;
    // An unfinished line belongs to the inline element that is being left.
    if (range !== undefined) range.to = this.page.lines.length + (HAS_WORDS.test(this.raw) ? 1 : 0);
    if (name === 'a' && this.anchor?.element === element) {
      this.page.anchors.push({ element, from: this.anchor.from, to: this.page.lines.length + 1, text: this.anchor.text });
      this.anchor = null;
    }
    if (isHidden(element)) this.hiddenDepth--;
  }

  text(received: string): void {
    const data = received.replace(/[\uFDD0-\uFDD2]/gu, '');
    this.raw += data.slice(0, Math.max(0, MAX_LINE_CHARS - this.raw.length));
    if (this.hiddenDepth === 0 && !this.shown) this.shown = /\S/u.test(data);
    if (this.anchor === null) return;
    const visible = data.replace(/\s+/gu, ' ');
    if (this.anchor.text.length < 1000) this.anchor.text += visible;
    this.linkChars += visible.trim().length;
  }

  script(data: string): void {
    const room = MAX_SCRIPT_CHARS - this.page.scripts.length;
    if (room > 0) this.page.scripts += `${data.slice(0, room)}\n`;
  }

  endLine(): void {
    const parts = HAS_WORDS.test(this.raw) ? withSeparators(this.raw) : '';
    if (parts !== '') this.push(plainText(parts), parts);
    this.raw = '';
    this.linkChars = 0;
    this.shown = false;
  }

  /** A block named as a footer is one when it stands low or is small: some systems call the whole page `bottom`. */
  finish(): PageLines {
    this.endLine();
    const { lines, ranges } = this.page;
    const totals = [0];
    for (const line of lines) totals.push((totals.at(-1) ?? 0) + line.chars);
    for (const element of this.footers) {
      const { from, to } = ranges.get(element) ?? { from: 0, to: 0 };
      const share = ((totals[to] ?? 0) - (totals[from] ?? 0)) / (totals.at(-1) || 1);
      if (element.name !== 'footer' && share > 0.4 && from < lines.length * 0.4) continue;
      for (const line of lines.slice(from, to)) line.footer = true;
    }
    this.spreadFooter();
    return this.page;
  }

  /** Lines beside a set phrase of the footer that use its words. */
  private spreadFooter(): void {
    const { lines } = this.page;
    const near = new Set<number>();
    for (const { index, footer } of lines) if (footer) for (let at = index - FOOTER_REACH; at <= index + FOOTER_REACH; at++) near.add(at);
    for (const line of lines) if (near.has(line.index) && line.chars < 200 && FOOTER_WORDS.test(line.text)) line.footer = true;
  }

  private push(text: string, parts: string): void {
    const { lines } = this.page;
    const element = this.block ?? this.outermost;
    if (lines.length >= MAX_LINES || element === null) return;
    const chars = text.replaceAll(' ', '').length;
    const footer = chars < 200 && FOOTER_TEXT.test(text);
    lines.push({
      index: lines.length,
      text,
      parts,
      element,
      hidden: text === '' ? this.hiddenDepth > 0 : !this.shown,
      footer,
      chars,
      linkChars: Math.min(this.linkChars, chars),
    });
  }
}

const textOf = (element: Element): string => element.children.map((child) => ('data' in child ? child.data : '')).join('');

/** Reads the page from top to bottom in one pass without recursion. Parts nested deeper than 512 elements are cut off. */
export function readLines($: CheerioAPI): PageLines {
  const reader = new LineReader();
  const stack: { children: Node[]; next: number; element: Element | null; block: Element | null }[] = [];
  stack.push({ children: $.root()[0]?.children ?? [], next: 0, element: null, block: null });
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.children[frame.next++];
    if (node === undefined) {
      stack.pop();
      if (frame.element !== null) reader.leave(frame.element, stack.at(-1)?.block ?? null);
    } else if (isElement(node)) {
      if (stack.length > MAX_DEPTH) node.children = [];
      if (node.name === 'script') reader.script(textOf(node));
      else if (node.name === 'meta') reader.page.metas.push(node);
      else if (node.name === 'title') reader.page.title ||= fold(textOf(node));
      reader.enter(node);
      const block: Element | null = BLOCKS.has(node.name) ? node : frame.block;
      stack.push({ children: SKIPPED.has(node.name) ? [] : node.children, next: 0, element: node, block });
    } else if (node.type === 'text') reader.text(node.data);
  }
  return reader.finish();
}

export const parentOf = (element: Element): Element | null => (element.parent !== null && 'attribs' in element.parent ? element.parent : null);
/** The table cell (or dt, dd) an element stands in, itself included; null when it is in none near by. */
export function cellOf(element: Element): Element | null {
  let node: Element | null = element;
  for (let up = 0; node !== null && up < 6; up++, node = parentOf(node)) if (CELLS.has(node.name)) return node;
  return null;
}
/** One cell of several in a row of a data table. */
export function inTableRow(line: Line): boolean {
  const cell = cellOf(line.element);
  return cell?.name === 'td' && (parentOf(cell)?.children.filter((child) => isElement(child) && child.name === 'td').length ?? 0) > 1;
}

export const rangeOf = (page: PageLines, element: Element): Range => page.ranges.get(element) ?? { from: 0, to: 0 };
export const linesIn = (page: PageLines, { from, to }: Range): Line[] => page.lines.slice(from, to);
/** Text is mostly links: a menu entry, a list row, a pager. */
export const isLinky = (line: Line): boolean => line.linkChars * 2 > line.chars;

/** Lines of one heading put together again: no blank between Chinese characters. */
export const joinLines = (texts: string[]): string =>
  texts.reduce((all, text) => (all === '' ? text : /[\w,.;]$/u.test(all) && /^\w/u.test(text) ? `${all} ${text}` : all + text), '');
