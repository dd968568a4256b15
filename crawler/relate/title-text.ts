/** Titles as text: one spelling, what stands in 《》 and what around it. */

export const MAX_TITLE = 300;
export const EXTENSION = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|txt|rtf|pptx?|zip|rar|7z|jpe?g|png|gif|mp4|mp3)$/iu;

/** One spelling: compatibility forms folded (full-width digits and brackets), blanks removed, 〔〕 for the year of a number. */
export function normaliseTitle(title: string): string {
  return title
    .slice(0, MAX_TITLE)
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF]+/gu, '')
    .replace(/[[【(〔](\d{4})[\]】)〕](?=第?\d{1,5}号)/gu, '〔$1〕');
}

/** Where the outermost 《》 of a text stand, in order; at most 20. */
function* quotations(text: string): Generator<{ start: number; end: number }> {
  let depth = 0;
  let start = 0;
  let found = 0;
  for (let at = 0; at < text.length && found < 20; at++) {
    const sign = text[at];
    if (sign === '《') {
      if (depth === 0) start = at + 1;
      depth++;
    } else if (sign === '》' && depth > 0) {
      depth--;
      if (depth > 0 || at - start < 2 || at - start > MAX_TITLE) continue;
      found++;
      yield { start, end: at };
    }
  }
}

/** Titles in the outermost 《》, in order; at most 20. */
export const titlesIn = (text: string): string[] => [...quotations(text)].map(({ start, end }) => text.slice(start, end));

/** What a bracket right behind 》 says belongs to the name: 《规划》(2025-2030年), 《办法》(试行). */
const PART_OF_NAME = /^\((?:[^()]{0,6}\d{4}[^()]{0,14}|[^()]{0,8}(?:修订|修正|修编|试行|暂行|征求意见|草案|送审)[^()]{0,6}|第[^()]{1,3}版)\)/u;

/** Titles in 《》 with the bracket behind them that belongs to the name; several editions or drafts are told apart only by it. */
export const namesIn = (text: string): string[] =>
  [...quotations(text)].map(({ start, end }) => {
    const name = text.slice(start, end);
    const bracket = PART_OF_NAME.exec(text.slice(end + 1, end + 40))?.[0] ?? '';
    return bracket !== '' && !/解读|图解|问答/u.test(bracket) ? name + bracket : name;
  });

/** The text with everything inside 《》 left out: what the writer says about the documents named. */
export function outsideTitles(text: string): string {
  let depth = 0;
  let rest = '';
  for (const sign of text) {
    if (sign === '《') depth++;
    else if (sign === '》' && depth > 0) depth--;
    else if (depth === 0) rest += sign;
  }
  return rest;
}
