import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import PQueue from 'p-queue';
import { z } from 'zod';
import type { LiveFetcher, LivePage } from '../fetch/live-page.js';
import { outline } from './in-page.js';
import { coverNumbers, isWithheld } from './personal-data.js';
import { type Place, pictureName, whereabouts, wholePage } from './place.js';

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
 * Takes one JPEG of each place (at most 1280 px wide and 200 kB), the deciding text or element outlined, under `pictureName`; all places of one
 * page on one visit. Places that are not found share one picture of their page. What is there already is not taken again. Never rejects for
 * what a portal does: what cannot be shot has no picture.
 */
export async function takePictures(fetcher: LiveFetcher, places: readonly Place[], options: PictureOptions): Promise<void> {
  const pages = new Map<string, Place[]>();
  for (const place of places.filter((one) => !isThere(options, one))) pages.set(place.url, [...(pages.get(place.url) ?? []), place]);
  let without = false;
  const queue = new PQueue({ concurrency: TABS });
  await queue.addAll(
    [...pages].map(([url, onPage]) => async () => {
      if (without || options.isOver()) return;
      const patienceMs = PAGE_MS + PLACE_MS * onPage.length;
      const result = await fetcher.live(url, (live) => visit(live, onPage, options), { pictures: true, patienceMs });
      // Without a browser no other page will fare better.
      without ||= !result.ok && result.failure.scope === 'run';
    }),
  );
}

const isThere = ({ folder }: PictureOptions, place: Place): boolean => existsSync(join(folder, pictureName(place)));

async function visit(live: LivePage, places: readonly Place[], options: PictureOptions): Promise<void> {
  if (await isWithheld(live)) return;
  await live.page.setViewportSize(WINDOW);
  for (const place of places) {
    if (options.isOver()) return;
    const outlined = await bringIntoView(live, place, options.now());
    const shown = outlined.box === null ? wholePage(place.url) : place;
    const picture = isThere(options, shown) ? null : await shoot(live, clipOf(outlined));
    if (picture !== null) write(options.folder, pictureName(shown), picture);
  }
}

const boxSchema = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });
const outlinedSchema = z.object({ box: boxSchema.nullable(), width: z.number(), height: z.number() });
type Outlined = z.infer<typeof outlinedSchema>;

async function bringIntoView(live: LivePage, place: Place, at: Date): Promise<Outlined> {
  const where = whereabouts(place);
  const label = `截图时间 ${new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(at)}`;
  await coverNumbers(live);
  await live.read(outline({ ...where, label }));
  await delay(LAZY_MS);
  // Again: what came into view may have moved, and scripts may have written new text.
  await coverNumbers(live);
  return outlinedSchema.parse(await live.read(outline({ ...where, label })));
}

async function shoot(live: LivePage, clip: ReturnType<typeof clipOf>): Promise<Buffer | null> {
  for (const quality of QUALITIES) {
    const picture = await live.page.screenshot({ type: 'jpeg', quality, clip, animations: 'disabled', timeout: PLACE_MS });
    if (picture.length <= MAX_BYTES) return picture;
  }
  return null;
}

/** The part of the window around the place; all of it where the page as a whole is meant. */
function clipOf({ box, width, height }: Outlined): { x: number; y: number; width: number; height: number } {
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
