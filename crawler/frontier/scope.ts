import { getDomain, getHostname } from 'tldts';

/** Registrable domain with gov.cn's own regions as suffixes; the bare host for addresses without one (127.0.0.1). */
const domainOf = (url: string): string => getDomain(url) ?? getHostname(url) ?? '';

/** Host and port for bare addresses (two portals on one machine), registrable domain otherwise. */
const siteKey = (url: string): string => {
  const domain = getDomain(url);
  if (domain) return domain;
  try {
    return new URL(url).host;
  } catch (error) {
    if (error instanceof TypeError) return domainOf(url);
    throw error;
  }
};

/** Pages of the portal itself: the same registrable domain, so a department's host below it belongs to it. */
export function sameSite(baseUrl: string): (url: string) => boolean {
  const site = siteKey(baseUrl);
  return (url) => siteKey(url) === site;
}

const FILE = /\.(pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|txt|csv|jpe?g|png|gif|bmp|svg|mp4|mp3|wmv|avi|flv|mov|apk|exe)$/i;

/** The address names a file, not a page. */
export const isFile = (url: string): boolean => {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return FILE.test(path);
};

const ARTICLE_PATH = [
  /\/t\d{8}_\d+\.s?html?$/i,
  /\/art\/\d{4}\//i,
  /\/(content|post|c|info|doc)_\w+\.s?html?$/i,
  /\/\d{4}-\d{2}\/\d{2}\//,
  /\/\d{6,8}\/[0-9a-f]{32}/i,
  /\/info\/\d+\/\d+\.html?$/i,
  /\/content\/\d+\/\d+\//,
];

/** The address has the form content systems give to articles, so it is no column. */
export const looksLikeArticle = (url: string): boolean => {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return ARTICLE_PATH.some((form) => form.test(path));
};
