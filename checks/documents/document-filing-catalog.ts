import type { Listing, ListingRow } from '../../crawler/facts/publication.js';
import { defineCheck } from '../check.js';
import { duringTheYear } from './publication-duty.js';

const COLUMNS = ['filing-catalogue', 'normative-documents', 'policy-documents', 'notices'];
const FILED = /备案.{0,16}(?:目录|清单|一览|情况|公告|登记|结果)|(?:目录|清单|一览).{0,12}备案/u;

const isCatalogue = ({ title }: ListingRow, { column }: Listing): boolean =>
  FILED.test(title) && (column === 'filing-catalogue' || /规范性文件/u.test(title));

/** A catalogue of the normative documents put on file is published in the window. One finding. Source: ledger item gaoxian-2023/15. */
export const documentFilingCatalog = defineCheck({
  id: 'document-filing-catalog',
  title: '备案目录',
  remedy: '在规范性文件备案栏目定期公布备案目录',
  ...duringTheYear({
    what: '规范性文件备案目录',
    columns: COLUMNS,
    isIt: isCatalogue,
    // In its own column, and anywhere else where documents and filing are named, another wording may be the catalogue.
    mayBeIt: ({ title }, { column }) => column === 'filing-catalogue' || /规范性文件.{0,20}备案|备案.{0,20}规范性文件/u.test(title),
  }),
});
