import type { Wording } from '../../config/schema.js';
import type { Evidence } from '../facts/evidence.js';
import type { ListItem, PageFacts } from '../facts/page.js';
import type { PageRecord } from '../facts/record.js';
import type { ColumnFact, Gap, LinkCheck, Portal, SiteFacts } from '../facts/site.js';

/** Ids of the taxonomy columns (config/taxonomy/columns.yaml) whose lists the relations are built from. */
export const COLUMN_IDS = [
  'normative-documents',
  'policy-documents',
  'policy-interpretation',
  'decision-catalogue',
  'solicitation',
  'solicitation-feedback',
  'finance',
  'finance-government',
  'finance-department',
  'finance-unit',
  'annual-report',
  'notices',
  'mailbox',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** One column as crawled: its rows from all list pages read, in list order. A site can have several columns of one id. */
export interface CrawledColumn {
  id: string;
  name: string;
  url: string;
  path: string[];
  confidence: number;
  from: ColumnFact['from'];
  /** `read`: every row dated within the crawl window was seen; `cut`: a bound was reached; `unread`: no rows could be read. */
  state: ColumnFact['state'];
  gaps: Gap[];
  rows: ListItem[];
  /** The column's own page, for columns that hold text instead of rows. */
  page?: { text: string; attachments: PageFacts['attachments']; links: string[] };
  evidence: Evidence;
}

/** One column as the site tree names it, with its first page. */
export interface SurveyedColumn {
  name: string;
  url: string;
  path: string[];
  record: PageRecord;
  /** The page's HTML leaves its content to a script: where a browser shows nothing either, the script may have failed. */
  byScript: boolean;
}

/** Everything the relations need; a pure value, rebuilt from the run journal. */
export interface RelateInput {
  portal: Portal;
  /** Civil dates; nothing published after `asOf` counts. */
  window: { from: string; to: string };
  asOf: string;
  columns: CrawledColumn[];
  /** Taxonomy columns not found on the site. */
  missingColumns: {
    id: string;
    name: string;
    /** Columns whose name or rows are alike but not enough so to be read as it. */
    doubtful?: { name: string; url: string }[];
  }[];
  /** The site map or the whole navigation was read, so a missing column really is missing. */
  structureComplete: boolean;
  home: PageRecord | null;
  /** Article records by requested address. A row whose record is absent was not fetched (out of the window or of the budget). */
  pages: ReadonlyMap<string, PageRecord>;
  /** Records of the files that were opened, by requested address. */
  attachments: ReadonlyMap<string, PageRecord>;
  /** Columns of the site tree whose first page was opened to see whether they are kept up; absent when nothing asked for it. */
  surveyed?: SurveyedColumn[];
  /** Dictionary of words that should not be published; absent when nothing asked for it. */
  wording?: Wording;
  /** Material of the unit from its evidence folder; absent when there is no such folder. */
  submissions?: SiteFacts['submissions'];
  /** What was tried on the portal; absent when nothing was. */
  probes?: Pick<
    SiteFacts,
    'availability' | 'transport' | 'ipv6' | 'siteSearch' | 'accessibility' | 'mobile' | 'media' | 'qrCodes' | 'documentLibraries'
  >;
  linkChecks: LinkCheck[];
  /** False when not all links of the sampled pages were tried. */
  linkChecksComplete: boolean;
  /** Reasons that concern the whole site (blocked, budget, robots). */
  gaps: Gap[];
}
