import { BREADCRUMB_LABEL, BREADCRUMB_NAME, END_STEPS, HOME_STEP } from './dialects.js';
import { absoluteUrl, fold, remembered, squeeze } from './dom.js';
import { type Anchor, attribute, type Element, type Line, linesIn, type PageLines, type Range } from './lines.js';

export interface Step {
  name: string;
  url: string | null;
}
export interface Breadcrumb {
  steps: Step[];
  /** First and last line, null when the steps come from a meta. */
  range: Range | null;
}

const MAX_STEPS = 12;
const MAX_LINES = 25;
const ARROWS = /\s*(?:[>＞»›→▶》·|｜\uFDD0]|&gt;|--|\/|\\|(?<=[\s\uFDD0])[-—](?=[\s\uFDD0]))+\s*/u;
const ARROW_AT_END = /^[\s>＞»›→▶》|｜]+|[\s>＞»›→▶》|｜]+$/gu;
/** Classes of layout libraries that speak of where an element is drawn. */
const DRAWN = /(^|\s)(?:position|place)-(?:relative|absolute|fixed|sticky|static|content|items|self)[\w-]*/gu;

/** Elements that by name, or lines that by label, are a path from the home page. */
function candidates(page: PageLines): Range[] {
  const found: Range[] = [];
  for (const [element, range] of page.ranges) {
    if (range.to > range.from && range.to - range.from <= MAX_LINES && isNamed(element)) found.push(range);
  }
  for (const line of page.lines) {
    const labelled = BREADCRUMB_LABEL.exec(line.text);
    const startsAtHome = /^(网站)?首页\s*[>＞»›→/]/u.test(line.text);
    if (!line.footer && (labelled !== null || startsAtHome)) found.push({ from: line.index, to: labelledEnd(page, line) });
  }
  return found;
}
const isName = remembered((name) => BREADCRUMB_NAME.test(name));
const isClass = remembered((name) => BREADCRUMB_NAME.test(name.replace(DRAWN, '$1')));
const isNamed = (element: Element): boolean => isClass(attribute(element, 'class')) || isName(attribute(element, 'id'));

/** After a bare label the steps may stand in the lines that follow: short ones, links or arrows. */
function labelledEnd(page: PageLines, line: Line): number {
  let to = line.index + 1;
  const alone = line.text.replace(BREADCRUMB_LABEL, '').trim() === '';
  const element = line.element.parent;
  while (to < page.lines.length && to < line.index + MAX_LINES) {
    const next = page.lines[to];
    if (next === undefined || next.chars > 40) break;
    const arrow = /^[>＞»›→]/u.test(next.text) || /[>＞»›→]$/u.test(page.lines[to - 1]?.text ?? '');
    if (!arrow && !(alone && next.linkChars > 0 && sharesParent(next.element, element))) break;
    to++;
  }
  return to;
}
const sharesParent = (element: Element, ancestor: unknown): boolean => {
  let node: unknown = element.parent;
  for (let up = 0; up < 6 && node !== null && typeof node === 'object'; up++) {
    if (node === ancestor) return true;
    node = 'parent' in node ? node.parent : null;
  }
  return false;
};

function stepsOf(page: PageLines, range: Range, base: string): Step[] {
  const anchors = page.anchors.filter((anchor) => anchor.from >= range.from && anchor.from < range.to);
  const steps: Step[] = [];
  const lines = linesIn(page, range);
  const shown = lines.filter((line) => !line.hidden);
  for (const line of shown.length > 0 ? shown : lines) {
    if (line.chars > 160) return [];
    for (const name of namesOf(line, anchors)) {
      const link = anchors.find((anchor) => squeeze(linkName(anchor)) === squeeze(name));
      if (steps.at(-1)?.name !== name) steps.push({ name, url: link ? absoluteUrl(link.element.attribs.href, base) : null });
    }
  }
  return steps;
}

/** What a link of a path says, without an arrow that stands inside it. */
const linkName = ({ text }: Anchor): string => fold(text).replace(ARROW_AT_END, '');

/** Steps of one line. Without arrows between them the links are the steps. */
function namesOf(line: Line, anchors: Anchor[]): string[] {
  const text = line.parts.replace(BREADCRUMB_LABEL, '').replaceAll('\uFDD1', '');
  const parts = text
    .split(ARROWS)
    .map(fold)
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !BREADCRUMB_LABEL.test(`${part}：`) && !/^[:：]/u.test(part));
  const links = anchors.filter((anchor) => anchor.from === line.index).map(linkName);
  const whole = new Set(links.map(squeeze));
  if (parts.length === 1 && links.length > 1) return betweenLinks(fold(text), links);
  // A name with an arrow sign of its own (A/B) is kept whole when its link says so.
  const joined = links.filter((link) => ARROWS.test(link) && !parts.includes(link));
  return joined.length > 0 &&
    links.every((link) => squeeze(line.text).includes(squeeze(link))) &&
    whole.size === links.length &&
    joined.length < links.length + 1
    ? rejoin(parts, joined)
    : parts;
}
/** Pictures or dashes for arrows: the links are the steps, and so is what stands between or after them. */
function betweenLinks(text: string, links: string[]): string[] {
  const steps: string[] = [];
  let rest = text;
  for (const link of links) {
    const at = rest.indexOf(link);
    if (at < 0) return [text];
    steps.push(rest.slice(0, at), link);
    rest = rest.slice(at + link.length);
  }
  return [...steps, rest].map((step) => step.replace(/^[\s\p{P}\p{S}]+|[\s\p{S}\p{Pd}]+$/gu, '')).filter((step) => step !== '');
}
function rejoin(parts: string[], wholes: string[]): string[] {
  let result = parts;
  for (const whole of wholes) {
    const pieces = whole.split(ARROWS).map(fold).filter(Boolean);
    const at = result.findIndex((_, i) => pieces.every((piece, k) => result[i + k] === piece));
    if (at >= 0 && pieces.length > 0) result = [...result.slice(0, at), whole, ...result.slice(at + pieces.length)];
  }
  return result;
}

/** Drops what only says "you are on an article", and the article's own title. */
function trimmed(steps: Step[], title: string): Step[] {
  const end = squeeze(title);
  const kept = steps.filter((step) => step.name.length <= 60).slice(0, MAX_STEPS);
  for (let last = kept.at(-1); kept.length > 1 && last !== undefined; last = kept.at(-1)) {
    const name = squeeze(last.name).replace(/^[【[]|[】\]]$/gu, '');
    if (!END_STEPS.has(name) && !(end.length > 3 && name === end)) break;
    kept.pop();
  }
  return kept;
}

/** Some paths begin with the name of the site. */
const isRoot = (url: string | null): boolean => url !== null && /^https?:\/\/[^/]+\/(?:index\.\w{2,6})?$/iu.test(url);
const SIGN = /[>＞»›→]/u;

interface Path extends Breadcrumb {
  /** Paths from the home page come first, then those that look like one: the links of a menu bar have neither label nor arrows. */
  rank: number;
}

function pathIn(page: PageLines, range: Range, base: string, title: string): Path | null {
  const printed = stepsOf(page, range, base);
  const steps = trimmed(printed, title);
  const home = steps.findIndex((step, n) => HOME_STEP.test(squeeze(step.name)) || (n === 0 && isRoot(step.url)));
  const fromHome = home >= 0 && home <= 2;
  const lines = linesIn(page, range);
  const labelled = lines.some((line) => BREADCRUMB_LABEL.test(line.text));
  const arrows = lines.some((line) => SIGN.test(line.text));
  // Below a label the home page may be left out: 当前位置：信息公开 > 政策文件.
  if (steps.length === 0 || steps.length >= MAX_STEPS || (!fromHome && !(labelled && arrows && printed.length > 1))) return null;
  return { steps: fromHome ? steps.slice(home) : steps, range, rank: (fromHome ? 2 : 0) + (labelled || arrows ? 1 : 0) };
}

/**
 * Path from the home page to the column; the longest one printed, else the column's meta.
 * `title` is an article's own headline, '' on the page of a column: there the last step is the column itself.
 */
export function readBreadcrumb(page: PageLines, base: string, title: string, columnMeta: string | null): Breadcrumb {
  let best: Path = { steps: [], range: null, rank: -1 };
  for (const range of candidates(page)) {
    const path = pathIn(page, range, base, title);
    const better = path !== null && (path.rank > best.rank || (path.rank === best.rank && path.steps.length > best.steps.length));
    if (better) best = path;
  }
  const { steps, range } = best;
  return steps.length <= 1 && columnMeta !== null ? { steps: [...steps, { name: columnMeta, url: null }], range } : { steps, range };
}
