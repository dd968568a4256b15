import { z } from 'zod';
import { civilDate } from '../../config/schema.js';
import { evidenceSchema } from './evidence.js';
import { attachmentLinkSchema, INTERPRETATION_FORMS, pageKindSchema, pageMarksSchema } from './page.js';

/**
 * What a portal published, column by column and page by page, for the many indicators that ask whether, when and how
 * completely something was published. `null` always means "not shown or not readable", never "no".
 */

/** A column whose list an indicator needs beside those its fact sets are built from. */
export interface WantedColumn {
  /** Taxonomy id. */
  id: string;
  /** Rows of the window whose pages are opened as well, the newest `max` (default 60); none when absent. */
  open?: { titles?: RegExp; max?: number };
}

/** One row of a list. */
export const listingRowSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  publishedOn: civilDate.nullable(),
  /** The year was not printed and had to be inferred. */
  inferred: z.boolean(),
});
export type ListingRow = z.infer<typeof listingRowSchema>;

/**
 * One column as listed, or the word that none was found. A site can have several columns of one id; an id that was looked for always
 * has at least one item.
 */
export const listingSchema = z.strictObject({
  /** Taxonomy id. */
  column: z.string(),
  name: z.string(),
  url: z.string(),
  path: z.array(z.string()),
  /**
   * `read`: every row dated within the window was seen; `cut`: a bound was reached; `unread`: no rows could be read; `missing`: the
   * whole structure of the site was read and no column of a like name is there; `unknown`: none was found, but there may be one.
   * Only `read` and `missing` allow to count absence against the portal.
   */
  state: z.enum(['read', 'cut', 'unread', 'missing', 'unknown']),
  /** Chinese: why it was not read in full, or which column a person should look at; null when all is well. */
  trouble: z.string().nullable(),
  /** In list order, nothing after the reference date. */
  rows: z.array(listingRowSchema),
  newestOn: civilDate.nullable(),
  oldestOn: civilDate.nullable(),
  /** Words of the column page itself, when it holds text instead of rows; masked, at most 20 000 characters. */
  text: z.string(),
  attachments: z.array(attachmentLinkSchema),
  /** Words of the links in the page's own part, when it has no list: a page of entrances. */
  links: z.array(z.string()).default([]),
  evidence: evidenceSchema,
});
export type Listing = z.infer<typeof listingSchema>;

/** One opened page with its words. */
export const articleFactSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  publishedOn: civilDate.nullable(),
  writtenOn: civilDate.nullable(),
  kind: pageKindSchema,
  /** Taxonomy ids of the columns that list it. */
  columns: z.array(z.string()),
  /** Masked, at most 20 000 characters; `textCut` when there is more. */
  text: z.string(),
  textCut: z.boolean(),
  headings: z.array(z.string()),
  tables: z.array(z.string()),
  images: z.int(),
  videos: z.int(),
  audios: z.int(),
  forms: z.array(z.enum(INTERPRETATION_FORMS)),
  disclosure: z.string().nullable(),
  validity: z.string().nullable(),
  attachments: z.array(attachmentLinkSchema),
  /** The text is a script's work or stands in pictures: what is not in `text` may be there all the same. */
  textElsewhere: z.boolean(),
  evidence: evidenceSchema,
});
export type ArticleFact = z.infer<typeof articleFactSchema>;

/** What a page says of the site in its head and at its foot. */
export const siteMarksSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  /** Which labels are prescribed depends on it. */
  level: z.enum(['home', 'column', 'article']),
  ...pageMarksSchema.omit({ quote: true }).shape,
  evidence: evidenceSchema,
});
export type SiteMarks = z.infer<typeof siteMarksSchema>;

/** What is expected of a column by its name: how often it has to be updated, if at all. */
export const COLUMN_CLASSES = ['news', 'notice', 'policy', 'other', 'standing', 'unknown'] as const;

/** One column of the site as its first page shows it. */
export const columnStateSchema = z.strictObject({
  name: z.string(),
  url: z.string(),
  path: z.array(z.string()),
  /**
   * `news`, `notice`, `policy`: first-level columns of that kind; `other`: by its name new things come in every year; `standing`: it
   * holds what changes seldom or is done with (guides, leaders, rules, plans, past campaigns); `unknown`: its name does not tell.
   */
  class: z.enum(COLUMN_CLASSES),
  state: z.enum(['read', 'unread', 'script']),
  /** What it holds: rows, words or files of its own, columns below it, or nothing at all; null when it was not read. */
  holds: z.enum(['rows', 'text', 'columns', 'nothing']).nullable(),
  /** Rows on its first page up to the reference date, and those of them without a date. */
  items: z.int(),
  undated: z.int(),
  newestOn: civilDate.nullable(),
  /** Why something newer may be there all the same, in Chinese; null when there is none. */
  doubt: z.string().nullable(),
  evidence: evidenceSchema,
});
export type ColumnState = z.infer<typeof columnStateSchema>;

/** Words that should not be published, found on an opened page. */
export const wordingHitSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  publishedOn: civilDate.nullable(),
  kind: z.enum(['classified', 'wording', 'minor']),
  term: z.string(),
  /** What would be right, or why it should not stand there. */
  advice: z.string(),
  /** Sure enough to be held against the page; else a person should look. */
  certain: z.boolean(),
  evidence: evidenceSchema,
});
export type WordingHit = z.infer<typeof wordingHitSchema>;

/** Material a unit handed in for one ledger item. */
export const submissionSchema = z.strictObject({
  ledger: z.string(),
  item: z.string(),
  file: z.string().describe('path below the evidence folder'),
  /** By content. */
  type: z.string(),
  opens: z.boolean(),
  /** Date in the text or the file name, else of the file itself. */
  datedOn: civilDate.nullable(),
  datedBy: z.enum(['name', 'text', 'file']).nullable(),
  trouble: z.string().nullable(),
  sha256: z.string(),
});
export type Submission = z.infer<typeof submissionSchema>;
