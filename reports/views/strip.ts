import { addDays, CalendarRangeError, daysBetween, isWeekend, type WorkCalendar, weekdayOf } from '../../checks/calendar/working-days.js';
import type { Timing } from '../../checks/check.js';
import { civilText } from './text.js';

/** The dates behind a verdict on time, drawn day by day. */
export interface StripView {
  /** The whole drawing in words. */
  label: string;
  cells: StripCell[];
}

export interface StripCell {
  /** `work`, `weekend`, `holiday`, `make-up`; `gap` stands for days left out. */
  kind: 'work' | 'weekend' | 'holiday' | 'make-up' | 'gap';
  /** What the day is: 起算, 期限, 完成, 今天 … Empty for a day between. */
  mark: string;
  /** Colour of the marked day. */
  tone: 'start' | 'due' | 'late' | 'done' | '';
  /** Day of the month, with the month where it is not told by the cell before. */
  day: string;
  /** Number of the working day or day, or why it is not counted. */
  note: string;
}

/** Spans of up to so many days are drawn whole. */
const WHOLE = 20;
/** Days kept on each side of a marked day in a folded span. */
const AROUND = 1;
/** Beyond this a drawing says nothing that the dates do not. */
const MAX_SPAN = 1500;

const WEEKDAYS = '日一二三四五六';
const OFF: Partial<Record<StripCell['kind'], string>> = { weekend: '休', holiday: '假' };

/** The same few hundred days are drawn again and again. */
const KINDS = new WeakMap<WorkCalendar, Map<string, StripCell['kind']>>();

const kindOf = (date: string, calendar: WorkCalendar): StripCell['kind'] => {
  const kinds = KINDS.get(calendar) ?? new Map<string, StripCell['kind']>();
  KINDS.set(calendar, kinds);
  const known = kinds.get(date);
  if (known) return known;
  const weekend = isWeekend(date);
  const kind = calendar.isWorkday(date) ? (weekend ? 'make-up' : 'work') : weekend ? 'weekend' : 'holiday';
  kinds.set(date, kind);
  return kind;
};

interface Day {
  date: string;
  kind: StripCell['kind'];
  /** How far it is from the start, in the unit that counts; the start and what is before it are 0. */
  number: number;
}

/** Every day of a span, walked once. @throws CalendarRangeError */
function daysOf(from: string, to: string, { startsOn, unit }: Timing, calendar: WorkCalendar): Day[] {
  const days: Day[] = [];
  let number = 0;
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const kind = kindOf(date, calendar);
    if (date > startsOn && (unit !== 'working-day' || kind === 'work' || kind === 'make-up')) number += 1;
    days.push({ date, kind, number });
  }
  return days;
}

/** All of a short span; of a long one the marked days with their neighbours. */
const shownDays = (days: readonly Day[], marked: readonly string[]): Day[] =>
  days.filter(({ date }) => days.length <= WHOLE + 1 || marked.some((mark) => Math.abs(daysBetween(mark, date)) <= AROUND));

interface Marks {
  timing: Timing;
  /** The day up to which it was looked for, when it has not been done. */
  until: string;
}

const markOf = (date: string, { timing, until }: Marks): Pick<StripCell, 'mark' | 'tone'> => {
  const end = timing.doneOn ?? until;
  const tone = end > timing.dueOn ? 'late' : 'done';
  const words = [
    date === timing.startsOn ? '起算' : '',
    date === timing.dueOn ? '期限' : '',
    date === end ? (timing.doneOn === null ? '基准日' : '完成') : '',
  ].filter(Boolean);
  if (words.length === 0) return { mark: '', tone: '' };
  return { mark: words.join('·'), tone: date === end ? tone : date === timing.dueOn ? 'due' : 'start' };
};

const noteOf = ({ kind, number }: Day, { unit }: Timing): string => {
  if (unit === 'month') return '';
  if (unit === 'working-day' && OFF[kind]) return OFF[kind];
  return kind === 'make-up' ? `班 ${number}` : String(number);
};

const dateText = (date: string): string => `${civilText(date)}（周${WEEKDAYS[weekdayOf(date)]}）`;

/** Month before the day wherever the cell before does not tell it; the year at the start and where it changes. */
const dayText = (date: string, before: string | undefined): string => {
  const [year, month, day] = date.split('-').map(Number);
  const years = before !== undefined && before.slice(0, 4) === date.slice(0, 4) ? '' : `${year}/`;
  return before?.slice(0, 7) === date.slice(0, 7) ? String(day) : `${years}${month}/${day}`;
};

function cellsOf(shown: readonly Day[], marks: Marks): StripCell[] {
  return shown.flatMap((day, at): StripCell[] => {
    const before = shown[at - 1]?.date;
    const skipped = before === undefined ? 0 : daysBetween(before, day.date) - 1;
    const gap: StripCell[] = skipped > 0 ? [{ kind: 'gap', mark: '', tone: '', day: '…', note: `${skipped} 天` }] : [];
    return [...gap, { kind: day.kind, ...markOf(day.date, marks), day: dayText(day.date, before), note: noteOf(day, marks.timing) }];
  });
}

function labelOf({ timing, until }: Marks, days: readonly Day[]): string {
  const counted = (date: string): string => {
    if (timing.unit === 'month' || date < timing.startsOn) return '';
    return `，第 ${days.find((day) => day.date === date)?.number ?? 0} ${timing.unit === 'day' ? '日' : '个工作日'}`;
  };
  const end = timing.doneOn ?? until;
  const number = (kind: StripCell['kind']): number => days.filter((day, at) => at > 0 && day.kind === kind).length;
  const off = [
    number('weekend') > 0 ? `周末 ${number('weekend')} 天` : '',
    number('holiday') > 0 ? `节假日 ${number('holiday')} 天` : '',
    number('make-up') > 0 ? `调休上班 ${number('make-up')} 天` : '',
  ].filter(Boolean);
  return [
    `起算 ${dateText(timing.startsOn)}`,
    `期限 ${dateText(timing.dueOn)}${counted(timing.dueOn)}`,
    `${timing.doneOn === null ? '到检查基准日还没有完成' : '完成'} ${dateText(end)}${counted(end)}`,
    ...(off.length > 0 && timing.unit === 'working-day' ? [`其间${off.join('、')}`] : []),
  ].join('；');
}

/**
 * The strip of a finding on time; null when it cannot be drawn (no calendar for the years, or a span of years).
 * @param asOf the day the check was made for: the end of the strip where nothing has been done
 */
export function stripView(timing: Timing, asOf: string, calendar: WorkCalendar | undefined): StripView | null {
  if (!calendar) return null;
  const end = timing.doneOn ?? asOf;
  const marked = [timing.startsOn, timing.dueOn, end].sort();
  const [from = end, , to = end] = marked;
  if (daysBetween(from, to) > MAX_SPAN) return null;
  try {
    const marks = { timing, until: asOf };
    const days = daysOf(from, to, timing, calendar);
    return { label: labelOf(marks, days), cells: cellsOf(shownDays(days, marked), marks) };
  } catch (error) {
    if (error instanceof CalendarRangeError) return null;
    throw error;
  }
}
