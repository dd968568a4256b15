import type { Frame } from 'playwright';
import { z } from 'zod';
import { extractPage } from '../extractors/page.js';
import type { LivePage } from '../fetch/live-page.js';
import { within } from '../fetch/patience.js';
import { maskText } from '../privacy/index.js';
import { putTexts, READ_NUMBERS } from './in-page.js';

const FRAME_MS = 3_000;
const NO_PAGE: readonly string[] = ['error', 'challenge', 'login'];

/**
 * Whether a page must not be photographed: it publishes personal data, which a report would publish again, or a part of it cannot be read and so
 * not be cleared. Pages that are no longer the portal's content are withheld as well.
 */
export async function isWithheld({ page, snapshot }: LivePage): Promise<boolean> {
  const main = factsOf(snapshot.text, snapshot.finalUrl);
  if (NO_PAGE.includes(main.kind) || main.personalData.count > 0) return true;
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  const cleared = await Promise.all(frames.map(isCleared));
  return cleared.includes(false);
}

const factsOf = (html: string, url: string) => extractPage({ html, url, charset: 'utf-8', rendered: true });

/** Numbers in frames cannot be covered in place: one is enough to withhold the page. */
async function isCleared(frame: Frame): Promise<boolean> {
  try {
    const [text, html] = await within(Promise.all([frame.innerText('body', { timeout: FRAME_MS }), frame.content()]), FRAME_MS);
    const url = /^https?:/.test(frame.url()) ? frame.url() : frame.page().url();
    return maskText(text) === text && factsOf(html, url).personalData.count === 0;
  } catch {
    return false; // what cannot be read cannot be cleared
  }
}

const textsSchema = z.array(z.string());

/** Covers every number on the page that could be a person's, as the stored facts do. */
export async function coverNumbers(live: LivePage): Promise<void> {
  const texts = textsSchema.parse(await live.read(READ_NUMBERS));
  const covered = texts.flatMap((text, index) => {
    const masked = maskText(text);
    return masked === text ? [] : [[index, masked] as const];
  });
  if (covered.length > 0) await live.read(putTexts(covered));
}
