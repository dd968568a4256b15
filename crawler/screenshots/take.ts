import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import PQueue from 'p-queue';
import { z } from 'zod';
import type { LiveFetcher, LivePage } from '../fetch/live-page.js';
import { outline } from './in-page.js';
import { coverNumbers, isWithheld } from './personal-data.js';
import { type Place, pictureName, whereabouts } from './place.js';

export interface PictureOptions {
  /** Where the pictures go. */
  folder: string;
  now: () => Date;
  /** True when there is no more time. */
  isOver: () => boolean;
}

const WINDOW = { width: 1280, height: 800 };
const MAX_BYTES = 200_000;
const QUALITIES = [75, 55, 35];
/** Shown above and below the place, and the least height of a picture, CSS pixels. */
const AROUND = 160;
const MIN_HEIGHT = 360;
const TABS = 2;
const PAGE_MS = 10_000;
const PLACE_MS = 5_000;
/** Pictures that begin to load when they come into view. */
const LAZY_MS = 200;

/**
 * Takes one JPEG of each place (at most 1280 px wide and 200 kB), the deciding text or element outlined; all places of one page on one visit.
 * Never rejects for what a portal does: a place without a picture is left out of the answer.
 * @returns names of the pictures that are in the folder, those of earlier attempts included
 */
export async function takePictures(fetcher: LiveFetcher, places: readonly Place[], options: PictureOptions): Promise<Set<string>> {
  const taken = new Set<string>();
  const missing = new Map<string, Place[]>();
  for (const place of places) {
    const name = pictureName(place);
    if (existsSync(join(options.folder, name))) taken.add(name);
    else missing.set(place.url, [...(missing.get(place.url) ?? []), place]);
  }
  let without = false;
  const queue = new PQueue({ concurrency: TABS });
  await queue.addAll(
    [...missing].map(([url, onPage]) => async () => {
      if (without || options.isOver()) return;
      const patienceMs = PAGE_MS + PLACE_MS * onPage.length;
      const result = await fetcher.live(url, (live) => visit(live, onPage, options, taken), { pictures: true, patienceMs });
      // Without a browser no other page will fare better.
      without ||= !result.ok && result.failure.scope === 'run';
    }),
  );
  return taken;
}

async function visit(live: LivePage, places: readonly Place[], options: PictureOptions, taken: Set<string>): Promise<void> {
  if (await isWithheld(live)) return;
  await live.page.setViewportSize(WINDOW);
  for (const place of places) {
    if (options.isOver()) return;
    const picture = await shoot(live, place, options.now());
    if (picture === null) continue;
    const name = pictureName(place);
    write(options.folder, name, picture);
    taken.add(name);
  }
}

const boxSchema = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });
const outlinedSchema = z.object({ box: boxSchema.nullable(), width: z.number(), height: z.number() });

async function shoot(live: LivePage, place: Place, at: Date): Promise<Buffer | null> {
  const where = whereabouts(place);
  const label = `截图时间 ${new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(at)}`;
  await coverNumbers(live);
  await live.read(outline({ ...where, label }));
  await delay(LAZY_MS);
  // Again: what came into view may have moved, and scripts may have written new text.
  await coverNumbers(live);
  const outlined = outlinedSchema.parse(await live.read(outline({ ...where, label })));
  for (const quality of QUALITIES) {
    const picture = await live.page.screenshot({ type: 'jpeg', quality, clip: clipOf(outlined), animations: 'disabled', timeout: PLACE_MS });
    if (picture.length <= MAX_BYTES) return picture;
  }
  return null;
}

/** The part of the window around the place; all of it where the page as a whole is meant. */
function clipOf({ box, width, height }: z.infer<typeof outlinedSchema>): { x: number; y: number; width: number; height: number } {
  const whole = { x: 0, y: 0, width: Math.min(width, WINDOW.width), height: Math.min(height, WINDOW.height) };
  if (box === null) return whole;
  const bottom = Math.min(whole.height, Math.max(box.top + box.height + AROUND, MIN_HEIGHT));
  const top = Math.max(0, Math.min(box.top - AROUND, bottom - MIN_HEIGHT));
  return bottom - top < 1 ? whole : { ...whole, y: top, height: bottom - top };
}

function write(folder: string, name: string, picture: Buffer): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(`${file}.tmp`, picture);
  renameSync(`${file}.tmp`, file);
}
