import { z } from 'zod';
import type { Listing, ListingRow } from '../../crawler/facts/publication.js';
import { defineCheck } from '../check.js';
import { type Activity, columnsOf, judgeActivity } from './column-activity.js';

const DEPUTIES = /人大|代表|议案/u;
const MEMBERS = /政协|委员(?!会)|提案/u;
const SUGGESTION = /建议/u;
/** A column named after suggestions as well is not made for proposals alone. */
const DEPUTIES_COLUMN = /人大|代表|议案|建议/u;

/** A column made for one of the two says what its rows are. */
const speaksOf =
  (words: RegExp, others: RegExp) =>
  (row: ListingRow, { name }: Listing) =>
    words.test(row.title) || (words.test(name) && !others.test(name));

const kind = (name: string, counts: Activity['counts'], titles: RegExp): Activity => ({
  name,
  columns: ['proposals'],
  ...(counts ? { counts } : {}),
  subject: /办理/u,
  // An answer to a suggestion and one to a proposal can bear the same title.
  perhaps: /答复|复函|回复|办理|第\d+号/u,
  elsewhere: { columns: ['notices'], titles },
  bureau: '承办部门的网站',
});
const KINDS = [
  kind(
    '人大代表建议办理结果',
    (row, listing) => speaksOf(DEPUTIES, MEMBERS)(row, listing) || (SUGGESTION.test(row.title) && !MEMBERS.test(row.title.replace(/建议提案/u, ''))),
    /(?:人大|代表).{0,40}(?:建议|议案)|(?:建议|议案)提案.{0,10}办理/u,
  ),
  kind('政协委员提案办理结果', speaksOf(MEMBERS, DEPUTIES_COLUMN), /(?:政协|委员).{0,40}提案|提案.{0,20}(?:办理|答复)/u),
];

/**
 * Results for suggestions of deputies and for proposals of committee members are both published in the window. Two findings.
 * Source: ledger items guyuan-2023/11, gaoxian-2023/9; 国办发〔2014〕46号.
 */
export const proposalResults = defineCheck({
  id: 'proposal-results',
  title: '建议提案办理',
  topic: 'periodic',
  rule: () => '人大代表建议和政协委员提案的办理结果在检查期内都有公开',
  remedy: '在“建议提案办理”栏目分别公开当年人大代表建议和政协委员提案的办理结果（涉密的除外）',
  requires: ['listings'],
  thresholds: z.strictObject({}),
  columns: () => columnsOf(...KINDS),
  fold: () => ({ rule: 'all', whole: true }),
  evaluate: ({ listings }, context) => KINDS.map((kind) => judgeActivity(listings, kind, context, { minItems: 1 })),
});
