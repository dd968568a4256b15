/**
 * Character maps that a Chinese PDF names but does not carry (GBK-EUC-H, UniGB-UCS2-H …), made from the charset tables of the platform
 * instead of shipping Adobe's: only text is wanted, never glyphs. Characters of GB 2312 keep their true number in Adobe-GB1, so that
 * fonts which give nothing but that number (Identity-H) can be read too; the others of GBK get numbers above Adobe's.
 * Source of the numbers: Adobe-GB1 character collection, technical note 5079.
 */

/** First and last GB 2312 code of a run, and the number of its first character. */
const RUNS: readonly (readonly [number, number, number])[] = [
  [0xa1a1, 0xa1fe, 96],
  [0xa2b1, 0xa2e2, 190],
  [0xa2e5, 0xa2ee, 240],
  [0xa2f1, 0xa2fc, 250],
  [0xa3a1, 0xa3fe, 262],
  [0xa4a1, 0xa4f3, 356],
  [0xa5a1, 0xa5f6, 439],
  [0xa6a1, 0xa6b8, 525],
  [0xa6c1, 0xa6d8, 549],
  [0xa7a1, 0xa7c1, 602],
  [0xa7d1, 0xa7f1, 635],
  [0xa8a1, 0xa8ba, 668],
  [0xa8c5, 0xa8e9, 700],
  [0xa9a4, 0xa9ef, 738],
  ...hanziRuns(),
];
const FIRST_OWN_NUMBER = 0x8000;
const HALF_WIDTH = 814;
const HALF_WIDTH_SPACE = 7716;

/** Rows 16 to 87 stand one after the other; row 55 ends early. */
function hanziRuns(): [number, number, number][] {
  const runs: [number, number, number][] = [];
  let next = 940;
  for (let lead = 0xb0; lead <= 0xf7; lead++) {
    const last = lead === 0xd7 ? 0xf9 : 0xfe;
    runs.push([lead * 256 + 0xa1, lead * 256 + last, next]);
    next += last - 0xa1 + 1;
  }
  return runs;
}

interface Glyph {
  /** Two-byte GBK code. */
  code: number;
  unicode: number;
  cid: number;
}

let known: Glyph[] | null = null;

function glyphs(): Glyph[] {
  if (known) return known;
  const decoder = new TextDecoder('gb18030');
  known = [];
  let own = FIRST_OWN_NUMBER;
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const unicode = trail === 0x7f ? 0xfffd : (decoder.decode(Uint8Array.of(lead, trail)).codePointAt(0) ?? 0xfffd);
      if (unicode === 0xfffd || (unicode >= 0xe000 && unicode <= 0xf8ff) || unicode > 0xffff) continue;
      const code = lead * 256 + trail;
      const run = RUNS.find(([from, to]) => code >= from && code <= to);
      known.push({ code, unicode, cid: run ? run[2] + code - run[0] : own++ });
    }
  }
  return known;
}

const hex = (value: number, digits = 4): string => `<${value.toString(16).padStart(digits, '0')}>`;
const HEADER = '/CIDInit /ProcSet findresource begin\nbegincmap\n';
const FOOTER = 'endcmap\n';

/** PostScript source of a character map by its name (`GBK-EUC-H`, `UniGB-UCS2-V`, `Adobe-GB1-UCS2` …), or null for another collection. */
export function gbCharacterMap(name: string): string | null {
  if (name === 'Adobe-GB1-UCS2') return toUnicode();
  const [, family, direction] = /^(GB-EUC|GBpc-EUC|GBK-EUC|GBKp-EUC|GBK2K|UniGB-UCS2|UniGB-UTF16)-([HV])$/u.exec(name) ?? [];
  if (family === undefined) return null;
  const unicode = family.startsWith('Uni');
  const codes = glyphs().map((glyph) => `${hex(unicode ? glyph.unicode : glyph.code)} ${glyph.cid}\n`);
  const space = unicode ? [codespace('<0000> <ffff>'), ascii(4)] : [codespace('<00> <80>\n<8140> <fefe>'), ascii(2)];
  const mode = `/WMode ${direction === 'V' ? 1 : 0} def\n`;
  return `${HEADER}${mode}${space.join('')}begincidchar\n${codes.join('')}endcidchar\n${FOOTER}`;
}
const codespace = (ranges: string): string => `begincodespacerange\n${ranges}\nendcodespacerange\n`;
const ascii = (digits: number): string =>
  `begincidrange\n${hex(0x20, digits)} ${hex(0x20, digits)} ${HALF_WIDTH_SPACE}\n${hex(0x21, digits)} ${hex(0x7e, digits)} ${HALF_WIDTH}\nendcidrange\n`;

function toUnicode(): string {
  const latin = `<0001> <005f> <0020>\n${hex(HALF_WIDTH)} ${hex(HALF_WIDTH + 93)} <0021>\n${hex(HALF_WIDTH_SPACE)} ${hex(HALF_WIDTH_SPACE)} <0020>\n`;
  const chars = glyphs().map(({ cid, unicode }) => `${hex(cid)} ${hex(unicode)}\n`);
  return `${HEADER}${codespace('<0000> <ffff>')}beginbfrange\n${latin}endbfrange\nbeginbfchar\n${chars.join('')}endbfchar\n${FOOTER}`;
}
