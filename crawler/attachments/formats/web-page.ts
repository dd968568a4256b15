import { loadHtml } from '../../extractors/dom.js';
import { decodeText } from '../../fetch/charset.js';
import { refuseErrorPage } from '../error-page.js';
import { UnreadableFile } from '../failures.js';
import { type Dialect, names, readMarkup, span } from '../markup.js';
import type { Reader } from '../source.js';

const HTML: Dialect = {
  tables: names('table'),
  rows: names('tr'),
  cells: names('td th'),
  lines: names(
    'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article header footer main nav form fieldset blockquote pre caption title body address center hr',
  ),
  breaks: names('br'),
  blanks: names('img'),
  words: null,
  skipped: names('script style noscript template svg select textarea xml'),
  span: ({ attribs }) => ({ columns: span(attribs.colspan), rows: span(attribs.rowspan), continued: false }),
};

/** HTML, or the MIME archive that Word writes as a single-file web page; both are often saved under .doc or .xls. */
export const readWebPage: Reader = (source, out) => {
  const { bytes, hint } = source;
  const head = Buffer.from(bytes.subarray(0, 2000)).toString('latin1');
  const mime = /^\s*MIME-Version:|^\s*Content-Type:\s*multipart/imu.test(head);
  const { text } = mime ? mimePage(bytes) : decodeText(bytes, hint.contentType);
  readMarkup(loadHtml(text).root().contents().get(), HTML, out);
  if (!mime) refuseErrorPage(source, out);
  return {};
};

/** The page inside a MIME archive. @throws UnreadableFile when it holds none. */
function mimePage(bytes: Uint8Array): { text: string } {
  const whole = Buffer.from(bytes).toString('latin1');
  const boundary = /boundary="?([^"\r\n;]{1,200})"?/iu.exec(whole.slice(0, 8000))?.[1];
  const parts = boundary === undefined ? [whole] : whole.split(`--${boundary}`).slice(1);
  for (const part of parts) {
    const [header = '', body = ''] = splitOnce(part.replace(/^\r?\n/u, ''), /\r?\n\r?\n/u);
    if (!/^Content-Type:\s*text\/html/imu.test(header)) continue;
    const type = /^Content-Type:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/imu.exec(header)?.[1] ?? null;
    return decodeText(decodeTransfer(body, /^Content-Transfer-Encoding:\s*([\w-]+)/imu.exec(header)?.[1]), type);
  }
  throw new UnreadableFile('damaged', '网页归档中没有网页');
}

function splitOnce(text: string, at: RegExp): [string, string] {
  const found = at.exec(text);
  return found ? [text.slice(0, found.index), text.slice(found.index + found[0].length)] : [text, ''];
}

function decodeTransfer(body: string, encoding = ''): Uint8Array {
  if (/base64/iu.test(encoding)) return Buffer.from(body, 'base64');
  if (!/quoted-printable/iu.test(encoding)) return Buffer.from(body, 'latin1');
  const bytes = body.replace(/=\r?\n/gu, '').replace(/=([0-9A-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
