import { createHash } from 'node:crypto';

/** A place on a page that is worth a picture. */
export interface Place {
  url: string;
  /** The deciding words as evidence quotes them, and where they stood; null when the page as a whole is meant. */
  quote: string | null;
  selector: string | null;
}

/** Where to look for a place, best first. */
export interface Whereabouts {
  /** Address that a link on the page leads to. */
  link: string | null;
  /** Words that may be on the page, the whole quotation first. */
  words: string[];
  css: string | null;
}

/** File name of the picture of a place: the same place has the same name in every run, whoever asks. */
export function pictureName({ url, quote, selector }: Place): string {
  return `${createHash('sha256')
    .update(JSON.stringify([url, quote, selector]))
    .digest('hex')
    .slice(0, 16)}.jpg`;
}

/** A page as a whole: its picture serves the places on it that cannot be told apart from the rest. */
export const wholePage = (url: string): Place => ({ url, quote: null, selector: null });

/** The picture of a place among those there are: its own, else that of its page. */
export const pictureOf = (place: Place, names: ReadonlySet<string>): string | null =>
  [pictureName(place), pictureName(wholePage(place.url))].find((name) => names.has(name)) ?? null;

const LINK = /^a\[href\] → (https?:.+)$/su;
const NOT_CSS = /^(?:label|script|json|meta|address)\b|[^\x20-\x7e]/u;
const WHOLE_PAGE = /^(?:body|html)$/u;
/** Longer quotations are beginnings of pages, not places on them. */
const MAX_QUOTE = 120;
/** Letters or characters that a part of a quotation needs to stand for it. */
const MIN_PART = 6;
const MAX_PARTS = 4;

export function whereabouts({ quote, selector }: Place): Whereabouts {
  const link = LINK.exec(selector ?? '')?.[1] ?? null;
  const css = selector === null || link !== null || NOT_CSS.test(selector) || WHOLE_PAGE.test(selector) ? null : selector;
  return { link, words: quote === null || quote.length > MAX_QUOTE ? [] : wordsOf(quote), css };
}

/** The quotation, then the longest of its parts with words in it: a row is quoted as title and date, which stand apart on the page. */
function wordsOf(quote: string): string[] {
  const parts = quote.split(/[\s…]+/u).filter((part) => part !== '');
  const telling = parts.filter((part) => (part.match(/\p{L}/gu) ?? []).length >= MIN_PART);
  const [longest] = telling.sort((a, b) => b.length - a.length);
  return longest !== undefined && parts.length > 1 && parts.length <= MAX_PARTS ? [quote, longest] : [quote];
}

/** What cannot be seen on a page has no place there. */
export const isVisible = ({ selector }: Place): boolean => !/^(?:meta|address|json)(?:$|[[:])/u.test(selector ?? '');
