import { expect, test } from 'vitest';
import { policyLectureBrand as check } from '../../../checks/interpretation/policy-lecture-brand.js';
import type { Listing, ListingRow } from '../../../crawler/facts/publication.js';
import { listing, older, row } from '../documents/builders.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';

const facts = (rows: ListingRow[], rest: Partial<Listing> = {}, news: ListingRow[] = [], newsState: Partial<Listing> = {}) => ({
  listings: factSet([
    listing('policy-lecture', rest.state === 'missing' ? [] : [...rows, older()], { name: '政策公开讲', ...rest }),
    listing('policy-interpretation', [older()]),
    listing('news', [...news, older()], newsState),
  ]),
});
const other = { name: '政策大讲堂' };

test.each<[string, ReturnType<typeof facts>, Circumstances, string]>([
  ['its column', facts([row('第三期 民政政策', '2023-05-01')]), {}, 'pass'],
  ['last kept up before the window', facts([row('第一期', '2022-12-31')]), {}, 'fail'],
  ['named in the news', facts([], { state: 'missing' }, [row('县民政局开展政策公开讲活动', '2023-05-01')]), {}, 'pass'],
  ['named in a column of another name', facts([row('政策公开讲第三期', '2023-05-01')], other), {}, 'pass'],
  ['a lecture of another name', facts([row('第三期 民政政策', '2023-05-01')], other), {}, 'undetermined'],
  ['a name of its own', facts([row('第三期 民政政策', '2023-05-01')], other), { thresholds: { brandNames: ['政策大讲堂'] } }, 'pass'],
  ['nothing', facts([], { state: 'missing' }), {}, 'fail'],
  ['nothing, news cut', facts([], { state: 'missing' }, [], { state: 'cut' }), {}, 'undetermined'],
  ['too few', facts([row('第三期', '2023-05-01')]), { thresholds: { minItems: 2 } }, 'fail'],
  ['undated', facts([row('第三期', null)]), {}, 'undetermined'],
  ['window open', facts([]), { asOf: '2023-06-30' }, 'not-due'],
  ['a department', facts([], { state: 'missing' }), { level: 'department' }, 'undetermined'],
])('%s', (_case, given, circumstances, verdict) => {
  expect(evaluate(check, given, circumstances)).toMatchObject([{ verdict }]);
});
