import { z } from 'zod';
import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { AttachmentFact, SiteFacts, Solicitation } from '../../crawler/facts/site.js';
import { isInWindow } from '../calendar/as-of.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { wordsOfFile } from '../finance/words.js';
import { judgeSet } from '../subjects.js';

/** Ways to send an opinion, by what a notice says of them; broad, as a way that is missed here would be held against the notice. */
const CHANNELS: readonly (readonly [name: string, words: RegExp])[] = [
  ['信函', /信函|信件|邮\s?寄|来信|寄[至到送]|通[信讯]地址|邮政编码|邮\s?编|书面|联系地址|地\s?址[:：]/u],
  ['电子邮件', /电子邮[件箱]|邮\s?箱|e-?mail|[\w.*-]{2,40}@[\w-]{1,40}\.[a-z]{2,6}/iu],
  ['电话', /电\s?话(?!会)|致电|来电|热线|拨打/u],
  ['传真', /传\s?真/u],
  ['网上', /在线|网上|网站|网页|网络|平台|登录|登陆|系统|问卷|扫码|二维码|我要[提参建]|发表意见|提交意见/u],
  ['留言', /留言|短信|微信|公众号/u],
  ['来访', /来访|上门|当面|面谈|直接[送递]|现场|送[至达交到]/u],
  ['会议', /(?:座谈|听证|论证)会/u],
];

const thresholds = z.strictObject({ minChannels: z.int().positive().max(CHANNELS.length).default(2) });
type Thresholds = z.infer<typeof thresholds>;

/**
 * Each solicitation opened in the window names enough ways to send opinions. One finding per solicitation.
 * Source: ledger items mudan-2023/20, xixia-2023/15; 国务院令第713号 article 15.
 */
export const solicitationChannels = defineCheck({
  id: 'solicitation-channels',
  title: '征集渠道',
  topic: 'decisions',
  rule: ({ minChannels }) => `征求意见公告写明的提意见方式不少于 ${minChannels} 种`,
  remedy: '正在征求意见的，在公告中补充信函、电子邮件、电话、网上提交等方式；已经结束的无法补正，今后在公告中写明',
  requires: ['solicitations', 'articles', 'attachments'],
  thresholds,
  columns: () => [{ id: 'solicitation', open: {} }],
  fold: () => ({ rule: 'all' }),
  evaluate: (facts, context) => judgeSet(facts.solicitations, '征求意见公告全部读到', (item) => judge(item, facts, context)),
});

function judge(
  item: Solicitation,
  { articles, attachments }: Pick<SiteFacts, 'articles' | 'attachments'>,
  context: CheckContext<Thresholds>,
): Finding | null {
  const inWindow = isInWindow(item.opensOn ?? item.publishedOn, context);
  if (inWindow === false) return null;
  const { minChannels } = context.thresholds;
  const article = articles.items.find(({ url }) => url === item.url);
  const files = attachments.items.filter(({ foundOn }) => foundOn.url === item.url);
  const text = [article?.text ?? '', ...files.map(wordsOfFile)].join('\n');
  const named = CHANNELS.filter(([, words]) => words.test(text)).map(([name]) => name);
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: item.url, title: item.title },
    observed: article ? named.length : null,
    expected: minChannels,
    unit: '种方式',
    reason,
    evidence: [article?.evidence ?? item.evidence],
  });
  if (!article) return finding('undetermined', '公告页面没有读到，请人工核对提意见的方式');
  const told = named.length > 0 ? `写明 ${named.length} 种提意见的方式：${named.join('、')}` : '没有读到提意见的方式';
  if (named.length >= minChannels) return inWindow ? finding('pass', told) : finding('not-applicable', `${told}；日期不全，不计入统计`);
  const doubt = doubtAbout(article, files);
  if (doubt) return finding('undetermined', `${told}；${doubt}，请人工核查`);
  if (inWindow === null) return finding('undetermined', `${told}；发布日期读不到，看不出是否在检查期内，请人工核查`);
  return finding('fail', `${told}，少于 ${minChannels} 种`);
}

/** Files that hold the draft itself, not the notice about it. */
const DRAFT = /征求意见稿|草案|送审稿|讨论稿|(?:起草|编制|修订)说明/u;
const NOTICE = /公告|通告|通知|启事|反馈|意见表|来函|公函/u;
const holdsNoNotice = ({ title }: { title: string }): boolean => DRAFT.test(title) && !NOTICE.test(title);
const isReadWhole = ({ content }: AttachmentFact): boolean =>
  content?.state === 'read' && !content.truncated && content.text.chars > 0 && content.text.chars <= content.text.head.length;

/** Where the ways may stand that the text does not name. */
function doubtAbout({ textElsewhere, textCut, attachments, images }: ArticleFact, files: readonly AttachmentFact[]): string | null {
  if (textElsewhere) return '公告正文由脚本加载，或在图片、附件里，没有读到';
  if (textCut) return '公告正文太长，没有读全';
  const isKnown = (file: { url: string; title: string }): boolean =>
    holdsNoNotice(file) || files.some((read) => read.url === file.url && isReadWhole(read));
  if (images > 0 || !attachments.every(isKnown)) return '提意见的方式可能写在附件或图片里';
  return null;
}
