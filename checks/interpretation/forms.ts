import { z } from 'zod';
import type { Interpretation, PolicyDocument, SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { explainLimit, spoken } from '../calendar/explain.js';
import { addWorkingDays, workingDayNumber } from '../calendar/working-days.js';
import type { CheckContext, Finding, Verdict } from '../check.js';
import { doubtAboutAbsence, interpretationsOf, standingOf } from '../policy-documents.js';
import { named } from '../wording.js';

type Form = Interpretation['forms'][number];

export const FORM_NAMES: Record<Form, string> = {
  text: '文字',
  picture: '图片图表',
  video: '视频动漫',
  audio: '音频',
  qa: '问答',
  'press-conference': '新闻发布会',
  expert: '专家解读',
  leader: '负责人解读',
};

/** Thresholds of the indicators that ask in which form documents are interpreted. */
export const formThresholds = (target: number) =>
  z.strictObject({
    target: z.number().min(0).max(1).default(target),
    partialFrom: z.number().min(0).max(1).default(0.6),
    /** Grace: a document younger than this is not yet due. Unit: working days, the day of publication is day 0. */
    workingDays: z.int().nonnegative().default(3),
  });
type Thresholds = z.infer<ReturnType<typeof formThresholds>>;

/** What counts, and what a person has to decide on. */
export interface WantedForms {
  /** Chinese: 图文解读. */
  name: string;
  accepts: readonly Form[];
  /** Forms of which offices differ whether they count. */
  contested: readonly Form[];
}

/** Files beside a text whose words or pictures nobody has read. */
const SHOWN_FILE = /\.(?:jpe?g|png|gif|bmp|webp|pdf|pptx?|mp4|m3u8|flv|mov|mp3|wav|zip|rar)(?:[?#]|$)/iu;

/** One document: it has an interpretation in a wanted form. Null when the document lies outside the audited time. */
export function judgeForms(
  document: PolicyDocument,
  interpretations: SiteFacts['interpretations'],
  wanted: WantedForms,
  context: CheckContext<Thresholds>,
): Finding | null {
  const standing = standingOf(document, context);
  if (standing === null) return null;
  const { calendar, thresholds } = context;
  const publishedOn = document.publishedOn ?? '';
  const asOf = publishedOn ? judgedOn(context, () => addWorkingDays(publishedOn, thresholds.workingDays, calendar)) : judgedOn(context);
  const linked = interpretationsOf(document, interpretations.items).filter((item) => item.publishedOn === null || item.publishedOn <= asOf);
  const [found] = linked.filter(({ forms }) => forms.some((form) => wanted.accepts.includes(form)));
  const shown = [...new Set(linked.flatMap(({ forms }) => forms))];
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: document.url, title: document.title },
    observed: shown.map((form) => FORM_NAMES[form]).join('、') || null,
    expected: wanted.name,
    unit: null,
    reason,
    evidence: [document.evidence, ...(linked.length > 0 ? linked.map((item) => item.evidence) : interpretations.searched)].slice(0, 5),
  });

  if (standing.state === 'excluded') return finding('not-applicable', standing.reason);
  if (found) {
    const told = `有${wanted.name}${named(found.title)}`;
    return publishedOn ? finding('pass', told) : finding('not-applicable', `${standing.reason}，不计入；${told}`);
  }
  const lacking = linked.length > 0 ? `${linked.length} 篇解读中没有${wanted.name}` : `没有解读，也就没有${wanted.name}`;
  if (standing.state === 'unsure') return finding('undetermined', `${standing.reason}；没有找到${wanted.name}，请人工核查`);
  if (context.asOf === asOf && workingDayNumber(publishedOn, asOf, calendar) <= thresholds.workingDays)
    return finding('not-due', `${explainLimit(publishedOn, thresholds.workingDays, calendar)}，到${spoken(asOf)}尚未到期`);
  const doubt = doubtAboutForms(linked, wanted) ?? doubtAboutAbsence(document, interpretations);
  if (doubt !== null) return finding('undetermined', `${lacking}；但不能断定没有：${doubt}。请人工核查`);
  return finding('fail', `文件${spoken(publishedOn)}发布，截至${spoken(asOf)}${lacking}`);
}

function doubtAboutForms(linked: readonly Interpretation[], { contested, name }: WantedForms): string | null {
  const unread = linked.find(({ pageRead, forms }) => !pageRead || forms.length === 0);
  if (unread) return `${named(unread.title)}没有读到内容，看不出形式`;
  const near = linked.find(({ forms }) => forms.some((form) => contested.includes(form)));
  if (near) return `${named(near.title)}是${near.forms.map((form) => FORM_NAMES[form]).join('、')}形式，是否算${name}`;
  const withFile = linked.find(({ linksTo }) => linksTo.some((url) => SHOWN_FILE.test(url)));
  return withFile ? `${named(withFile.title)}附有文件，可能是${name}` : null;
}
