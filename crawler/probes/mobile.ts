import { z } from 'zod';
import type { Mobile } from '../facts/probe.js';
import { PHONE_WIDTH } from '../fetch/live-page.js';
import { call } from './in-page.js';
import { type Place, type ProbeTools, seenAt, tried } from './tools.js';

/**
 * `() => …`: how wide the page can be scrolled, and the size of most of its letters as they appear on the screen: a page that does not
 * adapt is laid out wide and shown small.
 */
const MEASURE = String.raw`() => {
  const root = document.documentElement;
  const width = root.clientWidth;
  const fixed = [root, document.body].some((one) => /hidden|clip/.test(getComputedStyle(one).overflowX));
  const sizes = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = 0; n < 20000 && walker.nextNode(); n++) {
    const letters = walker.currentNode.data.replace(/\s+/g, '').length;
    const element = walker.currentNode.parentElement;
    if (letters === 0 || /^(?:SCRIPT|STYLE|NOSCRIPT|OPTION)$/.test(element.tagName) || !shown(element)) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    sizes.set(size, (sizes.get(size) ?? 0) + letters);
  }
  const total = [...sizes.values()].reduce((sum, letters) => sum + letters, 0);
  let passed = 0;
  const middle = [...sizes].sort((a, b) => a[0] - b[0]).find(([, letters]) => (passed += letters) * 2 >= total);
  return { width, scrollWidth: fixed ? width : Math.max(root.scrollWidth, document.body.scrollWidth), font: middle ? middle[0] : null, letters: total };
}`;
const measureSchema = z.strictObject({ width: z.number().positive(), scrollWidth: z.number(), font: z.number().nullable(), letters: z.int() });

/** Fewer letters than this are no text to judge by. */
const FEW_LETTERS = 50;

/** How a page looks on a telephone. */
export async function measureOnPhone(tools: ProbeTools, page: Place): Promise<Mobile> {
  const at = { url: page.url, title: page.title, viewport: PHONE_WIDTH };
  const result = tried(await tools.fetcher.live(page.url, async (live) => measureSchema.parse(await live.read(call(MEASURE))), { phone: true }));
  if (!result.ok) {
    const trouble = `页面没有打开：${result.failure.message}`;
    return { ...at, scrollWidth: null, bodyFontPx: null, trouble, evidence: seenAt(tools, page, trouble) };
  }
  const { width, scrollWidth, font, letters } = result.value;
  const scale = Math.min(1, PHONE_WIDTH / width);
  const bodyFontPx = font === null || letters < FEW_LETTERS ? null : Math.round(font * scale * 10) / 10;
  const quote = `屏宽 ${PHONE_WIDTH} 像素，页面宽 ${Math.round(scrollWidth)} 像素，多数文字 ${bodyFontPx ?? '（读不到）'} 像素`;
  return { ...at, scrollWidth: Math.round(scrollWidth), bodyFontPx, trouble: null, evidence: seenAt(tools, page, quote) };
}
