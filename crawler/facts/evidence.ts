import { z } from 'zod';

/** Where a fact was read, so that a person can go and see. Part of the stored results (fixed shape). */
export const evidenceSchema = z.strictObject({
  url: z.string(),
  title: z.string().nullable(),
  /** The deciding words, verbatim apart from folded white space; at most 300 characters. */
  quote: z.string().nullable(),
  /** CSS selector, `meta[name=…]`, `address`, `json:path` or null when the whole page is meant. */
  selector: z.string().nullable(),
  /** UTC instant at which the page was fetched. */
  capturedAt: z.string().nullable(),
  /** SHA-256 (hex) of the body as received. */
  sha256: z.string().nullable(),
  /** Reference into the evidence archive, when one is kept. */
  archive: z.string().nullable(),
  screenshot: z.string().nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
