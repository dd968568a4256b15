import { getDomain } from 'tldts';

/** Registrable domain (gov.cn's own regions are suffixes); host and port where there is none, as for two portals on one machine. */
function siteKey(url: string): string {
  const domain = getDomain(url);
  if (domain || !URL.canParse(url)) return domain ?? '';
  return new URL(url).host;
}

/** Pages of the portal itself: the same registrable domain, so a department's host below it belongs to it. */
export function sameSite(baseUrl: string): (url: string) => boolean {
  const site = siteKey(baseUrl);
  return (url) => siteKey(url) === site;
}

/** The same for host names, as connections know them. */
export function sameSiteHost(baseUrl: string): (hostname: string) => boolean {
  const { hostname } = new URL(baseUrl);
  const domain = getDomain(hostname);
  return (other) => other === hostname || (domain !== null && getDomain(other) === domain);
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
