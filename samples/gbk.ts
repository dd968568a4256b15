/** GBK bytes of a text, for the legacy portal. The table is what the platform's own decoder says, read backwards. */
export function encodeGbk(text: string): Buffer {
  const table = gbkTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair === undefined) bytes.push(...Buffer.from(`&#${code};`, 'ascii'));
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(bytes);
}

let cached: Map<string, number> | null = null;

function gbkTable(): Map<string, number> {
  if (cached) return cached;
  // Label gb18030: the platform's gbk decoder is wrong for some pairs.
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\uFFFD' && !table.has(character)) table.set(character, (lead << 8) | trail);
    }
  cached = table;
  return table;
}
