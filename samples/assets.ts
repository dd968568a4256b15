import { deflateSync } from 'node:zlib';
import encodeQR from 'qr';
import { crc32 } from './files/zip.js';
import type { Look } from './types.js';

/** Pictures and files the pages refer to: tiny, valid, and the same at every start. */
const STYLE = `body{margin:0;font:16px/1.6 sans-serif;color:#222}a{color:#0b4f8a;text-decoration:none}.wrap{max-width:1080px;margin:0 auto;padding:0 16px}
.top{background:#0b4f8a;color:#fff;padding:18px 0}.top a{color:#fff}.menu ul{list-style:none;display:flex;gap:24px;padding:0;margin:10px 0}.menu li ul{display:none}.menu li:hover ul{display:block;position:absolute;background:#0b4f8a;padding:8px}
.left{float:left;width:200px}.main{margin-left:220px;min-height:360px}.rows{list-style:none;padding:0}.rows li{display:flex;justify-content:space-between;border-bottom:1px dashed #ccc}
.foot{clear:both;border-top:3px solid #0b4f8a;margin-top:24px;padding:16px 0;font-size:14px;text-align:center}table{border-collapse:collapse}td{border:1px solid #ccc;padding:4px 8px}h1{font-size:24px;text-align:center}.info{text-align:center;color:#666}`;

const ADAPTIVE = `
@media(max-width:700px){.left{float:none;width:auto}.main{margin-left:0;min-height:0}.menu ul{flex-wrap:wrap;gap:8px}.rows li{flex-wrap:wrap}table{display:block;overflow-x:auto}img,video,select,input{max-width:100%;height:auto}.main,.foot{overflow-wrap:anywhere}}`;

export const styleOf = ({ adaptive, named }: Look): string =>
  `${STYLE}${named ? '\na{text-decoration:underline}.wza-on{font-size:20px}.read-aloud.on{font-weight:bold}' : ''}${adaptive ? ADAPTIVE : '\nbody{min-width:1080px}'}`;

export const BANNER_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="60"><rect width="240" height="60" fill="#0b4f8a"/><circle cx="30" cy="30" r="16" fill="#fff"/></svg>`;

/** A one-colour PNG of 8 × 8 pixels; `shade` 0–255 tells them apart. */
export const png = (shade: number): Buffer => greyPng(Array.from({ length: 8 }, () => Array<number>(8).fill(shade)));

/** A QR code that says `text`, four pixels to a module. */
export function qrPng(text: string): Buffer {
  const modules = encodeQR(text, 'raw', { border: 4, scale: 4 });
  return greyPng(modules.map((row) => row.map((dark) => (dark ? 0 : 255))));
}

/** A square of stripes that is no code, large enough to be one. */
export const squarePng = (): Buffer => greyPng(Array.from({ length: 132 }, (_, y) => Array.from({ length: 132 }, () => (y % 12 < 6 ? 90 : 220))));

/** The first boxes of an MP4 file: enough to be known for one. */
export const mp4 = (): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\x00\x00\x02\x00isomiso2mp41', 'latin1')),
    box('free', Buffer.alloc(0)),
    box('mdat', Buffer.alloc(256, 0x5a)),
  ]);

function box(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 8);
  return Buffer.concat([length, Buffer.from(type, 'ascii'), body]);
}

function greyPng(shades: readonly (readonly number[])[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(shades[0]?.length ?? 0, 0);
  header.writeUInt32BE(shades.length, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.concat(shades.map((row) => Buffer.from([0, ...row])));
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
