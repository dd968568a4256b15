import { decodeText } from '../../fetch/charset.js';
import { csvRows, delimiterOf } from '../csv.js';
import { refuseErrorPage } from '../error-page.js';
import type { Reader } from '../source.js';

/** TXT and CSV in any charset that pages come in. */
export const readPlainText: Reader = (source, out) => {
  const { text } = decodeText(source.bytes, source.hint.contentType);
  const delimiter = delimiterOf(text);
  if (delimiter === null) out.text(text);
  else out.table('', csvRows(text, delimiter));
  refuseErrorPage(source, out);
  return {};
};
