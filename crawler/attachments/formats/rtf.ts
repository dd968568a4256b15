import type { Reader } from '../source.js';
import { Flow } from './flow.js';

/** Destinations that hold no words of the text. */
const ASIDE =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|objdata|header[lrf]?|footer[lrf]?|listtable|listoverridetable|rsidtbl|themedata|datastore|latentstyles|xmlnstbl|generator|fldinst|nonshppict|bkmkstart|bkmkend|filetbl|revtbl|mmathPr|levelnumbers|leveltext|pntxta|pntxtb)$/u;
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}]+)|\\/giu;
const MAX_GROUPS = 2000;

interface State {
  aside: boolean;
  /** Characters to skip after \\u, which repeats each one for readers without Unicode. */
  fallback: number;
  inTable: boolean;
}

/** RTF: words, paragraphs and table cells. Bytes beyond ASCII are the document's charset, GBK unless another is declared. */
export const readRtf: Reader = ({ bytes }, out) => {
  const source = Buffer.from(bytes).toString('latin1');
  const page = /\\ansicpg(\d{3,5})/u.exec(source.slice(0, 2000))?.[1];
  const decoder = new TextDecoder(page === '950' ? 'big5' : page === '932' ? 'shift_jis' : 'gb18030');
  const flow = new Flow(out);
  const groups: State[] = [];
  let state: State = { aside: false, fallback: 1, inTable: false };
  let skip = 0;
  let pending: number[] = [];
  const flush = (): void => {
    if (pending.length > 0) flow.add(decoder.decode(Uint8Array.from(pending)));
    pending = [];
  };

  for (const [, word, number, hex, symbol, brace, run] of source.matchAll(TOKEN)) {
    if (out.full) break;
    if (state.aside && brace === undefined) continue;
    if (hex !== undefined) {
      if (skip > 0) skip--;
      else pending.push(Number.parseInt(hex, 16));
      continue;
    }
    if (run !== undefined) {
      // A lead byte may be escaped and its trail byte written as a plain letter.
      const text = run.replace(/[\r\n]/gu, '').slice(skip);
      skip = Math.max(skip - run.length, 0);
      for (let n = 0; n < text.length; n++) pending.push(text.charCodeAt(n) & 0xff);
      continue;
    }
    flush();
    if (brace === '{') {
      if (groups.length < MAX_GROUPS) groups.push({ ...state });
    } else if (brace === '}') {
      state = groups.pop() ?? state;
      skip = 0;
    } else if (symbol !== undefined) {
      if (symbol === '*') state.aside = true;
      else flow.add(SYMBOLS[symbol] ?? '');
    } else if (word !== undefined) control(word, Number(number ?? Number.NaN));
  }
  flush();
  flow.end();
  out.truncated ||= out.full;
  return {};

  function control(word: string, value: number): void {
    if (ASIDE.test(word)) state.aside = true;
    else if (word === 'uc') state.fallback = Number.isNaN(value) ? 1 : Math.min(Math.max(value, 0), 10);
    else if (word === 'u') {
      flow.add(String.fromCharCode(value & 0xffff));
      skip = state.fallback;
    } else if (word === 'par' || word === 'sect' || word === 'page') flow.endParagraph(state.inTable);
    else if (word === 'line' || word === 'tab' || word === 'nestcell') flow.add(word === 'line' && !state.inTable ? '\n' : ' ');
    else if (word === 'pard') state.inTable = false;
    else if (word === 'intbl') state.inTable = true;
    else if (word === 'cell') flow.endCell();
    else if (word === 'row') flow.endRow();
  }
};
const SYMBOLS: Readonly<Record<string, string>> = { '~': ' ', _: '-', '\\': '\\', '{': '{', '}': '}', '\n': '\n', '\r': '\n' };
