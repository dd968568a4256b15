import { z } from 'zod';
import type { ArticleFact, Listing, ListingRow } from '../../crawler/facts/publication.js';
import type { FactSet, SiteFacts, Solicitation } from '../../crawler/facts/site.js';
import { isInWindow } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { addDays, daysBetween } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { wordsOf } from '../documents/words.js';
import { judgeSet } from '../subjects.js';
import { named } from '../wording.js';

const thresholds = z.strictObject({
  /** Calendar days after the notice; 0 asks for the same day. */
  maxDays: z.int().nonnegative().default(0),
  target: z.number().min(0).max(1).default(1),
  partialFrom: z.number().min(0).max(1).default(0.6),
});
type Context = CheckContext<z.infer<typeof thresholds>>;
type Facts = Pick<SiteFacts, 'solicitations' | 'articles' | 'listings' | 'interpretations' | 'attachments'>;

/** Explanations stand beside the notice or among the interpretations. */
const COLUMNS = ['solicitation', 'policy-interpretation'];
const EXPLAINS = /(?:起草|编制|制定|修订|草案|政策|有关|情况)?(?:说明|解读)|图解|一图读懂|背景/u;
const SECTION =
  /(?:起草|编制|制定|修订|草案)(?:的)?(?:情况)?(?:的)?说明|(?:起草|制定|编制|修订)(?:的)?(?:背景|依据|必要性)|草案解读|政策解读|主要(?:内容|修订内容)/u;

/**
 * Each draft put to the public is explained on the day of the notice: on its page, in a file there, or on a page of its own. One
 * finding per solicitation of the window. Source: ledger items guyuan-2023/28, xixia-2023/15.
 */
export const draftInterpretation = defineCheck({
  id: 'draft-interpretation',
  title: '草案解读同步',
  topic: 'interpretation',
  rule: ({ maxDays }) => `公开征求意见的草案配有解读或起草说明，${maxDays === 0 ? '与公告同一天发布' : `在公告后 ${maxDays} 天内发布`}`,
  remedy: '征求意见时同时发布草案解读或起草说明，放在公告页面或附件中',
  requires: ['solicitations', 'articles', 'listings', 'interpretations', 'attachments'],
  thresholds,
  columns: () => COLUMNS.map((id) => (id === 'solicitation' ? { id, open: { max: 200 } } : { id })),
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),
  evaluate: (facts, context) => judgeSet(facts.solicitations, '意见征集全部读到', (item) => judge(item, facts, context)),
});

function judge(item: Solicitation, facts: Facts, context: Context): Finding | null {
  if (isInWindow(item.publishedOn, context) === false) return null;
  const page = facts.articles.items.find(({ url }) => url === item.url);
  const onPage = page ? explainedOn(page) : null;
  const rows = explanationsOf(item, facts.listings.items, context.asOf);
  const [first] = rows.filter(({ publishedOn }) => publishedOn !== null);
  const limit = context.thresholds.maxDays;
  const lag = first?.publishedOn && item.publishedOn ? Math.max(0, daysBetween(item.publishedOn, first.publishedOn)) : null;
  const finding = (verdict: Verdict, reason: string, observed: number | null = lag): Finding => ({
    verdict,
    subject: { url: item.url, title: item.title },
    observed,
    expected: limit,
    unit: '日',
    reason,
    evidence: [item.evidence, ...(page ? [page.evidence] : [])],
    ...(item.publishedOn
      ? {
          timing: {
            startsOn: item.publishedOn,
            dueOn: addDays(item.publishedOn, limit),
            doneOn: onPage ? item.publishedOn : (first?.publishedOn ?? null),
            unit: 'day' as const,
          },
        }
      : {}),
  });

  if (item.publishedOn === null) return finding('undetermined', '公告的发布日期读不到，请人工核对公告和解读的日期');
  if (onPage) return finding('pass', `公告页面有草案说明：${onPage}`, 0);
  if (first && lag !== null && lag <= limit)
    return finding(
      'pass',
      `${named(first.title)}${first.publishedOn ? spoken(first.publishedOn) : ''}发布，与公告（${spoken(item.publishedOn)}）同步`,
    );
  const found = first?.publishedOn
    ? `公告${spoken(item.publishedOn)}发布，${named(first.title)}到${spoken(first.publishedOn)}才发布，晚 ${lag} 天`
    : `公告${spoken(item.publishedOn)}发布，没有找到草案解读或起草说明`;
  if (context.asOf <= addDays(item.publishedOn, limit)) return finding('not-due', `${found}，期限未到`);
  const doubt = doubtAboutAbsence(item, page, rows, facts);
  return doubt === null ? finding('fail', found) : finding('undetermined', `${found}；但${doubt}，请人工核查`);
}

/** The words by which the page itself, or a file on it, explains the draft. */
function explainedOn({ text, headings, attachments }: ArticleFact): string | null {
  const file = attachments.find(({ title }) => EXPLAINS.test(title));
  if (file) return `附件“${file.title}”`;
  const words = [...headings, text].map((part) => SECTION.exec(part)?.[0] ?? null).find((found) => found !== null);
  return words ? `“${words}”` : null;
}

/** 《…》 without the mark of a draft; null when the notice names none. */
function draftName(title: string): string | null {
  const quoted = /《([^《》]{4,100})/u.exec(title)?.[1];
  const name = quoted?.replace(/[（(][^（）()]{0,20}(?:稿|草案)[)）]?/gu, '').replace(/(?:征求意见稿|草案|送审稿)$/u, '');
  const words = wordsOf(name ?? '');
  return words.length >= 4 ? words : null;
}

/** Rows that name the draft and explain it, earliest first, undated last. */
function explanationsOf(item: Solicitation, listings: readonly Listing[], asOf: string): ListingRow[] {
  const draft = draftName(item.title);
  if (draft === null) return [];
  const rows = listings.filter(({ column }) => COLUMNS.includes(column)).flatMap(({ rows }) => rows);
  return rows
    .filter(
      ({ url, title, publishedOn }) => url !== item.url && (publishedOn ?? '') <= asOf && EXPLAINS.test(title) && wordsOf(title).includes(draft),
    )
    .sort((a, b) => ((a.publishedOn ?? '9') < (b.publishedOn ?? '9') ? -1 : 1));
}

function doubtAboutAbsence(item: Solicitation, page: ArticleFact | undefined, rows: readonly ListingRow[], facts: Facts): string | null {
  if (!item.pageRead || !page) return '公告页面没有读到';
  if (page.textElsewhere || page.textCut) return '公告正文没有读全';
  const file = page.attachments.find(({ url }) => !isReadWithoutExplanation(url, facts.attachments));
  if (file) return `公告附有文件“${file.title}”，说明可能在其中`;
  if (page.images > 0) return '公告页面上的图片可能就是说明';
  if (rows.some(({ publishedOn }) => publishedOn === null)) return '有一篇解读看不到发布日期';
  if (item.class === 'unknown') return `看不出是不是政策草案（${item.classReason}）`;
  if (draftName(item.title) === null) return '公告标题没有写明草案名称，解读可能用了别的名称';
  if (facts.interpretations.items.some(({ ambiguousWith, linksTo }) => ambiguousWith.includes(item.url) || linksTo.includes(item.url)))
    return '有解读页面链接到这个公告';
  return unreadColumn(facts.listings);
}

/** The file was read to its end and has no part that explains the draft. */
function isReadWithoutExplanation(url: string, files: SiteFacts['attachments']): boolean {
  const content = files.items.find((file) => file.url === url)?.content;
  if (content?.state !== 'read' || content.truncated || content.recognised) return false;
  const { head, tail, headings } = content.text;
  return ![head, tail, ...headings].some((text) => SECTION.test(text));
}

function unreadColumn(listings: FactSet<Listing>): string | null {
  for (const id of COLUMNS) {
    const columns = listings.items.filter(({ column }) => column === id);
    const unread = columns.find(({ state }) => state !== 'read' && state !== 'missing');
    if (columns.length === 0 || unread) return unread?.trouble ?? '相关栏目没有读全';
  }
  return null;
}
