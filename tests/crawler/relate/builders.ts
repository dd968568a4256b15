import type { AttachmentFacts } from '../../../crawler/facts/attachment.js';
import type { Evidence } from '../../../crawler/facts/evidence.js';
import type { Link, ListItem, PageFacts } from '../../../crawler/facts/page.js';
import type { FailureCode, PageRecord } from '../../../crawler/facts/record.js';
import type { ColumnFact, Portal } from '../../../crawler/facts/site.js';
import type { CrawledColumn, RelateInput } from '../../../crawler/relate/input.js';

/** Hand-built records: a small site in a few lines. All names and addresses are invented. */

export const BASE = 'http://www.linhe.example.gov.cn';
export const portal = (over: Partial<Portal> = {}): Portal => ({
  id: 'linhe',
  name: '临河区人民政府',
  unit: '临河区人民政府',
  level: 'county',
  baseUrl: `${BASE}/`,
  ...over,
});

export const evidence = (url: string, title: string): Evidence => ({
  url,
  title,
  quote: null,
  selector: 'ul.list',
  capturedAt: '2025-12-31T01:00:00.000Z',
  sha256: 'c'.repeat(64),
  archive: null,
  screenshot: null,
});

type Field<T> = { value: T; quote: string; from: string };
export const field = <T>(value: T, from = 'label:发布日期'): Field<T> => ({ value, quote: `所见：${String(value)}`, from });

export type PageOver = Partial<Omit<PageFacts, 'text'>> & { text?: Partial<PageFacts['text']> };

export function page(url: string, title: string, over: PageOver = {}): PageFacts {
  const { text, ...rest } = over;
  return {
    url,
    kind: 'article',
    charset: 'utf-8',
    title: field(title, 'h1'),
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
    forms: ['text'],
    contact: null,
    solicitation: null,
    feedback: null,
    letter: null,
    signature: null,
    catalogueItems: [],
    personalData: { hits: [], count: 0 },
    marks: null,
    attachments: [],
    links: [],
    relatedByScript: false,
    list: null,
    otherItems: [],
    needsBrowser: false,
    redirectsTo: null,
    frames: [],
    metadata: {},
    ...rest,
    text: {
      chars: 1200,
      sha256: `text of ${url}`,
      head: '',
      tail: '',
      body: '',
      citedTitles: [],
      citedNumbers: [],
      headings: [],
      tables: [],
      images: 0,
      videos: 0,
      audios: 0,
      sketch: [],
      ...text,
    },
  };
}

export const record = (url: string, content: PageFacts | null, failure: FailureCode | null = null): PageRecord => ({
  key: `http GET ${url}`,
  url,
  purpose: 'article',
  capture: content
    ? {
        status: 200,
        finalUrl: content.url,
        via: 'http',
        contentType: 'text/html',
        bytes: 1000,
        sha256: 'a'.repeat(64),
        capturedAt: '2025-12-31T02:00:00.000Z',
        durationMs: 10,
      }
    : null,
  failure: failure ? { code: failure, transient: true, scope: 'page', status: null, message: failure, attempts: 3 } : null,
  page: content,
  attachment: null,
});

export type AttachmentOver = Partial<Omit<AttachmentFacts, 'text'>> & { text?: Partial<AttachmentFacts['text']> };

export function attachment(over: AttachmentOver = {}): AttachmentFacts {
  const { text, ...rest } = over;
  return {
    type: 'pdf',
    state: 'read',
    failure: null,
    truncated: false,
    recognised: false,
    sizeBytes: 1000,
    pages: 3,
    tables: [],
    entries: [],
    personalData: { hits: [], count: 0 },
    ...rest,
    text: { chars: 900, sha256: 'e'.repeat(64), head: '', tail: '', headings: [], citedTitles: [], citedNumbers: [], ...text },
  };
}

export const related = (url: string, text = ''): Link => ({ url, text, zone: 'related' });
export const navigation = (url: string, text = ''): Link => ({ url, text, zone: 'navigation' });

let serial = 0;
export const address = (folder: string): string => `${BASE}/${folder}/${++serial}.html`;

/** One row and, unless `unread`, its page. `date` stands in the list; pass `over.publishedAt` for another on the page. */
export interface Entry {
  title: string;
  date: string | null;
  url?: string;
  over?: PageOver;
  unread?: FailureCode | 'absent';
  inferred?: boolean;
}

export class SiteBuilder {
  private readonly columns: CrawledColumn[] = [];
  private readonly pages = new Map<string, PageRecord>();
  private readonly attachments = new Map<string, PageRecord>();

  column(id: string, entries: readonly Entry[], over: Partial<CrawledColumn> = {}): this {
    const url = over.url ?? `${BASE}/${id}/`;
    const rows = entries.map((entry): ListItem => {
      const at = entry.url ?? address(id);
      if (entry.unread === undefined) this.page(at, entry.title, { publishedAt: entry.date ? field(entry.date) : null, ...entry.over });
      else if (entry.unread !== 'absent') this.pages.set(at, record(at, null, entry.unread));
      return { url: at, title: entry.title, date: entry.date, dateInferred: entry.inferred ?? false };
    });
    const name = over.name ?? id;
    this.columns.push({
      id,
      name,
      url,
      path: ['首页', name],
      confidence: 1,
      from: 'navigation' as ColumnFact['from'],
      state: 'read',
      gaps: [],
      rows,
      evidence: evidence(url, name),
      ...over,
    });
    return this;
  }

  page(url: string, title: string, over: PageOver = {}): this {
    this.pages.set(url, record(url, page(url, title, over)));
    return this;
  }

  /** A file that was fetched; `null` for one that failed. */
  file(url: string, content: AttachmentOver | null): this {
    const fetched = record(url, content ? page(url, '') : null, content ? null : 'timeout');
    this.attachments.set(url, { ...fetched, purpose: 'attachment', page: null, attachment: content && attachment(content) });
    return this;
  }

  build(over: Partial<RelateInput> = {}): RelateInput {
    const home = over.portal?.baseUrl ?? `${BASE}/`;
    return {
      portal: portal(),
      window: { from: '2025-01-01', to: '2025-12-31' },
      asOf: '2025-12-31',
      columns: this.columns,
      missingColumns: [],
      structureComplete: true,
      home: record(home, page(home, '首页', { kind: 'home' })),
      pages: this.pages,
      attachments: this.attachments,
      linkChecks: [],
      linkChecksComplete: true,
      gaps: [],
      ...over,
    };
  }
}

export const site = (): SiteBuilder => new SiteBuilder();
