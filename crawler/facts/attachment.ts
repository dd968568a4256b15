import { z } from 'zod';
import { personalDataSchema } from './personal-data.js';

/** What can be read from one file offered for download, stored in the run journal like the facts of a page. */

/** By content, not by name. `other` is anything without a reader. */
export const ATTACHMENT_TYPES = [
  'pdf',
  'docx',
  'doc',
  'xlsx',
  'xls',
  'wps',
  'et',
  'ofd',
  'rtf',
  'txt',
  'csv',
  'html',
  'pptx',
  'ppt',
  'zip',
  'rar',
  '7z',
  'image',
  'audio',
  'video',
  'other',
] as const;
export const attachmentTypeSchema = z.enum(ATTACHMENT_TYPES);
export type AttachmentType = z.infer<typeof attachmentTypeSchema>;

export const ATTACHMENT_FAILURES = ['empty', 'too-large', 'encrypted', 'damaged', 'bomb', 'timeout', 'memory', 'unsupported'] as const;

export const attachmentTableSchema = z.strictObject({
  /** Sheet name, caption or the line above; '' when there is none. */
  name: z.string(),
  rows: z.int(),
  /** First row with more than one filled cell; at most 30 cells of 60 characters. */
  header: z.array(z.string()),
});

export const attachmentFactsSchema = z.strictObject({
  type: attachmentTypeSchema,
  /**
   * `read`: its words are known; `scan`: pages are pictures without a text layer; `listing`: an archive whose entries are named and,
   * where their type allows, read; `media`: pictures, sound, film; `failed`: see `failure`. Only `read` may count for what a file does not say.
   */
  state: z.enum(['read', 'scan', 'listing', 'media', 'failed']),
  failure: z.strictObject({ code: z.enum(ATTACHMENT_FAILURES), message: z.string() }).nullable(),
  /** A bound was reached: what follows is not known. */
  truncated: z.boolean(),
  /** Words come from character recognition and may be wrong. */
  recognised: z.boolean(),
  sizeBytes: z.int(),
  /** Pages, sheets or slides; null where the format has none. */
  pages: z.int().nullable(),
  text: z.strictObject({
    chars: z.int(),
    sha256: z.string(),
    /** Masked beginning and end, at most 2000 and 500 characters. */
    head: z.string(),
    tail: z.string(),
    headings: z.array(z.string()),
    citedTitles: z.array(z.string()),
    citedNumbers: z.array(z.string()),
  }),
  tables: z.array(attachmentTableSchema),
  /** Entries of an archive, at most 200. */
  entries: z.array(z.strictObject({ name: z.string(), sizeBytes: z.int(), type: attachmentTypeSchema.nullable() })),
  personalData: personalDataSchema,
});
export type AttachmentFacts = z.infer<typeof attachmentFactsSchema>;
