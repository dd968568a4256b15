import { z } from 'zod';
import { attachmentFactsSchema } from './attachment.js';
import { pageFactsSchema } from './page.js';

/** One line of the run journal: what became of one request. The crawl is replayed from these lines on `--resume`. */

export const FAILURE_CODES = [
  'dns',
  'refused',
  'reset',
  'timeout',
  'tls',
  'protocol',
  'http-status',
  'blocked',
  'login',
  'robots-denied',
  'too-large',
  'too-many-redirects',
  'private-address',
  'bad-address',
  'off-site',
  'not-html',
  'undecodable',
  'budget',
  'browser-missing',
  'browser',
  'stopped',
] as const; // prettier-ignore
export const failureCodeSchema = z.enum(FAILURE_CODES);
export type FailureCode = z.infer<typeof failureCodeSchema>;

export const failureSchema = z.strictObject({
  code: failureCodeSchema,
  /** A later attempt may succeed: never evidence against the portal. */
  transient: z.boolean(),
  /** What the failure says: only this page, its whole host, or the run. */
  scope: z.enum(['page', 'host', 'run']),
  status: z.int().nullable(),
  message: z.string(),
  attempts: z.int(),
});
export type Failure = z.infer<typeof failureSchema>;

export const captureSchema = z.strictObject({
  status: z.int(),
  finalUrl: z.string(),
  via: z.enum(['http', 'browser']),
  contentType: z.string().nullable(),
  bytes: z.int(),
  sha256: z.string(),
  capturedAt: z.string().describe('UTC instant'),
  durationMs: z.number(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Nothing had changed since an earlier run, whose facts these are. */
  notModified: z.literal(true).optional(),
});
export type Capture = z.infer<typeof captureSchema>;

export const PURPOSES = ['home', 'site-map', 'column', 'list', 'article', 'link', 'data', 'attachment', 'probe'] as const;

export const pageRecordSchema = z.strictObject({
  /** `VIA METHOD address [body hash]`: identity of the request within the run. */
  key: z.string(),
  url: z.string(),
  purpose: z.enum(PURPOSES),
  capture: captureSchema.nullable(),
  failure: failureSchema.nullable(),
  page: pageFactsSchema.nullable(),
  /** What the file says, when the address led to one and it was wanted. */
  attachment: attachmentFactsSchema.nullable().default(null),
  /** Outcome of something tried on the portal that is no page; its shape is the probe's own (facts/probe.ts). */
  probe: z.unknown().optional(),
});
export type PageRecord = z.infer<typeof pageRecordSchema>;
