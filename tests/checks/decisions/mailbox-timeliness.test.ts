import { expect, test } from 'vitest';
import { mailboxTimeliness as check } from '../../../checks/decisions/mailbox-timeliness.js';
import type { LetterFact } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, evidence, factSet, verdicts } from '../facts.js';

const letter = (rest: Partial<LetterFact> = {}): LetterFact => ({
  url: 'https://www.example.gov.cn/xx/1.html',
  title: '关于停水的来信',
  publishedOn: '2023-06-20',
  evidence: evidence('https://www.example.gov.cn/xx/1.html'),
  pageRead: true,
  askedOn: '2023-08-01',
  answeredOn: '2023-08-08',
  answered: true,
  category: null,
  ...rest,
});
const run = (letters: LetterFact[], circumstances: Circumstances = {}, complete = true) =>
  evaluate(check, { letters: factSet(letters, { complete }) }, circumstances);

/** 2023-08-01 is a Tuesday; the 15th working day after it is 2023-08-22, the 5th 2023-08-08. */
test.each<[string, Partial<LetterFact>, Circumstances, string]>([
  ['fifteenth working day', { answeredOn: '2023-08-22' }, {}, 'pass'],
  ['sixteenth working day', { answeredOn: '2023-08-23' }, {}, 'fail'],
  ['sixteenth, sixty allowed', { answeredOn: '2023-08-23' }, { thresholds: { workingDays: 60 } }, 'pass'],
  ['consultation on the fifth', { category: '咨询', answeredOn: '2023-08-08' }, {}, 'pass'],
  ['consultation on the sixth', { category: '咨询', answeredOn: '2023-08-09' }, {}, 'undetermined'],
  ['consultation on the sixteenth', { category: '咨询', answeredOn: '2023-08-23' }, {}, 'fail'],
  ['simple consultation on the fifth', { category: '简单咨询', answeredOn: '2023-08-08' }, {}, 'pass'],
  ['simple consultation on the sixth', { category: '简单咨询', answeredOn: '2023-08-09' }, {}, 'fail'],
  ['answered before it was asked', { answeredOn: '2023-07-31' }, {}, 'undetermined'],
  ['unanswered, within the limit', { answeredOn: null, answered: false }, { asOf: '2023-08-22' }, 'not-due'],
  ['unanswered, after the limit', { answeredOn: null, answered: false }, { asOf: '2023-08-23' }, 'undetermined'],
  ['unanswered for three months', { answeredOn: null, answered: false }, { asOf: '2023-11-01' }, 'undetermined'],
  ['unanswered a day longer', { answeredOn: null, answered: false }, { asOf: '2023-11-02' }, 'fail'],
  ['no day of the letter', { askedOn: null }, {}, 'undetermined'],
  ['no day of the answer', { answeredOn: null }, {}, 'undetermined'],
  ['no word whether it was answered', { answeredOn: null, answered: null }, { asOf: '2023-12-31' }, 'undetermined'],
  ['page not read', { pageRead: false, askedOn: null, answeredOn: null, answered: null }, {}, 'undetermined'],
])('%s', (_case, rest, circumstances, expected) => {
  expect(verdicts(run([letter(rest)], circumstances))).toEqual([expected]);
});

test.each<[string, Partial<LetterFact>, number]>([
  ['answered on the last day', { answeredOn: '2023-12-31' }, 1],
  ['answered the next year', { answeredOn: '2024-01-02' }, 0],
  ['asked the year before, answered in it', { askedOn: '2022-12-20', answeredOn: '2023-01-04' }, 1],
])('%s', (_case, rest, count) => {
  expect(run([letter(rest)], { asOf: '2024-06-30' })).toHaveLength(count);
});

test('dates behind the verdict', () => {
  expect(run([letter({ answeredOn: '2023-08-23' })])[0]).toMatchObject({
    observed: 16,
    expected: 15,
    timing: { startsOn: '2023-08-01', dueOn: '2023-08-22', doneOn: '2023-08-23', unit: 'working-day' },
  });
});

test('pages not read are told once', () => {
  expect(verdicts(run([letter(), letter({ pageRead: false })], {}, false))).toEqual(['pass', 'undetermined']);
});

test('a year without a holiday table', () => {
  const findings = run([letter({ askedOn: '2031-03-01', answeredOn: '2031-03-05' })], { asOf: '2031-12-31', year: 2031 });
  expect(verdicts(findings)).toEqual(['undetermined']);
});

test.each<[string, Partial<LetterFact>, string]>([
  ['answered', { answeredOn: '2026-12-20' }, 'pass'],
  ['not yet answered', { answeredOn: null, answered: false }, 'not-due'],
])('a limit that lies beyond the last holiday table: %s', (_case, rest, expected) => {
  const found = run([letter({ askedOn: '2026-12-10', ...rest })], { asOf: '2026-12-31', year: 2026, thresholds: { workingDays: 250 } });
  expect(found).toMatchObject([{ verdict: expected }]);
  expect(found[0]?.timing).toBeUndefined();
});
