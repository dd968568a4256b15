import type { CheerioAPI } from 'cheerio/slim';
import type { PageFacts } from '../facts/page.js';
import { readAttachments } from './attachments.js';
import { readBreadcrumb } from './breadcrumb.js';
import { readContact } from './contact.js';
import { firstDate } from './dates.js';
import type { LabelField } from './dialects.js';
import { readDocumentNumber } from './document-number.js';
import { absoluteUrl, fold, loadHtml, squeeze } from './dom.js';
import { readFeedback } from './feedback.js';
import { readForms } from './forms.js';
import { type LabelledField, readLabelledFields } from './labelled-fields.js';
import { type Layout, readLayout } from './layout.js';
import { type Line, linesIn, type PageLines, readLines } from './lines.js';
import { extractData, extractLinks, extractLists } from './list/index.js';
import { type Body, bodyLines, findBody, textFacts } from './main-text.js';
import { type Metas, readMetas } from './metas.js';
import { readPageKind } from './page-kind.js';
import { readPublicationDate } from './publication-date.js';
import { fillsByScript, redirectTarget, relatedByScript } from './script-filled.js';
import { readSiteCode, readSiteName } from './site-identity.js';
import { readSolicitationTerm } from './solicitation-term.js';
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
type Field = PageFacts['source'];

const FEED = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:datastore|recordset|nextgroup)[\s>]/iu;
const JSON_TEXT = /^\s*[{[]/u;

/** Everything one page says by itself. Never throws on markup; what cannot be read is null. */
export function extractPage(input: PageInput): PageFacts {
  const text = input.html.replace(/^\uFEFF/u, '');
  if (FEED.test(text.slice(0, 400))) return dataFacts(input, 'text/xml');
  if (JSON_TEXT.test(text.slice(0, 200)) && isJson(text)) return dataFacts(input, 'application/json');
  return pageFacts({ ...input, html: withoutDirectives(text) });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // A page whose text happens to begin with a bracket.
  }
}

/** Server directives `<% … %>` of page templates and `<? … ?>` cut out. */
function withoutDirectives(html: string): string {
  if (!html.includes('<%') && !html.includes('<?')) return html;
  const kept: string[] = [];
  let at = 0;
  while (at < html.length) {
    const found = /<[%?]/u.exec(html.slice(at, at + 1) === '' ? '' : html.slice(at));
    if (!found) break;
    const open = at + found.index;
    const close = html.indexOf(found[0] === '<%' ? '%>' : '?>', open);
    if (close < 0) break;
    kept.push(html.slice(at, open));
    at = close + 2;
  }
  return kept.join('') + html.slice(at);
}

/** A list interface's answer: items and nothing else. */
function dataFacts({ html, url, charset }: PageInput, contentType: string): PageFacts {
  const page = readLines(loadHtml(''));
  const list = extractData(html, contentType, url);
  return { ...NOTHING, url, charset, kind: list ? 'list' : 'other', text: textFacts(page, [], { from: 0, to: 0 }), list };
}

const NOTHING = {
  title: null,
  siteName: null,
  siteCode: null,
  columns: [],
  publishedAt: null,
  dateConflicts: [],
  writtenOn: null,
  source: null,
  issuer: null,
  documentNumber: null,
  documentNumberBlank: false,
  indexNumber: null,
  validity: null,
  disclosure: null,
  subject: null,
  forms: [],
  contact: null,
  solicitation: null,
  feedback: null,
  attachments: [],
  links: [],
  relatedByScript: false,
  otherItems: [],
  needsBrowser: false,
  redirectsTo: null,
  frames: [],
  metadata: {},
} satisfies Partial<PageFacts>;

function pageFacts(input: PageInput): PageFacts {
  const { html, url, charset, rendered } = input;
  const $ = loadHtml(html);
  const page = readLines($);
  const metas = readMetas($);
  const fields = readLabelledFields(page);
  const container = findBody(page, $.root()[0]?.children ?? []);
  const siteName = readSiteName(page, metas);
  const { title, breadcrumb } = readNames($, page, metas, fields, container, siteName ?? '', url);
  const layout = readLayout(page, container.range, title?.range ?? null, fields);
  const body = bodyLines(page, layout.body);
  const text = textFacts(page, body, layout.body);
  const { list, otherItems } = extractLists($, html, url);
  const dates = readPublicationDate(layout.fields, fields, layout.header, url, metas);
  const { number, blank } = readDocumentNumber(layout.fields, layout.header, body, title?.value ?? '');
  const attachments = readAttachments(page, { from: layout.body.from, to: layout.tail.to }, url);
  const columns = breadcrumb.steps;
  const kind = readPageKind({
    url,
    html,
    page,
    title: title?.value ?? '',
    columns: columns.map((step) => step.name),
    list,
    otherItems: otherItems.length,
    bodyChars: text.chars,
    hasBody: container.element !== null,
    hasArticleMeta: metas.get('title') !== null,
    dated: /^(label|title-block)/u.test(dates.publishedAt?.from ?? ''),
    numbered: number !== null,
    fields: layout.fields,
    attachments,
  });
  const bodyTexts = body.map((line) => line.text);
  const opinions = kind === 'solicitation' || kind === 'feedback' || /征求|征集|公示|听证/u.test(title?.value ?? '');
  const isListing = kind === 'list' || kind === 'column' || kind === 'home' || kind === 'site-map';
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
    publishedAt: isListing ? null : dates.publishedAt,
    dateConflicts: isListing ? [] : dates.conflicts.slice(0, 20),
    writtenOn: writtenOn(layout.fields),
    source: sourceOf(layout.fields, metas),
    issuer: pick(layout.fields, 'issuer'),
    documentNumber: isListing ? null : number,
    documentNumberBlank: !isListing && blank,
    indexNumber: pick(layout.fields, 'indexNumber'),
    validity: pick(layout.fields, 'validity'),
    disclosure: pick(layout.fields, 'disclosure') ?? disclosureInText(bodyTexts),
    subject: pick(layout.fields, 'subject') ?? pick(layout.fields, 'category'),
    text,
    forms: isListing ? [] : readForms(title?.value ?? '', columns.at(-1)?.name ?? '', body, text, page.scripts),
    contact: isListing ? null : readContact(body, linesIn(page, layout.tail)),
    solicitation: opinions ? readSolicitationTerm([...headerTexts(layout), ...bodyTexts], dates.publishedAt?.value ?? null) : null,
    feedback: kind === 'feedback' || kind === 'solicitation' ? readFeedback(bodyTexts) : null,
    attachments,
    links: extractLinks($, url),
    relatedByScript: relatedByScript(page),
    list,
    otherItems,
    needsBrowser: !rendered && needsBrowser({ kind, list, attachments, text }, page, container, body, $),
    redirectsTo: redirectTarget(html, page, url),
    frames: framesOf(page, url),
    metadata: metadataOf(metas, layout.fields),
  };
}

/** Title and path need each other: the path drops the title's own step, the title is no column name. */
function readNames($: CheerioAPI, page: PageLines, metas: Metas, fields: LabelledField[], body: Body, siteName: string, url: string) {
  const pageTitle =
    $('title')
      .toArray()
      .map((element) => fold($(element).text()))
      .find((text) => text !== '') ?? '';
  const meta = fold((metas.get('title')?.value ?? '').replace(/<br\s{0,3}\/?>|&nbsp;/giu, ' '));
  const named = metas.get('column')?.value ?? null;
  // Some systems put the article's title into the column's meta.
  const column = named !== null && named === meta ? null : named;
  const path = readBreadcrumb(page, url, meta, column).steps.map((step) => step.name);
  const columns = [...path, ...(column === null ? [] : [column])].filter((name) => name !== meta);
  const linkTexts = new Set(page.anchors.map((anchor) => squeeze(anchor.text)));
  const title: TitleFact | null = readTitle(page, { meta, pageTitle, siteName, columns, body: body.range, fields, linkTexts });
  return { title, breadcrumb: readBreadcrumb(page, url, title?.value ?? '', column) };
}

function pick(fields: LabelledField[], kind: LabelField): Field {
  const found = fields.find((field) => field.field === kind && field.value !== '');
  return found ? { value: found.value, quote: found.quote, from: `label:${found.label}` } : null;
}

/** 来源 as printed, else the publishing body, else the meta where the page prints no label at all. */
function sourceOf(fields: LabelledField[], metas: Metas): Field {
  const labels = fields.filter((field) => field.field === 'source');
  const printed = labels.find((field) => field.value !== '' && field.value.length <= 60);
  if (printed) return { value: withoutDate(printed.value), quote: printed.quote, from: `label:${printed.label}` };
  const issuer = pick(
    fields.filter((field) => /^(发布|公开)/u.test(field.label)),
    'issuer',
  );
  const meta = metas.get('source');
  return issuer ?? (meta && labels.length === 0 ? { value: meta.value.slice(0, 100), quote: meta.value.slice(0, 100), from: meta.from } : null);
}
const withoutDate = (value: string): string => {
  const date = firstDate(value);
  return date ? fold(value.replace(date.quote, ' ')) || value : value;
};

function writtenOn(fields: LabelledField[]): Field {
  for (const field of fields) {
    const date = field.field === 'written' ? firstDate(field.value) : null;
    if (date) return { value: date.value.slice(0, 10), quote: field.quote, from: `label:${field.label}` };
  }
  return null;
}

/** （此件公开发布） and its like at the foot of a document. */
function disclosureInText(texts: string[]): Field {
  for (const text of texts.slice(-60)) {
    const match =
      /[(（]?\s?(?:此|本)(?:件|文|文件)\s?(主动公开|公开发布|依申请公开|不予公开|删减后公开|公开)\s?[)）]?|^[(（](主动公开|依申请公开|不予公开)[)）]$|(?:信息)?公开(?:选项|属性|形式)[:：]\s?(主动公开|依申请公开|不予公开)/u.exec(
        text,
      );
    if (match) return { value: match[1] ?? match[2] ?? match[3] ?? '', quote: match[0].slice(0, 200), from: 'body' };
  }
  return null;
}

const headerTexts = ({ fields, header }: Layout): string[] => [
  ...header.map((line) => line.text),
  ...fields.filter((field) => /时间|日期/u.test(field.label)).map((field) => `${field.label}：${field.value}`),
];

function needsBrowser(
  { kind, list, attachments, text }: Pick<PageFacts, 'kind' | 'list' | 'attachments' | 'text'>,
  page: PageLines,
  container: Body,
  body: Line[],
  $: CheerioAPI,
): boolean {
  if (kind === 'error' || kind === 'challenge' || kind === 'login') return false;
  if (list && (list.items.length > 0 || list.scriptFilled)) return list.items.length === 0;
  const frames = page.media.filter(
    ({ kind: medium, line }) => medium === 'frame' && line >= container.range.from && line <= container.range.to,
  ).length;
  const held = attachments.length + text.images + text.videos + text.audios + frames;
  return fillsByScript(page, container.element, body, held, $.root()[0]?.children ?? []);
}

function framesOf(page: PageLines, url: string): string[] {
  const sources = page.media.filter((medium) => medium.kind === 'frame').map((medium) => absoluteUrl(medium.element.attribs.src, url));
  return [...new Set(sources.filter((source) => source !== null))].slice(0, 20);
}

/** Metas by name, and the labels of the header by their printed name. */
function metadataOf(metas: Metas, fields: LabelledField[]): Record<string, string> {
  const labels = fields.filter((field) => field.value !== '').map((field): [string, string] => [field.label, field.value]);
  return { ...metas.all, ...Object.fromEntries(labels.reverse()) };
}
