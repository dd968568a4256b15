import type { FactName, SiteFacts } from '../crawler/facts/site.js';
import type { Check } from './check.js';
import { applicationChannel } from './decisions/application-channel.js';
import { decisionCatalogDeadline } from './decisions/decision-catalog-deadline.js';
import { decisionCatalogStages } from './decisions/decision-catalog-stages.js';
import { decisionParticipation } from './decisions/decision-participation.js';
import { mailboxTimeliness } from './decisions/mailbox-timeliness.js';
import { meetingRepresentatives } from './decisions/meeting-representatives.js';
import { openDay } from './decisions/open-day.js';
import { policyEvaluation } from './decisions/policy-evaluation.js';
import { publicConcernResponse } from './decisions/public-concern-response.js';
import { solicitationChannels } from './decisions/solicitation-channels.js';
import { solicitationDuration } from './decisions/solicitation-duration.js';
import { solicitationFeedbackTimeliness } from './decisions/solicitation-feedback-timeliness.js';
import { documentCleanupPublished } from './documents/document-cleanup-published.js';
import { documentDisclosureLabel } from './documents/document-disclosure-label.js';
import { documentElements } from './documents/document-elements.js';
import { documentFilingCatalog } from './documents/document-filing-catalog.js';
import { documentLibraryCoverage } from './documents/document-library-coverage.js';
import { documentLibraryQuery } from './documents/document-library-query.js';
import { documentTextQuality } from './documents/document-text-quality.js';
import { fiveYearPlan } from './documents/five-year-plan.js';
import { gazettePublication } from './documents/gazette-publication.js';
import { keyPointsPublished } from './documents/key-points-published.js';
import { officialRegulationText } from './documents/official-regulation-text.js';
import { policyTopicPackage } from './documents/policy-topic-package.js';
import { publicationTimeliness } from './documents/publication-timeliness.js';
import { auditRectification } from './finance/audit-rectification.js';
import { budgetColumns } from './finance/budget-columns.js';
import { budgetMachineReadable } from './finance/budget-machine-readable.js';
import { debtDisclosure } from './finance/debt-disclosure.js';
import { feeList } from './finance/fee-list.js';
import { subsidyDisclosure } from './finance/subsidy-disclosure.js';
import { directoryContentMatch } from './grassroots/directory-content-match.js';
import { grassrootsDirectory } from './grassroots/grassroots-directory.js';
import { publicInstitutionDisclosure } from './grassroots/public-institution-disclosure.js';
import { villageAffairs } from './grassroots/village-affairs.js';
import { draftInterpretation } from './interpretation/draft-interpretation.js';
import { interpretationByLeader } from './interpretation/interpretation-by-leader.js';
import { interpretationContact } from './interpretation/interpretation-contact.js';
import { interpretationCoverage } from './interpretation/interpretation-coverage.js';
import { interpretationDiversity } from './interpretation/interpretation-diversity.js';
import { interpretationElements } from './interpretation/interpretation-elements.js';
import { interpretationGraphicCoverage } from './interpretation/interpretation-graphic-coverage.js';
import { interpretationLinkage } from './interpretation/interpretation-linkage.js';
import { interpretationOriginality } from './interpretation/interpretation-originality.js';
import { interpretationTimeliness } from './interpretation/interpretation-timeliness.js';
import { interpretationVideoDownloadable } from './interpretation/interpretation-video-downloadable.js';
import { interpretationVideoShare } from './interpretation/interpretation-video-share.js';
import { policyLectureBrand } from './interpretation/policy-lecture-brand.js';
import { policyQaPlatform } from './interpretation/policy-qa-platform.js';
import { pressConference } from './interpretation/press-conference.js';
import { annualReport } from './periodic/annual-report.js';
import { doubleRandom } from './periodic/double-random.js';
import { proposalResults } from './periodic/proposal-results.js';
import { quarterlyApplicationCatalog } from './periodic/quarterly-application-catalog.js';
import { quarterlyWorkReportProgress } from './periodic/quarterly-work-report-progress.js';
import { reconsiderationDecisions } from './periodic/reconsideration-decisions.js';
import { socialAssistanceStandards } from './periodic/social-assistance-standards.js';
import { socialOrganizationAnnual } from './periodic/social-organization-annual.js';
import { statutoryDisclosureCoverage } from './periodic/statutory-disclosure-coverage.js';
import { topicCoverage } from './periodic/topic-coverage.js';
import { trainingCount } from './periodic/training-count.js';
import { accessibility } from './platform/accessibility.js';
import { availability } from './platform/availability.js';
import { brokenLinks } from './platform/broken-links.js';
import { contentMisplacement } from './platform/content-misplacement.js';
import { digitalGovernmentZone } from './platform/digital-government-zone.js';
import { errorReportEntry } from './platform/error-report-entry.js';
import { expiredContent } from './platform/expired-content.js';
import { footerIdentity } from './platform/footer-identity.js';
import { homeFreshness } from './platform/home-freshness.js';
import { ipv6 } from './platform/ipv6.js';
import { mobileAdaptation } from './platform/mobile-adaptation.js';
import { newMediaMatrix } from './platform/new-media-matrix.js';
import { organizationProfile } from './platform/organization-profile.js';
import { pageMetadata } from './platform/page-metadata.js';
import { platformElements } from './platform/platform-elements.js';
import { serviceGuide } from './platform/service-guide.js';
import { serviceMap } from './platform/service-map.js';
import { siteSearchPrecision } from './platform/site-search-precision.js';
import { transportSecurity } from './platform/transport-security.js';
import { voiceBroadcast } from './platform/voice-broadcast.js';
import { zombieColumns } from './platform/zombie-columns.js';
import { classifiedMarking } from './safety/classified-marking.js';
import { minorPrivacy } from './safety/minor-privacy.js';
import { privacyExposure } from './safety/privacy-exposure.js';
import { sensitiveWording } from './safety/sensitive-wording.js';
import { submission } from './submission/submission.js';

/** Hands over the facts a check declares and no others, so that it cannot come to depend on more. */
const pick = <N extends FactName>(facts: SiteFacts, names: readonly N[]): Pick<SiteFacts, N> =>
  Object.fromEntries(names.map((name) => [name, facts[name]])) as Pick<SiteFacts, N>;

/** A check with the types of its facts and thresholds erased: thresholds are parsed where they enter. */
export type RegisteredCheck = Omit<Check, 'evaluate' | 'columns'> & {
  columns: NonNullable<Check['columns']>;
  evaluate: (facts: SiteFacts, context: Parameters<Check['evaluate']>[1]) => ReturnType<Check['evaluate']>;
};

const register = <N extends FactName, T>(check: Check<N, T>): RegisteredCheck => ({
  ...check,
  rule: (thresholds) => check.rule(check.thresholds.parse(thresholds)),
  fold: (thresholds) => check.fold(check.thresholds.parse(thresholds)),
  columns: (thresholds, topics) => check.columns?.(check.thresholds.parse(thresholds), topics) ?? [],
  evaluate: (facts, context) => check.evaluate(pick(facts, check.requires), { ...context, thresholds: check.thresholds.parse(context.thresholds) }),
});

/** Every check, sorted by id. A new check is one more line here. */
export const CHECKS: readonly RegisteredCheck[] = [
  register(accessibility),
  register(annualReport),
  register(applicationChannel),
  register(auditRectification),
  register(availability),
  register(brokenLinks),
  register(budgetColumns),
  register(budgetMachineReadable),
  register(classifiedMarking),
  register(contentMisplacement),
  register(debtDisclosure),
  register(decisionCatalogDeadline),
  register(decisionCatalogStages),
  register(decisionParticipation),
  register(digitalGovernmentZone),
  register(directoryContentMatch),
  register(documentCleanupPublished),
  register(documentDisclosureLabel),
  register(documentElements),
  register(documentFilingCatalog),
  register(documentLibraryCoverage),
  register(documentLibraryQuery),
  register(documentTextQuality),
  register(doubleRandom),
  register(draftInterpretation),
  register(errorReportEntry),
  register(expiredContent),
  register(feeList),
  register(fiveYearPlan),
  register(footerIdentity),
  register(gazettePublication),
  register(grassrootsDirectory),
  register(homeFreshness),
  register(interpretationByLeader),
  register(interpretationContact),
  register(interpretationCoverage),
  register(interpretationDiversity),
  register(interpretationElements),
  register(interpretationGraphicCoverage),
  register(interpretationLinkage),
  register(interpretationOriginality),
  register(interpretationTimeliness),
  register(interpretationVideoDownloadable),
  register(interpretationVideoShare),
  register(ipv6),
  register(keyPointsPublished),
  register(mailboxTimeliness),
  register(meetingRepresentatives),
  register(minorPrivacy),
  register(mobileAdaptation),
  register(newMediaMatrix),
  register(officialRegulationText),
  register(openDay),
  register(organizationProfile),
  register(pageMetadata),
  register(platformElements),
  register(policyEvaluation),
  register(policyLectureBrand),
  register(policyQaPlatform),
  register(policyTopicPackage),
  register(pressConference),
  register(privacyExposure),
  register(proposalResults),
  register(publicConcernResponse),
  register(publicInstitutionDisclosure),
  register(publicationTimeliness),
  register(quarterlyApplicationCatalog),
  register(quarterlyWorkReportProgress),
  register(reconsiderationDecisions),
  register(sensitiveWording),
  register(serviceGuide),
  register(serviceMap),
  register(siteSearchPrecision),
  register(socialAssistanceStandards),
  register(socialOrganizationAnnual),
  register(solicitationChannels),
  register(solicitationDuration),
  register(solicitationFeedbackTimeliness),
  register(statutoryDisclosureCoverage),
  register(submission),
  register(subsidyDisclosure),
  register(topicCoverage),
  register(trainingCount),
  register(transportSecurity),
  register(villageAffairs),
  register(voiceBroadcast),
  register(zombieColumns),
];

const BY_ID = new Map(CHECKS.map((check) => [check.id, check]));
export const findCheck = (id: string): RegisteredCheck | undefined => BY_ID.get(id);
