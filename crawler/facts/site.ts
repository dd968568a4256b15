import { z } from 'zod';
import { civilDate, levelSchema } from '../../config/schema.js';
import { attachmentFactsSchema } from './attachment.js';
import { evidenceSchema } from './evidence.js';
import { contactSchema, INTERPRETATION_FORMS } from './page.js';
import { personalDataSchema } from './personal-data.js';
import {
  accessibilitySchema,
  availabilitySchema,
  documentLibrarySchema,
  ipv6Schema,
  mediaSchema,
  mobileSchema,
  qrCodeSchema,
  siteSearchSchema,
  transportSchema,
} from './probe.js';
import { articleFactSchema, columnStateSchema, listingSchema, siteMarksSchema, submissionSchema, wordingHitSchema } from './publication.js';
import { failureCodeSchema } from './record.js';

/**
 * Facts of one portal: the contract between crawler and checks. Built by `crawler/relate` from page records alone.
 * `null` always means "not readable or not shown", never "no"; absence counts only where a set is `complete`.
 */

export const gapSchema = z.strictObject({
  /** Failure code, or `column-not-found`, `column-ambiguous`, `list-cut`, `script-filled`, `undated`, `no-rule`. */
  code: z.union([failureCodeSchema, z.enum(['column-not-found', 'list-cut', 'script-filled', 'undated', 'unread-article', 'elsewhere'])]),
  /** Chinese, for the report: what was not read and what a person should look at. */
  message: z.string(),
  url: z.string().nullable(),
});
export type Gap = z.infer<typeof gapSchema>;

export const factSet = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    items: z.array(item),
    /** Everything in scope was read: only then may absence count against the portal. */
    complete: z.boolean(),
    gaps: z.array(gapSchema),
    /** Where we looked. */
    searched: z.array(evidenceSchema),
  });

export const columnFactSchema = z.strictObject({
  /** Taxonomy id. */
  id: z.string(),
  name: z.string(),
  url: z.string(),
  path: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  from: z.enum(['config', 'navigation', 'site-map', 'breadcrumb']),
  /** `read`: whole list within the window read; `cut`: bounds reached; `unread`: failed or script-filled. */
  state: z.enum(['read', 'cut', 'unread']),
  items: z.int(),
  newestOn: civilDate.nullable(),
  oldestOn: civilDate.nullable(),
  evidence: evidenceSchema,
});
export type ColumnFact = z.infer<typeof columnFactSchema>;

const dated = {
  url: z.string(),
  title: z.string(),
  publishedOn: civilDate.nullable(),
  evidence: evidenceSchema,
};

export const DOCUMENT_CLASSES = ['rule', 'normative', 'government', 'other'] as const;

export const policyDocumentSchema = z.strictObject({
  ...dated,
  /** False when the article page could not be read: only the list row is known. */
  pageRead: z.boolean(),
  writtenOn: civilDate.nullable(),
  documentNumber: z.string().nullable(),
  /** Validity as printed (有效, 失效, 废止 …). */
  validity: z.string().nullable(),
  /** True when the page's header block is filled by script: missing elements cannot be told. */
  elementsByScript: z.boolean(),
  issuer: z.string().nullable(),
  class: z.enum(DOCUMENT_CLASSES),
  /** Must it be interpreted? `unknown` when class or issuer cannot be told. */
  inScope: z.enum(['yes', 'no', 'unknown']),
  scopeReason: z.string(),
  inNormativeColumn: z.boolean(),
  columns: z.array(z.string()).describe('taxonomy ids of the columns that list it'),
  /** Same article under other addresses. */
  alternates: z.array(z.string()),
  linksTo: z.array(z.string()),
  relatedByScript: z.boolean(),
});
export type PolicyDocument = z.infer<typeof policyDocumentSchema>;

export const interpretationSchema = z.strictObject({
  ...dated,
  pageRead: z.boolean(),
  forms: z.array(z.enum(INTERPRETATION_FORMS)),
  /** Documents it interprets; several for a series. `by` names the ground. */
  interprets: z.array(
    z.strictObject({ url: z.string(), confidence: z.number().min(0).max(1), by: z.enum(['link', 'back-link', 'title', 'number']) }),
  ),
  /** Documents it may interpret, none certain: whoever lacks an interpretation among these is undetermined. */
  ambiguousWith: z.array(z.string()),
  linksTo: z.array(z.string()),
  relatedByScript: z.boolean(),
  contact: contactSchema.nullable(),
  /** The body is mainly pictures, video or audio: its words cannot be read. */
  bodyIsMedia: z.boolean(),
});
export type Interpretation = z.infer<typeof interpretationSchema>;

export const decisionCatalogueSchema = z.strictObject({
  ...dated,
  year: z.int().nullable(),
  /** A change or supplement of a catalogue, not its first publication. */
  amendment: z.boolean(),
});
export type DecisionCatalogue = z.infer<typeof decisionCatalogueSchema>;

export const solicitationSchema = z.strictObject({
  ...dated,
  pageRead: z.boolean(),
  /** Stated start, else null (the check then uses publication). */
  opensOn: civilDate.nullable(),
  closesOn: civilDate.nullable(),
  stated: z.strictObject({ count: z.int(), unit: z.enum(['day', 'working-day']) }).nullable(),
  shortTermReason: z.string().nullable(),
  class: z.enum(['major-decision', 'normative', 'unknown']),
  classReason: z.string(),
  /** The document finally issued. */
  decision: z.strictObject({ url: z.string(), title: z.string(), publishedOn: civilDate.nullable(), confidence: z.number() }).nullable(),
  /** True when several documents could be the decision. */
  decisionAmbiguous: z.boolean(),
  feedback: z.array(z.string()).describe('addresses of its feedback pages'),
  termEvidence: evidenceSchema.nullable(),
});
export type Solicitation = z.infer<typeof solicitationSchema>;

export const feedbackSchema = z.strictObject({
  ...dated,
  pageRead: z.boolean(),
  received: z.int().nullable(),
  adopted: z.int().nullable(),
  /** Says what was not adopted and why, or that there was nothing to adopt; null when it cannot be told. */
  statesOutcome: z.boolean().nullable(),
  answers: z.array(z.string()).describe('solicitations it answers'),
  ambiguous: z.boolean(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

export const budgetFileSchema = z.strictObject({
  ...dated,
  holder: z.enum(['government', 'department', 'unit']).nullable(),
  type: z.enum(['budget', 'final-account']).nullable(),
  year: z.int().nullable(),
  column: z.string().describe('address of the column that lists it'),
});
export type BudgetFile = z.infer<typeof budgetFileSchema>;

export const annualReportSchema = z.strictObject({
  ...dated,
  pageRead: z.boolean(),
  year: z.int().nullable(),
  /** The audited unit's own report, another unit's, or cannot be told. */
  owner: z.enum(['own', 'other', 'unknown']),
  /** Ids of the six prescribed parts found in the text. */
  parts: z.array(z.string()),
  tables: z.array(z.string()),
  /** The report itself lies in an attachment or a picture: parts cannot be told from the page. */
  bodyElsewhere: z.boolean(),
});
export type AnnualReport = z.infer<typeof annualReportSchema>;

/** Stages of a decision that its catalogue item should lead to. */
export const DECISION_STAGES = ['solicitation', 'draft', 'explanation', 'interpretation', 'feedback', 'result'] as const;

export const decisionItemSchema = z.strictObject({
  /** Name of the matter as listed. */
  name: z.string(),
  unit: z.string().nullable(),
  /** Address and year of the catalogue that lists it. */
  catalogue: z.string(),
  year: z.int().nullable(),
  /** Pages found for each stage, by the item's own links or by name; an empty stage was not found. */
  stages: z.record(
    z.enum(DECISION_STAGES),
    z.array(z.strictObject({ url: z.string(), confidence: z.number().min(0).max(1), by: z.enum(['link', 'title', 'relation']) })),
  ),
  /** Pages that may belong to it, none certain: a stage that seems missing is undetermined. */
  ambiguousWith: z.array(z.string()),
  evidence: evidenceSchema,
});
export type DecisionItem = z.infer<typeof decisionItemSchema>;

/** Numbers one body issued in one year under one code (固政办发〔2023〕1、2、4号). A gap alone proves nothing. */
export const numberSequenceSchema = z.strictObject({
  /** Code before the bracket. */
  code: z.string(),
  year: z.int(),
  numbers: z.array(z.int()),
  /** Numbers between the first and the last, or below the first, that were not met. */
  missing: z.array(z.int()),
  /** Of the missing ones, those cited on the site by number. */
  cited: z.array(z.strictObject({ number: z.int(), on: z.string() })),
  evidence: z.array(evidenceSchema).describe('first and last document of the sequence'),
});
export type NumberSequence = z.infer<typeof numberSequenceSchema>;

export const letterFactSchema = z.strictObject({
  ...dated,
  pageRead: z.boolean(),
  askedOn: civilDate.nullable(),
  answeredOn: civilDate.nullable(),
  answered: z.boolean().nullable(),
  category: z.string().nullable(),
});
export type LetterFact = z.infer<typeof letterFactSchema>;

/** A file offered on a page of the site. */
export const attachmentFactSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  foundOn: z.strictObject({ url: z.string(), title: z.string().nullable(), publishedOn: civilDate.nullable() }),
  /** Taxonomy ids of the columns that list the page. */
  columns: z.array(z.string()),
  /** Null when it was not fetched or not received; the set's gaps say why. */
  content: attachmentFactsSchema.nullable(),
  evidence: evidenceSchema,
});
export type AttachmentFact = z.infer<typeof attachmentFactSchema>;

/** One page or file that shows personal data. */
export const personalDataFactSchema = z.strictObject({
  ...dated,
  /** The page that offers the file; null for a page itself. */
  foundOn: z.string().nullable(),
  data: personalDataSchema,
});
export type PersonalDataFact = z.infer<typeof personalDataFactSchema>;

export const homeSchema = z.strictObject({
  url: z.string(),
  newestOn: civilDate.nullable(),
  newestTitle: z.string().nullable(),
  datedItems: z.int(),
  undatedItems: z.int(),
  scriptFilled: z.boolean(),
  evidence: evidenceSchema,
});

export const linkCheckSchema = z.strictObject({
  url: z.string(),
  foundOn: z.string(),
  text: z.string(),
  internal: z.boolean(),
  outcome: z.enum(['alive', 'dead', 'unknown']),
  status: z.int().nullable(),
  /** Chinese: 404, 域名不存在, 超时 … */
  reason: z.string(),
  /** Seen dead twice, the second time later in the run. */
  confirmed: z.boolean(),
  evidence: evidenceSchema,
});
export type LinkCheck = z.infer<typeof linkCheckSchema>;

export const portalSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  level: levelSchema,
  baseUrl: z.string(),
});
export type Portal = z.infer<typeof portalSchema>;

export const siteFactsSchema = z.strictObject({
  portal: portalSchema,
  columns: factSet(columnFactSchema),
  policyDocuments: factSet(policyDocumentSchema),
  interpretations: factSet(interpretationSchema),
  decisionCatalogues: factSet(decisionCatalogueSchema),
  solicitations: factSet(solicitationSchema),
  feedbacks: factSet(feedbackSchema),
  budgetFiles: factSet(budgetFileSchema),
  annualReports: factSet(annualReportSchema),
  decisionItems: factSet(decisionItemSchema),
  numberSequences: factSet(numberSequenceSchema),
  letters: factSet(letterFactSchema),
  attachments: factSet(attachmentFactSchema),
  personalData: factSet(personalDataFactSchema),
  home: factSet(homeSchema),
  linkChecks: factSet(linkCheckSchema),
  listings: factSet(listingSchema),
  articles: factSet(articleFactSchema),
  columnStates: factSet(columnStateSchema),
  siteMarks: factSet(siteMarksSchema),
  wordingHits: factSet(wordingHitSchema),
  submissions: factSet(submissionSchema),
  availability: factSet(availabilitySchema),
  transport: factSet(transportSchema),
  ipv6: factSet(ipv6Schema),
  siteSearch: factSet(siteSearchSchema),
  accessibility: factSet(accessibilitySchema),
  mobile: factSet(mobileSchema),
  media: factSet(mediaSchema),
  qrCodes: factSet(qrCodeSchema),
  documentLibraries: factSet(documentLibrarySchema),
});
export type SiteFacts = z.infer<typeof siteFactsSchema>;
/** Names of the fact sets a check can ask for. */
export type FactName = Exclude<keyof SiteFacts, 'portal'>;
export type FactSet<T> = { items: T[]; complete: boolean; gaps: Gap[]; searched: z.infer<typeof evidenceSchema>[] };
