import type { FactName } from '../facts/site.js';

/** Taxonomy columns whose lists each fact set is built from. */
const COLUMNS_OF: Record<FactName, readonly string[]> = {
  columns: [],
  policyDocuments: ['normative-documents', 'policy-documents'],
  interpretations: ['policy-interpretation', 'normative-documents', 'policy-documents'],
  decisionCatalogues: ['decision-catalogue', 'notices', 'policy-documents'],
  solicitations: ['solicitation', 'solicitation-feedback', 'decision-catalogue', 'notices', 'normative-documents', 'policy-documents'],
  feedbacks: ['solicitation', 'solicitation-feedback', 'notices'],
  budgetFiles: ['finance', 'finance-government', 'finance-department', 'finance-unit'],
  annualReports: ['annual-report'],
  decisionItems: [
    'decision-catalogue',
    'solicitation',
    'solicitation-feedback',
    'policy-interpretation',
    'normative-documents',
    'policy-documents',
    'notices',
  ],
  numberSequences: ['normative-documents', 'policy-documents'],
  letters: ['mailbox'],
  attachments: [],
  personalData: [],
  home: [],
  linkChecks: [],
  listings: [],
  articles: [],
  columnStates: [],
  siteMarks: [],
  wordingHits: [],
  submissions: [],
  availability: [],
  transport: [],
  ipv6: [],
  siteSearch: [],
  accessibility: [],
  mobile: [],
  media: [],
  qrCodes: [],
  documentLibraries: [],
};

/** What has to be crawled for these fact sets: nothing else is fetched. */
export const neededColumns = (facts: ReadonlySet<FactName>): Set<string> => new Set([...facts].flatMap((name) => COLUMNS_OF[name]));
