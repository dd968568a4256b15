import { findDates } from './dates.js';
import { END_STEPS, GENERIC_HEADLINE, HEADLINE_NAME, LABELS, SITE_PART } from './dialects.js';
import { fold, remembered, squeeze } from './dom.js';
import type { LabelledField } from './labelled-fields.js';
import {
  attribute,
  type Element,
  isLinky,
  joinLines,
  type Line,
  linesIn,
  type PageLines,
  parentOf,
  plainText,
  type Range,
  rangeOf,
  SEAM,
  SEPARATOR,
} from './lines.js';

export interface TitleFact {
  value: string;
  quote: string;
  from: string;
  /** Lines of the visible headline; null when the title is read from a meta or <title> alone. */
  range: Range | null;
}

/** What else says how the page is called. All texts folded, '' when absent. */
export interface TitleHints {
  meta: string;
  pageTitle: string;
  siteName: string;
  columns: string[];
  body: Range;
  fields: LabelledField[];
  /** Squeezed texts of the page's links. */
  linkTexts: ReadonlySet<string>;
}

const MAX_TITLE = 300;
/** A title that was never closed holds the rest of the page. */
const MAX_KEPT = 500;
const HEADINGS: Record<string, number> = { h1: 3, h2: 2, h3: 1, h4: 1, ucaptitle: 4 };

/** The link beside a heading that leads to all of its rows. */
const MORE = /^[[【(（]?(?:查看)?(?:更多|more)(?:内容|信息)?[\])】）\s>＞»›+＋.…]*$/iu;

/** The headline in an element: its lines without what else stands there (date, source, font size). */
function headlineText(lines: Line[]): string {
  const texts: string[] = [];
  for (const line of lines) {
    if (/^[【[]?(字号|字体|分享|打印|来源|时间|日期|发布|浏览|大 中 小)/u.test(line.text)) break;
    const parts = withoutLastAside(line.parts)
      .split(SEPARATOR)
      .map(plainText)
      .filter((part) => !MORE.test(part.trim()));
    const end = parts.findIndex((part, n) => n > 0 && isAside(part));
    const text = fold(plainText(parts.slice(0, end < 0 ? parts.length : end).join(' ')));
    if (text !== '' && !isAside(text)) texts.push(text);
    if (end >= 0) break;
  }
  return joinLines(texts).slice(0, MAX_TITLE);
}

/** A small element glued to the headline that holds only a date or a label: `<small>(2024-05-11)</small>`. */
function withoutLastAside(parts: string): string {
  const at = parts.lastIndexOf(SEAM);
  return at > 0 && isAside(plainText(parts.slice(at))) ? parts.slice(0, at) : parts;
}

/** A date, or a label with its value: no part of a headline. */
function isAside(part: string): boolean {
  const text = squeeze(part).replace(/^[(（[【]+|[)）\]】]+$/gu, '');
  const date = findDates(part)[0];
  if (date && squeeze(date.quote).length + 2 >= text.length) return true;
  const label = /^([\p{Script=Han}]{2,8})[:：]/u.exec(text)?.[1];
  return label !== undefined && LABELS.has(label);
}

/** The visible text up to as many characters, blanks aside, as `reference` has. */
function leading(text: string, reference: string): string {
  let left = squeeze(reference).length;
  let end = 0;
  while (left > 0 && end < text.length) if (!/\s/u.test(text[end++] ?? '')) left--;
  return text.slice(0, end).trim();
}

/** How much a text agrees with the names that metas and <title> give. */
function agreement(text: string, hints: TitleHints): number {
  const plain = squeeze(text);
  const meta = squeeze(hints.meta);
  const pageTitle = squeeze(hints.pageTitle);
  let score = 0;
  if (meta.length > 1 && plain === meta) score += 8;
  else if (meta.length >= 4 && plain.startsWith(meta)) score += 7;
  else if (meta.length >= 8 && plain.length >= 6 && meta.includes(plain)) score += 4;
  if (plain.length >= 4 && pageTitle.includes(plain)) score += 5;
  else if (pageTitle.length >= 8 && plain.startsWith(pageTitle)) score += 4;
  // A column page is called what the menu calls it.
  if (meta === '' && hints.body.to === hints.body.from && hints.linkTexts.has(plain)) score += 3;
  return score;
}

const isHeadlineName = remembered((name) => HEADLINE_NAME.test(name));

interface Candidate {
  element: Element;
  range: Range;
  text: string;
  score: number;
}

function candidates(page: PageLines, hints: TitleHints): Candidate[] {
  const found: Candidate[] = [];
  for (const [element, range] of page.ranges) {
    const named = isHeadlineName(attribute(element, 'class')) || isHeadlineName(attribute(element, 'id'));
    const tag = HEADINGS[element.name] ?? 0;
    if ((!named && tag === 0) || range.to <= range.from || range.to - range.from > 12 || found.length > 400) continue;
    const lines = linesIn(page, range);
    const chars = lines.reduce((sum, line) => sum + line.chars, 0);
    if (chars < 2 || chars > 400 || lines.every((line) => line.footer) || lines.reduce((sum, line) => sum + line.linkChars, 0) * 2 > chars) continue;
    const text = headlineText(lines);
    // Cells of an index table are called `title` too.
    if (squeeze(text).length < 2 || LABELS.has(squeeze(text).replace(/[:：]$/u, ''))) continue;
    found.push({
      element,
      range,
      text,
      score: tag + (named ? 2 : 0) + agreement(text, hints) + place(page, range, hints) + manner(text, lines, hints),
    });
  }
  return found;
}

function place(page: PageLines, range: Range, { body, fields }: TitleHints): number {
  let score = 0;
  if (body.to > body.from) {
    if (range.from < body.from) score += body.from - range.from <= 15 ? 2 : -1;
    else score += range.from - body.from <= 4 ? 1 : -4;
  }
  // A list's heading stands right above its rows.
  const rows = page.lines.slice(range.to, range.to + 3);
  if (body.to === body.from && rows.length === 3 && rows.every((line) => isLinky(line) && /\d{1,2}[-/.月]\d{1,2}/u.test(line.text))) score += 2;
  const header = fields.some((field) => /published|source|updated/u.test(field.field) && field.line >= range.from && field.line <= range.to + 4);
  return score + (header ? 3 : 0) - (page.lines[range.from]?.hidden ? 4 : 0);
}

function manner(text: string, lines: Line[], { siteName, columns, meta }: TitleHints): number {
  const plain = squeeze(text);
  let score = 0;
  if (plain === squeeze(siteName)) score -= 6;
  if (meta !== '' && columns.some((column) => squeeze(column) === plain) && plain !== squeeze(meta)) score -= 5;
  else if (plain !== squeeze(meta) && plain.length <= 20 && SITE_PART.test(plain)) score -= 2;
  if (isGeneric(plain) && plain !== squeeze(meta)) score -= 10;
  if (plain.length < 4) score -= 2;
  if (plain.length >= 10) score += 1;
  if (/[。；]$/u.test(plain)) score -= 3;
  return lines.some((line) => line.linkChars > 0 && isLinky(line)) ? score - 3 : score;
}

const isGeneric = (plain: string): boolean => END_STEPS.has(plain) || GENERIC_HEADLINE.test(plain);

/** <title> without the parts at its ends that name site and column; a dash inside the article's own title stays. */
export function cleanPageTitle(pageTitle: string, siteName: string, columns: string[]): string {
  const site = squeeze(siteName);
  const isSite = (part: string): boolean => squeeze(part) === site || SITE_PART.test(part);
  const isColumn = (part: string): boolean => columns.some((column) => squeeze(column) === squeeze(part));
  const separators = /\s*[_|｜]+\s*|\s+[-–—]+\s+|(?<=^[^-–—]{2,30})[-–—]+|[-–—]+(?=[^-–—]{2,30}$)/gu;
  const parts = partsOf(pageTitle, separators);
  let [first, end] = [0, parts.length];
  for (const isName of [isSite, isColumn]) {
    while (end - first > 1 && isName(parts[end - 1]?.text ?? '')) end--;
    while (end - first > 1 && isName(parts[first]?.text ?? '')) first++;
  }
  let title = fold(pageTitle.slice(parts[first]?.start ?? 0, parts[end - 1]?.end ?? 0));
  // Site, column and title with blanks between them.
  for (const name of [siteName, ...columns]) if (name.length >= 2 && title.startsWith(`${name} `)) title = title.slice(name.length).trim();
  return title;
}

/** What stands between separators, blank parts left out. */
function partsOf(text: string, separators: RegExp): { text: string; start: number; end: number }[] {
  const ends = [...text.matchAll(separators)].map((match) => [match.index, match.index + match[0].length]);
  const starts = [0, ...ends.map(([, end]) => end ?? 0)];
  return starts
    .map((start, n) => ({ start, end: ends[n]?.[0] ?? text.length }))
    .map((part) => ({ ...part, text: fold(text.slice(part.start, part.end)) }))
    .filter((part) => part.text !== '');
}

/** A line that says exactly what meta or <title> say, when no element is named as a headline. */
function agreeingLine(page: PageLines, hints: TitleHints): TitleFact | null {
  const references = [hints.meta, cleanPageTitle(hints.pageTitle, hints.siteName, hints.columns)]
    .map(squeeze)
    .filter((text) => text.length >= 4 && !isGeneric(text));
  for (const line of page.lines) {
    if (line.footer || isLinky(line) || line.index > Math.max(hints.body.from + 4, hints.body.to === 0 ? 400 : 0)) continue;
    for (const reference of references) {
      const joined = squeeze(line.text) === reference ? 1 : startsHeadline(page, line.index, reference);
      if (joined > 0) {
        const range = { from: line.index, to: line.index + joined };
        const value = joinLines(linesIn(page, range).map((each) => each.text));
        return { value, quote: value, from: 'line', range };
      }
    }
  }
  return null;
}

/** Number of lines from `from` on that together spell `reference`; 0 when they do not. */
function startsHeadline(page: PageLines, from: number, reference: string): number {
  let all = '';
  for (let at = from; at < from + 5 && at < page.lines.length; at++) {
    all += squeeze(page.lines[at]?.text ?? '');
    if (all === reference) return at - from + 1;
    if (!reference.startsWith(all)) return 0;
  }
  return 0;
}

/** The lines right above date and source: a headline even where nothing is named as one. */
function aboveByline(page: PageLines, { fields, columns, siteName }: TitleHints): TitleFact | null {
  const byline = fields.find((field) => field.field === 'published' || field.field === 'source' || field.field === 'publishedWeak');
  const last = byline ? page.lines[byline.line - 1] : undefined;
  if (last === undefined || isLinky(last) || last.chars < 4 || last.chars > 120 || isAside(last.text) || /[。；：:>＞]/u.test(last.text)) return null;
  const from = headlineStart(page, last);
  const value = headlineText(linesIn(page, { from, to: last.index + 1 }));
  if ([siteName, ...columns].some((name) => squeeze(name) === squeeze(value))) return null;
  return { value, quote: value, from: 'above the date line', range: { from, to: last.index + 1 } };
}

/** A headline may be broken into lines, or into paragraphs of a block of its own. */
function headlineStart(page: PageLines, last: Line): number {
  const parent = parentOf(last.element);
  const block = parent === null ? { from: 0, to: 0 } : rangeOf(page, parent);
  const own = block.to === last.index + 1 && block.to - block.from <= 3;
  if (own && linesIn(page, block).every((line) => line.chars >= 4 && !isLinky(line) && !/[。；：:>＞]/u.test(line.text))) return block.from;
  return page.lines.findIndex((line) => line.index >= last.index - 3 && line.element === last.element);
}

const selectorOf = ({ name, attribs }: Element): string =>
  attribs.id ? `#${attribs.id.slice(0, 60)}` : attribs.class ? `${name}.${attribs.class.trim().split(/\s+/u)[0]?.slice(0, 60)}` : name;

/** The page's own name as printed: the headline most evidence points to, else the labelled title, meta or <title>. */
export function readTitle(page: PageLines, hints: TitleHints): TitleFact | null {
  const title = findTitle(page, hints);
  return title && { ...title, value: title.value.slice(0, MAX_KEPT), quote: title.quote.slice(0, MAX_KEPT) };
}

function findTitle(page: PageLines, hints: TitleHints): TitleFact | null {
  const best = candidates(page, hints).reduce<Candidate | null>((most, each) => (most === null || each.score > most.score ? each : most), null);
  if (best && best.score >= 6) return visible(best, hints);
  const line = agreeingLine(page, hints);
  if (line) return line;
  const labelled = hints.fields.find((field) => field.field === 'title' && field.value.length >= 4);
  if (labelled)
    return {
      value: labelled.value,
      quote: labelled.quote,
      from: `label:${labelled.label}`,
      range: { from: labelled.line, to: labelled.endLine + 1 },
    };
  if (hints.meta !== '') return { value: hints.meta, quote: hints.meta, from: 'meta[name=ArticleTitle]', range: null };
  const cleaned = cleanPageTitle(hints.pageTitle, hints.siteName, hints.columns);
  const siteOnly = cleaned === '' || SITE_PART.test(cleaned) || hints.columns.some((column) => squeeze(column) === squeeze(cleaned));
  const unnamed = aboveByline(page, hints);
  if (unnamed && (best === null || best.score < 5)) return unnamed;
  if (best && best.score >= 3 && (siteOnly || best.score >= 4)) return visible(best, hints);
  return cleaned === '' ? null : { value: cleaned, quote: hints.pageTitle, from: 'title', range: null };
}

function visible(best: Candidate, { meta }: TitleHints): TitleFact {
  // What follows the meta's words on the same headline: controls, dates or a second copy, unless it reads on as a subtitle.
  const rest = squeeze(best.text).slice(squeeze(meta).length);
  const longer = squeeze(meta).length >= 4 && rest !== '' && squeeze(best.text).startsWith(squeeze(meta));
  const surplus = longer && (isAside(rest) || (squeeze(meta).length >= 8 && !/^[（(—–-]/u.test(rest)));
  // The headline may be cut short with dots, or lack the part in brackets that stands in the meta.
  const shown = squeeze(best.text).replace(/(…|\.{3})+$/u, '');
  const cut = shown.length >= 6 && squeeze(meta).startsWith(shown) && shown !== squeeze(meta);
  const value = cut ? meta : surplus ? leading(best.text, meta) : best.text;
  return { value, quote: best.text, from: selectorOf(best.element), range: best.range };
}
