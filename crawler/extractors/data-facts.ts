import type { PageFacts } from '../facts/page.js';
import { NO_PERSONAL_DATA } from '../facts/personal-data.js';
import { loadHtml } from './dom.js';
import { readLines } from './lines.js';
import { extractData } from './list/index.js';
import { textFacts } from './main-text.js';

const FEED = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:datastore|recordset|nextgroup)[\s>]/iu;
const JSON_TEXT = /^\s*[{[]/u;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // A page whose text happens to begin with a bracket.
  }
}

/** Content type of a list interface's answer; null for pages. */
function dataType(text: string): string | null {
  if (FEED.test(text.slice(0, 400))) return 'text/xml';
  return JSON_TEXT.test(text.slice(0, 200)) && isJson(text) ? 'application/json' : null;
}

/** A list interface's answer: items and nothing else. Null when the text is no such answer. */
export function dataFacts(text: string, url: string, charset: string): PageFacts | null {
  const contentType = dataType(text);
  if (contentType === null) return null;
  const list = extractData(text, contentType, url);
  const empty = textFacts(readLines(loadHtml('')), [], { from: 0, to: 0 });
  return { ...NOTHING, url, charset, kind: list ? 'list' : 'other', text: empty, list };
}

/** Facts of a page that says nothing. */
export const NOTHING = {
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
  letter: null,
  signature: null,
  catalogueItems: [],
  personalData: NO_PERSONAL_DATA,
  marks: null,
  attachments: [],
  links: [],
  relatedByScript: false,
  otherItems: [],
  needsBrowser: false,
  redirectsTo: null,
  frames: [],
  metadata: {},
} satisfies Partial<PageFacts>;
