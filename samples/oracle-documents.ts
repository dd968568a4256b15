import { solicitationTitle } from './content/decisions.js';
import { documentTitle, hasPicture, interpretationTitle } from './content/documents.js';
import { workingDaysBetween } from './oracle-calendar.js';
import { type Case, hidden, isOver, lacking, onColumn, onSite, structureRead } from './oracle-case.js';
import { all, type Expected, type ExpectedIndicator, type ExpectedStatus, ratio, type Verdict, verdict } from './oracle-fold.js';
import { shiftDays } from './random.js';
import type { DocumentPlan, InterpretationPlan, Scenario } from './types.js';

interface DocumentPair {
  plan: DocumentPlan;
  how: InterpretationPlan;
}

/** Interpretations and documents. */
export const documentResults = (at: Case) =>
  ({
    'interpretation-coverage': ratio(coverage(at)),
    'interpretation-timeliness': ratio(overPairs(at, timeliness)),
    'interpretation-graphic-coverage': ratio(shownOtherwise(at, hasPicture, ({ form }) => form === 'video')),
    'interpretation-video-share': videoShare(at),
    'interpretation-diversity': ratio(
      shownOtherwise(at, (how) => how.form !== 'text' || hasPicture(how)),
      0.5,
    ),
    'interpretation-elements': ratio(overPairs(at, written('names its elements'), interpretationOf(at))),
    'interpretation-contact': ratio(overPairs(at, contact, interpretationOf(at))),
    'interpretation-originality': ratio(overPairs(at, written('own words'), interpretationOf(at))),
    'interpretation-linkage': ratio(overPairs(at, linkage)),
    'interpretation-by-leader': all([byLeader(at)]),
    'interpretation-video-downloadable': all(overPairs(at, video, interpretationOf(at))),
    'draft-interpretation': ratio(
      at.scenario.solicitations.map((plan) => ({ key: plan.key, title: solicitationTitle(at.scenario, plan), ...explained(at, plan.explained) })),
    ),
    'document-elements': ratio(overDocuments(at, elements, normative)),
    'document-text-quality': ratio(overDocuments(at, textQuality)),
    'document-library-query': all([library(at)]),
    'document-library-coverage': all([libraryCoverage(at)]),
    'document-disclosure-label': ratio(overDocuments(at, () => verdict(at.scenario.habits.disclosureLabel ? 'pass' : 'fail', 'label'))),
    'publication-timeliness': all(overDocuments(at, publishedInTime)),
    'gazette-publication': all(gazette(at)),
    'official-regulation-text': all(regulations(at)),
    'five-year-plan': all([fiveYearPlan(at)]),
    'expired-content': all(overDocuments(at, expired)),
    'content-misplacement': all([misplaced(at)]),
  }) satisfies Record<string, ExpectedIndicator>;

// ------------------------------------------------------------------ interpretation

const inScope = (scenario: Scenario): DocumentPlan[] => scenario.documents.filter((plan) => plan.kind !== 'excluded');
const normative = (plan: DocumentPlan): boolean => plan.kind === 'normative';
const about = (scenario: Scenario, plan: DocumentPlan): Pick<Expected, 'key' | 'title'> => ({ key: plan.key, title: documentTitle(scenario, plan) });

const interpretationOf =
  ({ scenario }: Case) =>
  (plan: DocumentPlan, how: InterpretationPlan): Pick<Expected, 'key' | 'title'> => ({
    key: `${plan.key}-jd`,
    title: interpretationTitle(scenario, plan, how.form),
  });

const unreadInterpretations = (): Expected => ({ key: 'interpretation', title: '政策解读', ...verdict('undetermined', 'the column cannot be read') });

/** A document without interpretation, the third working day over or not. */
function without({ asOf }: Case, plan: DocumentPlan): Verdict {
  const elapsed = workingDaysBetween(plan.publishedOn, asOf);
  return verdict(elapsed > 3 ? 'fail' : 'not-due', `${elapsed} working days without one`);
}

function coverage(at: Case): Expected[] {
  return inScope(at.scenario).map((plan) => {
    const subject = about(at.scenario, plan);
    if (hidden(at.scenario, 'interpretation')) return { ...subject, ...verdict('undetermined', 'the column of interpretations cannot be read') };
    return { ...subject, ...(plan.interpretation ? verdict('pass', plan.interpretation.publishedOn) : without(at, plan)) };
  });
}

/** `mayHold`: a person has to say whether a video counts. */
function shownOtherwise(
  at: Case,
  holds: (how: InterpretationPlan) => boolean,
  mayHold: (how: InterpretationPlan) => boolean = () => false,
): Expected[] {
  return inScope(at.scenario).map((plan) => {
    const subject = about(at.scenario, plan);
    const how = plan.interpretation;
    if (hidden(at.scenario, 'interpretation')) return { ...subject, ...verdict('undetermined', 'the column of interpretations cannot be read') };
    return { ...subject, ...(how ? verdict(holds(how) ? 'pass' : mayHold(how) ? 'undetermined' : 'fail', how.form) : without(at, plan)) };
  });
}

/** One subject per document with an interpretation, or the unreadable column. */
function overPairs(
  { scenario }: Case,
  judge: (pair: DocumentPair) => Verdict,
  named: (plan: DocumentPlan, how: InterpretationPlan) => Pick<Expected, 'key' | 'title'> = (plan) => about(scenario, plan),
): Expected[] {
  if (hidden(scenario, 'interpretation')) return [unreadInterpretations()];
  return inScope(scenario).flatMap((plan) => {
    const how = plan.interpretation;
    return how ? [{ ...named(plan, how), ...judge({ plan, how }) }] : [];
  });
}

function timeliness({ plan, how }: DocumentPair): Verdict {
  const elapsed = workingDaysBetween(plan.publishedOn, how.publishedOn);
  return verdict(elapsed <= 3 ? 'pass' : 'fail', `working day ${elapsed}`);
}

const contact = ({ how }: DocumentPair): Verdict => verdict(how.contact ? 'pass' : 'fail', how.contact ? 'unit and phone shown' : 'neither shown');

const LINKAGE: Record<InterpretationPlan['links'], ExpectedStatus> = {
  both: 'pass',
  'to-document': 'partial',
  'from-document': 'partial',
  none: 'fail',
};
const linkage = ({ how }: DocumentPair): Verdict => verdict(LINKAGE[how.links], how.links);

/** A picture has no words to judge; chapters copied from the document are neither explained nor own words. */
const written =
  (what: string) =>
  ({ how }: DocumentPair): Verdict =>
    how.form === 'picture' ? verdict('not-applicable', 'a picture') : verdict(how.copied ? 'fail' : 'pass', what);

function video({ how }: DocumentPair): Verdict {
  if (how.form !== 'video') return verdict('not-applicable', 'no video');
  return verdict(how.video === 'plays' ? 'pass' : 'fail', how.video ?? 'gone');
}

function videoShare(at: Case): ExpectedIndicator {
  if (hidden(at.scenario, 'interpretation')) return all([unreadInterpretations()]);
  const forms = inScope(at.scenario).flatMap(({ interpretation }) => interpretation?.form ?? []);
  const share = forms.filter((form) => form === 'video').length / Math.max(1, forms.length);
  return all([onColumn(at, 'interpretation', share >= 0.2 ? verdict('pass', `${share}`) : lacking(at, `${share}`))]);
}

function byLeader(at: Case): Expected {
  if (hidden(at.scenario, 'interpretation') && isOver(at)) return unreadInterpretations();
  const there = at.scenario.documents.some(({ interpretation }) => interpretation?.form === 'leader');
  return onColumn(at, 'interpretation', there ? verdict('pass', 'one there') : lacking(at, 'none'));
}

function explained({ scenario }: Case, beside: boolean | undefined): Verdict {
  if (beside) return verdict('pass', 'a file beside the draft');
  return verdict(hidden(scenario, 'interpretation') ? 'undetermined' : 'fail', 'none beside the draft');
}

// ------------------------------------------------------------------ documents

function overDocuments(
  { scenario, asOf }: Case,
  judge: (plan: DocumentPlan, scenario: Scenario, asOf: string) => Verdict,
  which = (_plan: DocumentPlan) => true,
): Expected[] {
  return scenario.documents.filter(which).map((plan) => ({
    ...about(scenario, plan),
    ...(scenario.blockedDocuments.includes(plan.key) ? verdict('undetermined', 'the page is blocked') : judge(plan, scenario, asOf)),
  }));
}

function elements(plan: DocumentPlan): Verdict {
  const missing = [plan.number === null ? 'number' : '', plan.validity === null ? 'validity' : ''].filter(Boolean);
  return verdict(missing.length === 0 ? 'pass' : 'fail', missing.join(', '));
}

function textQuality(plan: DocumentPlan, { habits }: Scenario): Verdict {
  if (plan.scanned) return verdict('fail', 'a scan only');
  return verdict(habits.copies ? 'pass' : 'undetermined', habits.copies ? 'text and file' : 'no file on any document: a button may offer it');
}

function library(at: Case): Expected {
  const { look } = at.scenario;
  const told = {
    finds: verdict('pass', 'finds'),
    'finds-nothing': verdict('fail', 'finds nothing'),
    none: verdict('undetermined', 'only the search of the whole site'),
  };
  return onColumn(at, 'normative', told[look.library]);
}

/** A document seen elsewhere is a breach; numbers that were left out may have reasons. */
function libraryCoverage(at: Case): Expected {
  const { documents, habits } = at.scenario;
  if (habits.documentInNotices) return onColumn(at, 'normative', verdict('fail', habits.documentInNotices.number));
  const numbers = new Map<string, number[]>();
  for (const { number } of documents) {
    const [, code, nth] = /^(.+)〔2025〕(\d+)号$/.exec(number ?? '') ?? [];
    if (code) numbers.set(code, [...(numbers.get(code) ?? []), Number(nth)]);
  }
  const gaps = [...numbers].filter(([, known]) => Math.max(...known) > known.length).map(([code]) => code);
  const open = gaps.length > 0 || at.scenario.blockedDocuments.length > 0;
  return onColumn(at, 'normative', verdict(open ? 'undetermined' : 'pass', gaps.join(', ')));
}

function publishedInTime(plan: DocumentPlan, { habits }: Scenario): Verdict {
  const elapsed = workingDaysBetween(shiftDays(plan.publishedOn, -habits.daysToPublish), plan.publishedOn);
  return verdict(elapsed <= 20 ? 'pass' : 'fail', `working day ${elapsed}`);
}

/** An issue within four months, and every normative document of the year in one of them. */
function gazette(at: Case): Expected[] {
  const issues = at.scenario.listed.gazette ?? [];
  const newest =
    issues
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? '';
  const printed = new Set(issues.flatMap(({ documents }) => documents ?? []));
  const missing = at.scenario.documents.filter((plan) => normative(plan) && !printed.has(plan.key)).map(({ key }) => key);
  return [
    onColumn(at, 'gazette', verdict(newest >= shiftDays(at.asOf, -120) && missing.length === 0 ? 'pass' : 'fail', `${newest} ${missing.join(' ')}`)),
  ];
}

function regulations(at: Case): Expected[] {
  const items = at.scenario.listed.regulations;
  if (!items) return structureRead(at.scenario) ? [] : [onColumn(at, 'regulations', verdict('undetermined', 'columns unread'))];
  return items.map(({ title, takenFrom }, index) => ({
    key: `regulations-${index + 1}`,
    title,
    ...verdict(takenFrom ? 'pass' : 'fail', takenFrom ?? 'no source'),
  }));
}

function fiveYearPlan(at: Case): Expected {
  const kinds = (at.scenario.listed['five-year-plan'] ?? []).map(({ kind }) => kind);
  if (kinds.includes('outline') && kinds.includes('picture')) return onColumn(at, 'five-year-plan', verdict('pass', 'both'));
  const unread = isOver(at) && !structureRead(at.scenario);
  // Lists read for this year do not show what came out in the plan's first.
  return onColumn(at, 'five-year-plan', unread ? verdict('undetermined', 'columns unread') : lacking(at, kinds.join(' ')));
}

const expired = (plan: DocumentPlan, _scenario: Scenario, asOf: string): Verdict =>
  verdict(plan.inForceUntil && plan.inForceUntil < asOf && plan.validity === '有效' ? 'fail' : 'pass', plan.inForceUntil ?? 'no end');

function misplaced(at: Case): Expected {
  const { habits, documents, excludedDocuments } = at.scenario;
  if (hidden(at.scenario, 'interpretation')) return onSite(at, verdict('undetermined', 'a column of policy cannot be read'));
  const share = habits.strayNews / (habits.strayNews + documents.length + excludedDocuments);
  return onColumn(at, 'government-documents', verdict(share <= 0.05 ? 'pass' : 'fail', `${share}`));
}
