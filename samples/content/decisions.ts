import { chineseDate, esc, link, paragraphs } from '../html.js';
import { addressOf, type Draft, fileOf } from '../model.js';
import { shiftDays } from '../random.js';
import type { Scenario, SolicitationPlan } from '../types.js';
import { documentName } from './documents.js';

export const catalogueTitle = (scenario: Scenario, year: number): string => `${scenario.authority}${year}年度重大行政决策事项目录`;
export const solicitationTitle = (scenario: Scenario, plan: Pick<SolicitationPlan, 'topic'>): string =>
  `关于公开征求《${documentName(scenario, plan.topic)}（征求意见稿）》意见的公告`;
export const feedbackTitle = (scenario: Scenario, plan: Pick<SolicitationPlan, 'topic'>): string =>
  `关于《${documentName(scenario, plan.topic)}（征求意见稿）》公开征求意见采纳情况的反馈`;

/** Yearly catalogue, public solicitations and the feedback on them; last year's ones lie beyond the window. */
export function decisionDrafts(scenario: Scenario): Draft[] {
  const older = olderSolicitation(scenario);
  return [
    ...catalogueDrafts(scenario),
    ...[...scenario.solicitations, older].map((plan) => solicitationDraft(scenario, plan)),
    ...[...scenario.solicitations, older].flatMap((plan) => (plan.feedback ? [feedbackDraft(scenario, plan, plan.feedback.publishedOn)] : [])),
  ];
}

function catalogueDrafts(scenario: Scenario): Draft[] {
  const catalogue = scenario.decisionCatalogue;
  if (!catalogue) return [];
  const listed = scenario.solicitations.filter((plan) => plan.class === 'catalogue').map((plan) => plan.topic);
  const draft = (key: string, title: string, date: string, topics: string[]): Draft => ({
    key,
    column: 'catalogue',
    title,
    date,
    sortOn: date,
    source: scenario.authority,
    body: `${paragraphs('为规范重大行政决策行为，现将目录公布如下。')}\n${matters(scenario, topics)}`,
  });
  const amended = catalogue.amendedOn
    ? [draft('catalogue-amended', `${catalogueTitle(scenario, 2025)}（调整）`, catalogue.amendedOn, catalogue.extraItems)]
    : [];
  return [
    draft('catalogue', catalogueTitle(scenario, 2025), catalogue.publishedOn, [...new Set([...listed, ...catalogue.extraItems])]),
    draft('catalogue-2024', catalogueTitle(scenario, 2024), '2024-03-20', ['临时救助实施办法']),
    ...amended,
  ];
}

function matters(scenario: Scenario, topics: string[]): string {
  const cells = (parts: string[]): string => `<tr>${parts.map((part) => `<td>${part}</td>`).join('')}</tr>`;
  const rows = topics.map((topic, index) =>
    cells([
      String(index + 1),
      esc(`制定《${documentName(scenario, topic)}》`),
      esc(`${scenario.place}${scenario.departments[index % scenario.departments.length]}`),
      stages(scenario, topic),
    ]),
  );
  return `<table>${cells(['序号', '决策事项', '承办单位', '办理情况'])}${rows.join('')}</table>`;
}

/** What a matter has come to so far, gathered where the unit does gather it. */
function stages(scenario: Scenario, topic: string): string {
  const plan = scenario.solicitations.find((one) => one.topic === topic && one.explained);
  if (!plan) return '按计划推进';
  const steps: [string, string | null][] = [
    [addressOf(plan.key), '征求意见公告'],
    [fileOf(plan.key, 1), '征求意见稿'],
    [fileOf(plan.key, 2), '起草说明'],
    [addressOf(`${plan.decision}-jd`), plan.decision ? '政策解读' : null],
    [addressOf(`${plan.key}-fk`), plan.feedback ? '意见采纳情况' : null],
    [addressOf(plan.decision ?? ''), plan.decision ? '决策结果' : null],
  ];
  return steps.flatMap(([address, name]) => (name === null ? [] : [link(address, name)])).join(' ');
}

const CLASS_WORDS: Record<SolicitationPlan['class'], string> = {
  catalogue: '',
  stated: '该事项属于重大行政决策事项。',
  normative: '该文件拟作为一般行政规范性文件印发。',
  unclear: '',
};

function solicitationDraft(scenario: Scenario, plan: SolicitationPlan): Draft {
  const name = documentName(scenario, plan.topic);
  const term =
    plan.opensOn === null
      ? `有关单位和公众如有意见，请于${chineseDate(plan.closesOn)}前反馈。`
      : `公开征求意见的时间：自${chineseDate(plan.opensOn)}起至${chineseDate(plan.closesOn)}止。`;
  const reason = plan.shortTermReason ? [`${plan.shortTermReason}，本次征求意见期限缩短。`] : [];
  return {
    key: plan.key,
    column: 'solicitation',
    title: solicitationTitle(scenario, plan),
    date: plan.publishedOn,
    sortOn: plan.publishedOn,
    source: scenario.authority,
    body: paragraphs(
      `为规范有关管理和服务，方便群众办事，根据有关法律法规，结合本地实际，有关部门在调查研究、听取基层单位和群众代表意见的基础上，起草了《${name}（征求意见稿）》，现向社会公开征求意见。${CLASS_WORDS[plan.class]}`,
      term,
      ...reason,
      ...(plan.withoutChannels ? [] : [`意见可以通过电子邮件、信函或者电话提出。联系电话：${scenario.phone}。`]),
      scenario.authority,
      chineseDate(plan.publishedOn),
    ),
    attachments: [
      { name: `${name}（征求意见稿）`, type: 'txt' },
      ...(plan.explained ? [{ name: `《${name}（征求意见稿）》起草说明`, type: 'txt' as const }] : []),
    ],
  };
}

function feedbackDraft(scenario: Scenario, plan: SolicitationPlan, publishedOn: string | null): Draft {
  const name = documentName(scenario, plan.topic);
  const closed = plan.opensOn === null ? '日前' : `${chineseDate(plan.opensOn)}至${chineseDate(plan.closesOn)}`;
  return {
    key: `${plan.key}-fk`,
    column: 'feedback',
    title: feedbackTitle(scenario, plan),
    date: publishedOn,
    sortOn: publishedOn ?? plan.closesOn,
    source: scenario.authority,
    body: `${paragraphs(
      publishedOn === null ? `《${name}（征求意见稿）》公开征求意见已经结束。` : `${closed}，《${name}（征求意见稿）》向社会公开征求意见。`,
      '共收到意见建议5条，采纳3条，未采纳2条。未采纳的理由：所提事项已有其他文件规定，或者超出本文件适用范围。',
    )}\n<p>${esc(scenario.authority)}</p>`,
  };
}

function olderSolicitation(scenario: Scenario): SolicitationPlan {
  const opensOn = '2024-05-06';
  return {
    key: 's0',
    topic: '临时救助实施办法',
    publishedOn: opensOn,
    opensOn,
    closesOn: shiftDays(opensOn, 31),
    class: scenario.decisionCatalogue ? 'catalogue' : 'stated',
    decision: null,
    feedback: { publishedOn: '2024-06-14' },
  };
}
