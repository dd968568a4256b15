import { BLANK_VALUES, LABELS, type LabelField, LONGEST_LABEL, TEMPLATE_ATTRIBUTE } from './dialects.js';
import { squeeze } from './dom.js';
import {
  cellOf,
  type Element,
  isElement,
  joinLines,
  type Line,
  linesIn,
  type PageLines,
  parentOf,
  plainText,
  rangeOf,
  SEAM,
  SEPARATOR,
} from './lines.js';

/** A label the page prints and the value beside, below or behind it. */
export interface LabelledField {
  field: LabelField;
  /** Squeezed, without colon. */
  label: string;
  /** '' when nothing, or only a word for nothing, stands there. */
  value: string;
  quote: string;
  /** Nothing stands there, but a script may fill the place: an empty element with an id or template marks. */
  fillable: boolean;
  /** Lines of the label and of the end of the value. */
  line: number;
  endLine: number;
}

interface LabelAt {
  field: LabelField | null;
  label: string;
  start: number;
  /** Where the value begins. */
  end: number;
}

const MAX_LINE = 600;
const MAX_VALUE = 200;
const MAX_FIELDS = 200;
const COLON = /[:：∶﹕]/gu;
/** Controls that follow a value on the same line. */
const CONTROLS = /\s*[【[〖(（]?\s*(?:字体|字号|打印|关闭|分享|纠错|我要纠错|内容纠错|收藏|返回|大\s*中\s*小|扫一扫|复制链接|朗读)[\s\S]*$/u;

const withoutSeams = (text: string): string => text.replaceAll(SEAM, '').replaceAll(SEPARATOR, '');
const known = (text: string): LabelField | undefined => LABELS.get(withoutSeams(squeeze(text)));

/** The label that ends at `end`: the longest known one, blanks and seams inside ignored; else the last run of Chinese characters. */
function labelBefore(parts: string, end: number, afterSource: boolean): LabelAt | null {
  const window = parts.slice(Math.max(0, end - 2 * LONGEST_LABEL - 8), end);
  const run = /[\p{Script=Han}\s\uFDD1\uFDD0]*$/u.exec(window)?.[0] ?? '';
  const starts: number[] = [];
  for (let at = 0; at < run.length; at++) if (at === 0 || /[\s\uFDD1\uFDD0]/u.test(run[at - 1] ?? '')) starts.push(at);
  for (const at of starts) {
    const field = known(run.slice(at));
    if (field !== undefined) return { field, label: withoutSeams(squeeze(run.slice(at))), start: end - run.length + at, end };
  }
  const last = starts.at(-1) ?? 0;
  // A word that stands apart from the source before it is a label of its own.
  return gluedLabel(run.slice(last), end, afterSource && bare(run.slice(0, last)) === '');
}

/** `08:16来源` is cut by the digits already; `9月15日来源`, `某某网站发布时间` and a second label right behind a source are cut here. */
function gluedLabel(token: string, end: number, afterSource: boolean): LabelAt | null {
  const word = squeeze(token);
  if (word === '') return null;
  for (let at = 1; at < word.length - 1; at++) {
    const field = LABELS.get(word.slice(at));
    if (field === undefined) continue;
    const afterDate = at === 1 && /[日号时分秒]/u.test(word[0] ?? '');
    // 来源:区宣传部时间:2023-06-06
    const inByline = afterSource && at >= 2 && /^(?:published|publishedWeak|updated)$/u.test(field);
    if (afterDate || inByline || (field === 'published' && word.length - at >= 4))
      return { field, label: word.slice(at), start: end - (word.length - at), end };
  }
  return word.length <= 8 ? { field: null, label: word, start: end - word.length, end } : null;
}

/** A label without a colon: it fills a part of the line of its own, or a date follows it at once. */
function bareLabels(parts: string): LabelAt[] {
  const found: LabelAt[] = [];
  for (const match of parts.matchAll(
    /(?<=^|[\uFDD1\uFDD0])\s*[【[(（]?([\p{Script=Han} ]{2,14}?)[\]】)）]?\s*(?=[\uFDD1\uFDD0]|\d{4}\s?[年\-/.]|$)/gu,
  )) {
    const label = squeeze(match[1] ?? '');
    const field = LABELS.get(label);
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (field !== undefined && (end < parts.length || start > 0)) found.push({ field, label, start, end });
  }
  for (const match of parts.matchAll(/[【[]([\p{Script=Han} \uFDD0\uFDD1]{2,14})[】\]]/gu)) {
    const label = withoutSeams(squeeze(match[1] ?? ''));
    const field = LABELS.get(label);
    const start = match.index ?? 0;
    if (field !== undefined) found.push({ field, label, start, end: start + match[0].length });
  }
  const first = /^([\p{Script=Han}]{3,8}) (?=\S)/u.exec(parts);
  const field = first ? LABELS.get(first[1] ?? '') : undefined;
  if (first && field !== undefined) found.push({ field, label: first[1] ?? '', start: 0, end: first[0].length });
  return found;
}

function labelsIn(parts: string): LabelAt[] {
  const labels: LabelAt[] = [];
  for (const match of parts.matchAll(COLON)) {
    const at = match.index ?? 0;
    const label = labelBefore(parts, at, labels.at(-1)?.field === 'source');
    if (label) labels.push({ ...label, end: at + 1 });
  }
  for (const bare of bareLabels(parts)) if (!labels.some((label) => bare.start < label.end && label.start < bare.end)) labels.push(bare);
  return labels.sort((a, b) => a.start - b.start);
}

/** The words of a value: up to the next separator, without controls and stray brackets; '' for 无 and its like. */
export function cleanValue(parts: string): string {
  const lead = parts.replace(/^[\s\uFDD1\uFDD0:：]+/u, '');
  const value = plainText(lead.split(SEPARATOR)[0] ?? '')
    .replace(CONTROLS, '')
    .replace(/\s*[|｜丨][\s\S]*$/u, '')
    .replace(/^[\s【[]+(?=[^】\]]*$)|[\s;；,，|、【[（(〖]+$/gu, '')
    .trim()
    .slice(0, MAX_VALUE);
  const balanced = /[】\])）]$/u.test(value) && !/[【[(（〔﹝〖]/u.test(value) ? value.slice(0, -1).trim() : value;
  return BLANK_VALUES.has(squeeze(balanced).replace(/^[（(](.*)[)）]$/u, '$1')) ? '' : balanced;
}

const nextElement = (element: Element): Element | null => {
  let node = element.next;
  while (node !== null && !isElement(node)) node = node.next;
  return node;
};
const children = (element: Element): Element[] => element.children.filter(isElement);
const CELL = /^(td|th|dt|dd)$/u;

const textOf = (page: PageLines, element: Element): string => joinLines(linesIn(page, rangeOf(page, element)).map((line) => line.parts));
const bare = (text: string): string => withoutSeams(squeeze(text)).replace(/[:：∶﹕]$/u, '');

function rowBelow(row: Element): Element | null {
  const next = nextElement(row);
  if (next?.name === 'tr') return next;
  const section = next === null && /^(thead|tbody)$/u.test(parentOf(row)?.name ?? '') ? nextElement(parentOf(row) ?? row) : next;
  return section?.name === 'tr' ? section : (section && children(section).find((child) => child.name === 'tr')) || null;
}

/** A row whose cells are all labels has its values in the row below. */
function valueBelow(page: PageLines, cell: Element): { value: string; endLine: number } | null {
  const row = parentOf(cell);
  const cells = row?.name === 'tr' ? children(row) : [];
  if (row === null || cells.length < 2 || cells.length > 40) return null;
  const labels = cells.map((each) => bare(textOf(page, each)));
  if (!labels.every((label) => label !== '' && label.length <= 10)) return null;
  if (labels.filter((label) => LABELS.has(label)).length * 2 < cells.length + 1) return null;
  const below = rowBelow(row);
  const values = below ? children(below) : [];
  const value = values[cells.indexOf(cell)];
  if (value === undefined || values.length !== cells.length) return null;
  return { value: cleanValue(textOf(page, value)), endLine: rangeOf(page, value).to - 1 };
}

/** The value of a label that ends its line: next cell, cell below, or the next line of the same group. */
function valueAfter(page: PageLines, line: Line): { value: string; endLine: number } {
  const nothing = { value: '', endLine: line.index };
  const cell = cellOf(line.element);
  if (cell !== null) {
    const below = valueBelow(page, cell);
    if (below) return below;
    const next = nextElement(cell);
    const range = next === null ? null : rangeOf(page, next);
    if (next !== null && range !== null && CELL.test(next.name)) {
      const text = textOf(page, next);
      return LABELS.has(bare(text)) || labelsIn(text)[0]?.start === 0 ? nothing : { value: cleanValue(text), endLine: range.to - 1 };
    }
  }
  const next = page.lines[line.index + 1];
  if (next === undefined || next.chars > MAX_VALUE || LABELS.has(bare(next.text)) || (labelsIn(next.parts)[0]?.start ?? 1) === 0) return nothing;
  return sameGroup(line.element, next.element) ? { value: cleanValue(next.parts), endLine: next.index } : nothing;
}

/** Siblings, or children of siblings: label and value of one row. */
function sameGroup(a: Element, b: Element): boolean {
  const parent = parentOf(a);
  const other = parentOf(b);
  if (parent === null || other === null || /^(body|html)$/u.test(parent.name)) return a === b;
  return (
    a === b ||
    parent === other ||
    parent === b ||
    other === a ||
    (parentOf(parent) !== null && parentOf(parent) === parentOf(other) && children(parent).length <= 3)
  );
}

/** An empty element that scripts can find, in the label's line or in the cell beside it. */
function isFillable(line: Line): boolean {
  const cell = cellOf(line.element);
  const beside = cell === null ? null : nextElement(cell);
  const places = [...children(line.element), ...(beside === null ? [] : [beside, ...children(beside)])].slice(0, 20);
  return places.some((place) => !hasText(place) && Object.keys(place.attribs).some((name) => name === 'id' || TEMPLATE_ATTRIBUTE.test(name)));
}
const hasText = (element: Element): boolean =>
  element.children.some((child) => (isElement(child) ? child.children.length > 0 : child.type === 'text' && child.data.trim() !== ''));

function fieldsOfLine(page: PageLines, line: Line): Omit<LabelledField, 'fillable'>[] {
  const cell = cellOf(line.element);
  const wholeCell = cell !== null && LABELS.has(bare(line.text)) && bare(textOf(page, cell)) === bare(line.text);
  const labels = wholeCell ? [] : labelsIn(line.parts);
  const quote = line.text.slice(0, MAX_VALUE);
  if (wholeCell || (labels.length === 0 && LABELS.has(bare(line.text)))) {
    const label = bare(line.text);
    const { value, endLine } = valueAfter(page, line);
    return [{ field: LABELS.get(label) ?? 'other', label, value, quote: fieldQuote(quote, value), line: line.index, endLine }];
  }
  return labels.flatMap((at, n) => {
    if (at.field === null) return [];
    const rest = line.parts.slice(at.end, labels[n + 1]?.start ?? line.parts.length);
    const last = n === labels.length - 1 && bare(rest) === '';
    const { value, endLine } = last ? valueAfter(page, line) : { value: cleanValue(rest), endLine: line.index };
    return [{ field: at.field, label: at.label, value, quote: last ? fieldQuote(quote, value) : quote, line: line.index, endLine }];
  });
}
const fieldQuote = (label: string, value: string): string => (value === '' || label.endsWith(value) ? label : `${label} ${value}`).slice(0, 300);

/** Every label of the page with its value, in order. Rows of link lists are passed over; a link may be a value. */
export function readLabelledFields(page: PageLines): LabelledField[] {
  const fields: LabelledField[] = [];
  for (const line of page.lines) {
    if (fields.length >= MAX_FIELDS) break;
    if (line.footer || line.chars === 0 || line.chars > MAX_LINE) continue;
    if (!LABEL_HINT.test(line.text)) continue;
    const found = fieldsOfLine(page, line).map((field) => ({ ...field, fillable: field.value === '' && isFillable(line) }));
    const first = found[0];
    const leads = first !== undefined && labelsIn(line.parts)[0]?.start === 0;
    if (line.linkChars * 2 > line.chars && !leads) continue;
    fields.push(...found);
  }
  return fields;
}
/** Cheap test before the close look: a colon, or a short line that could be a label. */
const LABEL_HINT = /[:：∶﹕]|^.{2,40}$/u;
