import { z } from 'zod';
import type { Interpretation, PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import { isInWindow, judgedOn } from '../calendar/as-of.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { interpretationsOf, possibleInterpretationsOf, standingOf } from '../policy-documents.js';

const thresholds = z.strictObject({
  target: z.number().min(0).max(1).default(0.2),
  denominator: z.enum(['interpretations', 'documents']).default('interpretations'),
});
type Context = CheckContext<z.infer<typeof thresholds>>;
type Facts = Pick<SiteFacts, 'interpretations' | 'policyDocuments'>;

const UNITS = { interpretations: '篇解读', documents: '个应解读的文件' } as const;

/**
 * Share of films and animations among the window's interpretations, or of documents with one. One finding: a text is no breach of
 * its own, only the share can be. Source: ledger items guyuan-2023/19, xixia-2023/11.
 */
export const interpretationVideoShare = defineCheck({
  id: 'interpretation-video-share',
  title: '动漫视频解读占比',
  topic: 'interpretation',
  rule: ({ target, denominator }) =>
    `检查期内${denominator === 'documents' ? '有动漫、视频解读的文件' : '动漫、视频形式的解读'}占比不低于 ${percent(target)}%`,
  remedy: '增加动漫、短视频形式的解读，直接放在解读页面上播放',
  requires: ['interpretations', 'policyDocuments'],
  thresholds,
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => [judge(facts, context)],
});

const percent = (share: number): number => Math.round(share * 1000) / 10;
/** Of certain interpretations or documents: with a film, without one, and those that may count either way. */
interface Tally {
  films: { url: string; title: string; evidence: Interpretation['evidence'] }[];
  without: number;
  /** May turn out to be a film of the unit's own; those that are none may turn out not to count at all. */
  open: number;
  foreign: number;
}

const isFilm = ({ forms }: Interpretation): boolean => forms.includes('video');
const isUnread = ({ pageRead, forms }: Interpretation): boolean => !pageRead || forms.length === 0;

/** Portals repost what superiors interpret: what is tied to no document of the unit's own is only counted in its favour. */
function ofInterpretations({ interpretations }: Facts, context: Context): Tally {
  const inTime = interpretations.items.filter((item) => isInWindow(item.publishedOn, context) !== false);
  const films = inTime.filter((item) => isFilm(item) && item.publishedOn !== null);
  const others = inTime.filter((item) => !films.includes(item));
  const open = others.filter((item) => isFilm(item) || isUnread(item));
  const texts = others.filter((item) => !open.includes(item));
  const own = texts.filter((item) => item.publishedOn !== null && item.interprets.length > 0);
  return { films, without: own.length, open: open.length, foreign: texts.length - own.length };
}

function ofDocuments({ policyDocuments, interpretations }: Facts, context: Context): Tally {
  const tally: Tally = { films: [], without: 0, open: 0, foreign: 0 };
  for (const document of policyDocuments.items) {
    const standing = standingOf(document, context);
    if (standing === null || standing.state === 'excluded') continue;
    const asOf = judgedOn(context);
    const linked = interpretationsOf(document, interpretations.items).filter(({ publishedOn }) => (publishedOn ?? asOf) <= asOf);
    if (linked.some(isFilm) && standing.state === 'counted') tally.films.push(document);
    else if (standing.state === 'unsure') tally[linked.some(isFilm) ? 'open' : 'foreign'] += 1;
    else if (couldHaveFilm(document, linked, interpretations.items)) tally.open += 1;
    else tally.without += 1;
  }
  return tally;
}

const couldHaveFilm = (document: PolicyDocument, linked: readonly Interpretation[], all: readonly Interpretation[]): boolean =>
  !document.pageRead || document.relatedByScript || linked.some(isUnread) || possibleInterpretationsOf(document, all).length > 0;

function judge(facts: Facts, context: Context): Finding {
  const { target, denominator } = context.thresholds;
  const { films, without, open, foreign } = denominator === 'documents' ? ofDocuments(facts, context) : ofInterpretations(facts, context);
  const sets = denominator === 'documents' ? [facts.policyDocuments, facts.interpretations] : [facts.interpretations];
  const gaps = sets.flatMap(({ complete, gaps }) => (complete ? [] : gaps.map(({ message }) => message)));
  const complete = sets.every((set) => set.complete);
  const all = films.length + without + open + foreign;
  const share = all === 0 ? null : films.length / all;
  const best = films.length + open === 0 ? 0 : (films.length + open) / (films.length + open + without);
  const counted = `检查期内 ${all} ${UNITS[denominator]}，其中 ${films.length} ${denominator === 'documents' ? '个有动漫或视频解读' : '篇是动漫或视频'}，占 ${percent(share ?? 0)}%`;
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: null,
    observed: share === null ? null : percent(share),
    expected: percent(target),
    unit: '%',
    reason,
    evidence: (films.length > 0 ? films.map(({ evidence }) => evidence) : facts.interpretations.searched).slice(0, 5),
  });

  if (!complete) return finding('undetermined', `${counted}；${[...new Set(gaps)].join('；') || '政策解读没有读全'}，请人工核查`);
  if (share === null) return finding('not-applicable', '检查期内没有应计入的解读或文件');
  const demand = `应不低于 ${percent(target)}%（分母为${denominator === 'documents' ? '应解读的文件' : '解读篇数'}）`;
  if (share >= target) return finding('pass', `${counted}，${demand}`);
  if (context.asOf < context.window.to) return finding('not-due', `${counted}，${demand}；检查期到 ${context.window.to} 结束，尚未到期`);
  if (best >= target)
    return finding('undetermined', `${counted}，${demand}；但有 ${open + foreign} 项没有读到内容、看不出形式或看不出是否本单位的，请人工核查`);
  return finding('fail', `${counted}，${demand}`);
}
