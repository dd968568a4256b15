import type { Listing, ListingRow } from '../../crawler/facts/publication.js';
import { defineCheck } from '../check.js';
import { duringTheYear } from './publication-duty.js';

const COLUMNS = ['document-cleanup', 'normative-documents', 'policy-documents', 'notices'];

const OUTCOME =
  /清理(?:结果|情况|目录|后|的?(?:公告|通告|通知|决定))|(?:继续|现行|保留)有效.{0,20}(?:文件|目录)|(?:文件|规章).{0,16}(?:继续|现行)有效/u;
const REPEAL = /(?:废止|宣布失效|失效|修改).{0,24}(?:文件|规章|目录)|(?:文件|规章).{0,24}(?:废止|失效)/u;
/** 清理 of other things stands in the same lists. */
const OTHERS = /拖欠|账款|河道|垃圾|证照|僵尸|违建|隐性债务|收费|欠薪|住房|企业名单/u;

function isOutcome({ title }: ListingRow, { column }: Listing): boolean {
  if (OTHERS.test(title)) return false;
  const cleaned = OUTCOME.test(title) && (column === 'document-cleanup' || /文件|规章|政策/u.test(title));
  return cleaned || REPEAL.test(title);
}

/**
 * The outcome of cleaning up normative documents (what stays valid, what is repealed) is published in the window, by the deadline where
 * the ledger sets one. One finding. Source: 国办发〔2018〕37号; ledger items gaoxian-2023/15, guyuan-2023/14, litong-2021/3.1, xixia-2023/8.
 */
export const documentCleanupPublished = defineCheck({
  id: 'document-cleanup-published',
  title: '清理结果公开',
  remedy: '在规范性文件清理栏目公布本年度清理结果，列明继续有效、废止和失效的文件',
  ...duringTheYear({
    what: '规范性文件清理结果',
    columns: COLUMNS,
    isIt: isOutcome,
    mayBeIt: ({ title }, { column }) => column === 'document-cleanup' && !OTHERS.test(title),
  }),
});
