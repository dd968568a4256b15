import { expect, test } from 'vitest';
import { footerIdentity as check } from '../../../checks/platform/footer-identity.js';
import type { SiteMarks } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { marks } from './builders.js';

const ALL = Array.from({ length: 7 }, () => 'pass');
const one = (at: number, verdict: string): string[] => ALL.with(at, verdict);

test.each<[string, Partial<SiteMarks>, string[]]>([
  ['all shown', {}, ALL],
  ['no organiser', { organiser: null }, one(0, 'fail')],
  ['no contact', { contact: null }, one(1, 'fail')],
  ['no code', { siteCode: null }, one(2, 'fail')],
  ['no ICP', { icp: null }, one(3, 'fail')],
  ['no police record', { policeRecord: null }, one(4, 'fail')],
  ['no error report', { errorReport: null }, one(5, 'fail')],
  ['an error report that leads nowhere is shown', { errorReport: '' }, ALL],
  ['no mark', { bodyMark: false }, one(6, 'fail')],
  ['no mark, foot by script', { bodyMark: false, footByScript: true }, one(6, 'undetermined')],
  ['all shown, part of the foot by script', { footByScript: true }, ALL],
])('%s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { siteMarks: factSet([marks(rest), marks({ level: 'article', organiser: null })]) }))).toEqual(expected);
});

test('home page not read', () => {
  expect(verdicts(evaluate(check, { siteMarks: factSet([marks({ level: 'article' })], { complete: false }) }))).toEqual(['undetermined']);
});
