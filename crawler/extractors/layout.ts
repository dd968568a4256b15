import { BREADCRUMB_LABEL, LABELS, type LabelField, RELATED_HEADING } from './dialects.js';
import { squeeze } from './dom.js';
import type { LabelledField } from './labelled-fields.js';
import { cellOf, isElement, isLinky, type Line, linesIn, type Node, type PageLines, parentOf, type Range, rangeOf } from './lines.js';

/** Where the parts of an article page stand. */
export interface Layout {
  /** The text proper: headline, header table and date line cut off its top. */
  body: Range;
  /** Lines between headline and body: the headline's own lines included, since a date may stand beside it. */
  header: Line[];
  /** Lines after the body, up to related articles or the footer. */
  tail: Range;
  /** Labelled fields that speak of the page, not of something in its text or beside it. */
  fields: LabelledField[];
}

const HEADER_LINES = 40;
const TAIL_LINES = 40;
/** Labels that only the header of a page or document carries. */
const HEADER_FIELDS: ReadonlySet<LabelField> = new Set<LabelField>([
  'published',
  'updated',
  'written',
  'source',
  'issuer',
  'documentNumber',
  'indexNumber',
  'validity',
  'disclosure',
  'subject',
  'title',
]);
/** Three of these side by side make an index table, which may stand anywhere above the text. */
const INDEX_FIELDS: ReadonlySet<LabelField> = new Set<LabelField>([
  'indexNumber',
  'documentNumber',
  'issuer',
  'subject',
  'category',
  'validity',
  'disclosure',
  'title',
  'written',
  'published',
]);

/** First line of the text proper: after headline and header labels at the top of the container. */
function bodyStart(page: PageLines, range: Range, title: Range | null, fields: LabelledField[], table: ReadonlySet<LabelledField>): number {
  let from = range.from;
  const limit = Math.min(range.to, range.from + HEADER_LINES);
  if (title && title.from >= from && title.to <= limit) from = title.to;
  for (const field of fields) {
    const near = field.line >= range.from && field.line < limit && field.line - from <= 12;
    if (near && (table.has(field) || HEADER_FIELDS.has(field.field)) && !headsColumn(page, field)) from = Math.max(from, field.endLine + 1);
  }
  const top = from;
  while (from < range.to && from < top + 4 && isByline(page.lines[from])) from++;
  return Math.min(from, range.to);
}

/** 名称 or 责任单位 in a row of cells that are mostly no labels of a page: head of a column of data in the text. */
function headsColumn(page: PageLines, { line, field }: LabelledField): boolean {
  const at = page.lines[line];
  const cell = at === undefined || !/^(?:issuer|title|subject|validity)$/u.test(field) ? null : cellOf(at.element);
  const row = cell === null ? null : parentOf(cell);
  if (row === null || /[:：∶﹕]/u.test(at?.text ?? '')) return false;
  const texts = row.children.filter((child) => isElement(child) && /^t[dh]$/u.test(child.name)).map((child) => cellText(page, child));
  if (texts.length < 3) return false;
  return texts.includes('序号') || texts.filter((text) => LABELS.has(text)).length * 2 < texts.length;
}
const cellText = (page: PageLines, cell: Node): string =>
  isElement(cell)
    ? squeeze(
        linesIn(page, rangeOf(page, cell))
          .map((each) => each.text)
          .join(''),
      )
    : '';

/** Date, source, counters and font size in one short line: no part of the text. */
function isByline(line: Line | undefined): boolean {
  if (line === undefined || line.chars > 80 || /[，。；]/u.test(line.text)) return false;
  if (/[上下]午|\d\s?[点时]\s?(?:\d|整|半|开)|地点/u.test(line.text)) return false;
  const dated = /\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}/u.test(line.text) && !/[至到~～]/u.test(line.text);
  return (dated && (line.chars <= 24 || LINE_LABEL.test(line.text))) || /^[【[]?(?:字号|字体|浏览|点击|阅读|访问量|分享|打印|来源)/u.test(line.text);
}
const LINE_LABEL = /来源|作者|编辑|发布|点击|浏览|阅读|字号|字体|更新|稿源|^(?:时间|日期)/u;

function tailOf(page: PageLines, from: number): Range {
  let to = from;
  for (; to < page.lines.length && to < from + TAIL_LINES; to++) {
    const line = page.lines[to];
    if (line === undefined || line.footer || RELATED_HEADING.test(squeeze(line.text).replace(/[:：]$/u, ''))) break;
  }
  return { from, to };
}

/** Fields of an index table: different ones within a few lines of each other. A date alone, over and over, is a list. */
function inIndexTable(fields: LabelledField[]): Set<LabelledField> {
  const index = fields.filter((field) => INDEX_FIELDS.has(field.field));
  const members = new Set<LabelledField>();
  for (const field of fields) {
    const near = index.filter((each) => Math.abs(each.line - field.line) <= 10);
    // 附件 or 联系电话 in a short text below the table is none of its rows.
    const beside = INDEX_FIELDS.has(field.field) || near.some((each) => Math.abs(each.line - field.line) <= 3);
    if (beside && new Set(near.map((each) => each.field)).size >= 2) members.add(field);
  }
  return members;
}

/** A date below a linked headline is that of a list row. */
const rowAbove = (line: Line | undefined): boolean => line !== undefined && line.chars >= 6 && isLinky(line);
/** 时间 followed by 地点 is that of a meeting. */
const ofMeeting = (next: Line | undefined): boolean =>
  /^(?:[一二三四五六七八九十]、|\d[.、])?\s?(?:会议|活动|听证)?(?:地点|主持|出席|参加|内容)/u.test(next?.text ?? '');

/** A container below the headline that holds no text: pictures or players only. */
const isWordless = ({ from, to }: Range, title: Range | null): boolean =>
  from === to && title !== null && from >= title.to && from - title.to <= HEADER_LINES;

/** Cuts an article page into its parts. Without a body, what follows the headline is taken for the header. */
export function readLayout(page: PageLines, container: Range, title: Range | null, fields: LabelledField[]): Layout {
  const table = inIndexTable(fields);
  const body = { from: bodyStart(page, container, title, fields, table), to: container.to };
  const hasBody = container.to > container.from || isWordless(container, title);
  const top = title && title.from < Math.max(body.from, 1) ? title.from : Math.max(0, (hasBody ? body.from : 0) - 12);
  const headerEnd = hasBody ? Math.max(body.from, Math.min(top + 2, body.to)) : Math.min(page.lines.length, top + 15);
  const header = linesIn(page, { from: Math.max(top, headerEnd - HEADER_LINES), to: headerEnd }).filter(
    (line) => !isLinky(line) && !BREADCRUMB_LABEL.test(line.text),
  );
  const tail = tailOf(page, hasBody ? body.to : headerEnd);
  const kept = fields.filter((field) => {
    const outside = field.line < top || field.line >= body.to;
    const ofListRow = outside && !table.has(field) && /^(?:published|updated)/u.test(field.field) && rowAbove(page.lines[field.line - 1]);
    if (ofListRow) return false;
    const inHeader = field.line >= top - 3 && field.line < headerEnd;
    if (field.field === 'publishedWeak' && ofMeeting(page.lines[field.endLine + 1])) return false;
    if (inHeader || (table.has(field) && field.line < Math.max(body.from, headerEnd))) return true;
    const beforeUntitled = title === null && hasBody && field.line < body.from;
    const afterText = field.line >= tail.from && field.line < tail.to;
    return (beforeUntitled || afterText) && HEADER_FIELDS.has(field.field);
  });
  return { body, header, tail, fields: kept };
}
