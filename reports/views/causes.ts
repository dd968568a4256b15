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
  hangs: { anchor: string; title: string; count: string | null }[];
  /** What the message is about: columns, files, pages. */
  places: LinkView[];
  morePlaces: string | null;
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
  /** Address by name: what the clauses name and where it is, as far as told. */
  places: Map<string, string | null>;
  /** Findings per indicator id. */
  hangs: Map<string, number>;
  findings: Finding[];
  /** A part of the site was not read: told even when it hangs on one finding, or on none. */
  gap: boolean;
}

const MAX_PLACES = 20;

const clausesOf = (reason: string): string[] => reason.split('；').filter((clause) => clause.trim() !== '');

const QUOTED = /“[^”]{1,120}”/g;
const TITLE = /《[^》]{1,120}》/g;
const CHANGING = /https?:\/\/[^\s，；）]{1,300}|\d{4}年\d{1,2}月\d{1,2}日/g;

/** The same words about another column, file, day or address are the same cause. Bounded, so that hostile text stays cheap. */
const patternOf = (clause: string): string => clause.slice(0, 400).replace(QUOTED, '“…”').replace(TITLE, '《…》').replace(CHANGING, '…');
const nameOf = (clause: string): string | null => /“([^”]{1,120})”|《([^》]{1,120})》/.exec(clause.slice(0, 400))?.slice(1).find(Boolean) ?? null;

class CauseBook {
  readonly causes = new Map<string, Cause>();
  private readonly patterns = new Map<string, string>();

  patternOf(clause: string): string {
    const pattern = this.patterns.get(clause) ?? patternOf(clause);
    this.patterns.set(clause, pattern);
    return pattern;
  }

  /** @param place where it was, unless the clause is one of several about different things */
  add(clause: string, place: { url: string; title: string | null } | null): Cause {
    const pattern = this.patternOf(clause);
    const cause = this.causes.get(pattern) ?? { messages: new Set(), places: new Map(), hangs: new Map(), findings: [], gap: false };
    this.causes.set(pattern, cause);
    cause.messages.add(clause);
    const name = nameOf(clause) ?? place?.title ?? place?.url;
    if (name) cause.places.set(name, cause.places.get(name) ?? place?.url ?? null);
    return cause;
  }

  addFinding(indicatorId: string, finding: Finding): void {
    const clauses = clausesOf(finding.reason);
    // What several named things have in common is not where the finding stands.
    const several = clauses.length > 1 && clauses.filter((one) => nameOf(one) !== null).length > 1;
    for (const clause of clauses) {
      const cause = this.add(clause, several && nameOf(clause) !== null ? null : finding.subject);
      if (cause.findings.at(-1) === finding) continue;
      cause.findings.push(finding);
      cause.hangs.set(indicatorId, (cause.hangs.get(indicatorId) ?? 0) + 1);
    }
  }

  addGap(message: string, url: string | null): void {
    for (const clause of clausesOf(message)) this.add(clause, url === null ? null : { url, title: null }).gap = true;
  }
}

const isShared = ({ gap, findings }: Cause): boolean => gap || findings.length > 1;

const sameFindings = (a: Cause, b: Cause): boolean =>
  a.findings.length === b.findings.length && a.findings.every((finding, at) => finding === b.findings[at]);

/** Clauses that always come together are one cause, told in one row. */
function merged(causes: readonly (readonly [pattern: string, cause: Cause])[]): { patterns: string[]; cause: Cause; more: string[] }[] {
  const rows: { patterns: string[]; cause: Cause; more: string[] }[] = [];
  for (const [pattern, cause] of causes) {
    const known = rows.find((row) => !row.cause.gap && !cause.gap && sameFindings(row.cause, cause));
    if (!known) rows.push({ patterns: [pattern], cause, more: [] });
    else {
      known.patterns.push(pattern);
      known.more.push(messageOf(cause));
      for (const [name, url] of cause.places) known.cause.places.set(name, known.cause.places.get(name) ?? url);
    }
  }
  return rows;
}

/** In its own words, or in those all of its sayings share. */
const messageOf = ({ messages }: Cause): string => {
  const [first = ''] = messages;
  return messages.size > 1 ? patternOf(first) : first;
};

const placeView = ([name, url]: [string, string | null]): LinkView =>
  url === null ? { href: null, text: plain(name, 60), address: null } : linkView(url, name === url ? null : name);

function causeView(cause: Cause, more: readonly string[], number: number, titleOf: (id: string) => string): CauseView {
  const places = [...cause.places];
  // One thing that the message already names needs no list.
  const told = places.length === 1 && places[0]?.[1] === null;
  const rest = places.length - MAX_PLACES;
  return {
    anchor: `cause-${number}`,
    number,
    message: plain([messageOf(cause), ...more].join('；'), 300),
    hangs: [...cause.hangs].map(([id, howMany]) => ({
      anchor: indicatorAnchor(id),
      title: titleOf(id),
      count: howMany > 1 ? `${count(howMany)} 项` : null,
    })),
    places: told ? [] : places.slice(0, MAX_PLACES).map(placeView),
    morePlaces: rest > 0 ? `等 ${count(places.length)} 处` : null,
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
  const ordered = [...book.causes].filter(([, cause]) => isShared(cause)).sort(([, a], [, b]) => weight(b) - weight(a));
  const shared = merged(ordered);
  const numbers = new Map(shared.flatMap(({ patterns }, at) => patterns.map((pattern) => [pattern, at + 1] as const)));
  const numbersOf = ({ reason }: Finding): number[] => {
    const own = [...new Set(clausesOf(reason).map((clause) => book.patternOf(clause)))];
    const found = own.flatMap((pattern) => numbers.get(pattern) ?? []);
    // A cause of its own beside shared ones: the whole reason is told, or part of it would be lost.
    return found.length === own.length ? [...new Set(found)] : [];
  };
  return {
    shared: shared.map(({ cause, more }, at) => causeView(cause, more, at + 1, titleOf)),
    numbersOf,
    own: undetermined.flatMap(({ id, found, whole }) => {
      const howMany = whole === null ? found.filter((finding) => numbersOf(finding).length === 0).length : 1;
      return howMany === 0 ? [] : [{ anchor: indicatorAnchor(id), title: titleOf(id), count: howMany > 1 ? `${count(howMany)} 项` : null }];
    }),
  };
}
