import { z } from 'zod';
import { civilDate } from '../../config/schema.js';
import type { ArticleFact, Listing, ListingRow } from '../../crawler/facts/publication.js';
import { addDays } from '../calendar/working-days.js';
import { type CheckContext, defineCheck } from '../check.js';
import { judgeDuty, type PublicationDuty } from './publication-duty.js';

const COLUMNS = ['key-points', 'disclosure-rules', 'policy-documents', 'normative-documents', 'notices'];
const OPENED = /公开|要点|台账/u;

const thresholds = z.strictObject({
  /** Calendar days after the parent's key points were issued. */
  days: z.int().positive().default(30),
  /** Day on which they were issued; without it only the window bounds the duty. */
  parentIssuedOn: civilDate.nullable().default(null),
});
type Context = CheckContext<z.infer<typeof thresholds>>;

/**
 * The unit's own key points of open government for the window's year, and its task ledger, are online in time. Two findings.
 * Source: ledger item guyuan-2023/56.
 */
export const keyPointsPublished = defineCheck({
  id: 'key-points-published',
  title: '要点及台账公开',
  topic: 'documents',
  rule: ({ days, parentIssuedOn }) =>
    `公开本年度政务公开工作要点和任务台账${parentIssuedOn ? `（上级要点 ${parentIssuedOn} 印发后 ${days} 日内）` : '（上级要点的印发日期没有填写，只看检查期内是否公开）'}`,
  remedy: '在政务公开要点栏目公开本年度工作要点和任务台账；上级要点的印发日期在站点参数 parameters.key-points-published.parentIssuedOn 中填写',
  requires: ['listings', 'articles'],
  thresholds,
  columns: () => COLUMNS.map((id) => ({ id, open: { titles: OPENED, max: 20 } })),
  fold: () => ({ rule: 'all', whole: true }),

  evaluate({ listings, articles }, context) {
    const pages = new Map(articles.items.map((article) => [article.url, article]));
    const duty = (what: string, isIt: PublicationDuty['isIt'], mayBeIt: PublicationDuty['mayBeIt']): PublicationDuty => ({
      what,
      columns: COLUMNS,
      isIt,
      mayBeIt,
      ...timeOf(context),
    });
    const points = (row: ListingRow, listing: Listing): boolean => isOfYear(row, context) && isPoints(row, listing);
    const ledger = (row: ListingRow, listing: Listing): boolean =>
      isOfYear(row, context) && (isLedger(row, listing) || (isPoints(row, listing) && holdsLedger(pages.get(row.url))));
    const perhaps = (row: ListingRow, listing: Listing): boolean => isOfYear(row, context) && isNear(row, listing);
    const mayBePoints = (row: ListingRow, listing: Listing): boolean => perhaps(row, listing) && !ledger(row, listing);
    const mayBeLedger = (row: ListingRow, listing: Listing): boolean =>
      points(row, listing) ? mayHoldLedger(pages.get(row.url)) : perhaps(row, listing);
    return [
      judgeDuty(listings, duty('政务公开工作要点', points, mayBePoints), context),
      judgeDuty(listings, duty('政务公开任务台账', ledger, mayBeLedger), context),
    ];
  },
});

const timeOf = ({ thresholds: { days, parentIssuedOn } }: Context): Pick<PublicationDuty, 'due' | 'since'> =>
  parentIssuedOn === null ? {} : { due: addDays(parentIssuedOn, days), since: parentIssuedOn };

const LEDGER = /台账|任务(?:分解|清单|分工)|分工(?:方案|表)|责任(?:分解|清单|分工)|任务表/u;
const OWN_COLUMN = 'key-points';
const ABOUT = /(?:政务|政府信息|信息)公开/u;

/** A title of another year is not this year's; the bodies above publish their own. */
function isOfYear({ title }: ListingRow, { window, portal }: Context): boolean {
  const [year] = /20\d{2}(?=\s?年)/u.exec(title) ?? [];
  if (year !== undefined && year !== window.from.slice(0, 4)) return false;
  if (/^国务院/u.test(title)) return false;
  return portal.level === 'province' || !/^[^关]{2,12}(?:省|自治区)(?:人民政府|政府|政务)/u.test(title);
}

const isAbout = ({ title }: ListingRow, { column }: Listing): boolean => column === OWN_COLUMN || ABOUT.test(title);
const isPoints = (row: ListingRow, listing: Listing): boolean =>
  isAbout(row, listing) && /要点|工作安排|工作计划/u.test(row.title) && !/落实情况|总结|解读/u.test(row.title);
const isLedger = (row: ListingRow, listing: Listing): boolean => isAbout(row, listing) && LEDGER.test(row.title);
/** Another wording in the column of its own, or one that speaks of the year's work elsewhere. */
const isNear = (row: ListingRow, listing: Listing): boolean =>
  listing.column === OWN_COLUMN || (ABOUT.test(row.title) && /工作(?:方案|意见|任务|部署)|实施方案|重点工作/u.test(row.title));

/** The ledger often comes as a file or a table of the key points. */
const holdsLedger = (page: ArticleFact | undefined): boolean =>
  page !== undefined &&
  (page.attachments.some(({ title }) => LEDGER.test(title)) || [...page.headings, ...page.tables].some((text) => LEDGER.test(text)));
const mayHoldLedger = (page: ArticleFact | undefined): boolean =>
  page === undefined || page.textElsewhere || page.textCut || page.attachments.length > 0 || page.images > 0 || LEDGER.test(page.text);
