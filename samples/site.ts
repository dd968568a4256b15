import type { Article, Column, Portal } from './model.js';

/** One served resource. Text bodies are encoded in the portal's charset when served. */
export interface Resource {
  status: number;
  type: 'html' | 'xml' | 'json' | 'js' | 'css' | 'text' | 'svg' | 'png' | 'pdf' | 'xlsx' | 'mp4';
  body: string | Buffer;
}

export interface SampleRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
}

/** How a family of content systems addresses, lists and prints. All addresses are root-relative. */
export interface DialectTemplates {
  /** Directory-like addresses end in `/`. */
  columnUrl(column: Column): string;
  articleUrl(article: Article): string;
  /** Main part of a list page and of its further static pages. */
  listPages(portal: Portal, column: Column): { path: string; main: string }[];
  /** Main part of an article page: headline, date line, header, text, related articles. */
  article(portal: Portal, article: Article): string;
  /** Content labels in the head of an article. */
  articleMetas(article: Article): [string, string][];
  /** Rows on the home page and on group pages; null where only a script fills them. */
  rows(portal: Portal, articles: Article[]): string | null;
  /** In place of rows a script must fill. */
  scriptedRows?(portal: Portal, column: Column): string;
  scripts: Record<string, string>;
  /** Answers of list interfaces. */
  answer?(portal: Portal, request: SampleRequest): Resource | null;
}

/** Newest first, and only what the portal's home page shows. */
export const shownOnHome = (portal: Portal, column: Column, count: number): Article[] =>
  column.articles.filter((article) => (article.date ?? '') <= portal.scenario.home.newestOn).slice(0, count);

/** Address of a video of an interpretation. */
export const videoUrl = (key: string): string => `/video/${key}.mp4`;

export const attachmentUrl = (article: Article, index: number, type: string): string => `/files/${article.id}_${index + 1}.${type}`;

/** True when rows of this column may not appear anywhere else, because the scenario makes it unreadable. */
export const unreadable = (portal: Portal, column: Column): boolean =>
  column.key !== null && [...portal.scenario.brokenInterfaces, ...portal.scenario.blockedColumns].includes(column.key);

/** Scripts that a half broken portal asks for and does not have. */
export const LOST_SCRIPTS = ['/js/wza.js', '/js/foot.js'] as const;
