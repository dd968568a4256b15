import type { PageFacts, PageKind } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { Visitor } from '../visit.js';
import { showsNothing } from './open-page.js';
import { isFile } from './scope.js';

const MAX_HOPS = 2;
/** Characters below which a page has not shown its text. */
const MIN_TEXT = 50;

/**
 * Opens one article, in the browser where its text is a script's work, follows a page that only sends its reader on, and reads a
 * text that stands in a frame. A page that shows nothing by which it could be judged comes back without `page`: not read, rather
 * than read and empty.
 */
export async function openArticle(visitor: Visitor, url: string): Promise<PageRecord> {
  let record = await visitor.visit({ url }, { purpose: 'article' });
  for (let hop = 0; hop < MAX_HOPS && record.page?.redirectsTo && record.page.text.chars < MIN_TEXT; hop++) {
    record = await visitor.visit({ url: record.page.redirectsTo, referer: url }, { purpose: 'article' });
  }
  record = await withFramedText(visitor, record);
  if (asksForBrowser(record)) {
    const rendered = await visitor.visit({ url: record.capture?.finalUrl ?? record.url }, { purpose: 'article', via: 'browser' });
    if (rendered.page) record = await withFramedText(visitor, rendered);
  }
  return { ...record, url, page: record.page && !isBlank(record.page) ? record.page : null };
}

function asksForBrowser({ page, failure }: PageRecord): boolean {
  if (failure) return failure.code === 'blocked';
  return page !== null && (page.kind === 'challenge' || showsNothing(page) || (page.needsBrowser && page.text.chars < MIN_TEXT));
}

const pictures = ({ text }: PageFacts): number => text.images + text.videos + text.audios;

/** Nothing to read: an empty answer, or a text that stands in a frame apart from its heading and could not be read there. */
function isBlank(page: PageFacts): boolean {
  const { text, attachments, frames, publishedAt, title } = page;
  if (pictures(page) + attachments.length > 0 || text.chars >= MIN_TEXT) return false;
  return frames.length > 0 || (text.chars === 0 && publishedAt === null && title === null);
}

const MAX_FRAMES = 3;
const MAX_DEPTH = 2;
/** What a viewer page is given to show: `/pdfjs/viewer.html?file=/files/1.pdf`. */
const VIEWED = /[?&](?:file|url|src|path)=([^&#]{1,1000})/iu;

/** The page with the text of its frame, where it has next to none of its own. */
export async function withFramedText(visitor: Visitor, record: PageRecord, depth = MAX_DEPTH): Promise<PageRecord> {
  const { page } = record;
  if (!page || page.frames.length === 0 || page.text.chars >= MIN_TEXT || pictures(page) > 0) return record;
  const referer = record.capture?.finalUrl ?? record.url;
  const files = page.frames.flatMap((frame) => fileShown(frame) ?? []);
  if (files.length > 0) return { ...record, page: withFiles(page, files) };
  const opened = await Promise.all(
    page.frames.slice(0, MAX_FRAMES).map(async (url) => {
      const frame = await visitor.visit({ url, referer }, { purpose: 'article' });
      return depth > 1 ? withFramedText(visitor, frame, depth - 1) : frame;
    }),
  );
  const inner = opened.flatMap((frame) => (frame.page && holdsText(frame.page) ? frame.page : [])).sort((a, b) => b.text.chars - a.text.chars)[0];
  return inner ? { ...record, page: merged(page, inner) ?? page } : record;
}

/** Kinds of page that are no part of an article. */
const APART: ReadonlySet<PageKind> = new Set<PageKind>(['error', 'challenge', 'login', 'list', 'column', 'home', 'site-map', 'search']);
const holdsText = (page: PageFacts): boolean =>
  !APART.has(page.kind) && (page.text.chars >= MIN_TEXT || pictures(page) + page.attachments.length > 0);

/** Address of the file that a frame shows, alone or in a viewer; null for pages. */
function fileShown(frame: string): string | null {
  const viewed = new URL(frame).searchParams;
  if (isFile(frame)) return frame;
  if (!VIEWED.test(frame)) return null;
  const value = ['file', 'url', 'src', 'path'].map((name) => viewed.get(name)).find((one) => one !== null && one !== '');
  if (!value || !URL.canParse(value, frame)) return null;
  const { href, protocol } = new URL(value, frame);
  return /^https?:$/u.test(protocol) && isFile(href) ? href : null;
}

function withFiles(page: PageFacts, files: readonly string[]): PageFacts {
  const known = new Set(page.attachments.map(({ url }) => url));
  const added = [...new Set(files)].filter((url) => !known.has(url));
  const type = (url: string): string => /\.(\w{1,5})(?:[?#]|$)/u.exec(url)?.[1]?.toLowerCase() ?? '';
  return { ...page, attachments: [...page.attachments, ...added.map((url) => ({ url, title: page.title?.value ?? '', type: type(url) }))] };
}

const ARTICLES: ReadonlySet<PageKind> = new Set<PageKind>([
  'article',
  'document',
  'interpretation',
  'solicitation',
  'feedback',
  'letter',
  'catalogue',
  'annual-report',
  'gazette',
  'guide',
]);

/**
 * The outer page's heading over the inner page's text. Null for kinds whose judgement hangs on facts that can only be read where
 * heading and text stand together, unless the inner page has them: half-read is not read.
 */
function merged(outer: PageFacts, inner: PageFacts): PageFacts | null {
  const kind = ARTICLES.has(outer.kind) ? outer.kind : ARTICLES.has(inner.kind) ? inner.kind : 'article';
  const whole = { solicitation: inner.solicitation !== null, feedback: inner.feedback !== null, letter: inner.letter !== null };
  if (kind in whole && !whole[kind as keyof typeof whole]) return null;
  if (kind === 'catalogue' && inner.catalogueItems.length === 0 && inner.attachments.length === 0) return null;
  const first = <K extends keyof PageFacts>(key: K): PageFacts[K] => outer[key] ?? inner[key];
  return {
    ...inner,
    url: outer.url,
    kind,
    title: first('title'),
    siteName: first('siteName'),
    siteCode: first('siteCode'),
    columns: outer.columns.length > 0 ? outer.columns : inner.columns,
    publishedAt: first('publishedAt'),
    dateConflicts: outer.publishedAt ? outer.dateConflicts : inner.dateConflicts,
    writtenOn: first('writtenOn'),
    source: first('source'),
    issuer: first('issuer'),
    documentNumber: first('documentNumber'),
    documentNumberBlank: outer.documentNumberBlank && inner.documentNumber === null,
    indexNumber: first('indexNumber'),
    validity: first('validity'),
    disclosure: first('disclosure'),
    subject: first('subject'),
    forms: [...new Set([...outer.forms, ...inner.forms])],
    contact: inner.contact ?? outer.contact,
    personalData: {
      hits: [...outer.personalData.hits, ...inner.personalData.hits],
      count: outer.personalData.count + inner.personalData.count,
    },
    attachments: distinctBy([...outer.attachments, ...inner.attachments], ({ url }) => url),
    links: distinctBy([...outer.links, ...inner.links], ({ url, text }) => `${url}\n${text}`),
    relatedByScript: outer.relatedByScript || inner.relatedByScript,
    list: null,
    otherItems: outer.otherItems,
    needsBrowser: false,
    redirectsTo: null,
    frames: outer.frames,
    metadata: { ...inner.metadata, ...outer.metadata },
  };
}

const distinctBy = <T>(all: readonly T[], key: (one: T) => string): T[] => [...new Map(all.map((one) => [key(one), one])).values()];
