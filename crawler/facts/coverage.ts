import { z } from 'zod';
import { columnFactSchema, gapSchema } from './site.js';

/** What a crawl of one site looked at and what it did not, with reasons: stored beside the findings for the report. */
export const coverageSchema = z.strictObject({
  siteId: z.string(),
  complete: z.boolean(),
  columns: z.array(columnFactSchema),
  /** Taxonomy columns looked for and not found. */
  missingColumns: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  gaps: z.array(gapSchema),
  failures: z.array(z.strictObject({ code: z.string(), count: z.int(), examples: z.array(z.string()) })),
  notes: z.array(z.string()).describe('Chinese sentences: robots.txt, page budget, browser missing …'),
});
export type Coverage = z.infer<typeof coverageSchema>;
