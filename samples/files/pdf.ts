import { deflateSync } from 'node:zlib';

const LINE = 20;
const FIRST = 780;
const PER_PAGE = 36;
const PER_LINE = 34;

/** A PDF with a text layer: characters of Unicode, and a map that says so to programs that read it. No font is embedded. */
export function pdf(lines: readonly string[]): Buffer {
  const wrapped = lines.flatMap((line) => wrap(line));
  const pages = Array.from({ length: Math.max(1, Math.ceil(wrapped.length / PER_PAGE)) }, (_, page) =>
    wrapped.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
  );
  const fontAt = 3 + pages.length * 2;
  const bodies = pages.flatMap((shown, index) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${fontAt} 0 R >> >> /Contents ${4 + index * 2} 0 R >>`,
    stream(Buffer.from(textOf(shown), 'latin1')),
  ]);
  return file([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${3 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    ...bodies,
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [${fontAt + 1} 0 R] /ToUnicode ${fontAt + 3} 0 R >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${fontAt + 2} 0 R /DW 1000 >>`,
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 700 /StemV 80 >>',
    stream(Buffer.from(unicodeMap(wrapped.join('')), 'latin1')),
  ]);
}

/** A PDF whose only page is a picture, as a scanner makes it: nothing in it can be searched. */
export function scannedPdf(): Buffer {
  const [width, height] = [120, 160];
  const shades = Buffer.from(Array.from({ length: width * height }, (_, at) => (Math.floor(at / width) % 9 < 4 && at % 7 < 5 ? 40 : 235)));
  const picture = deflateSync(shades);
  return file([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Im0 5 0 R >> >> /Contents 4 0 R >>',
    stream(Buffer.from('q 595 0 0 842 0 0 cm /Im0 Do Q', 'latin1')),
    stream(
      picture,
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode `,
    ),
  ]);
}

const wrap = (line: string): string[] => line.match(new RegExp(`.{1,${PER_LINE}}`, 'gu')) ?? [''];
const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0').toUpperCase();

const textOf = (lines: readonly string[]): string =>
  `BT /F1 14 Tf ${LINE} TL 60 ${FIRST} Td\n${lines.map((line) => `<${[...line].map(hex).join('')}> Tj T*`).join('\n')}\nET`;

function unicodeMap(text: string): string {
  const used = [...new Set(text)].sort();
  const blocks = Array.from({ length: Math.ceil(used.length / 100) }, (_, block) => used.slice(block * 100, (block + 1) * 100));
  const lines = blocks.map(
    (block) => `${block.length} beginbfchar\n${block.map((character) => `<${hex(character)}> <${hex(character)}>`).join('\n')}\nendbfchar`,
  );
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /Sample def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n${lines.join('\n')}\nendcmap end end`;
}

const stream = (body: Buffer, dictionary = ''): Buffer =>
  Buffer.concat([Buffer.from(`<< ${dictionary}/Length ${body.length} >>\nstream\n`, 'latin1'), body, Buffer.from('\nendstream', 'latin1')]);

function file(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')];
  let at = parts[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`, 'latin1'), body, Buffer.from('\nendobj\n', 'latin1')]);
    const start = at;
    parts.push(whole);
    at += whole.length;
    return start;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(trailer, 'latin1')]);
}
