import type { Deadline, Mapping, Quantity } from '../types.js';
import { type Features, type Match, matchFeature } from './features.js';
import { statedThresholds } from './parameters.js';

export interface Told {
  sentences: readonly string[];
  /** The whole duty, normalised. */
  duty: string;
  quantities: readonly Quantity[];
  /** Days the duty itself names. */
  days: readonly Deadline[];
  deadline: string | null;
  /** The heading right above: it counts only where the duty itself says too little. */
  heading: string;
}

const TAKEN = 0.6;
const WORTH_A_LOOK = 0.35;
const SHORT_DUTY = 10;

/** Indicators of a duty, surest first; a duty without any is judged by submitted material. */
export function mappingsOf(told: Told, features: Features): { mappings: Mapping[]; candidates: Mapping[] } {
  const sentences = told.duty.length < SHORT_DUTY ? [`${told.heading}，${told.duty}`] : told.sentences;
  const matches = features.indicators.flatMap((feature) => matchFeature(feature, sentences, told.duty) ?? []);
  const mapped = matches.map((match) => mapping(match, told));
  const fields = topicsIn(sentences, told, features);
  const all = [...(fields ? [fields] : []), ...mapped].sort((a, b) => b.confidence - a.confidence);
  const mappings = all.filter(({ confidence }) => confidence >= TAKEN);
  if (mappings.length === 0)
    mappings.push({ indicator: 'submission', confidence: 0, reasons: [], thresholds: thresholdsFor('submission', told, null) });
  return { mappings, candidates: all.filter(({ confidence }) => confidence < TAKEN && confidence >= WORTH_A_LOOK) };
}

const mapping = (match: Match, told: Told): Mapping => ({
  indicator: match.id,
  confidence: match.confidence,
  reasons: match.reasons,
  thresholds: thresholdsFor(match.id, told, match.sentences),
});

function thresholdsFor(indicator: string, { quantities, days, deadline, duty }: Told, sentences: readonly number[] | null): Record<string, unknown> {
  const near = quantities.filter(({ sentence }) => sentences === null || sentences.includes(sentence));
  return statedThresholds(indicator, { near: near.length > 0 ? near : quantities, days, deadline, text: duty });
}

/** All fields of duty in one mapping, as the indicator takes them. */
function topicsIn(sentences: readonly string[], told: Told, { topics }: Features): Mapping | null {
  const speaking = sentences.map((sentence) =>
    topics.acting.some((word) => sentence.includes(word)) && !topics.unless.some((word) => sentence.includes(word)) ? sentence : '',
  );
  const found = topics.fields.flatMap((field) => matchFeature(field, speaking, told.duty) ?? []);
  if (found.length === 0) return null;
  return {
    indicator: 'topic-coverage',
    confidence: Math.max(...found.map(({ confidence }) => confidence)),
    reasons: found.flatMap(({ reasons }) => reasons),
    thresholds: { topics: found.map(({ id }) => id) },
  };
}
