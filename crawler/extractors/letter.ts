import type { PageFacts } from '../facts/page.js';
import { dayOf, firstDate } from './dates.js';
import { BLANK_VALUES, LABELS, type LabelField } from './dialects.js';
import { squeeze } from './dom.js';
import type { LabelledField } from './labelled-fields.js';
import { cellOf, type Element, isElement, joinLines, linesIn, type PageLines, rangeOf } from './lines.js';

type Letter = NonNullable<PageFacts['letter']>;
type Dated = Letter['askedOn'];

const LETTER_FIELDS: ReadonlySet<LabelField> = new Set<LabelField>([
  'asked',
  'accepted',
  'answered',
  'settled',
  'letterState',
  'letterCategory',
  'question',
  'answer',
  'letterOther',
]);

/** Not yet: looked for first, since 未办结 holds 办结. */
const OPEN =
  /(?:未|没有)(?:予以?|进行)?(?:回复|答复|办结|处理|解答|回信|反馈)|待(?:回复|答复|办理|处理|受理|审核|解答)|(?:办理|处理|受理|回复|审核|转办)中|正在(?:办理|处理|受理|核实)|暂无回复|^否$/u;
const DONE = /已经?(?:回复|答复|办结|办理|处理|解决|反馈|办复|回信|解答|完成)|办结|(?:办理|处理|回复|答复)完[毕成]|^是$/u;
const MIN_ANSWER = 8;

/** What of a letter the page prints labels for. */
export const letterLabels = (fields: readonly LabelledField[]): ReadonlySet<LabelField> =>
  new Set(fields.filter((field) => LETTER_FIELDS.has(field.field)).map((field) => field.field));

/** One letter by its question or answer and what became of it; a list of letters repeats the same labels in every row. */
export function isLetter(fields: readonly LabelledField[]): boolean {
  const labels = letterLabels(fields);
  const own = fields.filter((field) => LETTER_FIELDS.has(field.field));
  return (
    (labels.has('question') || labels.has('answer')) &&
    (labels.has('asked') || labels.has('question')) &&
    new Set(own.map((field) => field.label)).size >= 3 &&
    own.filter((field) => field.field === 'asked').length <= 2
  );
}

/** The day printed under labels of one kind; null when there is none, or when the page prints several. */
function dayUnder(fields: readonly LabelledField[], kind: LabelField): Dated {
  const found = fields.flatMap((field): NonNullable<Dated>[] => {
    const date = field.field === kind ? firstDate(field.value) : null;
    return date ? [{ value: dayOf(date.value), quote: field.quote, from: `label:${field.label}` }] : [];
  });
  return new Set(found.map((date) => date.value)).size === 1 ? (found[0] ?? null) : null;
}
const prints = (fields: readonly LabelledField[], kind: LabelField): boolean =>
  fields.some((field) => field.field === kind && firstDate(field.value) !== null);

/** Days of the first kind that is printed at all: a second kind never decides what the first leaves open. */
const dayOfFirst = (fields: readonly LabelledField[], kinds: readonly LabelField[]): Dated => {
  const kind = kinds.find((each) => prints(fields, each));
  return kind === undefined ? null : dayUnder(fields, kind);
};

function nextCell(element: Element): Element | null {
  const cell = cellOf(element);
  let next = cell?.next ?? null;
  while (next !== null && !isElement(next)) next = next.next;
  return next;
}

/** What stands beside or below the label of an answer: words, nothing at all, or a place that cannot be told. */
function answerAt(page: PageLines, field: LabelledField, rendered: boolean): boolean | null {
  if (squeeze(field.value).length >= MIN_ANSWER && !OPEN.test(field.value)) return true;
  if (OPEN.test(field.value) && field.value.length < 30) return false;
  const line = page.lines[field.line];
  const beside = line === undefined ? null : nextCell(line.element);
  if (beside !== null) {
    const range = rangeOf(page, beside);
    const text = squeeze(joinLines(linesIn(page, range).map((each) => each.text)));
    const media = page.media.some((medium) => medium.line >= range.from && medium.line < range.to);
    if (!LABELS.has(text.replace(/[:：]$/u, ''))) {
      if (text.length >= MIN_ANSWER) return true;
      const empty = BLANK_VALUES.has(text) || text === '';
      return empty && !media && (rendered || !field.fillable) ? false : null;
    }
  }
  const below = page.lines[field.endLine + 1];
  return below !== undefined && below.chars >= MIN_ANSWER && !LABELS.has(squeeze(below.text).replace(/[:：].*$/u, '')) ? true : null;
}

function isAnswered(page: PageLines, fields: readonly LabelledField[], answeredOn: Dated, rendered: boolean): boolean | null {
  if (answeredOn !== null || prints(fields, 'answered')) return true;
  const answers = fields.filter((field) => field.field === 'answer').map((field) => answerAt(page, field, rendered));
  if (answers.includes(true)) return true;
  const states = fields.filter((field) => field.field === 'letterState' && field.value !== '').map((field) => field.value);
  if (states.some((state) => !OPEN.test(state) && DONE.test(state))) return true;
  if (states.some((state) => OPEN.test(state))) return false;
  return answers.length > 0 && answers.every((answer) => answer === false) ? false : null;
}

/**
 * When a letter was sent and answered, as labelled on its page. A date that is printed in several versions, or an answer before its question,
 * is not told.
 * @param rendered a browser ran the page's scripts: an empty place is empty for good
 */
export function readLetter(page: PageLines, fields: readonly LabelledField[], rendered: boolean): Letter {
  const asked = dayOfFirst(fields, ['asked', 'accepted']);
  const answered = dayOfFirst(fields, ['answered', 'settled']);
  const contradictory = asked !== null && answered !== null && answered.value < asked.value;
  const category = fields.find((field) => field.field === 'letterCategory' && field.value !== '' && field.value.length <= 20);
  return {
    askedOn: contradictory ? null : asked,
    answeredOn: contradictory ? null : answered,
    answered: isAnswered(page, fields, answered, rendered),
    category: category?.value ?? null,
  };
}
