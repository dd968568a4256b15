import { z } from 'zod';
import { civilDate, levelSchema } from '../config/schema.js';
import { evidenceSchema } from '../crawler/facts/evidence.js';

/** `DATA/runs/RUN_ID/findings.json`, schemaVersion 1: relied on from outside, changed only with a new version. */

export const VERDICTS = ['pass', 'partial', 'fail', 'not-due', 'not-applicable', 'undetermined'] as const;
export const STATUSES = [...VERDICTS, 'needs-submission'] as const;

const scalar = z.union([z.string(), z.number(), z.null()]);

export const findingSchema = z.strictObject({
  verdict: z.enum(VERDICTS),
  subject: z.strictObject({ url: z.string(), title: z.string() }).nullable(),
  observed: scalar,
  expected: scalar,
  unit: z.string().nullable(),
  reason: z.string().min(1),
  evidence: z.array(evidenceSchema),
  /** Day 0, last day in time and the day it was done, where time is what is judged. */
  timing: z
    .strictObject({ startsOn: civilDate, dueOn: civilDate, doneOn: civilDate.nullable(), unit: z.enum(['day', 'working-day', 'month']) })
    .optional(),
  /** An undetermined finding that waits for material from the unit. */
  awaits: z.literal('submission').optional(),
});

export const indicatorResultSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(STATUSES),
  /** Share of passes among judged subjects, 0–1; null when nothing was judged. */
  ratio: z.number().min(0).max(1).nullable(),
  judged: z.int(),
  breaches: z.int(),
  threshold: z.record(z.string(), z.unknown()),
  message: z.string(),
  ledgerItems: z.array(z.string()),
  findings: z.array(findingSchema),
});
export type IndicatorResult = z.infer<typeof indicatorResultSchema>;

export const ledgerResultSchema = z.strictObject({
  ledger: z.string(),
  item: z.string(),
  status: z.enum(STATUSES),
  progress: z.string(),
});

/** Still in time, but in breach within a few working days if nothing is done. */
export const warningSchema = z.strictObject({
  indicator: z.string(),
  name: z.string(),
  subject: z.strictObject({ url: z.string(), title: z.string() }).nullable(),
  dueOn: civilDate,
  /** Working days after the reference date up to and including the last day in time; 0: today is the last one. */
  daysLeft: z.int().nonnegative(),
});
export type Warning = z.infer<typeof warningSchema>;

export const siteResultSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  level: levelSchema,
  baseUrl: z.string(),
  /** 0–100 over judged indicators; null when nothing was judged. */
  score: z.number().min(0).max(100).nullable(),
  /** Weight of judged indicators over weight of applicable ones, 0–1. */
  judgedShare: z.number().min(0).max(1),
  crawl: z.strictObject({
    pages: z.int(),
    rendered: z.int(),
    notModified: z.int(),
    failed: z.int(),
    bytes: z.int(),
    durationMs: z.number(),
    complete: z.boolean(),
  }),
  indicators: z.array(indicatorResultSchema),
  ledger: z.array(ledgerResultSchema),
  /** Soonest first. Results of earlier versions have none. */
  warnings: z.array(warningSchema).default([]),
});
export type SiteResult = z.infer<typeof siteResultSchema>;

export const runResultSchema = z.strictObject({
  schemaVersion: z.literal(1),
  run: z.strictObject({
    id: z.string(),
    startedAt: z.string(),
    finishedAt: z.string(),
    asOf: civilDate,
    window: z.strictObject({ from: civilDate, to: civilDate }),
    toolVersion: z.string(),
    profiles: z.array(z.string()),
  }),
  sites: z.array(siteResultSchema),
});
export type RunResult = z.infer<typeof runResultSchema>;

/** Chinese labels of the status vocabulary. */
export const STATUS_LABELS: Record<(typeof STATUSES)[number], string> = {
  pass: '达标',
  partial: '部分达标',
  fail: '不达标',
  'not-due': '未到期',
  'not-applicable': '不适用',
  undetermined: '待人工核查',
  'needs-submission': '待报送材料',
};
