import decodeQR from 'qr/decode.js';
import { z } from 'zod';
import type { QrCode } from '../facts/probe.js';
import { call } from './in-page.js';
import { type Place, type ProbeTools, seenAt, tried } from './tools.js';

/** `(most) => …`: square pictures with their grey values, and those whose pixels are not the page's to read. */
const READ_SQUARES = `(most) => {
  const SIDE = 800;
  const size = (one) => one.tagName === 'IMG' ? [one.naturalWidth, one.naturalHeight] : [one.width, one.height];
  const isSquare = (one) => { const [width, height] = size(one); return Math.min(width, height) >= 60 && width / height > 0.8 && width / height < 1.25; };
  const squares = [...document.querySelectorAll('img, canvas')].filter(isSquare).slice(0, most);
  return squares.map((one) => {
    const image = one.tagName === 'IMG' ? one.currentSrc.slice(0, 2000) : location.href;
    const [width, height] = size(one);
    const scale = Math.min(1, SIDE / Math.max(width, height));
    const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(one, 0, 0, canvas.width, canvas.height);
    try {
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let grey = '';
      for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode((data[at] * 77 + data[at + 1] * 150 + data[at + 2] * 29) >> 8);
      return { image, width: canvas.width, height: canvas.height, grey: btoa(grey) };
    } catch {
      return { image, width: canvas.width, height: canvas.height, grey: null };
    }
  });
}`;
const MOST = 12;
const squaresSchema = z
  .array(z.strictObject({ image: z.string(), width: z.int().positive(), height: z.int().positive(), grey: z.string().nullable() }))
  .max(MOST);
type Square = z.infer<typeof squaresSchema>[number];

const READ_MS = 15_000;
const DECODE_MS = 500;

/** The QR codes of a page: each square picture or drawing with the text it decodes to. */
export async function readQrCodes(tools: ProbeTools, page: Place): Promise<QrCode[]> {
  const looked = tried(
    await tools.fetcher.live(page.url, async (live) => squaresSchema.parse(await live.read(call(READ_SQUARES, MOST), READ_MS)), { pictures: true }),
  );
  const about = { page: page.url, title: page.title };
  if (!looked.ok) {
    const trouble = `页面没有打开：${looked.failure.message}`;
    return [{ ...about, image: page.url, text: null, trouble, evidence: seenAt(tools, page, trouble) }];
  }
  return looked.value.map((square) => {
    const text = decode(square);
    const image = square.image.startsWith('data:') ? `${square.image.slice(0, 40)}…` : square.image;
    const trouble = square.grey === null ? '图片在其他主机上，没有解码' : null;
    return { ...about, image, text, trouble, evidence: seenAt(tools, page, text ?? trouble ?? '没有解出二维码', 'img') };
  });
}

function decode({ width, height, grey }: Square): string | null {
  const luma = Buffer.from(grey ?? '', 'base64');
  if (luma.length !== width * height) return null;
  const data = new Uint8Array(luma.length * 3);
  for (let at = 0; at < luma.length; at++) data.fill(luma[at] ?? 255, at * 3, at * 3 + 3);
  try {
    return decodeQR({ width, height, data }, { timeLimit: DECODE_MS }).slice(0, 1000);
  } catch {
    return null; // most square pictures are no codes
  }
}
