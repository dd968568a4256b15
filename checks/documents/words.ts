/** Letters and digits alone: blanks, signs, letter case and full-width forms do not count. */
export const wordsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
