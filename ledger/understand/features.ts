import { z } from 'zod';
import { slug } from '../../config/schema.js';

/** Set phrases by which duties are told (config/ledger/indicators.yaml), compiled once. */
export interface Phrase {
  /** All of them in one sentence; each a choice of words. */
  all: readonly (readonly string[])[];
  /** None of them in that sentence. */
  none: readonly string[];
  /** Anywhere in the duty. */
  anywhere: readonly (readonly string[])[];
  weight: number;
}
export interface Feature {
  id: string;
  phrases: readonly Phrase[];
  unless: readonly string[];
}
export interface Features {
  indicators: readonly Feature[];
  topics: { acting: readonly string[]; unless: readonly string[]; fields: readonly Feature[] };
}

const WEIGHTS = { sure: 0.95, likely: 0.75, hint: 0.4 } as const;

const words = (text: string): string[] => text.split('|').map((word) => word.trim());

/** `a|b + c - d|e + ~f` */
function phraseOf(text: string, weight: number): Phrase {
  const [asked = '', ...refused] = text.split(' - ');
  const terms = asked.split(' + ').map((term) => term.trim());
  return {
    all: terms.filter((term) => !term.startsWith('~')).map(words),
    anywhere: terms.filter((term) => term.startsWith('~')).map((term) => words(term.slice(1))),
    none: refused.flatMap(words),
    weight,
  };
}

const phrases = z.array(z.string().min(2)).default([]);
const featureSchema = z
  .strictObject({ id: slug, sure: phrases, likely: phrases, hint: phrases, unless: z.array(z.string().min(1)).default([]) })
  .transform(
    ({ id, unless, ...strengths }): Feature => ({
      id,
      unless,
      phrases: (['sure', 'likely', 'hint'] as const).flatMap((strength) => strengths[strength].map((text) => phraseOf(text, WEIGHTS[strength]))),
    }),
  );

export const featuresSchema: z.ZodType<Features> = z.strictObject({
  indicators: z.array(featureSchema).min(1),
  topics: z.strictObject({ acting: z.array(z.string()), unless: z.array(z.string()), fields: z.array(featureSchema).min(1) }),
});

export interface Match {
  id: string;
  confidence: number;
  /** Words found, for a person to see why. */
  reasons: string[];
  /** Sentences they stand in. */
  sentences: number[];
}

/** Phrases of one feature in the sentences of a duty; null when there are none. Two phrases of the same words count once. */
export function matchFeature(feature: Feature, sentences: readonly string[], whole: string): Match | null {
  const reasons = new Map<string, number>();
  const where = new Set<number>();
  sentences.forEach((sentence, n) => {
    if (feature.unless.some((word) => sentence.includes(word))) return;
    for (const phrase of feature.phrases) {
      const found = foundIn(phrase, sentence, whole);
      if (found === null) continue;
      reasons.set(found, Math.max(reasons.get(found) ?? 0, phrase.weight));
      where.add(n);
    }
  });
  if (reasons.size === 0) return null;
  const confidence = 1 - [...reasons.values()].reduce((left, weight) => left * (1 - weight), 1);
  return { id: feature.id, confidence: Math.min(0.99, Math.round(confidence * 100) / 100), reasons: [...reasons.keys()], sentences: [...where] };
}

function foundIn({ all, none, anywhere }: Phrase, sentence: string, whole: string): string | null {
  if (none.some((word) => sentence.includes(word))) return null;
  const here = all.map((choice) => choice.find((word) => sentence.includes(word)));
  const there = anywhere.map((choice) => choice.find((word) => whole.includes(word)));
  const found = [...here, ...there];
  return found.includes(undefined) ? null : found.join(' + ');
}
