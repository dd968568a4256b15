import { plain } from './text.js';

/** A link as templates print it: without `href` it is shown as text only. */
export interface LinkView {
  href: string | null;
  text: string;
  /** The address in words, readable on paper; null where `text` already is the address. */
  address: string | null;
}

const MAX_HREF = 2048;
const MAX_ADDRESS = 180;

/** The address when a report may link to it: absolute http(s), no user name to disguise the host, of sane length. */
export const safeHref = (url: string): string | null => {
  if (url.length > MAX_HREF || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  const web = parsed.protocol === 'http:' || parsed.protocol === 'https:';
  return web && parsed.username === '' && parsed.password === '' ? parsed.href : null;
};

/** Address for reading: cut in the middle, because beginning (host) and end (article) tell most. */
const addressText = (url: string): string => {
  const text = plain(url, MAX_HREF);
  return text.length <= MAX_ADDRESS ? text : `${text.slice(0, 120)}…${text.slice(-50)}`;
};

export const linkView = (url: string, title: string | null): LinkView => {
  const text = title === null ? '' : plain(title, 120);
  const address = addressText(url);
  return text === '' ? { href: safeHref(url), text: address, address: null } : { href: safeHref(url), text, address };
};
