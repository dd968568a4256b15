import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainLimit, spoken, spokenWithWeekday } from '../../../checks/calendar/explain.js';
import {
  addDays,
  addMonths,
  addWorkingDays,
  CalendarRangeError,
  createCalendar,
  daysBetween,
  workingDayNumber,
  workingDaysAfter,
} from '../../../checks/calendar/working-days.js';
import { calendar } from '../facts.js';

const FIRST = '2019-01-01';
const LAST = '2026-12-31';
const DAYS = daysBetween(FIRST, LAST) + 1;

test('every day of 2019 to 2026 agrees with a second transcription of the notices', () => {
  expect(DAYS).toBe(2922);
  const differing = Array.from({ length: DAYS }, (_, index) => addDays(FIRST, index)).filter(
    (date) => calendar.isWorkday(date) !== chineseDays.isWorkday(date),
  );
  expect(differing).toEqual([]);
});

test.each<[string, boolean, string]>([
  // written by hand from the notices
  ['2019-05-03', false, 'Labour Day 2019 as amended: 1 to 4 May off'],
  ['2019-05-05', true, 'and Sunday 5 May worked'],
  ['2020-01-31', false, 'spring extension: still off'],
  ['2020-02-01', false, 'the make-up Saturday of the first notice fell away'],
  ['2020-02-02', false, 'last day of the extension'],
  ['2020-02-03', true, 'back to work'],
  ['2023-01-28', true, 'make-up Saturday'],
  ['2023-05-06', true, 'make-up Saturday'],
  ['2023-05-03', false, 'Labour Day'],
  ['2023-10-06', false, 'National Day'],
  ['2024-02-09', true, "New Year's Eve 2024 was no holiday"],
  ['2025-01-28', false, "New Year's Eve 2025 was one"],
  ['2025-02-05', true, 'after the spring holiday of eight days'],
  ['2025-05-05', false, 'fifth day of Labour Day'],
  ['2025-10-08', false, 'eighth day of National Day'],
  ['2025-10-11', true, 'make-up Saturday'],
  ['2026-01-04', true, 'make-up Sunday'],
  ['2026-02-14', true, 'make-up Saturday'],
  ['2026-02-23', false, 'ninth day of the spring holiday'],
  ['2026-06-19', false, 'Dragon Boat Festival'],
  ['2026-09-25', false, 'Mid-Autumn Festival'],
  ['2026-10-10', true, 'make-up Saturday'],
  ['2026-10-11', false, 'plain Sunday'],
])('%s works: %s (%s)', (date, works) => {
  expect(calendar.isWorkday(date)).toBe(works);
});

test.each<[string, string, number, string]>([
  ['2023-06-05', '2023-06-05', 0, 'same day'],
  ['2023-06-05', '2023-06-01', 0, 'earlier'],
  ['2023-06-01', '2023-06-06', 3, 'over a weekend'],
  ['2023-04-27', '2023-05-05', 3, 'over Labour Day: 28 April, 4 and 5 May'],
  ['2023-05-05', '2023-05-06', 1, 'a make-up Saturday counts'],
  ['2020-01-23', '2020-02-03', 1, 'over the extended spring holiday'],
])('working days after %s up to %s: %i (%s)', (from, to, expected) => {
  expect(workingDaysAfter(from, to, calendar)).toBe(expected);
});

test('a day off counts with the next working day', () => {
  // Tuesday + 3 = Friday; Saturday is later than the third working day though only three have passed
  expect(addWorkingDays('2023-06-06', 3, calendar)).toBe('2023-06-09');
  expect(workingDaysAfter('2023-06-06', '2023-06-10', calendar)).toBe(3);
  expect(workingDayNumber('2023-06-06', '2023-06-09', calendar)).toBe(3);
  expect(workingDayNumber('2023-06-06', '2023-06-10', calendar)).toBe(4);
  expect(workingDayNumber('2023-06-10', '2023-06-11', calendar)).toBe(1);
});

const date = fc.integer({ min: 0, max: DAYS - 60 }).map((offset) => addDays(FIRST, offset));

describe('properties', () => {
  test('working days add up over any split', () => {
    fc.assert(
      fc.property(date, fc.nat(40), fc.nat(19), (from, a, b) => {
        const middle = addDays(from, a);
        const to = addDays(middle, b);
        expect(workingDaysAfter(from, to, calendar)).toBe(workingDaysAfter(from, middle, calendar) + workingDaysAfter(middle, to, calendar));
      }),
    );
  });

  test('the n-th working day is a working day, and n working days later', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 25 }), (from, count) => {
        const limit = addWorkingDays(from, count, calendar);
        expect(calendar.isWorkday(limit)).toBe(true);
        expect(workingDaysAfter(from, limit, calendar)).toBe(count);
        expect(workingDaysAfter(from, addDays(limit, -1), calendar)).toBe(count - 1);
      }),
    );
  });

  test('being in time by number is being in time by date', () => {
    fc.assert(
      fc.property(date, fc.nat(30), fc.nat(15), (from, days, count) => {
        const on = addDays(from, days);
        expect(workingDayNumber(from, on, calendar) <= count).toBe(on <= addWorkingDays(from, count, calendar));
      }),
    );
  });

  test('addDays and daysBetween are each other’s inverse', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
});

test.each([
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-12-15', 1, '2024-01-15'],
  ['2023-03-31', -1, '2023-02-28'],
  ['2023-05-10', 0, '2023-05-10'],
] as const)('%s plus %i months is %s', (from, months, expected) => {
  expect(addMonths(from, months)).toBe(expected);
});

describe('beyond the calendar', () => {
  test.each([
    ['2027-01-01', '工作日历只到 2026 年'],
    ['2018-12-31', '工作日历从 2019 年开始'],
  ])('%s', (beyond, message) => {
    expect(() => calendar.isWorkday(beyond)).toThrow(CalendarRangeError);
    expect(() => calendar.isWorkday(beyond)).toThrow(message);
  });

  test('counting stops there instead of guessing', () => {
    expect(() => addWorkingDays('2026-12-30', 3, calendar)).toThrow(CalendarRangeError);
    expect(workingDaysAfter('2026-12-30', '2026-12-31', calendar)).toBe(1);
  });

  test('a year left out in the middle is out of range', () => {
    const year = (number: number) => ({ year: number, source: '通知', holidays: [], workdays: [] });
    const gappy = createCalendar([year(2021), year(2023)]);
    expect(gappy).toMatchObject({ firstYear: 2021, lastYear: 2023 });
    expect(() => gappy.isWorkday('2022-06-01')).toThrow('工作日历缺 2022 年');
  });

  test('no calendar at all', () => {
    expect(() => createCalendar([]).isWorkday('2023-01-03')).toThrow('没有任何年份的工作日历');
  });
});

test('a number of working days must be a whole number from 0', () => {
  expect(addWorkingDays('2023-06-10', 0, calendar)).toBe('2023-06-10');
  expect(() => addWorkingDays('2023-06-10', -1, calendar)).toThrow(RangeError);
  expect(() => addWorkingDays('2023-06-10', 1.5, calendar)).toThrow(RangeError);
});

describe('explanations', () => {
  test('dates are spoken', () => {
    expect(spoken('2023-06-07')).toBe('2023年6月7日');
    expect(spokenWithWeekday('2023-06-11')).toBe('2023年6月11日（周日）');
  });

  test.each([
    ['2023-06-05', 3, '2023年6月5日为第0天，第3个工作日是2023年6月8日（周四）'],
    ['2023-04-27', 5, '2023年4月27日为第0天，第5个工作日是2023年5月8日（周一）（放假 5月1日至5月3日不计，调休上班 5月6日计入）'],
    ['2026-12-30', 3, '2026年12月30日为第0天，限期 3 个工作日（工作日历只到 2026 年，算不出 2027 年的工作日）'],
  ] as const)('%s + %i', (from, count, told) => {
    expect(explainLimit(from, count, calendar)).toBe(told);
  });
});
