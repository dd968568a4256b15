import { HEADLINE_NAME, SITE_PART } from './dialects.js';
import { findDates } from './dates.js';
import { fold, squeeze } from './dom.js';
import { LABELS } from './dialects.js';
import type { LabelledField } from './labelled-fields.js';
import { attribute, type Element, isLinky, joinLines, type Line, linesIn, type PageLines, plainText, type Range, SEPARATOR } from './lines.js';

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
}

const MAX_TITLE = 300;
const HEADINGS: Record<string, number> = { h1: 3, h2: 2, h3: 1, h4: 1, ucaptitle: 4 };

/** The headline in an element: its lines without what else stands there (date, source, font size). */
function headlineText(lines: Line[]): string {
  const texts: string[] = [];
  for (const line of lines) {
    if (/^[【[]?(字号|字体|分享|打印|来源|时间|日期|发布|浏览|大 中 小)/u.test(line.text)) break;
    const parts = line.parts.split(SEPARATOR).map(plainText);
    const end = parts.findIndex((part, n) => n > 0 && isAside(part));
    const text = fold(plainText(parts.slice(0, end < 0 ? parts.length : end).join(' ')));
    if (text !== '' && !isAside(text)) texts.push(text);
    if (end >= 0) break;
  }
  return joinLines(texts).slice(0, MAX_TITLE);
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
  return score;
}

interface Candidate {
  element: Element;
  range: Range;
  text: string;
  score: number;
}

function candidates(page: PageLines, hints: TitleHints): Candidate[] {
  const found: Candidate[] = [];
  for (const [element, range] of page.ranges) {
    const named = HEADLINE_NAME.test(attribute(element, 'class')) || HEADLINE_NAME.test(attribute(element, 'id'));
    const tag = HEADINGS[element.name] ?? 0;
    if ((!named && tag === 0) || range.to <= range.from || range.to - range.from > 12 || found.length > 400) continue;
    const lines = linesIn(page, range);
    const chars = lines.reduce((sum, line) => sum + line.chars, 0);
    if (chars < 2 || chars > 400 || lines.every((line) => line.footer) || lines.reduce((sum, line) => sum + line.linkChars, 0) * 2 > chars) continue;
    const text = headlineText(lines);
    if (squeeze(text).length < 2) continue;
    found.push({ element, range, text, score: tag + (named ? 2 : 0) + agreement(text, hints) + place(page, range, hints) + manner(text, lines, hints) });
  }
  return found;
}

function place(page: PageLines, range: Range, { body, fields }: TitleHints): number {
  let score = 0;
  if (body.to > body.from) {
    if (range.from < body.from) score += body.from - range.from <= 15 ? 2 : -1;
    else score += range.from - body.from <= 4 ? 1 : -4;
  }
  const header = fields.some((field) => /published|source|updated/u.test(field.field) && field.line >= range.from && field.line <= range.to + 4);
  return score + (header ? 3 : 0) - (page.lines[range.from]?.hidden ? 4 : 0);
}

function manner(text: string, lines: Line[], { siteName, columns, meta }: TitleHints): number {
  const plain = squeeze(text);
  let score = 0;
  if (plain === squeeze(siteName)) score -= 6;
  if (columns.some((column) => squeeze(column) === plain) && plain !== squeeze(meta)) score -= 5;
  if (plain.length < 4) score -= 2;
  if (plain.length >= 10) score += 1;
  if (/[。；]$/u.test(plain)) score -= 3;
  return lines.some((line) => line.linkChars > 0 && isLinky(line)) ? score - 3 : score;
}

/** <title> without the parts that name site and column; a dash inside the article's own title stays. */
export function cleanPageTitle(pageTitle: string, siteName: string, columns: string[]): string {
  const names = [siteName, ...columns].map(squeeze).filter((name) => name.length >= 2);
  const isName = (part: string): boolean => names.some((name) => name === squeeze(part));
  let parts = pageTitle.split(/\s*[_|｜]+\s*|\s+[-–—]+\s+|[-–—]+(?=[^-–—]{2,30}$)/u).map(fold).filter((part) => part !== '');
  while (parts.length > 1 && (isName(parts.at(-1) ?? '') || SITE_PART.test(parts.at(-1) ?? ''))) parts = parts.slice(0, -1);
  while (parts.length > 1 && isName(parts[0] ?? '')) parts = parts.slice(1);
  let title = parts.length > 1 ? fold(pageTitle.slice(0, pageTitle.lastIndexOf(parts.at(-1) ?? '') + (parts.at(-1) ?? '').length)) : (parts[0] ?? '');
  if (parts.length > 1 && isName(fold(title.split(/[_|｜-]/u)[0] ?? ''))) title = parts.join(' ');
  // Site, column and title with blanks between them.
  for (const name of [siteName, ...columns]) if (name.length >= 2 && title.startsWith(`${name} `)) title = title.slice(name.length).trim();
  return title.replace(/^[-_—|\s]+|[-_—|\s]+$/gu, '');
}

/** A line that says exactly what meta or <title> say, when no element is named as a headline. */
function agreeingLine(page: PageLines, hints: TitleHints): TitleFact | null {
  const references = [hints.meta, cleanPageTitle(hints.pageTitle, hints.siteName, hints.columns)].map(squeeze).filter((text) => text.length >= 4);
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

const selectorOf = ({ name, attribs }: Element): string =>
  attribs.id ? `#${attribs.id.slice(0, 60)}` : attribs.class ? `${name}.${attribs.class.trim().split(/\s+/u)[0]?.slice(0, 60)}` : name;

/** The page's own name as printed: the headline most evidence points to, else the labelled title, meta or <title>. */
export function readTitle(page: PageLines, hints: TitleHints): TitleFact | null {
  const best = candidates(page, hints).reduce<Candidate | null>((most, each) => (most === null || each.score > most.score ? each : most), null);
  if (best && best.score >= 6) return visible(best, hints);
  const line = agreeingLine(page, hints);
  if (line) return line;
  const labelled = hints.fields.find((field) => field.field === 'title' && field.value.length >= 4);
  if (labelled) return { value: labelled.value, quote: labelled.quote, from: `label:${labelled.label}`, range: { from: labelled.line, to: labelled.endLine + 1 } };
  if (hints.meta !== '') return { value: hints.meta, quote: hints.meta, from: 'meta[name=ArticleTitle]', range: null };
  const cleaned = cleanPageTitle(hints.pageTitle, hints.siteName, hints.columns);
  const siteOnly = cleaned === '' || (SITE_PART.test(cleaned) && squeeze(cleaned) === squeeze(hints.siteName));
  if (best && best.score >= 3 && (siteOnly || best.score >= 4)) return visible(best, hints);
  return cleaned === '' ? null : { value: cleaned, quote: hints.pageTitle, from: 'title', range: null };
}

function visible(best: Candidate, { meta }: TitleHints): TitleFact {
  const longer = squeeze(best.text) !== squeeze(meta) && squeeze(meta).length >= 4 && squeeze(best.text).startsWith(squeeze(meta));
  const cut = /(…|\.{3})$/u.test(best.text) && squeeze(meta).startsWith(squeeze(best.text).replace(/(…|\.{3})+$/u, ''));
  const value = cut ? meta : longer && isAside(best.text.slice(leading(best.text, meta).length)) ? leading(best.text, meta) : best.text;
  return { value, quote: best.text, from: selectorOf(best.element), range: best.range };
}
