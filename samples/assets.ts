import { deflateSync } from 'node:zlib';

/** Pictures and files the pages refer to: tiny, valid, and the same at every start. */
export const STYLE = `body{margin:0;font:16px/1.6 sans-serif;color:#222}a{color:#0b4f8a;text-decoration:none}.wrap{max-width:1080px;margin:0 auto;padding:0 16px}
.top{background:#0b4f8a;color:#fff;padding:18px 0}.top a{color:#fff}.menu ul{list-style:none;display:flex;gap:24px;padding:0;margin:10px 0}.menu li ul{display:none}.menu li:hover ul{display:block;position:absolute;background:#0b4f8a;padding:8px}
.left{float:left;width:200px}.main{margin-left:220px;min-height:360px}.rows{list-style:none;padding:0}.rows li{display:flex;justify-content:space-between;border-bottom:1px dashed #ccc}
.foot{clear:both;border-top:3px solid #0b4f8a;margin-top:24px;padding:16px 0;font-size:14px;text-align:center}table{border-collapse:collapse}td{border:1px solid #ccc;padding:4px 8px}h1{font-size:24px;text-align:center}.info{text-align:center;color:#666}`;

export const BANNER_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="60"><rect width="240" height="60" fill="#0b4f8a"/><circle cx="30" cy="30" r="16" fill="#fff"/></svg>`;

/** A one-colour PNG of 8 × 8 pixels; `shade` 0–255 tells them apart. */
export function png(shade: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(8, 0);
  header.writeUInt32BE(8, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, ...Array<number>(8).fill(shade)])));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A one-page PDF with a line of Latin text. */
export function pdf(): Buffer {
  const text = 'BT /F1 12 Tf 72 720 Td (Sample attachment) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = body.length;
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}${trailer}`, 'latin1');
}

/** A spreadsheet in the old XML form that programs still open under the name .xls. */
export const xls = (): string =>
  '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="1"><Table><Row><Cell><Data ss:Type="String">收入合计</Data></Cell><Cell><Data ss:Type="Number">1200</Data></Cell></Row></Table></Worksheet></Workbook>';
