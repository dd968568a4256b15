/**
 * What a sample unit published and when: the only source of both the served pages and the expected results.
 * Dates are civil dates YYYY-MM-DD; `null` for a date means that the portal shows none.
 */
export type Dialect = 'trs' | 'hanweb' | 'jpaas' | 'avalon';

export interface InterpretationPlan {
  publishedOn: string;
  form: 'text' | 'picture' | 'qa' | 'video' | 'leader';
  /** A picture that shows the text as well. */
  illustrated?: boolean;
  /** Nothing but chapters of the document, word for word. */
  copied?: boolean;
  /** Of a video: plays and can be downloaded, or its source is gone. */
  video?: 'plays' | 'gone';
  /** Which of the two pages links to the other; `none`: only the title tells that they belong together. */
  links: 'both' | 'to-document' | 'from-document' | 'none';
  /** Interpreting unit and phone after the body. */
  contact: boolean;
}

export interface DocumentPlan {
  key: string;
  /** Name inside 《》 without the place; for `excluded` the whole title without the place. */
  topic: string;
  /** `excluded`: personnel, forwarding, commendation, meeting and internal notices, which need no interpretation. */
  kind: 'normative' | 'government' | 'excluded';
  publishedOn: string;
  /** `null`: the page shows no number. */
  number: string | null;
  numberIn?: 'header' | 'body';
  /** `null`: the page shows no validity. */
  validity: string | null;
  /** Published a second time, under another address, in the column of government documents. */
  duplicated?: boolean;
  /** The page holds no text, only a scanned file. */
  scanned?: boolean;
  /** Last day on which it is in force, as its own text says. */
  inForceUntil?: string;
  /** Number of a document that stands outside the document columns; named in the text. */
  cites?: string;
  interpretation: InterpretationPlan | null;
}

export interface SolicitationPlan {
  key: string;
  topic: string;
  publishedOn: string;
  /** `null`: only the closing date is stated. */
  opensOn: string | null;
  closesOn: string;
  /** `catalogue`: listed there; `stated`: the page calls it a major decision; `normative`: the page calls it an ordinary normative document. */
  class: 'catalogue' | 'stated' | 'normative' | 'unclear';
  shortTermReason?: string;
  /** The draft is explained in a file beside it. */
  explained?: boolean;
  /** Names no way to send opinions. */
  withoutChannels?: boolean;
  /** Key of the document finally issued. */
  decision: string | null;
  feedback: { publishedOn: string | null } | null;
}

export interface FinancePlan {
  holder: 'government' | 'department' | 'unit';
  type: 'budget' | 'final-account';
  year: number;
  publishedOn: string;
  /** Name of the department or unit, without the place. */
  of: string;
}

export interface DeadLinkPlan {
  path: string;
  text: string;
  /** `article` is deeper than the rule looks: a decoy. */
  on: 'home' | 'first-level' | 'article';
}

/** Lists that only count what stands in them. */
export const LISTED_KEYS = [
  'policy-lecture',
  'press-conference',
  'policy-qa',
  'mailbox',
  'open-day',
  'policy-topics',
  'document-cleanup',
  'filing-catalogue',
  'regulations',
  'five-year-plan',
  'key-points',
  'gazette',
  'policy-evaluation',
  'meetings',
  'training',
  'application-catalogue',
  'work-report-progress',
  'proposals',
  'reconsideration',
  'social-organisations',
  'double-random',
  'penalties',
  'licences',
  'debt',
  'fees',
  'audit',
  'subsidies',
  'statistics',
  'procurement',
  'recruitment',
  'village-affairs',
  'service-guide',
  'major-projects',
  'education',
  'health',
  'social-insurance',
  'employment',
  'emergency',
  'environment',
  'social-assistance',
  'institution-education',
  'institution-health',
  'institution-water',
  'institution-power',
  'institution-gas',
  'institution-heating',
  'institution-environment',
  'institution-transport',
] as const; // prettier-ignore
export type ListedKey = (typeof LISTED_KEYS)[number];

/** One thing published in such a list. */
export interface ListedItem {
  title: string;
  on: string;
  /** Which of the things an indicator asks for it is. */
  kind?: string;
  text: string[];
  /** First row: headings. */
  rows?: string[][];
  letter?: { askedOn: string | null; answeredOn: string | null };
  /** Keys of documents it prints. */
  documents?: string[];
  /** A QR code that decodes, or a square picture that is none. */
  code?: 'readable' | 'picture';
  file?: 'xlsx' | 'pdf';
  picture?: boolean;
  /** Address outside the portal that the text is taken from. */
  takenFrom?: string;
}

export type Listed = Partial<Record<ListedKey, ListedItem[]>>;

/** One of the fields of the grass-roots directory; with `leadsTo` its entry leads to a list that stands elsewhere. */
export interface FieldPlan {
  name: string;
  slug: string;
  items: ListedItem[];
  leadsTo?: ColumnKey;
}

export type ColumnKey =
  | ListedKey
  | `field-${string}`
  | 'organisation'
  | 'news'
  | 'news-department'
  | 'news-town'
  | 'notices'
  | 'normative'
  | 'government-documents'
  | 'interpretation'
  | 'public-concern'
  | 'catalogue'
  | 'solicitation'
  | 'feedback'
  | 'finance'
  | 'finance-government'
  | 'finance-department'
  | 'finance-unit'
  | 'annual-report'; // prettier-ignore

export interface ColumnPlan {
  /** Key of a filled list; other columns (groups, single pages) have none. */
  key?: ColumnKey;
  name: string;
  slug: string;
  kind: 'list' | 'group' | 'page';
  children?: ColumnPlan[];
  /** Entries of a group that lead to lists standing elsewhere. */
  entries?: { name: string; leadsTo: ColumnKey }[];
}

/** Pages that are no lists; `null`: the portal has none. */
export interface SinglePages {
  organisation: 'complete' | 'without-hours';
  rules: boolean;
  guide: 'complete' | 'without-address';
  application: 'online' | 'by-post' | 'nothing';
  statutory: boolean;
  newMedia: 'listed' | 'empty' | null;
  serviceMap: boolean;
  /** Parts of the zone of digital government. */
  digitalZone: string[] | null;
}

/** How the unit publishes its documents and accounts. */
export interface Habits {
  /** A file with the same text beside each document. */
  copies: boolean;
  disclosureLabel: boolean;
  /** Days from signing to publishing. */
  daysToPublish: number;
  budgetFiles: 'tables' | 'scans';
  /** News among the government documents. */
  strayNews: number;
  /** Newest answer to public concerns; null: as fresh as the news. */
  lastConcernOn: string | null;
  /** A document of this number and name stands among the notices only. */
  documentInNotices: { number: string; topic: string } | null;
}

/** What the pages look like and how they work. */
export interface Look {
  /** `by-script`: only a script that does not load would show it. */
  footer: 'complete' | 'poor' | 'by-script';
  labels: 'complete' | 'poor';
  /** Fits itself to the width of a telephone. */
  adaptive: boolean;
  entrance: 'works' | 'none' | 'by-script';
  readAloud: 'works' | 'dead' | 'none' | 'by-script';
  /** Pictures and fields are named for those who cannot see them. */
  named: boolean;
  search: 'finds' | 'finds-nothing' | 'down';
  /** Query form of the document columns. */
  library: 'finds' | 'finds-nothing' | 'none';
}

/** Documents (by key) that show what must not be shown. */
export interface Exposures {
  /** Offers a list of people with names and citizen ids. */
  citizenIds?: string;
  /** A table of children with schools and guardians. */
  minors?: string;
  /** Carries a mark of classification. */
  classified?: string;
  /** A wrong name of a state organ. */
  wording?: string;
}

export interface Scenario {
  id: string;
  name: string;
  /** Place used in titles, e.g. 云溪市. */
  place: string;
  /** Who issues the documents. */
  authority: string;
  level: 'city' | 'county' | 'department';
  dialect: Dialect;
  charset: 'utf-8' | 'gbk';
  seed: number;
  siteCode: string;
  phone: string;
  columns: ColumnPlan[];
  towns: string[];
  departments: string[];
  units: string[];
  documents: DocumentPlan[];
  /** Complete documents of earlier years, to be left aside. */
  olderDocuments: number;
  /** Notices outside the interpretation duty, spread over the year. */
  excludedDocuments: number;
  decisionCatalogue: { publishedOn: string; extraItems: string[]; amendedOn: string | null } | null;
  solicitations: SolicitationPlan[];
  finance: FinancePlan[];
  /** Report on 2024; `omittedParts` counts the six parts from 1. */
  annualReport: { publishedOn: string | null; omittedParts: number[] } | null;
  listed: Listed;
  directory: FieldPlan[] | null;
  pages: SinglePages;
  habits: Habits;
  look: Look;
  exposures: Exposures;
  home: { newestOn: string; scriptFilled: boolean };
  newsItems: number;
  deadLinks: DeadLinkPlan[];
  /** The list interface answers 500 for these columns. */
  brokenInterfaces: ColumnKey[];
  /** These answer 412 with a challenge that is never solved. */
  blockedColumns: ColumnKey[];
  blockedDocuments: string[];
}

/** Every scenario is told as of this civil date, a Friday. */
export const AS_OF = '2025-11-28';
/** The last day of the year: what the year asks for and is not there by now is missing. */
export const YEAR_END = '2025-12-31';
