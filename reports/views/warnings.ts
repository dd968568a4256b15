import type { SiteResult } from '../../checks/results.js';
import type { RunInput } from '../input.js';
import { indicatorAnchor } from './frame.js';
import { type LinkView, linkView } from './links.js';
import { civilText, plain } from './text.js';
import { indicatorInfo } from './topics.js';

/** Something that is still in time today, but not for long. */
export interface WarningView {
  anchor: string;
  title: string;
  subject: LinkView | null;
  due: string;
  left: string;
}

/** In the order of the result, soonest first. Indicators judged several times have names of their own here: each is found by its finding. */
export const warningViews = (site: SiteResult, input: RunInput): WarningView[] =>
  site.warnings.flatMap((warning): WarningView[] => {
    const { subject, dueOn, daysLeft } = warning;
    const indicator = site.indicators.find(
      ({ id, findings }) =>
        (id === warning.indicator || id.startsWith(`${warning.indicator}--`)) &&
        findings.some(
          (finding) => finding.timing?.dueOn === dueOn && finding.subject?.url === subject?.url && finding.subject?.title === subject?.title,
        ),
    );
    if (!indicator) return [];
    return [
      {
        anchor: indicatorAnchor(indicator.id),
        title: plain(indicatorInfo(indicator, input).title, 60),
        subject: subject === null ? null : linkView(subject.url, subject.title),
        due: civilText(dueOn),
        left: daysLeft === 0 ? '今天到期' : `还剩 ${daysLeft} 个工作日`,
      },
    ];
  });
