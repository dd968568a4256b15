import { createHash } from 'node:crypto';
import type { PageFacts } from '../facts/page.js';
import { sketchOf } from '../facts/sketch.js';
import { RELATED_HEADING, SYSTEM_BODIES, USUAL_BODIES } from './dialects.js';
import { citedNumbers } from './document-number.js';
import { remembered, squeeze } from './dom.js';
import {
  attribute,
  type Element,
  isElement,
  isLinky,
  type Line,
  linesIn,
  type Medium,
  type Node,
  type PageLines,
  type Range,
  rangeOf,
} from './lines.js';

export interface Body {
  /** Null when no container could be told; then `range` is empty. */
  element: Element | null;
  range: Range;
  /** By what the container was known: `#id`, `.class` or `density`. */
  from: string;
}

const NOWHERE: Body = { element: null, range: { from: 0, to: 0 }, from: '' };

/** Running totals of prose: text that is neither menu, footer nor the second copy of a line. */
function proseTotals(page: PageLines): (range: Range) => number {
  const seen = new Set<string>();
  const totals = [0];
  for (const line of page.lines) {
    const sentence = !HEADING.test(line.element.name) && ((line.chars >= 12 && /[，。；]/u.test(line.text)) || line.chars >= 40);
    const copy = line.chars >= 15 && seen.has(line.text);
    if (line.chars >= 15) seen.add(line.text);
    const prose = sentence && !copy && !line.footer && !isLinky(line) ? line.chars - line.linkChars : 0;
    totals.push((totals.at(-1) ?? 0) + prose);
  }
  return ({ from, to }) => (totals[to] ?? 0) - (totals[from] ?? 0);
}

interface Weighed extends Body {
  prose: number;
}

/** The container with one of the given names that holds most prose. Nested ones hold the same: the outer one is met first. */
function namedBody(page: PageLines, prose: (range: Range) => number, nameOf: (element: Element) => string | null): Weighed | null {
  let best: Weighed | null = null;
  for (const [element, range] of page.ranges) {
    const from = nameOf(element);
    if (from === null || element.name === 'body') continue;
    const amount = prose(range);
    const fuller = best === null || amount > best.prose || (best.prose === 0 && amount === 0 && size(range) > size(best.range));
    if (fuller) best = { element, range, from, prose: amount };
  }
  return best;
}
/** Which of the names an element has, as id or else as class. */
function nameAmong(names: ReadonlySet<string>): (element: Element) => string | null {
  const known = (name: string): string | null => (names.has(name) ? name : null);
  const byId = remembered((id) => known(`#${id.toLowerCase()}`));
  const byClass = remembered((classes) => {
    const words = classes.toLowerCase().split(/\s+/u);
    return words.map((word) => known(`.${word}`)).find((name) => name !== null) ?? null;
  });
  return (element) => byId(attribute(element, 'id')) ?? byClass(attribute(element, 'class'));
}
const systemName = nameAmong(SYSTEM_BODIES);
const usualName = nameAmong(USUAL_BODIES);
const size = ({ from, to }: Range): number => to - from;

/** Walks down from the root as long as one child holds most of the prose. */
function densestBody(page: PageLines, roots: Node[], prose: (range: Range) => number): Weighed | null {
  let children = roots;
  let best: Weighed | null = null;
  let total = prose({ from: 0, to: page.lines.length });
  while (total > 0) {
    const heaviest = children
      .filter(isElement)
      .filter((child) => page.ranges.has(child))
      .map((element) => ({ element, range: rangeOf(page, element), from: 'density', prose: prose(rangeOf(page, element)) }))
      .reduce<Weighed | null>((most, each) => (most === null || each.prose > most.prose ? each : most), null);
    if (heaviest === null || heaviest.prose < total * 0.55) break;
    best = heaviest;
    total = heaviest.prose;
    children = heaviest.element?.children ?? [];
  }
  return best;
}

const ENOUGH_PROSE = 60;

/** Where the article's text stands: by a system's name for it, by a usual name that prose confirms, else where prose is densest. */
export function findBody(page: PageLines, roots: Node[]): Body {
  const prose = proseTotals(page);
  const densest = densestBody(page, roots, prose);
  const system = namedBody(page, prose, systemName);
  if (system && (densest === null || system.prose >= ENOUGH_PROSE || system.prose * 2 >= densest.prose || densest.prose < ENOUGH_PROSE))
    return system;
  const usual = namedBody(page, prose, usualName);
  if (usual && (densest === null || usual.prose * 2 >= densest.prose)) return usual;
  return densest !== null && densest.prose >= 20 ? densest : (system ?? usual ?? NOWHERE);
}

const TOOLBAR = /^(?:[【[]?(?:打印|关闭|分享|返回|字体|字号|收藏|我要纠错)|扫一扫|分享到|上一[篇条]|下一[篇条])/u;

/** Lines of the body as read: second copies, toolbars and what follows a heading of related articles left out. */
export function bodyLines(page: PageLines, range: Range): Line[] {
  const seen = new Set<string>();
  const kept: Line[] = [];
  for (const line of linesIn(page, range)) {
    if (
      kept.length > 0 &&
      line.chars <= 12 &&
      RELATED_HEADING.test(squeeze(line.text).replace(/[:：]$/u, '')) &&
      line.index > (range.from + range.to) / 2
    )
      break;
    if (line.chars === 0 || line.footer || (line.chars < 40 && TOOLBAR.test(line.text))) continue;
    if (line.chars >= 20 && seen.has(line.text)) continue;
    seen.add(line.text);
    kept.push(line);
  }
  return withoutTrailingLinks(kept);
}

/** Link lists below the text (and their headings) that the container also holds. One or two last links may be attachments. */
function withoutTrailingLinks(lines: Line[]): Line[] {
  let end = lines.length;
  let links = 0;
  for (let at = lines.length - 1; at > 0; at--) {
    const line = lines[at];
    if (line === undefined) break;
    if (isLinky(line)) links++;
    else if (line.chars > 12 || /[。；：:]$/u.test(line.text)) break;
    if (links >= 3) end = at;
  }
  return lines.slice(0, end);
}

const unique = (values: string[], most: number): string[] => [...new Set(values)].slice(0, most);
const SECTION =
  /^(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节条部分]|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．](?!\d))/u;
const HEADING = /^h[1-6]$/u;
const ICON = /(ico|icon|logo|qrcode|ewm|share|print|btn|button|spacer|blank)[\w-]*\.(png|gif|jpe?g|svg)|\/(pdf|doc|xls|zip|rar|file)\w*\.(gif|png)/iu;

/** `图标` of an attachment or a share button is no picture of the article. */
function isPicture({ element }: Medium): boolean {
  const width = Number.parseInt(element.attribs.width ?? '', 10);
  return !(width > 0 && width < 60) && !ICON.test(attribute(element, 'src'));
}

function headings(lines: Line[]): string[] {
  return lines
    .filter((line) => line.chars <= 60 && (HEADING.test(line.element.name) || (SECTION.test(line.text) && !/[；，]$/u.test(line.text))))
    .map((line) => line.text);
}

const BELOW_LINES = 60;
const PROSE_CHARS = 40;

/** Headings below the text under which prose follows: an interpretation on the document's own page is no block of links. */
function sectionsBelow({ lines }: PageLines, from: number): string[] {
  const below = lines.slice(from, from + BELOW_LINES).filter((line) => !line.footer);
  const isProse = (line: Line): boolean => line.chars >= PROSE_CHARS && !isLinky(line);
  return below
    .filter((line, at) => !isLinky(line) && INTERPRETATION_SECTION.test(squeeze(line.text)) && below.slice(at + 1, at + 4).some(isProse))
    .map((line) => line.text);
}
const INTERPRETATION_SECTION = /^[【[]?(?:相关|政策|文件|图文|图片|文字|视频)?(?:解读|图解)(?:材料|文件)?[】\]]?[:：]?$/u;

/** A table's caption, or the short line above it. */
function tableNames(page: PageLines, lines: Line[], range: Range): string[] {
  const names: string[] = [];
  for (const [element, held] of page.ranges) {
    if (element.name !== 'table' || held.from < range.from || held.to > range.to || size(held) < 2) continue;
    const caption = page.lines[held.from]?.element.name === 'caption' ? page.lines[held.from] : lines.findLast((line) => line.index < held.from);
    if (caption && caption.chars <= 60) names.push(caption.text);
  }
  return names;
}

const within = (media: Medium[], kind: Medium['kind'], { from, to }: Range): Medium[] =>
  media.filter((medium) => medium.kind === kind && medium.line >= from && medium.line <= to);
const MEDIA_FRAME = /\.(mp4|m3u8|flv|mov|wmv)|player|video|vod|live/iu;
const FILE_OF_MEDIUM = /\.(mp4|m3u8|flv|mov|wmv|webm|mp3|wav|m4a|swf)/iu;

/** A player that names its file. Empty players wait for a script, which may have nothing for them. */
function isLoaded({ element, kind }: Medium): boolean {
  const sources = [element, ...element.children.filter(isElement)].flatMap(({ attribs }) => [
    attribs.src,
    attribs['data-src'],
    attribs['data-url'],
    attribs['data-video'],
    attribs.href,
    attribs.value,
    attribs.data,
  ]);
  if (kind === 'frame') return MEDIA_FRAME.test(sources[0] ?? '');
  return sources.some(
    (source) => source !== undefined && (element.name === 'video' || element.name === 'audio' ? source.trim() !== '' : FILE_OF_MEDIUM.test(source)),
  );
}

const MAX_BODY_CHARS = 20_000;

/** What the text holds, for checks that work without the page. */
export function textFacts(page: PageLines, lines: Line[], range: Range): PageFacts['text'] {
  const text = lines.map((line) => line.text).join('\n');
  const loaded = (kind: Medium['kind']): number => within(page.media, kind, range).filter(isLoaded).length;
  return {
    chars: lines.reduce((sum, line) => sum + line.chars, 0),
    sha256: createHash('sha256').update(text).digest('hex'),
    head: text.slice(0, 400),
    tail: text.slice(-400),
    body: text.slice(0, MAX_BODY_CHARS),
    citedTitles: unique(
      [...text.matchAll(/《([^《》\n]{3,120})(?:〈[^〈〉\n]{1,80}〉[^《》\n]{0,40})?》/gu)].map((match) => match[0].slice(1, -1)),
      60,
    ),
    citedNumbers: unique(citedNumbers(text), 60),
    headings: unique([...headings(lines), ...sectionsBelow(page, range.to)], 80),
    tables: unique(tableNames(page, lines, range), 40),
    images: within(page.media, 'image', range).filter(isPicture).length,
    videos: loaded('video') + loaded('frame'),
    audios: loaded('audio'),
    sketch: sketchOf(text),
  };
}
