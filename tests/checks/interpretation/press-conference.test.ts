import { expect, test } from 'vitest';
import { pressConference as check } from '../../../checks/interpretation/press-conference.js';
import type { Listing, ListingRow } from '../../../crawler/facts/publication.js';
import { listing, older, row } from '../documents/builders.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';

const facts = (rows: ListingRow[], rest: Partial<Listing> = {}, readings: ListingRow[] = []) => ({
  listings: factSet([
    listing('press-conference', rest.state === 'missing' || rest.state === 'unknown' ? [] : [...rows, older()], rest),
    listing('policy-interpretation', [...readings, older()]),
  ]),
});

test.each<[string, ReturnType<typeof facts>, Circumstances, string]>([
  ['held', facts([row('某县养老服务新闻发布会', '2023-05-01')]), {}, 'pass'],
  ['its record under another title', facts([row('养老服务工作情况实录', '2023-05-01')]), {}, 'pass'],
  ['among the interpretations', facts([], {}, [row('养老服务政策吹风会', '2023-05-01')]), {}, 'pass'],
  ['one of two', facts([row('某县新闻发布会', '2023-05-01')]), { thresholds: { minItems: 2 } }, 'fail'],
  ['the year before', facts([row('某县新闻发布会', '2022-12-31')]), {}, 'fail'],
  ['only announced', facts([row('某县新闻发布会预告', '2023-05-01')]), {}, 'undetermined'],
  ['undated', facts([row('某县新闻发布会', null)]), {}, 'undetermined'],
  ['window open', facts([]), { asOf: '2023-12-30' }, 'not-due'],
  ['unread', facts([], { state: 'unread' }), {}, 'undetermined'],
  ['missing', facts([], { state: 'missing' }), {}, 'fail'],
  ['missing on a department site', facts([], { state: 'missing' }), { level: 'department' }, 'undetermined'],
  ['unknown', facts([], { state: 'unknown' }), {}, 'undetermined'],
])('%s', (_case, given, circumstances, verdict) => {
  expect(evaluate(check, given, circumstances)).toMatchObject([{ verdict }]);
});

test('towns owe none', () => expect(check.appliesTo?.('town')).toBe(false));
