import { catalogueTitle, feedbackTitle, solicitationTitle } from './content/decisions.js';
import { daysBetween, workingDaysBetween } from './oracle-calendar.js';
import { type Case, hidden, lacking, onColumn } from './oracle-case.js';
import { all, type Expected, type ExpectedIndicator, type ExpectedStatus, ratio, type Verdict, verdict } from './oracle-fold.js';
import type { Scenario, SolicitationPlan } from './types.js';

/** Decisions and what the public is asked. */
export const decisionResults = (at: Case) =>
  ({
    'decision-catalog-deadline': all(catalogue(at)),
    'decision-catalog-stages': all(overMatters(at, stages)),
    'decision-participation': ratio(overMatters(at, participation)),
    'solicitation-duration': all(at.scenario.solicitations.map((plan) => duration(at.scenario, plan))),
    'solicitation-feedback-timeliness': all(at.scenario.solicitations.map((plan) => feedback(at, plan))),
    'solicitation-channels': all(channels(at)),
  }) satisfies Record<string, ExpectedIndicator>;

function catalogue({ scenario }: Case): Expected[] {
  const subject = { key: 'catalogue', title: catalogueTitle(scenario, 2025) };
  if (scenario.level === 'department') return [{ ...subject, ...verdict('not-applicable', 'a duty of governments') }];
  if (hidden(scenario, 'catalogue')) return [{ ...subject, ...verdict('undetermined', 'the column cannot be read') }];
  const on = scenario.decisionCatalogue?.publishedOn;
  return [{ ...subject, ...verdict(on !== undefined && on <= '2025-03-31' ? 'pass' : 'fail', on ?? 'none') }];
}

/** One subject per matter of the catalogue; none where there is no catalogue. */
function overMatters(at: Case, judge: (at: Case, topic: string) => Verdict): Expected[] {
  const { scenario } = at;
  if (hidden(scenario, 'catalogue')) return [onColumn(at, 'catalogue', verdict('undetermined', 'the column cannot be read'))];
  if (!scenario.decisionCatalogue) return [];
  const listed = scenario.solicitations.filter((plan) => plan.class === 'catalogue').map((plan) => plan.topic);
  const topics = [...new Set([...listed, ...scenario.decisionCatalogue.extraItems])];
  return topics.map((topic) => ({ key: 'catalogue', title: catalogueTitle(scenario, 2025), ...judge(at, topic) }));
}

/** Draft and explanation beside the call for opinions, the decision, its interpretation, and what became of the opinions. */
function stages({ scenario }: Case, topic: string): Verdict {
  const plan = scenario.solicitations.find((one) => one.topic === topic);
  const decision = scenario.documents.find((document) => document.key === plan?.decision);
  const whole = plan?.explained && plan.feedback && decision?.interpretation;
  return verdict(whole ? 'pass' : 'fail', topic);
}

function participation(at: Case, topic: string): Verdict {
  if (at.scenario.solicitations.some((plan) => plan.topic === topic)) return verdict('pass', topic);
  const decided = at.scenario.documents.some((plan) => plan.topic === topic && plan.publishedOn <= at.asOf);
  return decided ? verdict('fail', `${topic}: decided without`) : lacking(at, topic);
}

function channels({ scenario }: Case): Expected[] {
  return scenario.solicitations.map((plan) => ({
    key: plan.key,
    title: solicitationTitle(scenario, plan),
    ...verdict(plan.withoutChannels ? 'fail' : 'pass', plan.withoutChannels ? 'none named' : 'post, mail and phone'),
  }));
}

function duration(scenario: Scenario, plan: SolicitationPlan): Expected {
  const opened = plan.opensOn ?? plan.publishedOn;
  const days = daysBetween(opened, plan.closesOn);
  const workingDays = workingDaysBetween(opened, plan.closesOn);
  const status = (): ExpectedStatus => {
    if (days >= 30) return 'pass';
    if (plan.class === 'normative') return workingDays >= 7 ? 'pass' : 'fail';
    if (plan.shortTermReason) return 'undetermined';
    if (plan.class === 'unclear') return workingDays >= 7 ? 'undetermined' : 'fail';
    return 'fail';
  };
  return { key: plan.key, title: solicitationTitle(scenario, plan), ...verdict(status(), `${days} days, ${workingDays} working days`) };
}

/** Within ten working days after the decision document. The subject is the solicitation. */
function feedback({ scenario, asOf }: Case, plan: SolicitationPlan): Expected {
  const subject = { key: plan.key, title: solicitationTitle(scenario, plan) };
  const decision = scenario.documents.find((document) => document.key === plan.decision);
  if (!decision) return { ...subject, ...verdict('not-due', 'no decision yet') };
  if (plan.feedback?.publishedOn === null) return { ...subject, ...verdict('undetermined', `no date: ${feedbackTitle(scenario, plan)}`) };
  const elapsed = workingDaysBetween(decision.publishedOn, plan.feedback?.publishedOn ?? asOf);
  if (plan.feedback) return { ...subject, ...verdict(elapsed <= 10 ? 'pass' : 'fail', `working day ${elapsed}`) };
  return { ...subject, ...verdict(elapsed > 10 ? 'fail' : 'not-due', `none after ${elapsed} working days`) };
}
