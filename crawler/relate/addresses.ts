/** Address without scheme and with a lower-case host: http and https, or a changed scheme, name the same page. */
export function addressKey(url: string): string {
  const hit = /^[a-z]+:\/\/([^/?#]*)([^#]*)/iu.exec(url);
  if (!hit) return url;
  return `${(hit[1] ?? '').toLowerCase().replace(/:(?:80|443)$/u, '')}${hit[2] || '/'}`;
}

export const hostOf = (url: string): string => addressKey(url).split(/[/?]/u, 1)[0] ?? '';

const ARTICLE_NAMES = [
  /^t\d{8}_\d{3,}$/u,
  /^(?:content|post|c|info|article)_\d{4,}$/u,
  /^(?:[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/iu,
  /^\d{6,}$/u,
];

/**
 * What content systems keep when they list one article in several columns: host and name of the article.
 * Null when the address carries no such name (column pages, plain short numbers, parameters).
 */
export function articleId(url: string): string | null {
  const segments = addressKey(url).split('?', 1)[0]?.split('/') ?? [];
  const host = segments[0] ?? '';
  const last = (segments.at(-1) ?? '').replace(/\.[a-z]{2,5}$/iu, '');
  const name = /^(?:index|content|c|default)?$/iu.test(last) ? (segments.at(-2) ?? '') : last;
  const numbered = /^art_\d+_(\d{3,})$/u.exec(name);
  if (numbered) return `${host}/art_${numbered[1]}`;
  return ARTICLE_NAMES.some((pattern) => pattern.test(name)) ? `${host}/${name.toLowerCase()}` : null;
}

const FILE = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|jpe?g|png|gif|mp4|mp3)$/iu;
export const isFileAddress = (url: string): boolean => FILE.test(addressKey(url).split('?', 1)[0] ?? '');
