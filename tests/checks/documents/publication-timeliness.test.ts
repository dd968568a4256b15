import { expect, test } from 'vitest';
import { publicationTimeliness as check } from '../../../checks/documents/publication-timeliness.js';
import type { PolicyDocument } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet, policyDocument, verdicts } from '../facts.js';

// Between 2023-05-08 and 2023-06-05 lie 20 working days and no holiday.
test.each<[string, Partial<PolicyDocument>, Circumstances, string[]]>([
  ['the same day', { writtenOn: '2023-06-05' }, {}, ['pass']],
  ['20th working day', { writtenOn: '2023-05-08' }, {}, ['pass']],
  ['21st working day', { writtenOn: '2023-05-08', publishedOn: '2023-06-06' }, {}, ['fail']],
  ['the Saturday after the 20th counts with the next working day', { writtenOn: '2023-05-05', publishedOn: '2023-06-03' }, {}, ['fail']],
  ['a shorter limit', { writtenOn: '2023-05-08' }, { thresholds: { workingDays: 19 } }, ['fail']],
  ['over the turn of the year, in time', { writtenOn: '2022-12-30', publishedOn: '2023-01-30' }, {}, ['pass']],
  ['a year to the day', { writtenOn: '2022-06-05' }, {}, ['fail']],
  ['more than a year', { writtenOn: '2022-06-04' }, {}, ['not-applicable']],
  ['before any holiday table', { writtenOn: '1998-06-04' }, {}, ['not-applicable']],
  ['written after it was published', { writtenOn: '2023-06-06' }, {}, ['undetermined']],
  ['day of writing not readable', { writtenOn: null }, {}, ['undetermined']],
  ['day of publication not readable', { publishedOn: null }, {}, ['undetermined']],
  ['late, scope unknown', { writtenOn: '2023-03-01', inScope: 'unknown' }, {}, ['undetermined']],
  ['out of scope', { writtenOn: '2023-03-01', inScope: 'no' }, {}, ['not-applicable']],
  ['of last year', { writtenOn: '2022-01-01', publishedOn: '2022-12-31' }, {}, []],
])('%s', (_case, document, circumstances, expected) => {
  expect(verdicts(evaluate(check, { policyDocuments: factSet([policyDocument(document)]) }, circumstances))).toEqual(expected);
});

test.each([
  [4, 'fail'],
  [5, 'not-applicable'],
])('%i late documents on one day', (count, verdict) => {
  const late = Array.from({ length: count }, (_, nth) =>
    policyDocument({ url: `https://www.example.gov.cn/doc/${nth}.html`, writtenOn: '2023-03-01' }),
  );
  const inTime = policyDocument({ url: 'https://www.example.gov.cn/doc/9.html' });
  expect(verdicts(evaluate(check, { policyDocuments: factSet([...late, inTime]) }))).toEqual([...late.map(() => verdict), 'pass']);
});

test('a late one shows the working out and the dates', () => {
  const policyDocuments = factSet([policyDocument({ writtenOn: '2023-05-08', publishedOn: '2023-06-06' })]);
  const [finding] = evaluate(check, { policyDocuments });
  expect(finding).toMatchObject({ observed: 21, timing: { startsOn: '2023-05-08', dueOn: '2023-06-05', doneOn: '2023-06-06', unit: 'working-day' } });
  expect(finding?.reason).toContain('超期 1 个工作日');
});

test('the end of the known calendar does not spoil what is in time', () => {
  const policyDocuments = factSet([policyDocument({ writtenOn: '2026-12-28', publishedOn: '2026-12-30' })]);
  expect(verdicts(evaluate(check, { policyDocuments }, { asOf: '2026-12-31', year: 2026 }))).toEqual(['pass']);
});
