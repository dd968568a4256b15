import { z } from 'zod';
import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { type CheckContext, defineCheck, type Finding } from '../check.js';
import { rowEvidence } from '../publications.js';
import { named } from '../wording.js';
import { type Activity, columnsOf, doubtsOfStanding, judgeActivity, type Listings, search, titled } from './column-activity.js';

const PLATFORM = { bureau: '信用网站或行政执法公示平台', ownPlatform: true };
const CHECKS = '抽查|双随机|检查|抽检';
const LIST = /清单|目录|事项|计划/u;

const ITEM_LIST: Activity = {
  name: '随机抽查事项清单',
  columns: ['double-random'],
  counts: titled(LIST),
  elsewhere: { columns: ['enforcement', 'notices', 'policy-documents'], titles: new RegExp(`(?:${CHECKS}).{0,30}(?:${LIST.source})`, 'u') },
  ...PLATFORM,
};
const RESULTS: Activity = {
  name: '随机抽查结果',
  columns: ['double-random'],
  counts: titled(/结果|情况|通报|公示|合格|名单/u),
  subject: /双随机|一公开|随机抽查|部门联合|跨部门/gu,
  elsewhere: {
    columns: ['enforcement', 'notices', 'food-and-drug', 'product-quality'],
    // Food samples tested (抽检) are another duty and are published weekly whether or not inspections at random are.
    titles: /(?:抽查|双随机|检查).{0,30}(?:结果|情况|通报|公示|合格)/u,
  },
  ...PLATFORM,
};
const PENALTIES: Activity = {
  name: '行政处罚决定',
  columns: ['penalties'],
  elsewhere: { columns: ['enforcement', 'licences', 'double-random', 'notices'], titles: /处罚/u },
  ...PLATFORM,
};

const KINDS = [ITEM_LIST, RESULTS, PENALTIES];

/**
 * Item list, results and penalty decisions of random inspections are each published in the window. Three findings. A list in force may
 * have been published in an earlier year. Source: ledger items guyuan-2023/12, gaoxian-2023/12, litong-2021/1.2; 国发〔2019〕5号, 国办发〔2018〕118号.
 */
export const doubleRandom = defineCheck({
  id: 'double-random',
  title: '双随机、一公开',
  topic: 'periodic',
  rule: () => '随机抽查事项清单、抽查结果、行政处罚决定在检查期内都有公开',
  remedy: '在“双随机、一公开”和“行政处罚”栏目补齐事项清单、抽查结果和处罚决定；公示在其他平台的，在栏目中给出链接',
  requires: ['listings'],
  thresholds: z.strictObject({}),
  columns: () => columnsOf(...KINDS),
  fold: () => ({ rule: 'all', whole: true }),
  evaluate({ listings }, context) {
    const [list, ...others] = KINDS.map((kind) => judgeActivity(listings, kind, context, { minItems: 1 }));
    return [...(list ? [unlessInForce(list, listings, context)] : []), ...others];
  },
});

/** A list of an earlier year may still be in force. */
function unlessInForce(list: Finding, listings: Listings, context: CheckContext<unknown>): Finding {
  if (list.verdict !== 'fail') return list;
  const earlier = search(listings, ITEM_LIST, { from: '1990-01-01', to: judgedOn(context) }, context).found.at(-1);
  if (!earlier) {
    const [doubt] = doubtsOfStanding(listings, ITEM_LIST, context);
    return doubt ? { ...list, verdict: 'undetermined', reason: `当年没有公开随机抽查事项清单；${doubt}，请人工核查` } : list;
  }
  const told = `${named(earlier.row.title)}（${spoken(earlier.row.publishedOn ?? '')}）`;
  return {
    ...list,
    verdict: 'undetermined',
    reason: `当年没有公开随机抽查事项清单；以前公开的${told}是否仍在执行请人工核查`,
    evidence: [rowEvidence(earlier)],
  };
}
