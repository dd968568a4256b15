import { z } from 'zod';
import { evidenceSchema } from './evidence.js';

/** What is tried on a portal instead of read from its pages. `null` means that it could not be tried. */

/** One attempt to open the home page. */
export const availabilitySchema = z.strictObject({
  at: z.string().describe('UTC instant'),
  outcome: z.enum(['open', 'failed', 'unknown']),
  durationMs: z.number(),
  reason: z.string(),
  evidence: evidenceSchema,
});

export const transportSchema = z.strictObject({
  host: z.string(),
  /** The host answers over HTTPS. */
  https: z.boolean().nullable(),
  /** Chain and name are in order. */
  valid: z.boolean().nullable(),
  expiresOn: z.string().nullable(),
  protocol: z.string().nullable(),
  /** Chinese: what is wrong with the certificate or why nothing could be told. */
  trouble: z.string().nullable(),
  /** Scripts, frames or style sheets that a page over HTTPS loads over HTTP. */
  mixed: z.array(z.strictObject({ on: z.string(), url: z.string() })),
  evidence: evidenceSchema,
});

export const ipv6Schema = z.strictObject({
  host: z.string(),
  /** Null when the name server did not answer. */
  addresses: z.array(z.string()).nullable(),
  /** Null where this machine has no way to try. */
  answers: z.boolean().nullable(),
  trouble: z.string().nullable(),
  evidence: evidenceSchema,
});

/** One known title typed into the site's search. */
export const siteSearchSchema = z.strictObject({
  title: z.string(),
  url: z.string(),
  searchUrl: z.string().nullable(),
  /** Place among the results from 1; 0: not among them; null: could not be tried. */
  rank: z.int().nullable(),
  results: z.array(z.strictObject({ url: z.string(), title: z.string() })),
  trouble: z.string().nullable(),
  evidence: evidenceSchema,
});

export const PROBED_PAGES = ['home', 'column', 'article'] as const;

/** A control of a page and whether anything happened when it was used; null when that could not be told. */
const controlSchema = z.strictObject({ text: z.string(), reacts: z.boolean().nullable() });

export const accessibilitySchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  kind: z.enum(PROBED_PAGES),
  /** Serious and critical WCAG 2 A findings; null when the page could not be tested. */
  violations: z.array(z.strictObject({ id: z.string(), impact: z.string(), help: z.string(), nodes: z.int(), example: z.string() })).nullable(),
  /** Entrance to the barrier-free or aged-friendly mode; null when none was found or none was looked for on this kind of page. */
  entrance: controlSchema.nullable(),
  /** Control that reads the page aloud, by itself or behind the entrance; looked for on articles. */
  voice: controlSchema.nullable(),
  /** Why the page could not be opened, or what may have been missed on it. */
  trouble: z.string().nullable(),
  evidence: evidenceSchema,
});

export const mobileSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  viewport: z.int(),
  /** CSS pixels; null when the page could not be opened. */
  scrollWidth: z.int().nullable(),
  bodyFontPx: z.number().nullable(),
  trouble: z.string().nullable(),
  evidence: evidenceSchema,
});

/** A video or sound of an interpretation. */
export const mediaSchema = z.strictObject({
  page: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  /** The source answers with media; null when that could not be told. */
  plays: z.boolean().nullable(),
  /** Address of an offered download; null when none is offered. */
  download: z.string().nullable(),
  /** Played with the browser's own controls, whose menu can save the file. */
  nativeControls: z.boolean(),
  /** Chinese: why something could not be told. */
  trouble: z.string().nullable(),
  evidence: evidenceSchema,
});

/** A square picture that may be a QR code. */
export const qrCodeSchema = z.strictObject({
  page: z.string(),
  title: z.string(),
  image: z.string(),
  /** Text of the code; null when none was found in the picture. */
  text: z.string().nullable(),
  trouble: z.string().nullable(),
  evidence: evidenceSchema,
});

/** What the document library offers to find a document by. */
export const documentLibrarySchema = z.strictObject({
  url: z.string(),
  name: z.string(),
  /** Result of typing the title of a document of the library; null when it could not be tried. */
  query: z.strictObject({ title: z.string(), found: z.boolean() }).nullable(),
  hasQuery: z.boolean().nullable(),
  /** Null when the page's controls could not be read. */
  facets: z.array(z.enum(['issuer', 'year', 'topic'])).nullable(),
  trouble: z.string().nullable(),
  evidence: evidenceSchema,
});

export type Availability = z.infer<typeof availabilitySchema>;
export type Transport = z.infer<typeof transportSchema>;
export type Ipv6 = z.infer<typeof ipv6Schema>;
export type SiteSearch = z.infer<typeof siteSearchSchema>;
export type Accessibility = z.infer<typeof accessibilitySchema>;
export type Mobile = z.infer<typeof mobileSchema>;
export type Media = z.infer<typeof mediaSchema>;
export type QrCode = z.infer<typeof qrCodeSchema>;
export type DocumentLibrary = z.infer<typeof documentLibrarySchema>;
