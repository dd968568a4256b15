import { z } from 'zod';
import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { type Activity, columnsOf, search, titled } from '../periodic/column-activity.js';
import { type Publication, rowEvidence } from '../publications.js';

const MEETING = /会议|常务会|全会|列席|旁听|会议开放|公众参与/u;
const GUESTS = '公众|群众|市民|居民|村民|企业|商户|利益相关方|相关方|行业|协会|基层|社会各?界|新闻媒体|人大|政协|专家|学生|家长|服务对象';
const REPRESENTATIVES = new RegExp(
  `(?:${GUESTS})[^。]{0,20}(?:代表|委员|人士)?[^。]{0,20}(?:列席|旁听|应邀参加|受邀参加)|(?:列席|旁听|邀请)[^。]{0,60}(?:${GUESTS})[^。]{0,10}(?:代表|委员|人士)|代表[^。]{0,10}列席|列席代表`,
  'u',
);
const OPINIONS = /(?:代表|委员|列席)[^。]{0,60}(?:意见|建议|发言|表示|认为|提出)|(?:意见|建议)[^。]{0,30}(?:采纳|吸收|答复)/u;

const ACTIVITY: Activity = {
  name: '公众代表列席会议信息',
  columns: ['meetings'],
  counts: titled(MEETING),
  elsewhere: { columns: ['notices', 'news', 'open-day', 'decision-catalogue'], titles: /列席|旁听|会议开放/u },
  anywhere: true,
};

const thresholds = z.strictObject({ minPerYear: z.int().positive().default(5) });
type Thresholds = z.infer<typeof thresholds>;

/**
 * Meetings of the window that representatives of the public attended, with what they said. One finding. Most meetings do not name their
 * guests in the title: their pages are read, and a page that was not leaves the count open.
 * Source: ledger items mudan-2023/22 (10 a year), xixia-2023/16 (5 a year).
 */
export const meetingRepresentatives = defineCheck({
  id: 'meeting-representatives',
  title: '公众代表列席',
  topic: 'decisions',
  rule: ({ minPerYear }) => `当年有公众代表列席的会议不少于 ${minPerYear} 次，并公开代表意见`,
  remedy: '邀请利益相关方、公众代表列席会议，在“政府会议”栏目公开列席情况、代表意见和采纳情况',
  requires: ['listings', 'articles'],
  thresholds,
  columns: () => columnsOf(ACTIVITY).map(({ id }) => ({ id, open: { titles: MEETING } })),
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => [judge(facts, context)],
});

type Attendance = 'with-opinions' | 'attended' | 'none' | 'unread';

function attendanceOf({ row }: Publication, article: ArticleFact | undefined): Attendance {
  const said = REPRESENTATIVES.test(row.title) || REPRESENTATIVES.test(article?.text ?? '');
  if (article && said && OPINIONS.test(article.text)) return 'with-opinions';
  const whole = article && !article.textCut && !article.textElsewhere && article.attachments.length === 0 && article.videos === 0;
  if (said) return 'attended';
  return whole ? 'none' : 'unread';
}

function judge({ listings, articles }: Pick<SiteFacts, 'listings' | 'articles'>, context: CheckContext<Thresholds>): Finding {
  const { minPerYear } = context.thresholds;
  const seen = search(listings, ACTIVITY, { from: context.window.from, to: judgedOn(context) }, context);
  const byUrl = new Map(articles.items.map((article) => [article.url, article]));
  const of = (attendance: Attendance) => seen.found.filter((each) => attendanceOf(each, byUrl.get(each.row.url)) === attendance);
  const [full, attended, unread] = [of('with-opinions'), of('attended'), of('unread')];
  const shown = [...full, ...attended];
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: seen.place?.url ?? context.portal.baseUrl, title: ACTIVITY.name },
    observed: full.length,
    expected: minPerYear,
    unit: '次',
    reason,
    evidence: shown.length > 0 ? shown.slice(0, 5).map(rowEvidence) : seen.searched,
  });
  const told = `${spoken(context.window.from)}以来公开有公众代表列席的会议 ${shown.length} 次，其中 ${full.length} 次写明代表意见`;
  if (full.length >= minPerYear) return finding('pass', told);
  if (context.asOf < context.window.to) return finding('not-due', `${told}；应不少于 ${minPerYear} 次，到${spoken(context.window.to)}到期`);
  if (attended.length > 0 && shown.length >= minPerYear) return finding('undetermined', `${told}；其余的代表意见没有读到，请人工打开核对`);
  const doubts = [...(unread[0] ? [`有 ${unread.length} 次会议看不出有没有代表列席（如“${unread[0].row.title}”）`] : []), ...seen.doubts];
  if (doubts.length > 0) return finding('undetermined', `${told}；${doubts.slice(0, 3).join('；')}，请人工核查`);
  return finding('fail', `${told}；当年应不少于 ${minPerYear} 次，已读完相关栏目`);
}
