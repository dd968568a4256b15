import { z } from 'zod';
import {
  type Availability,
  accessibilitySchema,
  availabilitySchema,
  documentLibrarySchema,
  ipv6Schema,
  mediaSchema,
  mobileSchema,
  type QrCode,
  qrCodeSchema,
  type SiteSearch,
  siteSearchSchema,
  type Transport,
  transportSchema,
} from '../facts/probe.js';
import type { FactSet, SiteFacts } from '../facts/site.js';
import type { Visitor } from '../visit.js';
import { inspectPage, type ProbedPage } from './accessibility.js';
import { openHome } from './availability.js';
import { type Library, tryLibrary } from './document-library.js';
import { tryIpv6 } from './ipv6.js';
import { tryMedia } from './media.js';
import { measureOnPhone } from './mobile.js';
import { readQrCodes } from './qr-codes.js';
import { searchSite } from './site-search.js';
import type { Place, ProbeTools } from './tools.js';
import { tryTransport } from './transport.js';
import { Trials } from './trials.js';

export type { ProbedPage } from './accessibility.js';
export type { Library } from './document-library.js';
export type { Place, ProbeTools } from './tools.js';

export const PROBED = [
  'availability',
  'transport',
  'ipv6',
  'siteSearch',
  'accessibility',
  'mobile',
  'media',
  'qrCodes',
  'documentLibraries',
] as const;
export type ProbedName = (typeof PROBED)[number];
export type ProbeFacts = Pick<SiteFacts, ProbedName>;

export interface ProbeRequest {
  /** What is wanted; the other sets stay empty and incomplete. */
  facts: ReadonlySet<ProbedName>;
  home: Place;
  /** A sample of the site's pages, the home page among them. */
  pages: readonly ProbedPage[];
  /** Titles that the search should find: better some weeks old, for an index may lag behind. */
  known: readonly Place[];
  /** Interpretations with video or sound. */
  interpretations: readonly Place[];
  /** Service guides. */
  guides: readonly Place[];
  libraries: readonly Library[];
}

/** Bounds on what is tried on one portal. */
const MOST = { pages: 10, known: 10, interpretations: 20, guides: 6, libraries: 3 };

/** One attempt to open the home page. Attempts should lie apart: those made earlier in a run are counted in by `runProbes`. */
export const knock = (visitor: Visitor, tools: ProbeTools | null, home: Place, attempt: number): Promise<Availability | null> =>
  knockBy(new Trials(visitor, tools), home, attempt);

const knockBy = (trials: Trials, home: Place, attempt: number): Promise<Availability | null> =>
  trials.one(`availability#${attempt}`, home.url, availabilitySchema, (tools) => openHome(tools, home));

const NOT_ASKED = { items: [], complete: false, gaps: [], searched: [] };

/**
 * Tries on a portal what cannot be read from its pages, one thing after the other. Every outcome is journaled: over a stored crawl
 * (`tools` null) the same facts come without trying anything, and what was never tried is a gap.
 */
export async function runProbes(visitor: Visitor, tools: ProbeTools | null, request: ProbeRequest): Promise<ProbeFacts> {
  const { home } = request;
  const trials = new Trials(visitor, tools);
  const wants = (name: ProbedName): boolean => request.facts.has(name);
  const first = wants('availability') || wants('transport') ? await knockBy(trials, home, 1) : null;
  const set = async <T extends ProbeFacts[ProbedName]['items'][number]>(
    name: ProbedName,
    outcomes: () => Promise<(T | null)[]>,
    lacking: string | null = null,
  ): Promise<FactSet<T>> => (wants(name) ? trials.set(home, await outcomes(), lacking) : NOT_ASKED);
  const { pages, known, interpretations, guides, libraries } = bounded(request);

  const inspected = await inspectPages(trials, request, pages);
  const transport = await set('transport', async () => {
    const shaken = await trials.one('transport', home.url, transportSchema.omit({ mixed: true }), (given) =>
      tryTransport(given, home, first?.outcome === 'open'),
    );
    return [shaken && withMixed(shaken, inspected)];
  });
  const ipv6 = await set('ipv6', async () => [await trials.one('ipv6', home.url, ipv6Schema, (given) => tryIpv6(given, home))]);
  const accessibility = await set('accessibility', async () => inspected.map((page) => page?.accessibility ?? null));
  const mobile = await set('mobile', () => trials.each(pages, 'mobile', mobileSchema, measureOnPhone));
  const second = wants('availability') ? await knockBy(trials, home, 2) : null;

  const noTitle = known.length === 0 ? '没有读到可用来试搜的标题' : null;
  const siteSearch = await set('siteSearch', () => searchAll(trials, home, known), noTitle);
  const noLibrary = libraries.length === 0 ? '没有找到政策文件库' : null;
  const documentLibraries = await set('documentLibraries', () => trials.each(libraries, 'library', documentLibrarySchema, tryLibrary), noLibrary);
  const left = request.interpretations.length - interpretations.length;
  const media = await set(
    'media',
    () => trials.each(interpretations, 'media', mediaSchema, tryMedia),
    left > 0 ? `另有 ${left} 个含视频或音频的解读没有检查` : null,
  );
  const qrCodes = await set('qrCodes', async () =>
    (await trials.each(guides, 'qr', z.array(qrCodeSchema), readQrCodes)).flatMap((codes): (QrCode | null)[] => codes ?? [null]),
  );
  const availability = await set('availability', async () => [first, second, await knockBy(trials, home, 3)]);
  return { availability, transport, ipv6, siteSearch, accessibility, mobile, media, qrCodes, documentLibraries };
}

const bounded = ({ pages, known, interpretations, guides, libraries }: ProbeRequest) => ({
  pages: pages.slice(0, MOST.pages),
  known: known.slice(0, MOST.known),
  interpretations: interpretations.slice(0, MOST.interpretations),
  guides: guides.slice(0, MOST.guides),
  libraries: libraries.slice(0, MOST.libraries),
});

const inspectedSchema = z.strictObject({ accessibility: accessibilitySchema, insecure: z.array(z.string()) });
type Inspections = (z.infer<typeof inspectedSchema> | null)[];

/** For mixed content alone the home page is looked at, where it comes over HTTPS. */
async function inspectPages(trials: Trials, { facts, home }: ProbeRequest, pages: readonly ProbedPage[]): Promise<Inspections> {
  if (facts.has('accessibility')) return trials.each(pages, 'page', inspectedSchema, inspectPage);
  const secure = home.url.startsWith('https:') && facts.has('transport');
  return secure ? [await trials.one('page', home.url, inspectedSchema, (tools) => inspectPage(tools, { ...home, kind: 'home' }))] : [];
}

const withMixed = (shaken: Omit<Transport, 'mixed'>, inspected: Inspections): Transport => ({
  ...shaken,
  mixed: inspected.flatMap((page) => (page?.insecure ?? []).map((url) => ({ on: page?.accessibility.url ?? '', url }))),
});

const GOOD_RANK = 3;

/** A title that was not found among the first is looked for once more, later. */
async function searchAll(trials: Trials, home: Place, known: readonly Place[]): Promise<(SiteSearch | null)[]> {
  const look = (title: Place, attempt: number): Promise<SiteSearch | null> =>
    trials.one(`site-search#${attempt}`, title.url, siteSearchSchema, (tools) => searchSite(tools, home, title));
  const outcomes: (SiteSearch | null)[] = [];
  for (const title of known) outcomes.push(await look(title, 1));
  for (const [index, title] of known.entries()) {
    const first = outcomes[index] ?? null;
    if (first !== null && first.rank !== null && (first.rank === 0 || first.rank > GOOD_RANK)) outcomes[index] = better(first, await look(title, 2));
  }
  return outcomes;
}

/** The higher place of two; what could not be told the second time stays untold. */
function better(first: SiteSearch, second: SiteSearch | null): SiteSearch | null {
  if (second === null || second.rank === null) return second;
  const place = ({ rank }: SiteSearch): number => (rank === null || rank === 0 ? Number.POSITIVE_INFINITY : rank);
  return place(second) < place(first) ? second : first;
}
