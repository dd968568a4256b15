import { loadTaxonomy } from '../../../config/load.js';
import { siteSchema } from '../../../config/schema.js';
import { type CrawlOutcome, crawlSite } from '../../../crawler/crawl.js';
import type { WantedColumn } from '../../../crawler/facts/publication.js';
import type { PageRecord } from '../../../crawler/facts/record.js';
import type { FactName } from '../../../crawler/facts/site.js';
import type { FetcherOptions } from '../../../crawler/fetch/fetcher.js';
import type { CrawledColumn } from '../../../crawler/relate/input.js';
import type { PastRecords, ReadFile } from '../../../crawler/visit.js';
import { fetcherFor, type Handler, type Hit, page, serve } from '../fetch/support.js';

/** Small hand-made portals on loopback, crawled as an audit would. */

export type Pages = Record<string, string | Handler>;

const html = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

export const link = (url: string, text: string): string => `<a href="${url}">${text}</a>`;
export const menu = (entries: Record<string, string>): string =>
  `<div class="nav"><ul>${Object.entries(entries)
    .map(([url, text]) => `<li>${link(url, text)}</li>`)
    .join('')}</ul></div>`;

export interface RowInput {
  url: string;
  title: string;
  date?: string;
}
/** `count` rows of one list, newest first, a day apart. */
export const rowsFrom = (newest: string, count: number, folder = '/a/', offset = 0): RowInput[] =>
  Array.from({ length: count }, (_, at) => {
    const on = new Date(Date.parse(`${newest}T00:00:00Z`) - (at + offset) * 86_400_000).toISOString().slice(0, 10);
    const [year, month] = on.split('-');
    return {
      url: `${folder}${year}${month}/t${on.replaceAll('-', '')}_${1000 + at + offset}.html`,
      title: `关于印发第${at + offset + 1}号工作方案的通知`,
      date: on,
    };
  });

export const list = (rows: readonly RowInput[]): string =>
  `<div class="list"><ul>${rows.map(({ url, title, date }) => `<li>${link(url, title)}${date ? `<span>${date}</span>` : ''}</li>`).join('')}</ul></div>`;

export const homePage = (entries: Record<string, string>, more = ''): string =>
  html(
    '青山区人民政府',
    `${menu(entries)}<div class="news"><ul><li><a href="/news/202503/t20250328_1.html">青山区召开经济工作会议部署全年工作</a><span>2025-03-28</span></li></ul></div>${more}<div class="footer">主办：青山区人民政府办公室</div>`,
  );
export const columnPage = (name: string, body: string): string =>
  html(
    `${name}-青山区人民政府`,
    `<div class="position">首页 &gt; ${name}</div><h2>${name}</h2>${body}<div class="footer">主办：青山区人民政府办公室</div>`,
  );

const PARAGRAPH = '为贯彻落实上级部署，结合本区实际，现将有关事项通知如下，请各单位认真组织实施，按照职责分工抓好落实。';
export const articlePage = (title: string, on: string, body = PARAGRAPH.repeat(4)): string =>
  html(
    `${title}-青山区人民政府`,
    `<h1>${title}</h1><p>发布时间：${on} 10:00　来源：区政府办</p><div class="TRS_Editor"><p>${body}</p></div><div class="footer">主办：青山区人民政府办公室</div>`,
  );
/** Answers every address that has the form of an article. */
export const anyArticle: Handler = (request, response) => {
  const on = /t(\d{4})(\d{2})(\d{2})_/.exec(request.url ?? '');
  if (!on) {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<h1>404</h1>');
    return;
  }
  page(articlePage('关于印发工作方案的通知', `${on[1]}-${on[2]}-${on[3]}`))(request, response);
};

/** A site map that is whole: the entries of the menu and enough beside them. */
export const siteMapPage = (entries: Record<string, string>): string =>
  columnPage(
    '网站地图',
    `<div class="map">${Object.entries(entries)
      .map(([url, text]) => `<p>${link(url, text)}</p>`)
      .join('')}${Array.from({ length: 12 }, (_, at) => `<p>${link(`/other/${'abcdefghijkl'[at]}/`, `区情${at + 1}`)}</p>`).join('')}</div>`,
  );

export interface CrawlOptions {
  facts?: readonly FactName[];
  wanted?: readonly WantedColumn[];
  columns?: Record<string, string>;
  maxPages?: number;
  window?: { from: string; to: string };
  asOf?: string;
  fetcher?: Partial<FetcherOptions>;
  isOver?: () => boolean;
  readFile?: ReadFile;
  past?: PastRecords;
  /** Records of an earlier crawl to be taken up again. */
  records?: readonly PageRecord[];
}

export interface Crawled extends CrawlOutcome {
  url: string;
  hits: Hit[];
  records: PageRecord[];
  /** Paths asked for, without robots.txt. */
  paths: string[];
  columns: (id: string) => CrawledColumn[];
  /** The single column of an id. */
  column: (id: string) => CrawledColumn;
}

export async function serveSite(pages: Pages): Promise<{ url: string; hits: Hit[] }> {
  return serve(Object.fromEntries(Object.entries(pages).map(([path, answer]) => [path, typeof answer === 'string' ? page(answer) : answer])));
}

export async function crawlAt({ url, hits }: { url: string; hits: Hit[] }, options: CrawlOptions = {}): Promise<Crawled> {
  const records: PageRecord[] = [...(options.records ?? [])];
  const site = siteSchema.parse({
    id: 'qingshan',
    name: '青山区人民政府',
    level: 'county',
    baseUrl: `${url}/`,
    columns: Object.fromEntries(Object.entries(options.columns ?? {}).map(([id, path]) => [id, `${url}${path}`])),
    crawl: { maxPages: options.maxPages ?? 2000 },
  });
  const outcome = await crawlSite(
    {
      site,
      window: options.window ?? { from: '2025-01-01', to: '2025-03-31' },
      asOf: options.asOf ?? '2025-04-01',
      facts: new Set(options.facts ?? ['policyDocuments']),
      columns: options.wanted ?? [],
    },
    {
      fetcher: fetcherFor(options.fetcher),
      journal: { records: [...(options.records ?? [])], append: (record) => void records.push(record) },
      taxonomy: loadTaxonomy(),
      readFile: options.readFile ?? null,
      past: options.past ?? null,
      prober: null,
      isOver: options.isOver ?? (() => false),
      progress: () => undefined,
    },
  );
  const columns = (id: string): CrawledColumn[] => outcome.input.columns.filter((column) => column.id === id);
  return {
    ...outcome,
    url,
    hits,
    records,
    paths: hits.map((hit) => hit.path).filter((path) => path !== '/robots.txt'),
    columns,
    column: (id) => {
      const [first, ...others] = columns(id);
      if (!first || others.length > 0) throw new Error(`${id}: ${1 + others.length - (first ? 0 : 1)} columns`);
      return first;
    },
  };
}

export const crawl = async (pages: Pages, options: CrawlOptions = {}): Promise<Crawled> => crawlAt(await serveSite(pages), options);
