import { plain } from '../views/text.js';

/** Two code points that XML cannot hold, and that Word and Excel refuse a whole file for. The others fall to `plain`. */
const NOT_XML = /[\uFFFE\uFFFF]/g;

/** Text as an office document may hold it: one line, no control characters, at most `max` characters. */
export const officeText = (text: string, max = 300): string => plain(text.replace(NOT_XML, ''), max);
