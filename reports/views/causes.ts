import type { Finding } from '../../checks/check.js';
import type { SiteResult } from '../../checks/results.js';
import type { Coverage } from '../../crawler/facts/coverage.js';
import type { RunInput } from '../input.js';
import { indicatorAnchor } from './frame.js';
import { type LinkView, linkView } from './links.js';
import { count, plain } from './text.js';
import { indicatorInfo } from './topics.js';

/** Why something could not be judged, told once, with everything that hangs on it. */
export interface CauseView {
  anchor: string;
  number: number;
  message: string;
  /** What the message is about, where several things share it: names of columns, files … */
  names: string | null;
  hangs: { anchor: string; title: string; count: string | null }[];
  links: LinkView[];
}

export interface Causes {
  shared: CauseView[];
  /** Numbers of the shared causes of an undetermined finding; empty when the cause is its own and is told beside it. */
  numbersOf: (finding: Finding) => number[];
  /** Indicators with findings whose cause is their own. */
  own: CauseView['hangs'];
}

interface Cause {
  messages: Set<string>;
  names: Set<string>;
  urls: Set<string>;
  /** Findings per indicator id. */
  hangs: Map<string, number>;
  findings: Finding[];
  /** A part of the site was not read: told even when it hangs on one finding, or on none. */
  gap: boolean;
}

const MAX_NAMES = 24;
const MAX_LINKS = 3;

const clausesOf = (reason: string): string[] => reason.split('；').filter((clause) => clause.trim() !== '');

/** The same words about another column, file or address are the same cause. Bounded, so that hostile text stays cheap. */
const patternOf = (clause: string): string => clause.slice(0, 400).replace(/“[^”]{1,120}”|《[^》]{1,120}》|https?:\/\/[^\s，；）]{1,300}/g, '…');
const nameOf = (clause: string): string | null => /“([^”]{1,120})”|《([^》]{1,120})》/.exec(clause.slice(0, 400))?.slice(1).find(Boolean) ?? null;

class CauseBook {
  readonly causes = new Map<string, Cause>();

  add(clause: string): Cause {
    const pattern = patternOf(clause);
    const cause = this.causes.get(pattern) ?? { messages: new Set(), names: new Set(), urls: new Set(), hangs: new Map(), findings: [], gap: false };
    this.causes.set(pattern, cause);
    cause.messages.add(clause);
    const name = nameOf(clause);
    if (name) cause.names.add(name);
    return cause;
  }

  addFinding(indicatorId: string, finding: Finding): void {
    for (const clause of clausesOf(finding.reason)) {
      const cause = this.add(clause);
      if (cause.findings.at(-1) === finding) continue;
      cause.findings.push(finding);
      cause.hangs.set(indicatorId, (cause.hangs.get(indicatorId) ?? 0) + 1);
      if (finding.subject) cause.urls.add(finding.subject.url);
    }
  }

  addGap(message: string, url: string | null): void {
    for (const clause of clausesOf(message)) {
      const cause = this.add(clause);
      cause.gap = true;
      if (url) cause.urls.add(url);
    }
  }
}

const isShared = ({ gap, findings }: Cause): boolean => gap || findings.length > 1;

function causeView(cause: Cause, number: number, titleOf: (id: string) => string): CauseView {
  const [first = ''] = cause.messages;
  const several = cause.messages.size > 1;
  const names = [...cause.names].slice(0, MAX_NAMES).map((name) => plain(name, 40));
  const rest = cause.names.size - names.length;
  return {
    anchor: `cause-${number}`,
    number,
    message: plain(several ? patternOf(first) : first, 300),
    names: several && names.length > 0 ? `${names.join('、')}${rest > 0 ? ` 等 ${count(cause.names.size)} 个` : ''}` : null,
    hangs: [...cause.hangs].map(([id, howMany]) => ({
      anchor: indicatorAnchor(id),
      title: titleOf(id),
      count: howMany > 1 ? `${count(howMany)} 项` : null,
    })),
    links: [...cause.urls].slice(0, MAX_LINKS).map((url) => linkView(url, null)),
  };
}

/** What hangs on most comes first; what was not read and hangs on nothing, last. */
export function causesOf(site: SiteResult, coverage: Coverage | null, input: RunInput): Causes {
  const book = new CauseBook();
  const undetermined = site.indicators.map(({ id, status, message, findings }) => {
    const found = findings.filter((finding) => finding.verdict === 'undetermined');
    for (const finding of found) book.addFinding(id, finding);
    return { id, found, whole: status === 'undetermined' && found.length === 0 ? message : null };
  });
  for (const gap of coverage?.gaps ?? []) book.addGap(gap.message, gap.url);
  const titles = new Map(site.indicators.map((indicator) => [indicator.id, indicatorInfo(indicator, input).title]));
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const weight = ({ hangs, findings }: Cause): number => hangs.size * 1000 + findings.length;
  const shared = [...book.causes].filter(([, cause]) => isShared(cause)).sort(([, a], [, b]) => weight(b) - weight(a));
  const numbers = new Map(shared.map(([pattern], at) => [pattern, at + 1]));
  const numbersOf = ({ reason }: Finding): number[] => {
    const own = [...new Set(clausesOf(reason).map(patternOf))];
    const found = own.flatMap((pattern) => numbers.get(pattern) ?? []);
    // A cause of its own beside shared ones: the whole reason is told, or part of it would be lost.
    return found.length === own.length ? found : [];
  };
  return {
    shared: shared.map(([, cause], at) => causeView(cause, at + 1, titleOf)),
    numbersOf,
    own: undetermined.flatMap(({ id, found, whole }) => {
      const howMany = whole === null ? found.filter((finding) => numbersOf(finding).length === 0).length : 1;
      return howMany === 0 ? [] : [{ anchor: indicatorAnchor(id), title: titleOf(id), count: howMany > 1 ? `${count(howMany)} 项` : null }];
    }),
  };
}
