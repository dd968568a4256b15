/** A ZIP archive with its entries stored as they are: the same bytes for the same entries. */
export function zip(entries: readonly (readonly [name: string, body: string])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const body = Buffer.from(text, 'utf8');
    const title = Buffer.from(name, 'utf8');
    const common = commonFields(body, title.length);
    const local = Buffer.concat([number32(0x04034b50), common, title, body]);
    const central = Buffer.concat([number32(0x02014b50), number16(20), common, Buffer.alloc(10), number32(offset), title]);
    parts.push(local);
    directory.push(central);
    offset += local.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const count = number16(entries.length);
  const end = Buffer.concat([number32(0x06054b50), Buffer.alloc(4), count, count, number32(size), number32(offset), number16(0)]);
  return Buffer.concat([...parts, ...directory, end]);
}

/** Version, flags (names are UTF-8), stored, 1 January 1980, checksum, sizes, length of the name, no extra field. */
const commonFields = (body: Buffer, nameLength: number): Buffer =>
  Buffer.concat([
    number16(20),
    number16(0x0800),
    number16(0),
    number16(0),
    number16(0x21),
    number32(crc32(body)),
    number32(body.length),
    number32(body.length),
    number16(nameLength),
    number16(0),
  ]);

function number16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Checksum of ZIP and PNG alike. */
export function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
