import { chineseDate, paragraphs } from '../html.js';
import type { Draft, FilePlan } from '../model.js';
import { shiftDays } from '../random.js';
import { videoUrl } from '../site.js';
import type { DocumentPlan, InterpretationPlan, Scenario } from '../types.js';
import { exposedBody, exposedFiles } from './exposures.js';
import { alt } from './listed.js';

export const documentName = (scenario: Scenario, topic: string): string => `${scenario.place}${topic}`;

export function documentTitle(scenario: Scenario, plan: Pick<DocumentPlan, 'topic' | 'kind'>): string {
  if (plan.kind === 'excluded') return `${scenario.authority}${plan.topic}`;
  const office = plan.kind === 'government' && /方案|措施/.test(plan.topic) && scenario.level !== 'department' ? '办公室' : '';
  return `${scenario.authority}${office}关于印发《${documentName(scenario, plan.topic)}》的通知`;
}

export function interpretationTitle(scenario: Scenario, plan: Pick<DocumentPlan, 'topic'>, form: InterpretationPlan['form']): string {
  const name = `《${documentName(scenario, plan.topic)}》`;
  if (form === 'picture') return `一图读懂${name}`;
  if (form === 'leader') return `${scenario.place}${scenario.departments[0]}局长解读${name}`;
  if (form === 'video') return `${name}视频解读`;
  return form === 'qa' ? `${name}解读问答` : `${name}政策解读`;
}

/** Documents, their interpretations, older complete ones and notices outside the interpretation duty. */
export function documentDrafts(scenario: Scenario): Draft[] {
  const plans = [...scenario.documents, ...olderPlans(scenario), ...excludedPlans(scenario)];
  const drafts = plans.flatMap((plan, index) => {
    const own = documentDraft(scenario, plan, index + 1);
    const copy: Draft[] = plan.duplicated ? [{ ...own, key: `${own.key}-copy`, column: 'government-documents' }] : [];
    return [own, ...copy, ...(plan.interpretation ? [interpretationDraft(scenario, plan, plan.interpretation)] : [])];
  });
  return [...drafts, ...inNotices(scenario)];
}

/** A normative document that the library lacks: it was put among the notices. */
function inNotices(scenario: Scenario): Draft[] {
  const named = scenario.habits.documentInNotices;
  if (!named) return [];
  const plan: DocumentPlan = {
    key: 'notice-document',
    topic: named.topic,
    kind: 'normative',
    publishedOn: '2025-07-02',
    number: named.number,
    validity: '有效',
    interpretation: null,
  };
  return [{ ...documentDraft(scenario, plan, 99), column: 'notices' }];
}

function documentDraft(scenario: Scenario, plan: DocumentPlan, serial: number): Draft {
  const title = documentTitle(scenario, plan);
  const linked = plan.interpretation && ['both', 'from-document'].includes(plan.interpretation.links);
  return {
    key: plan.key,
    column: plan.kind === 'normative' ? 'normative' : 'government-documents',
    title,
    date: plan.publishedOn,
    sortOn: plan.publishedOn,
    source: scenario.authority,
    header: headerRows(scenario, plan, title, serial),
    body: plan.scanned ? paragraphs('文件全文见附件。') : documentBody(scenario, plan) + exposedBody(scenario, plan.key),
    related: linked ? { heading: '相关解读', keys: [`${plan.key}-jd`] } : undefined,
    attachments: files(scenario, plan, title),
  };
}

/** The same text as a file; a scan has no other. */
function files(scenario: Scenario, plan: DocumentPlan, title: string): FilePlan[] {
  const name = plan.kind === 'excluded' ? title : documentName(scenario, plan.topic);
  const copy: FilePlan = {
    name,
    type: 'pdf',
    lines: [title, ...(plan.number ? [plan.number] : []), ...documentText(scenario, plan)],
    scanned: plan.scanned,
  };
  return [...(scenario.habits.copies || plan.scanned ? [copy] : []), ...exposedFiles(scenario, plan.key)];
}

const signedOn = ({ habits }: Scenario, plan: DocumentPlan): string => shiftDays(plan.publishedOn, -habits.daysToPublish);

function headerRows(scenario: Scenario, plan: DocumentPlan, title: string, serial: number): [string, string][] {
  const rows: [string, string][] = [
    ['索引号', `${scenario.siteCode.slice(0, 9)}/${plan.publishedOn.slice(0, 4)}-${String(serial).padStart(5, '0')}`],
    ['主题分类', plan.kind === 'excluded' ? '综合政务' : '城乡建设、民生保障'],
    ['发布机构', scenario.authority],
    ['成文日期', chineseDate(signedOn(scenario, plan))],
    ['标题', title],
  ];
  if (plan.number !== null && plan.numberIn !== 'body') rows.push(['发文字号', plan.number]);
  rows.push(['发布日期', chineseDate(plan.publishedOn)]);
  if (plan.validity !== null) rows.push(['有效性', plan.validity]);
  if (scenario.habits.disclosureLabel) rows.push(['公开属性', '主动公开']);
  return rows;
}

const CHAPTERS = ['总则', '职责分工', '工作要求', '服务保障', '监督检查', '附则'];

const chapters = (scenario: Scenario, plan: Pick<DocumentPlan, 'topic'>): string[] => {
  const name = documentName(scenario, plan.topic);
  return CHAPTERS.map(
    (heading, index) => `第${'一二三四五六'[index]}章 ${heading}。本章规定${name}在${heading}方面的具体事项，由有关部门按照职责组织落实。`,
  );
};

function documentBody(scenario: Scenario, plan: DocumentPlan): string {
  const number = plan.number !== null && plan.numberIn === 'body' ? `<p style="text-align:center">${plan.number}</p>\n` : '';
  return `${number}${paragraphs(...documentText(scenario, plan))}`;
}

function documentText(scenario: Scenario, plan: DocumentPlan): string[] {
  const signed = chineseDate(signedOn(scenario, plan));
  const label = scenario.habits.disclosureLabel ? ['（此件公开发布）'] : [];
  const cited = plan.cites ? [`有关事项按照《${plan.cites.replace('|', '》（')}）执行。`] : [];
  if (plan.kind === 'excluded') return ['各有关单位：', '现将有关事项通知如下，请认真组织实施。', ...cited, scenario.authority, signed, ...label];
  const name = documentName(scenario, plan.topic);
  const intro = `现将《${name}》印发给你们，请结合实际认真贯彻落实。`;
  const term = plan.inForceUntil ? [`本办法自${chineseDate(plan.publishedOn)}起施行，有效期至${chineseDate(plan.inForceUntil)}。`] : [];
  return ['各有关单位：', intro, scenario.authority, signed, ...label, name, ...chapters(scenario, plan), ...term];
}

function interpretationDraft(scenario: Scenario, plan: DocumentPlan, how: InterpretationPlan): Draft {
  const unit = scenario.level === 'department' ? scenario.name : `${scenario.place}${scenario.departments[1]}`;
  return {
    key: `${plan.key}-jd`,
    column: 'interpretation',
    title: interpretationTitle(scenario, plan, how.form),
    date: how.publishedOn,
    sortOn: how.publishedOn,
    source: unit,
    body: interpretationBody(scenario, plan, how),
    after: how.contact ? `<p>解读单位：${unit}</p>\n<p>咨询电话：${scenario.phone}</p>` : undefined,
    related: ['both', 'to-document'].includes(how.links) ? { heading: '相关文件', keys: [plan.key] } : undefined,
  };
}

export const hasPicture = ({ form, illustrated }: InterpretationPlan): boolean => form === 'picture' || illustrated === true;

function interpretationBody(scenario: Scenario, plan: DocumentPlan, how: InterpretationPlan): string {
  const name = `《${documentName(scenario, plan.topic)}》`;
  const picture = hasPicture(how)
    ? `<p style="text-align:center"><img src="/images/yttd_${plan.key}.png" width="640" height="1600"${alt(scenario, '一图读懂')} /></p>`
    : '';
  if (how.form === 'picture') return picture;
  const text = how.copied ? paragraphs(...chapters(scenario, plan)) : how.form === 'qa' ? questions(name) : explanation(name);
  return [how.form === 'video' ? video(plan, how) : '', text, picture].filter(Boolean).join('\n');
}

function video({ key }: DocumentPlan, how: InterpretationPlan): string {
  const download = how.video === 'plays' ? `\n<p><a href="${videoUrl(key)}" download="解读视频.mp4">下载视频</a></p>` : '';
  return `<p><video src="${videoUrl(key)}" width="640" height="360" controls="controls" title="视频解读"></video></p>${download}`;
}

const explanation = (name: string): string =>
  paragraphs(
    '一、起草背景和依据',
    `为便于公众了解${name}，现就有关内容作如下说明。文件依据有关法律法规，结合本地实际起草，起草过程中听取了基层单位、行业协会和群众代表的意见，并经过合法性审核和集体讨论。`,
    '二、目标任务',
    '明确各方责任，提高管理和服务水平，方便群众办事，力争用一年时间使有关工作有明显改善。',
    '三、主要内容',
    '文件共分六个部分，规定了适用范围、职责分工、工作要求、服务保障、监督检查和施行时间，并对办理时限、责任主体和监督方式分别作出规定。',
    '四、注意事项',
    '涉及的办事材料和流程以办事指南为准，有疑问可以向解读单位咨询。',
  );

const questions = (name: string): string =>
  paragraphs(
    `问：${name}的起草背景和依据是什么？`,
    '答：原有做法已不适应管理和服务的需要，有必要依据有关法律法规进一步明确责任、规范流程。',
    '问：目标任务是什么？',
    '答：提高管理和服务水平，方便群众办事。',
    '问：主要内容有哪些？',
    '答：共分六个部分，规定了职责分工、工作要求和监督检查。',
    '问：适用范围是什么？',
    '答：本行政区域内的有关活动适用。',
    '问：从什么时候开始施行？',
    '答：自印发之日起施行。',
    '问：有哪些注意事项？',
    '答：办事材料和流程以办事指南为准。',
  );

const OLDER_TOPICS = [
  '道路停车设施管理办法',
  '小型水利工程管护办法',
  '公共厕所管理规定',
  '临时救助实施办法',
  '城市养护作业管理规定',
  '农村供水工程管理办法',
];

function olderPlans(scenario: Scenario): DocumentPlan[] {
  const mark = scenario.documents[0]?.number?.split('〔')[0] ?? '规';
  return OLDER_TOPICS.slice(0, scenario.olderDocuments).map((topic, index) => {
    const publishedOn = shiftDays('2024-11-12', -67 * index);
    return {
      key: `o${index + 1}`,
      topic,
      kind: 'normative',
      publishedOn,
      number: `${mark}〔${publishedOn.slice(0, 4)}〕${9 - index}号`,
      validity: '有效',
      interpretation: { publishedOn: shiftDays(publishedOn, 1), form: 'text', links: 'both', contact: true },
    };
  });
}

const EXCLUDED_TOPICS = [
  '关于人事任免的通知',
  '关于表彰先进个人的决定',
  '关于召开全体会议的通知',
  '关于调整议事协调机构组成人员的通知',
  '关于转发上级有关工作提示的通知',
  '关于成立专项工作领导小组的通知',
];

function excludedPlans(scenario: Scenario): DocumentPlan[] {
  const mark = scenario.documents[0]?.number?.slice(0, 1) ?? '政';
  const named = scenario.habits.documentInNotices;
  return Array.from({ length: scenario.excludedDocuments }, (_, index) => ({
    ...(index === 0 && named ? { cites: `${documentName(scenario, named.topic)}|${named.number}` } : {}),
    key: `x${String(index + 1).padStart(2, '0')}`,
    topic: `${EXCLUDED_TOPICS[index % EXCLUDED_TOPICS.length]}${index < EXCLUDED_TOPICS.length ? '' : `（${index + 1}）`}`,
    kind: 'excluded' as const,
    publishedOn: shiftDays('2025-11-12', -Math.floor((300 / scenario.excludedDocuments) * index)),
    number: `${mark}政函〔2025〕${scenario.excludedDocuments - index}号`,
    validity: '有效',
    interpretation: null,
  }));
}
