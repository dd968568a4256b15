import { z } from 'zod';
import type { Listing, ListingRow } from '../../crawler/facts/publication.js';
import { defineCheck } from '../check.js';
import { judgeDuty } from '../documents/publication-duty.js';

const COLUMNS = ['press-conference', 'policy-interpretation'];
const CONFERENCE = /发布会|吹风会|通气会|媒体见面会/u;
const ANNOUNCED = /预告|预安排|将(?:于|召开)|计划(?:表)?$|制度|发言人名/u;

const isHeld = ({ title }: ListingRow, { column }: Listing): boolean =>
  !ANNOUNCED.test(title) && (column === 'press-conference' || CONFERENCE.test(title));

/** The column of press conferences holds one of the window. One finding. Source: ledger item mudan-2023/17. */
export const pressConference = defineCheck({
  id: 'press-conference',
  title: '新闻发布会',
  topic: 'interpretation',
  rule: ({ minItems }) => `设有新闻发布会栏目，检查期内发布不少于 ${minItems} 场`,
  remedy: '在新闻发布会栏目发布本年度发布会的实录或报道',
  requires: ['listings'],
  thresholds: z.strictObject({ minItems: z.int().positive().default(1) }),
  appliesTo: (level) => level !== 'town',
  columns: () => COLUMNS.map((id) => ({ id })),
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => [
    judgeDuty(
      listings,
      {
        what: '新闻发布会',
        columns: COLUMNS,
        minItems: context.thresholds.minItems,
        isIt: isHeld,
        mayBeIt: (row) => CONFERENCE.test(row.title),
      },
      context,
    ),
  ],
});
