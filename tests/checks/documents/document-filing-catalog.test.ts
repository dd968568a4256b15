import { expect, test } from 'vitest';
import { documentFilingCatalog as check } from '../../../checks/documents/document-filing-catalog.js';
import type { Listing, ListingRow } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';
import { listing, older, row } from './builders.js';

const facts = (rows: ListingRow[], rest: Partial<Listing> = {}, elsewhere: ListingRow[] = []) => ({
  listings: factSet([
    listing('filing-catalogue', rest.state === 'missing' ? [] : [...rows, older()], rest),
    listing('normative-documents', [older()]),
    listing('policy-documents', [older()]),
    listing('notices', [...elsewhere, older()]),
  ]),
});
const CATALOGUE = '2023年上半年规范性文件备案目录';

test.each<[string, ReturnType<typeof facts>, Circumstances, string]>([
  ['in its column', facts([row(CATALOGUE, '2023-07-10')]), {}, 'pass'],
  ['by its column alone', facts([row('备案登记情况一览表', '2023-07-10')]), {}, 'pass'],
  ['among the notices', facts([], {}, [row(CATALOGUE, '2023-07-10')]), {}, 'pass'],
  ['the year before', facts([row(CATALOGUE, '2022-12-31')]), {}, 'fail'],
  ['filing of other things among the notices', facts([], {}, [row('建设项目备案目录', '2023-07-10')]), {}, 'fail'],
  ['something near among the notices', facts([], {}, [row('规范性文件报送备案的报告', '2023-07-10')]), {}, 'undetermined'],
  ['an unclear row in its column', facts([row('相关说明', '2023-07-10')]), {}, 'undetermined'],
  ['on the deadline', facts([row(CATALOGUE, '2023-07-31')]), { thresholds: { deadline: '07-31' } }, 'pass'],
  ['after it', facts([row(CATALOGUE, '2023-08-01')]), { thresholds: { deadline: '07-31' } }, 'fail'],
  ['undated', facts([row(CATALOGUE, null)]), {}, 'undetermined'],
  ['not due', facts([]), { asOf: '2023-06-30' }, 'not-due'],
  ['unread', facts([], { state: 'unread' }), {}, 'undetermined'],
  ['missing', facts([], { state: 'missing' }), {}, 'fail'],
  ['missing on a department site', facts([], { state: 'missing' }), { level: 'department' }, 'undetermined'],
])('%s', (_case, given, circumstances, verdict) => {
  expect(evaluate(check, given, circumstances)).toMatchObject([{ verdict }]);
});

test('towns owe none', () => expect(check.appliesTo?.('town')).toBe(false));
