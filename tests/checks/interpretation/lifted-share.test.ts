import { expect, test } from 'vitest';
import { liftedShare } from '../../../checks/interpretation/lifted-share.js';
import { prose } from '../documents/builders.js';

test.each<[string, string, string[], number | null]>([
  ['the same', '一二三四五六七八九十', ['一二三四五六七八九十'], 1],
  ['signs, blanks, full-width forms do not count', '一二三，四 五六\n七八ＡＢ', ['（一二三四五六七八ab）'], 1],
  ['half', '一二三四五六七八甲乙丙丁戊己庚辛', ['零一二三四五六七八零'], 0.5],
  ['seven letters are a turn of phrase', '一二三四五六七甲乙丙丁', ['零一二三四五六七零'], 0],
  ['from two sources', '一二三四五六七八甲乙丙丁戊己庚辛', ['一二三四五六七八', '甲乙丙丁戊己庚辛'], 1],
  ['nothing in common', prose(1), [prose(2)], 0],
  ['too short to tell', '一二三四五六七', ['一二三四五六七'], null],
])('%s', (_case, text, sources, share) => {
  expect(liftedShare(text, sources)).toBe(share);
});

test('long texts take no time', () => {
  const started = performance.now();
  liftedShare(prose(1, 1100), [prose(2, 1100)]);
  expect(performance.now() - started).toBeLessThan(1000);
});
