/**
 * What a sample unit published and when: the only source of both the served pages and the expected results.
 * Dates are civil dates YYYY-MM-DD; `null` for a date means that the portal shows none.
 */
export type Dialect = 'trs' | 'hanweb' | 'jpaas' | 'avalon';

export interface InterpretationPlan {
  publishedOn: string;
  form: 'text' | 'picture' | 'qa';
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

export type ColumnKey =
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
