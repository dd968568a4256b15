import { expect, test } from 'vitest';
import { monthDay } from '../../../checks/calendar/month-day.js';

test.each([
  ['01-01', true],
  ['02-28', true],
  ['12-31', true],
  ['02-29', false],
  ['02-30', false],
  ['04-31', false],
  ['13-01', false],
  ['00-10', false],
  ['1-1', false],
  ['2023-01-01', false],
])('%s', (text, valid) => expect(monthDay.safeParse(text).success).toBe(valid));
