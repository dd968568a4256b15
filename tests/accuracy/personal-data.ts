import type { PersonalDataHit } from '../../crawler/facts/personal-data.js';
import { findPersonalData } from '../../crawler/privacy/index.js';
import { LATER_LEAKS } from '../crawler/privacy/set/later-leaks.js';
import { LATER_LOOK_ALIKES } from '../crawler/privacy/set/later-look-alikes.js';
import { LEAKS_IN_TABLES } from '../crawler/privacy/set/leaks-in-tables.js';
import { LEAKS_IN_TEXT } from '../crawler/privacy/set/leaks-in-text.js';
import { LOOK_ALIKES_IN_TABLES } from '../crawler/privacy/set/look-alikes-in-tables.js';
import { LOOK_ALIKES_IN_TEXT } from '../crawler/privacy/set/look-alikes-in-text.js';
import { type Example, type Kind, render } from '../crawler/privacy/set/render.js';
import { randomFrom } from '../crawler/privacy/set/values.js';

/** Templates of the first round whose place leaves this rest by three were not looked at while the search was tuned. */
export const HELD_OUT_REST = 2;
export const SEED = 20_260_901;
const RUNS = 6;

export interface PersonalDataScore {
  seed: number;
  positives: number;
  found: number;
  lookAlikes: number;
  falseHits: number;
  byKind: Record<Kind, { positives: number; found: number; falseHits: number }>;
  misses: string[];
}

type Part = 'all' | 'seen' | 'held-out';

/** Written before the search; a third of each is held out. */
const FIRST_ROUND = [LEAKS_IN_TABLES, LEAKS_IN_TEXT, LOOK_ALIKES_IN_TABLES, LOOK_ALIKES_IN_TEXT];
const LATER_ROUNDS = [LATER_LEAKS, LATER_LOOK_ALIKES];

/** The labelled set: every template filled several times from the seed. */
export function labelledSet(part: Part, seed: number): Example[] {
  return [...FIRST_ROUND, ...LATER_ROUNDS].flatMap((templates, group) =>
    Object.entries(templates).flatMap(([name, source], at) => {
      const heldOut = group < FIRST_ROUND.length && at % 3 === HELD_OUT_REST;
      if (part !== 'all' && heldOut !== (part === 'held-out')) return [];
      return Array.from({ length: RUNS }, (_, run) => render(name, source, randomFrom(seed + group * 100_000 + at * 100 + run)));
    }),
  );
}

/** Dates and addresses are told by their kind, numbers also by the signs that were left standing. */
function agrees(hit: PersonalDataHit, kind: Kind, value: string): boolean {
  if (hit.kind !== kind) return false;
  if (kind === 'home-address' || kind === 'birth-date') return hit.masked.includes('*');
  return hit.masked.length === value.length && [...hit.masked].every((sign, at) => sign === '*' || sign === value[at]);
}

const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s·-]/g, '')
    .toUpperCase();

function scoreExample(example: Example, score: PersonalDataScore): void {
  const { hits } = findPersonalData(example.passages, example.title);
  const open = [...hits];
  for (const { kind, value } of example.expected) {
    score.byKind[kind].positives++;
    const at = open.findIndex((hit) => agrees(hit, kind, value));
    if (at < 0) score.misses.push(`missed ${kind} in «${example.template}»`);
    else {
      open.splice(at, 1);
      score.byKind[kind].found++;
    }
    if (hits.some((hit) => squeeze(hit.quote + hit.masked + hit.reason).includes(squeeze(value))))
      score.misses.push(`published again: ${kind} in «${example.template}»`);
  }
  for (const hit of open) {
    score.byKind[hit.kind].falseHits++;
    score.misses.push(`false ${hit.kind} in «${example.template}»: ${hit.quote} (${hit.reason})`);
  }
}

/** Personal data found and falsely found on the labelled set; values are generated, none is a real person's. */
export function measurePersonalData(part: Part = 'all', seed: number = SEED): PersonalDataScore {
  const none = () => ({ positives: 0, found: 0, falseHits: 0 });
  const byKind = { 'citizen-id': none(), 'bank-card': none(), mobile: none(), plate: none(), 'home-address': none(), 'birth-date': none() };
  const score: PersonalDataScore = { seed, positives: 0, found: 0, lookAlikes: 0, falseHits: 0, byKind, misses: [] };
  for (const example of labelledSet(part, seed)) {
    score.lookAlikes += example.lookAlikes;
    scoreExample(example, score);
  }
  for (const { positives, found, falseHits } of Object.values(byKind)) {
    score.positives += positives;
    score.found += found;
    score.falseHits += falseHits;
  }
  return score;
}
