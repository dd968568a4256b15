import type { PageFacts, PageKind } from '../facts/page.js';
import { readAttachments } from './attachments.js';
import { readBreadcrumb } from './breadcrumb.js';
import { readCatalogueItems } from './catalogue-items.js';
import { readContact } from './contact.js';
import { dataFacts, NOTHING } from './data-facts.js';
import { namesDocument, readDocumentNumber } from './document-number.js';
import { fold, isSamePage, loadHtml, squeeze } from './dom.js';
import { unfoldEmbeddedArticle } from './embedded-article.js';
import { readFeedback } from './feedback.js';
import { readForms } from './forms.js';
import { readFrames } from './frames.js';
import { disclosureInText, pick, sourceOf, writtenOn } from './header-values.js';
import { type LabelledField, readLabelledFields } from './labelled-fields.js';
import { type Layout, readLayout } from './layout.js';
import { readLetter } from './letter.js';
import { linesIn, type PageLines, type Range, readLines } from './lines.js';
import { extractLinks, extractLists } from './list/index.js';
import { nameOfListing } from './listing-name.js';
import { type Body, bodyLines, findBody, textFacts } from './main-text.js';
import { maskFacts } from './masking.js';
import { type Metas, readMetas } from './metas.js';
import { readPageKind } from './page-kind.js';
import { readPersonalData } from './personal-data.js';
import { readPublicationDate } from './publication-date.js';
import { fillsByScript, redirectTarget, relatedByScript } from './script-filled.js';
import { readSignature } from './signature.js';
import { readSiteCode, readSiteName } from './site-identity.js';
import { markLevel, readSiteMarks } from './site-marks.js';
import { readSolicitationTerm } from './solicitation-term.js';
import { readTables } from './tables.js';
import { readTitle, type TitleFact } from './title.js';

export interface PageInput {
  /** Decoded text as received or as rendered. */
  html: string;
  /** Absolute address; '' when unknown: relative links are then dropped. */
  url: string;
  charset: string;
  /** True when a browser ran the page's scripts. */
  rendered: boolean;
}

/**
 * Everything one page says by itself. Never throws on markup; what cannot be read is null.
 * Numbers that could be a person's are covered in all words that leave here; hashes are those of the words as published.
 */
export function extractPage(input: PageInput): PageFacts {
  const text = input.html.replace(/^\uFEFF/u, '');
  return maskFacts(dataFacts(text, input.url, input.charset) ?? pageFacts({ ...input, html: withoutDirectives(text) }));
}

/** Server directives `<% … %>` of page templates and `<? … ?>` cut out. An unclosed one stays, and what follows it. */
function withoutDirectives(html: string): string {
  if (!html.includes('<%') && !html.includes('<?')) return html;
  const [first, ...rest] = html.split(/(?=<[%?])/u);
  return (first ?? '') + rest.map((piece) => (piece.startsWith('<?') ? after(piece, '?>') : after(piece, '%>'))).join('');
}
const after = (piece: string, end: string): string => {
  const at = piece.indexOf(end);
  return at < 0 ? piece : piece.slice(at + 2);
};

/** All that is read before anything is concluded. */
function readParts({ html, url }: PageInput) {
  const $ = loadHtml(html);
  const received = readLines($);
  const page = unfoldEmbeddedArticle($, received) ? readLines($) : received;
  const metas = readMetas(page);
  const fields = readLabelledFields(page);
  const container = findBody(page, $.root()[0]?.children ?? []);
  const siteName = readSiteName(page, metas);
  const { title, columns } = readNames(page, metas, fields, container, siteName ?? '', url);
  const layout = readLayout(page, container.range, title?.range ?? null, fields);
  const body = bodyLines(page, layout.body);
  const dates = readPublicationDate(layout.fields, fields, layout.header, url, metas);
  return {
    $,
    page,
    metas,
    fields,
    container,
    siteName,
    title,
    columns,
    layout,
    body,
    dates,
    text: textFacts(page, body, layout.body),
    number: readDocumentNumber(layout.fields, layout.header, body, title?.value ?? ''),
    attachments: readAttachments(page, filesRange(layout), url),
    tables: readTables(page, layout.body),
    redirectsTo: redirectTarget(html, page, url),
    links: extractLinks($, url),
    ...extractLists($, html, url),
  };
}
type Parts = ReturnType<typeof readParts>;

/** Files are offered in the text, after it, and in the index table above it. */
const filesRange = ({ fields, body, tail }: Layout): Range => ({ from: Math.min(body.from, ...fields.map((field) => field.line)), to: tail.to });

function pageFacts(input: PageInput): PageFacts {
  const { html, url, charset, rendered } = input;
  const parts = readParts(input);
  const { page, metas, siteName, layout, text, attachments, links, list, otherItems } = parts;
  const kind = kindOf(parts, input);
  const { title, columns } = COLUMNS.has(kind) ? columnNames(kind, parts, url) : parts;
  return {
    ...NOTHING,
    url,
    kind,
    charset,
    title: title && { value: title.value, quote: title.quote.slice(0, 300), from: title.from },
    siteName,
    siteCode: readSiteCode(page, metas, html),
    // A list page without a path is the column it is called after.
    columns: columns.length === 0 && kind === 'list' && title ? [{ name: title.value, url: null }] : columns,
    // The words of a list are its rows, which are facts of their own.
    text: LISTINGS.has(kind) && kind !== 'column' && list?.items.length !== 0 ? { ...text, body: '' } : text,
    attachments,
    links,
    list,
    otherItems,
    relatedByScript: relatedByScript(page),
    needsBrowser: !rendered && needsBrowser(kind, parts),
    redirectsTo: parts.redirectsTo,
    frames: readFrames(page, parts.container.range, url),
    metadata: metadataOf(metas, layout.fields),
    marks: markLevel(kind) === null ? null : readSiteMarks(parts.$, page, metas, rendered),
    ...headerFacts(parts),
    ...(LISTINGS.has(kind) ? {} : articleFacts(kind, parts, input)),
    ...(UNREAD.has(kind) ? {} : { personalData: readPersonalData(page, layout, parts.body, parts.tables, title?.value ?? '') }),
  };
}
const COLUMNS: ReadonlySet<PageKind> = new Set<PageKind>(['list', 'column', 'home']);
const LISTINGS: ReadonlySet<PageKind> = new Set<PageKind>([...COLUMNS, 'site-map', 'search']);
/** What stands there is not the portal's content. */
const UNREAD: ReadonlySet<PageKind> = new Set<PageKind>(['challenge', 'error', 'login']);

function kindOf(parts: Parts, { url, html }: PageInput): PageKind {
  const { title, columns, otherItems, text, metas, dates, number, layout } = parts;
  const column = metas.get('column')?.value;
  const last = columns.at(-1);
  return readPageKind({
    ...parts,
    url,
    html,
    title: title?.value ?? '',
    columns: columns.map((step) => step.name),
    otherItems: otherItems.length,
    bodyChars: text.chars,
    hasArticleMeta: metas.get('title') !== null,
    hasColumnMeta: column !== undefined,
    isColumn: column !== undefined && (column === title?.value || (last?.name === column && isSamePage(last.url ?? '', url))),
    dated: /^(label|title-block)/u.test(dates.publishedAt?.from ?? ''),
    numbered: namesDocument(number),
    headerFields: layout.fields,
    media: text.images + text.videos + text.audios,
  });
}

function headerFacts({ layout: { fields, header }, metas, body }: Parts) {
  return {
    writtenOn: writtenOn(fields),
    source: sourceOf(fields, header, metas),
    issuer: pick(fields, 'issuer'),
    indexNumber: pick(fields, 'indexNumber'),
    validity: pick(fields, 'validity'),
    disclosure: pick(fields, 'disclosure') ?? disclosureInText(body.map((line) => line.text)),
    subject: pick(fields, 'subject') ?? pick(fields, 'category'),
  };
}

/** What only a single article can say. */
function articleFacts(kind: PageKind, parts: Parts, { url, rendered }: PageInput) {
  const { page, title, columns, layout, body, dates, text, number } = parts;
  const name = title?.value ?? '';
  const texts = body.map((line) => line.text);
  const opinions = kind === 'solicitation' || kind === 'feedback';
  const term = opinions || /征求|征集|公示|听证/u.test(name);
  return {
    publishedAt: dates.publishedAt,
    dateConflicts: dates.conflicts.slice(0, 20),
    documentNumber: number.value,
    // After rendering an empty place is empty for good.
    documentNumberBlank: number.blank || (rendered && number.open),
    forms: readForms(name, columns.at(-1)?.name ?? '', body, text, page.scripts),
    contact: readContact(body, linesIn(page, layout.tail)),
    solicitation: term ? readSolicitationTerm([...headerTexts(layout), ...texts], dates.publishedAt?.value ?? null) : null,
    feedback: opinions ? readFeedback(texts) : null,
    letter: kind === 'letter' ? readLetter(page, parts.fields, rendered) : null,
    signature: kind === 'letter' ? null : readSignature(body),
    catalogueItems: kind === 'catalogue' ? readCatalogueItems(page, parts.tables, body, url) : [],
  };
}

/** Title and path need each other: the path drops the title's own step, the title is no column name. */
function readNames(page: PageLines, metas: Metas, fields: LabelledField[], body: Body, siteName: string, url: string) {
  const meta = fold((metas.get('title')?.value ?? '').replace(/<br\s{0,3}\/?>|&nbsp;/giu, ' '));
  const named = metas.get('column')?.value ?? null;
  // Some systems put the article's title into the column's meta.
  const column = named !== null && named === meta ? null : named;
  const path = readBreadcrumb(page, url, meta, column).steps.map((step) => step.name);
  const columns = [...path, ...(column === null ? [] : [column])].filter((name) => name !== meta);
  const linkTexts = new Set(page.anchors.map((anchor) => squeeze(anchor.text)));
  const title: TitleFact | null = readTitle(page, { meta, pageTitle: page.title, siteName, columns, body: body.range, fields, linkTexts });
  return { title, columns: readBreadcrumb(page, url, title?.value ?? '', column).steps };
}

/** Names of a page of lists: its path ends with the page itself. */
function columnNames(kind: PageKind, { page, metas, siteName, title, list, otherItems }: Parts, url: string) {
  const columnMeta = metas.get('column');
  const { steps } = readBreadcrumb(page, url, '', columnMeta?.value ?? null);
  const rows = [...(list?.items ?? []), ...otherItems].map((item) => item.title);
  const hints = { url, kind, steps, columnMeta, siteName: siteName ?? '', pageTitle: page.title, rows };
  return { title: nameOfListing(title, hints), columns: steps };
}

const headerTexts = ({ fields, header }: Layout): string[] => [
  ...header.map((line) => line.text),
  ...fields.filter((field) => /时间|日期/u.test(field.label)).map((field) => `${field.label}：${field.value}`),
];

function needsBrowser(kind: PageKind, { $, page, container, body, list, otherItems, attachments, text }: Parts): boolean {
  if (kind === 'error' || kind === 'challenge' || kind === 'login') return false;
  if (list && (list.items.length > 0 || list.scriptFilled)) return list.items.length === 0;
  // A column that shows no rows at all was told by its name: its lists stand empty.
  if ((kind === 'list' || kind === 'column') && list === null && otherItems.length < 6) return true;
  const { from, to } = container.range;
  const frames = page.media.filter((medium) => medium.kind === 'frame' && medium.line >= from && medium.line <= to).length;
  const held = attachments.length + text.images + text.videos + text.audios + frames;
  return fillsByScript(page, container.element, body, held, $.root()[0]?.children ?? []);
}

/** Metas by name, and the labels of the header by their printed name. */
function metadataOf(metas: Metas, fields: LabelledField[]): Record<string, string> {
  const labels = fields.filter((field) => field.value !== '').map((field): [string, string] => [field.label, field.value]);
  return { ...metas.all, ...Object.fromEntries(labels.reverse()) };
}
