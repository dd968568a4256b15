import { seededRandom } from '../../../samples/random.js';
import type { Bases } from './bases.js';
import { EXTREMES, type Luck, mutate } from './mutations.js';

export interface FuzzCase {
  seed: number;
  index: number;
  html: string;
  url: string;
  contentType: string | null;
  rendered: boolean;
}

/** One case in this many is nothing but too much of something. */
const EXTREME_EVERY = 50;
const URLS = [
  'http://www.qingshan.test/zwgk/tzgg/index.html',
  'https://www.qingshan.gov.cn/art/2024/3/5/art_12_345.html',
  'http://127.0.0.1:8080/',
  '',
] as const;
const TYPES = [null, null, 'text/html', 'application/json', 'text/xml', 'application/javascript'] as const;

function luckOf(seed: number, index: number): Luck {
  const next = seededRandom((seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0);
  const upTo = (below: number): number => Math.floor(next() * Math.max(below, 1));
  return { upTo, pick: (all) => all[upTo(all.length)] ?? all[0] };
}

/** The case of a number, the same for the same seed and bases whichever cases were made before. */
export function fuzzCase(seed: number, index: number, { texts }: Bases): FuzzCase {
  const luck = luckOf(seed, index);
  const base = (): string => texts[luck.upTo(texts.length)] ?? '';
  const extreme = index % EXTREME_EVERY === 0 ? EXTREMES[(index / EXTREME_EVERY) % EXTREMES.length] : undefined;
  const html = extreme ? extreme() : mutate(base(), luck, base);
  return { seed, index, html, url: luck.pick(URLS), contentType: luck.pick(TYPES), rendered: luck.upTo(4) === 0 };
}
