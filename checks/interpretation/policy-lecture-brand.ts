import { z } from 'zod';
import type { Listing, ListingRow } from '../../crawler/facts/publication.js';
import { defineCheck } from '../check.js';
import { judgeDuty } from '../documents/publication-duty.js';

/** Lectures of departments are often told as news. */
const COLUMNS = ['policy-lecture', 'policy-interpretation', 'news'];

const thresholds = z.strictObject({
  brandNames: z.array(z.string().min(2)).min(1).default(['政策公开讲']),
  minItems: z.int().positive().default(1),
});

/**
 * A column of the named brand, or items that name it, are kept up in the window. One finding.
 * Source: ledger items guyuan-2023/21, xixia-2023/12.
 */
export const policyLectureBrand = defineCheck({
  id: 'policy-lecture-brand',
  title: '解读品牌',
  topic: 'interpretation',
  rule: ({ brandNames, minItems }) => `检查期内发布“${brandNames.join('”或“')}”信息不少于 ${minItems} 条`,
  remedy: '开展品牌解读活动并在网站发布；使用其他名称的，在站点参数 parameters.policy-lecture-brand.brandNames 中写明',
  requires: ['listings'],
  thresholds,
  columns: () => COLUMNS.map((id) => ({ id })),
  fold: () => ({ rule: 'all' }),
  evaluate({ listings }, context) {
    const { brandNames, minItems } = context.thresholds;
    const branded = (text: string): boolean => brandNames.some((brand) => text.includes(brand));
    const isIt = ({ title }: ListingRow, { column, name }: Listing): boolean => branded(title) || (column === 'policy-lecture' && branded(name));
    const what = `“${brandNames.join('”或“')}”信息`;
    // A lecture under another name may be the unit's own brand.
    return [judgeDuty(listings, { what, columns: COLUMNS, minItems, isIt, mayBeIt: (_row, { column }) => column === 'policy-lecture' }, context)];
  },
});
