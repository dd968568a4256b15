import { crc32, deflateRawSync } from 'node:zlib';

/** Writers of small files for these tests, none of them the project's own code. */

export interface Part {
  name: string | Buffer;
  data: string | Uint8Array;
  /** Bit 0: encrypted, bit 11: the name is UTF-8. */
  flags?: number;
  stored?: boolean;
  /** Size that the directory claims. */
  claims?: number;
}

export function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name as string);
    const data = Buffer.from(part.data as string);
    const packed = part.stored ? data : deflateRawSync(data, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.flags ?? (typeof part.name === 'string' ? 0x800 : 0), 2);
    common.writeUInt16LE(part.stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.claims ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, name]));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const wordParagraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
export const wordDocument = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`;
export const docx = (body: string): Buffer =>
  zip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'word/document.xml', data: wordDocument(body) },
  ]);

/** One page per argument: text objects [x, y, text], or null for a page that is a picture. */
export function ofd(...pages: (readonly (readonly [number, number, string])[] | null)[]): Buffer {
  const content = pages.map((page) => {
    const objects = (page ?? []).map(
      ([x, y, text]) =>
        `<ofd:TextObject Boundary="${x} ${y} ${text.length * 5} 5" Size="5"><ofd:TextCode X="0" Y="4">${text}</ofd:TextCode></ofd:TextObject>`,
    );
    const picture = page === null ? '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="9"/>' : '';
    return `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>${objects.join('')}${picture}</ofd:Layer></ofd:Content></ofd:Page>`;
  });
  const list = pages.map((_, n) => `<ofd:Page ID="${n + 1}" BaseLoc="Pages/Page_${n}/Content.xml"/>`).join('');
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  return zip([
    { name: 'OFD.xml', data: `<ofd:OFD ${space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>` },
    { name: 'Doc_0/Document.xml', data: `<ofd:Document ${space}><ofd:Pages>${list}</ofd:Pages></ofd:Document>` },
    ...content.map((data, n) => ({ name: `Doc_0/Pages/Page_${n}/Content.xml`, data })),
  ]);
}

/** Objects 1, 2, 3 … as given, with a cross-reference table; object 1 is the catalogue. */
export function pdf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const offsets: number[] = [];
  let at = 9;
  for (const [n, object] of objects.entries()) {
    offsets.push(at);
    const body = Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n')]);
    parts.push(body);
    at += body.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

export const stream = (data: string | Buffer, entries = ''): Buffer =>
  Buffer.concat([Buffer.from(`<<${entries}/Length ${Buffer.byteLength(data)}>>stream\n`), Buffer.from(data as string), Buffer.from('\nendstream')]);

/** One page per content stream; `resources` holds for all. Further objects start at number 3 + 2 × pages. */
export function pdfPages(contents: readonly (string | Buffer)[], resources: string, more: readonly (string | Buffer)[] = [], trailer = ''): Buffer {
  const kids = contents.map((_, n) => `${3 + n * 2} 0 R`).join(' ');
  const pages = contents.flatMap((content, n) => [
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<${resources}>>/Contents ${4 + n * 2} 0 R>>`,
    stream(content),
  ]);
  return pdf(['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count ${contents.length}>>`, ...pages, ...more], trailer);
}

/** A grey picture of 8 × 8 pixels; its object number goes into the resources. */
export const picture = stream(Buffer.alloc(64, 200), '/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8');

/** OLE compound file with the given streams, by @e965/xlsx's writer. */
export async function compoundFile(streams: Record<string, Uint8Array>): Promise<Buffer> {
  const { CFB } = await import('@e965/xlsx');
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, bytes);
  return Buffer.from(CFB.write(file, { type: 'buffer' }));
}

/** Seventeen digits with their check character (GB 11643): nobody's number. */
export function citizenId(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, n) => total + weight * Number(digits[n]), 0);
  return digits + '10X98765432'[sum % 11];
}
