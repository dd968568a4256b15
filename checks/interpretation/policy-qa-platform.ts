import { z } from 'zod';
import type { Listing } from '../../crawler/facts/publication.js';
import type { FactSet } from '../../crawler/facts/site.js';
import { type CheckContext, defineCheck, type Finding } from '../check.js';
import { judgeDuty } from '../documents/publication-duty.js';

const thresholds = z.strictObject({ minItems: z.int().positive().default(1) });
type Context = CheckContext<z.infer<typeof thresholds>>;

/**
 * Questions and answers on policies, or a knowledge base of them, can be opened and hold something. One finding.
 * Source: ledger items guyuan-2023/23 and 24, gaoxian-2023/42, litong-2021/2.3.
 */
export const policyQaPlatform = defineCheck({
  id: 'policy-qa-platform',
  title: '政策问答/知识库',
  topic: 'interpretation',
  rule: ({ minItems }) => `设有政策问答或知识库入口，能打开，内容不少于 ${minItems} 条`,
  remedy: '在网站设政策问答（知识库）入口，放入常见政策问题和答复；共用上级平台的，放上能打开的链接',
  requires: ['listings'],
  thresholds,
  columns: () => [{ id: 'policy-qa' }],
  fold: () => ({ rule: 'all' }),
  evaluate: ({ listings }, context) => [onOnePage(listings, context) ?? judge(listings, context)],
});

const judge = (listings: FactSet<Listing>, context: Context): Finding =>
  judgeDuty(
    listings,
    {
      what: '政策问答或知识库条目',
      columns: ['policy-qa'],
      minItems: context.thresholds.minItems,
      atAnyTime: true,
      elsewhere: '可能共用上级的问答平台',
    },
    context,
  );

const WORDS_OF_A_PAGE = 100;

/** Some portals put all questions with their answers on the column page itself. */
function onOnePage(listings: FactSet<Listing>, { thresholds }: Context): Finding | null {
  const page = listings.items.find(({ column, rows, text }) => column === 'policy-qa' && rows.length === 0 && text.length >= WORDS_OF_A_PAGE);
  if (!page) return null;
  const questions = page.text.match(/[？?]/gu)?.length ?? 0;
  const enough = questions >= thresholds.minItems;
  return {
    verdict: enough ? 'pass' : 'undetermined',
    subject: { url: page.url, title: page.name },
    observed: questions,
    expected: thresholds.minItems,
    unit: '条',
    reason: enough ? `“${page.name}”页面上列有 ${questions} 个问题` : `“${page.name}”是一个文字页面，看不出有几条问答，请人工打开查看`,
    evidence: [page.evidence],
  };
}
