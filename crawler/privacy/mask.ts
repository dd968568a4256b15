import type { PersonalDataHit } from '../facts/personal-data.js';
import { fold, type NumberSpan, numbersIn } from './numbers.js';
import { platesIn } from './patterns.js';

type Kind = PersonalDataHit['kind'];
interface Span {
  kind: Kind;
  value: string;
  start: number;
  end: number;
}

const stars = (value: string, head: number, tail: number): string =>
  value.slice(0, head) + '*'.repeat(value.length - head - tail) + value.slice(value.length - tail);

/** The value with its telling part covered. */
export function maskValue(kind: Kind, value: string): string {
  if (kind === 'mobile') return stars(value, 3, 4);
  if (kind === 'plate') return stars(value, 3, 1);
  if (kind === 'citizen-id' || kind === 'bank-card') return stars(value, 4, 4);
  if (kind === 'birth-date') return `${value.slice(0, 4)}${value.slice(4).replace(/\d+/g, '**')}`.replace(/^(\d{4})\*\*$/, '$1****');
  return value.replace(/[\d一二三四五六七八九十百]+(?=\s?(?:号|室|栋|幢|座|单元|组|队|弄|排|户|楼))|\d+/g, '*');
}

const KIND_OF_FORM: Record<NumberSpan['form'], Kind> = {
  id: 'citizen-id',
  'id-shaped': 'citizen-id',
  'old-id': 'citizen-id',
  card: 'bank-card',
  mobile: 'mobile',
};

/** All that could be a person's number. In addresses of the web and codes with letters only certain ids are covered. */
function suspects(folded: string): Span[] {
  const numbers = numbersIn(folded).filter((span) => span.form === 'id' || !span.glued);
  const spans: Span[] = numbers.map(({ form, value, start, end }) => ({ kind: KIND_OF_FORM[form], value, start, end }));
  return [...spans, ...platesIn(folded).map((match) => ({ kind: 'plate' as const, ...match }))];
}

export interface MaskedText {
  text: string;
  /** Where a place of the original text came to lie. */
  placeOf: (at: number) => number;
}

/** Covers the given values and every suspect; where two overlap, the one that starts first. */
export function maskedText(text: string, known: readonly Span[]): MaskedText {
  const folded = fold(text);
  const spans = [...known, ...suspects(folded)].sort((a, b) => a.start - b.start || b.end - a.end);
  const moved: { start: number; place: number }[] = [{ start: 0, place: 0 }];
  const parts: string[] = [];
  let end = 0;
  let place = 0;
  for (const span of spans) {
    if (span.end <= end) continue;
    if (span.start < end) {
      parts.push('*'.repeat(span.end - end));
      place += span.end - end;
      end = span.end;
      moved.push({ start: end, place });
      continue;
    }
    const masked = maskValue(span.kind, span.value);
    parts.push(text.slice(end, span.start), masked);
    place += span.start - end;
    moved.push({ start: span.start, place });
    place += masked.length;
    end = span.end;
    moved.push({ start: end, place });
  }
  parts.push(text.slice(end));
  return { text: parts.join(''), placeOf: (at) => placeIn(moved, at) };
}

function placeIn(moved: readonly { start: number; place: number }[], at: number): number {
  let low = 0;
  let high = moved.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((moved[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const nearest = moved[low] ?? { start: 0, place: 0 };
  return nearest.place + (at - nearest.start);
}

/** Covers every number that could be a person's, certain or not: for quotations, logs and reports. */
export function maskText(text: string): string {
  return maskedText(text, []).text;
}
