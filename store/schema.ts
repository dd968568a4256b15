import { z } from 'zod';
import { civilDate, profileSchema, siteSchema } from '../config/schema.js';

/** `DATA/runs/RUN_ID/run.json`: what was asked, so that a run can be resumed, judged again and reported. */
export const runFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  asOf: civilDate,
  toolVersion: z.string(),
  sites: z.array(siteSchema),
  /** The profiles as they were, so that an old run stays explainable. */
  profiles: z.array(profileSchema),
  indicators: z.array(z.string()).nullable().describe('only these, or null for all'),
});
export type RunFile = z.infer<typeof runFileSchema>;

/** `DATA/runs/index.json`: one row per run, newest last. Rebuilt from the run folders when lost. */
export const runIndexSchema = z.strictObject({
  schemaVersion: z.literal(1),
  runs: z.array(
    z.strictObject({
      id: z.string(),
      startedAt: z.string(),
      finishedAt: z.string().nullable(),
      asOf: civilDate,
      sites: z.array(z.string()),
    }),
  ),
});
export type RunIndex = z.infer<typeof runIndexSchema>;

/** `DATA/sites/SITE_ID.json`: what the next crawl may want to know of the last. */
export const siteMemorySchema = z.strictObject({
  schemaVersion: z.literal(1),
  siteId: z.string(),
  lastRun: z.string(),
  /** How many pages were read then; runs of earlier versions did not say. */
  pages: z.int().optional(),
  /** Where each taxonomy column was found last. */
  columns: z.record(z.string(), z.array(z.string())),
});
export type SiteMemory = z.infer<typeof siteMemorySchema>;
