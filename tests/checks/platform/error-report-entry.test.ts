import { expect, test } from 'vitest';
import { errorReportEntry as check } from '../../../checks/platform/error-report-entry.js';
import type { SiteMarks } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { marks } from './builders.js';

test.each<[string, Partial<SiteMarks>, string]>([
  ['script of the platform', {}, 'pass'],
  ['link without a code', { errorReport: 'https://zfwzzc.www.gov.cn/check_web/errorInfo', errorReportCode: null }, 'pass'],
  ['code of a ministry in other case', { siteCode: 'bm12000001', errorReportCode: 'BM12000001' }, 'pass'],
  ['a code, but none printed at the foot', { siteCode: null }, 'pass'],
  ['code of another site', { errorReportCode: '6400000002' }, 'fail'],
  ['somewhere else', { errorReport: '/zwgk/jiandu.html', errorReportCode: null }, 'undetermined'],
  ['a picture that leads nowhere', { errorReport: '', errorReportCode: null }, 'undetermined'],
  ['none', { errorReport: null, errorReportCode: null }, 'fail'],
  ['none, foot by script', { errorReport: null, errorReportCode: null, footByScript: true }, 'undetermined'],
])('%s', (_case, rest, expected) => {
  expect(verdicts(evaluate(check, { siteMarks: factSet([marks(rest)]) }))).toEqual([expected]);
});

test('home page not read', () => {
  expect(verdicts(evaluate(check, { siteMarks: factSet<SiteMarks>([], { complete: false }) }))).toEqual(['undetermined']);
});
