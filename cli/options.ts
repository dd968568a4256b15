import { z } from 'zod';
import { civilDate, clockTime, RERUN_MODES, slug } from '../config/schema.js';
import { UsageError } from './errors.js';
import { FORMATS } from './formats.js';

/** Options as commander hands them over, checked before anything is done with them. */
const positive = z.coerce.number({ error: '要是数字' }).positive('要大于 0');
const count = z.coerce.number({ error: '要是正整数' }).int('要是正整数').positive('要是正整数');
export const auditOptionsSchema = z.object({
  site: z.array(z.string()).default([]),
  config: z.string().optional(),
  profile: z.array(slug).default([]),
  indicator: z.array(z.string()).default([]),
  asOf: civilDate.optional(),
  data: z.string().default('data'),
  resume: z.boolean().default(false),
  maxPages: count.optional(),
  maxMinutes: positive.optional(),
  rate: positive.max(200, '不能超过 200').optional(),
  allowPrivate: z.boolean().default(false),
  strict: z.boolean().default(false),
  json: z.boolean().default(false),
  quiet: z.boolean().default(false),
  browser: z.string().optional(),
  ocr: z.boolean().default(false),
  full: z.boolean().default(false),
});
export type AuditOptions = z.infer<typeof auditOptionsSchema>;

export const scheduleOptionsSchema = auditOptionsSchema.extend({
  cron: z.string().min(1).optional(),
  until: clockTime.optional(),
  jitter: z.coerce.number({ error: '要是数字' }).min(0, '不能小于 0').max(240, '不能超过 240').optional(),
  mode: z.enum(RERUN_MODES, { error: `可用：${RERUN_MODES.join('、')}` }).optional(),
  once: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  testNotify: z.boolean().default(false),
});
export type ScheduleOptions = z.infer<typeof scheduleOptionsSchema>;

export const pruneOptionsSchema = z.object({
  config: z.string().optional(),
  data: z.string().default('data'),
  runs: count.optional(),
  dryRun: z.boolean().default(false),
  json: z.boolean().default(false),
});
export type PruneOptions = z.infer<typeof pruneOptionsSchema>;

export const checkOptionsSchema = z.object({
  run: z.string(),
  config: z.string().optional(),
  profile: z.array(slug).default([]),
  indicator: z.array(z.string()).default([]),
  asOf: civilDate.optional(),
  data: z.string().default('data'),
  strict: z.boolean().default(false),
  json: z.boolean().default(false),
  quiet: z.boolean().default(false),
});

export const reportOptionsSchema = z.object({
  run: z.string(),
  format: z.enum(FORMATS, { error: `可用：${FORMATS.join('、')}` }).default('html'),
  site: z.array(slug).default([]),
  deadline: civilDate.optional(),
  out: z.string().optional(),
  data: z.string().default('data'),
  browser: z.string().optional(),
});
export type ReportOptions = z.infer<typeof reportOptionsSchema>;

export const inspectOptionsSchema = z.object({
  url: z.url({ protocol: /^https?$/, error: '写完整的 http(s) 网址' }).optional(),
  render: z.boolean().default(false),
  ocr: z.boolean().default(false),
  allowPrivate: z.boolean().default(false),
  browser: z.string().optional(),
});

export const discoverOptionsSchema = z.object({
  allowPrivate: z.boolean().default(false),
  browser: z.string().optional(),
  rate: positive.optional(),
  json: z.boolean().default(false),
  write: z.string().optional(),
  force: z.boolean().default(false),
});

export const doctorOptionsSchema = z.object({
  config: z.string().optional(),
  data: z.string().default('data'),
  browser: z.string().optional(),
  json: z.boolean().default(false),
});

export const evidenceOptionsSchema = z.object({
  site: z.array(z.string()).default([]),
  ledger: z.array(slug).default([]),
  config: z.string().optional(),
  asOf: civilDate.optional(),
  init: z.boolean().default(false),
  json: z.boolean().default(false),
});

const reviewOptionsSchema = z.object({ site: z.array(slug).default([]), data: z.string().default('data') });
export const reviewListOptionsSchema = reviewOptionsSchema.extend({ all: z.boolean().default(false), json: z.boolean().default(false) });
export const reviewSetOptionsSchema = reviewOptionsSchema.extend({
  decision: z.string().optional(),
  reason: z.string().default(''),
  until: civilDate.optional(),
  by: z.string().default(''),
  from: z.string().optional(),
});
export const reviewClearOptionsSchema = reviewOptionsSchema;
export const reviewExportOptionsSchema = reviewOptionsSchema.extend({ out: z.string().optional() });

export const verifyOptionsSchema = z.object({ data: z.string().default('data'), json: z.boolean().default(false) });

export const ledgerImportOptionsSchema = z.object({
  id: slug.optional(),
  year: z.coerce.number({ error: '要是年份' }).int('要是年份').min(2008, '要在 2008 年以后').max(2100, '要在 2100 年以前').optional(),
  out: z.string().optional(),
  config: z.string().optional(),
  force: z.boolean().default(false),
  ocr: z.boolean().default(false),
  allowPrivate: z.boolean().default(false),
  browser: z.string().optional(),
  json: z.boolean().default(false),
});

export const ledgerExportOptionsSchema = z.object({
  run: z.string(),
  ledger: slug.optional(),
  format: z.enum(['docx', 'xlsx'], { error: '可用：docx、xlsx' }).default('docx'),
  site: z.array(slug).default([]),
  out: z.string().optional(),
  data: z.string().default('data'),
});

export const ledgerDiffOptionsSchema = z.object({
  config: z.string().optional(),
  allowPrivate: z.boolean().default(false),
  browser: z.string().optional(),
  json: z.boolean().default(false),
});

/** @throws UsageError naming the option and the mend. */
export function parseOptions<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    (issue) =>
      `  --${issue.path
        .map(String)
        .join('.')
        .replace(/[A-Z]/g, (char) => `-${char.toLowerCase()}`)}：${issue.message}`,
  );
  throw new UsageError(`选项有误\n${lines.join('\n')}`);
}
