import { z } from 'zod';
import { personalDataSchema } from './personal-data.js';

/**
 * What can be read from one page alone: the output of the extractors, stored per page in the run journal.
 * Nothing here depends on other pages; what belongs together is decided in `crawler/relate`.
 */

/** A value with the words and place it was read from. */
const field = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, quote: z.string(), from: z.string().describe('selector, meta[name=…], address, label:…') }).nullable();

export const PAGE_KINDS = [
  'home',
  'column',
  'list',
  'article',
  'document',
  'interpretation',
  'solicitation',
  'feedback',
  'letter',
  'attachment',
  'catalogue',
  'annual-report',
  'gazette',
  'guide',
  'search',
  'site-map',
  'error',
  'challenge',
  'login',
  'other',
] as const; // prettier-ignore
export const pageKindSchema = z.enum(PAGE_KINDS);
export type PageKind = z.infer<typeof pageKindSchema>;

/** Where on the page a link stands; decides whether it is navigation, content or decoration. */
export const LINK_ZONES = ['navigation', 'breadcrumb', 'list', 'body', 'related', 'attachment', 'footer', 'other'] as const;

export const linkSchema = z.strictObject({
  url: z.string().describe('absolute, percent-escapes kept byte for byte'),
  text: z.string(),
  zone: z.enum(LINK_ZONES),
});
export type Link = z.infer<typeof linkSchema>;

export const listItemSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  /** Civil date YYYY-MM-DD as shown, null when the list shows none. */
  date: z.string().nullable(),
  /** True when the year was not printed and had to be inferred. */
  dateInferred: z.boolean(),
});
export type ListItem = z.infer<typeof listItemSchema>;

/** How the next part of a list is asked for. `page` counts from 1 for the first part. */
export const pagerSchema = z.discriminatedUnion('type', [
  /** Static addresses: the next page's address is known. */
  z.strictObject({ type: z.literal('link'), nextUrl: z.string(), totalPages: z.int().nullable() }),
  /** A request with a page (or record range) parameter in address or body. */
  z.strictObject({
    type: z.literal('request'),
    method: z.enum(['GET', 'POST']),
    /** Address and body with `{page}`, `{start}`, `{end}` placeholders. `start`/`end` count records from 1. */
    urlTemplate: z.string(),
    bodyTemplate: z.string().nullable(),
    contentType: z.string().nullable(),
    /** Number to put for the first part: 0 or 1. */
    firstPage: z.int(),
    /** Next part to ask for, in the placeholders' own counting. */
    nextPage: z.int(),
    /** Records per request, when the request names a range or a size. */
    perRequest: z.int().nullable(),
    totalPages: z.int().nullable(),
    totalItems: z.int().nullable(),
  }),
]);
export type Pager = z.infer<typeof pagerSchema>;

export const listFactsSchema = z.strictObject({
  items: z.array(listItemSchema),
  pager: pagerSchema.nullable(),
  /** Total the page itself states. */
  totalItems: z.int().nullable(),
  /** The page carries a list that only its script fills and that is not readable here: never "empty". */
  scriptFilled: z.boolean(),
  /** Why `scriptFilled`, or the selector of the list. */
  from: z.string(),
});
export type ListFacts = z.infer<typeof listFactsSchema>;

export const attachmentLinkSchema = z.strictObject({
  url: z.string(),
  title: z.string(),
  type: z.string().describe('extension in lower case, or ""'),
});

export const INTERPRETATION_FORMS = ['text', 'picture', 'video', 'audio', 'qa', 'press-conference', 'expert', 'leader'] as const;

export const contactSchema = z.strictObject({
  unit: z.string().nullable(),
  phone: z.string().nullable().describe('office number as printed'),
  quote: z.string(),
});

export const OPINION_CHANNELS = ['post', 'email', 'phone', 'fax', 'form', 'visit', 'meeting', 'message'] as const;

/** Opening and closing of a public solicitation as stated in the text. */
export const solicitationTermSchema = z.strictObject({
  opensOn: field(z.string()),
  closesOn: field(z.string()),
  /** Length the text states, when it states one: 30日, 7个工作日. */
  stated: field(z.strictObject({ count: z.int(), unit: z.enum(['day', 'working-day']) })),
  /** A stated reason for a shorter term, verbatim. */
  shortTermReason: field(z.string()),
  /** Ways to send opinions that the text names, each once. */
  channels: z.array(z.strictObject({ kind: z.enum(OPINION_CHANNELS), quote: z.string() })),
});

/** A published letter or consultation with its answer. */
export const letterSchema = z.strictObject({
  askedOn: field(z.string()),
  answeredOn: field(z.string()),
  /** False only where the page says so (未答复, 办理中) or shows an empty place for the answer; null when it cannot be told. */
  answered: z.boolean().nullable(),
  /** Kind as printed: 咨询, 投诉, 建议, 求助 … */
  category: z.string().nullable(),
});

/** The lines at the end of a text that name who issued it and when. */
export const signatureSchema = z.strictObject({ unit: z.string().nullable(), date: z.string().nullable(), quote: z.string() });

/** One matter of a decision catalogue as listed on its page. */
export const catalogueItemSchema = z.strictObject({
  name: z.string(),
  unit: z.string().nullable(),
  /** Addresses its row or line leads to. */
  links: z.array(z.string()),
  quote: z.string(),
});

/** What a page says of its site in its head and at its foot. */
export const pageMarksSchema = z.strictObject({
  /** Prescribed meta labels that have a value, under their prescribed names: SiteName, ColumnType, PubDate … */
  metas: z.array(z.string()),
  organiser: z.string().nullable(),
  contact: z.string().nullable(),
  /** 网站标识码 as printed: 10 digits, or bm and 8 digits. */
  siteCode: z.string().nullable(),
  icp: z.string().nullable(),
  policeRecord: z.string().nullable(),
  /** Mark of party and government bodies. */
  bodyMark: z.boolean(),
  /** Address of 我为政府网站找错, of its script, or '' where the entry leads nowhere; null when none is shown. */
  errorReport: z.string().nullable(),
  /** Site code that this entry hands over. */
  errorReportCode: z.string().nullable(),
  siteMap: z.boolean(),
  /** Words of the entrance to the barrier-free or aged-friendly mode. */
  accessibilityEntry: z.string().nullable(),
  /** The foot, or part of it, is a script's work and was not rendered: what is missing may be there all the same. */
  footByScript: z.boolean(),
  /** Words of the foot, at most 300 characters. */
  quote: z.string(),
});
export type PageMarks = z.infer<typeof pageMarksSchema>;

export const pageFactsSchema = z.strictObject({
  url: z.string(),
  kind: pageKindSchema,
  charset: z.string(),
  /** Headline of the article, or name of the page, without the site's suffix. */
  title: field(z.string()),
  siteName: z.string().nullable(),
  siteCode: z.string().nullable(),
  /** Breadcrumb from the home page down to the column, e.g. 首页, 政策, 政策解读. */
  columns: z.array(z.strictObject({ name: z.string(), url: z.string().nullable() })),
  /** Visible labelled date first, then the address, then meta (see `dateConflicts`). Date or local date-time without zone. */
  publishedAt: field(z.string()),
  /** Other publication dates the page shows elsewhere that disagree by at least a day. */
  dateConflicts: z.array(z.strictObject({ value: z.string(), quote: z.string(), from: z.string() })),
  writtenOn: field(z.string()),
  source: field(z.string()),
  issuer: field(z.string()),
  documentNumber: field(z.string()),
  /** True when the page shows a number label without a value or with 无. */
  documentNumberBlank: z.boolean(),
  indexNumber: field(z.string()),
  validity: field(z.string()),
  disclosure: field(z.string()),
  subject: field(z.string()),
  /** Main text: length and hash; beginning and end for evidence; titles in 《》; document numbers it cites. */
  text: z.strictObject({
    chars: z.int(),
    sha256: z.string(),
    head: z.string(),
    tail: z.string(),
    /** The text itself, masked, one line of the page per line, at most 20 000 characters. */
    body: z.string().default(''),
    citedTitles: z.array(z.string()),
    citedNumbers: z.array(z.string()),
    /** Headings and numbered section titles in order. */
    headings: z.array(z.string()),
    /** Names of tables (captions or the line above) in order. */
    tables: z.array(z.string()),
    images: z.int(),
    videos: z.int(),
    audios: z.int(),
    /** Sorted hashes that stand for the words of the text, at most 256: two texts share about as many as they share words. */
    sketch: z.array(z.int()),
  }),
  forms: z.array(z.enum(INTERPRETATION_FORMS)),
  /** Contact line after the body of an interpretation. */
  contact: contactSchema.nullable(),
  solicitation: solicitationTermSchema.nullable(),
  /** The page says what became of opinions: counts and reasons for what was not adopted. */
  feedback: z.strictObject({ received: z.int().nullable(), adopted: z.int().nullable(), notAdoptedReason: field(z.string()) }).nullable(),
  letter: letterSchema.nullable(),
  signature: signatureSchema.nullable(),
  /** Matters of a decision catalogue; empty when the page lists none in its own text. */
  catalogueItems: z.array(catalogueItemSchema),
  personalData: personalDataSchema,
  /** Null for pages that are no home page, column or article. */
  marks: pageMarksSchema.nullable().default(null),
  attachments: z.array(attachmentLinkSchema),
  links: z.array(linkSchema),
  /** A block of related articles exists but only a script fills it. */
  relatedByScript: z.boolean(),
  list: listFactsSchema.nullable(),
  /** Lists beside the main one (home page blocks, navigation pages with several columns). */
  otherItems: z.array(listItemSchema),
  /** True when the page's main content is filled by script and was not rendered. */
  needsBrowser: z.boolean(),
  /** http-equiv refresh or script redirect target, absolute. */
  redirectsTo: z.string().nullable(),
  frames: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
});
export type PageFacts = z.infer<typeof pageFactsSchema>;
