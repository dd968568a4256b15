/** A ledger document on its way to a profile: blocks → drafts (one per duty, as printed) → items (what was understood). */

export interface Line {
  /** Line of the document as read, from 1. */
  n: number;
  text: string;
}
export interface Row {
  n: number;
  cells: string[];
}
/** What the document holds, in reading order. `raw` lines keep their tabs; those of other files were folded. */
export type SourceBlock = { kind: 'lines'; lines: Line[] } | { kind: 'table'; rows: Row[] };

/** What a column of a ledger says. `text` is group or duty: which, its content tells. */
export type Role = 'number' | 'group' | 'duty' | 'measure' | 'lead' | 'units' | 'deadline' | 'other';

/** One duty as it stands in the document; '' where it says nothing. */
export interface Draft {
  /** As printed; null where the document prints none. */
  number: string | null;
  /** Headings above it, outermost first. */
  path: string[];
  duty: string;
  /** Column of measures or of the basis of judgement (量化指标, 评分标准). */
  measure: string;
  lead: string;
  units: string;
  deadline: string;
  /** First line or row in the document. */
  line: number;
  flags: string[];
}

export interface Drafts {
  items: Draft[];
  /** Columns the document has; where one is absent nothing is missed. */
  columns: ReadonlySet<Role>;
  /** How it was read, in Chinese, for the confirmation sheet. */
  shape: string;
  flags: string[];
}

export type Period = 'week' | 'month' | 'quarter' | 'half-year' | 'year';
export type Comparator = '>=' | '<=' | '=' | '~';

/** A number the duty must reach. */
export interface Quantity {
  kind: 'share' | 'coverage' | 'duration' | 'count' | 'frequency' | 'together';
  comparator: Comparator;
  value: number;
  /** Upper end of a range (3～5个). */
  most: number | null;
  unit: string;
  per: Period | null;
  /** Word that turns the number into advice (原则上, 左右); null when it binds. */
  hedge: string | null;
  /** What a term counts from (决策出台后). */
  anchor: string | null;
  quote: string;
  /** Sentence of the duty it stands in, from 0. */
  sentence: number;
}

export interface Deadline {
  kind: 'date' | 'recurring' | 'relative' | 'standing';
  /** Civil date; null when it is none or impossible. */
  on: string | null;
  every: Period | null;
  quote: string;
  /** Why the printed date cannot be taken, in Chinese. */
  slip: string | null;
}

export interface Responsible {
  name: string;
  role: 'lead' | 'partner' | 'responsible';
  /** 各部门, 有关单位: a circle, not one body. */
  everyone: boolean;
}

export interface Mapping {
  indicator: string;
  /** 0..1 */
  confidence: number;
  /** Words of the duty that speak for it. */
  reasons: string[];
  thresholds: Record<string, unknown>;
}

export interface Item {
  label: string;
  draft: Draft;
  sentences: string[];
  quantities: Quantity[];
  deadlines: Deadline[];
  /** The one day that closes the duty, or null. */
  deadline: string | null;
  responsible: Responsible[];
  basis: 'site' | 'actual' | 'submission';
  mappings: Mapping[];
  /** Near misses: not taken, but a person should look. */
  candidates: Mapping[];
  /** What a person must confirm, in Chinese. */
  confirm: string[];
}

export interface Ledger {
  title: string;
  year: number | null;
  shape: string;
  columns: ReadonlySet<Role>;
  items: Item[];
  flags: string[];
}
