import { expect, test } from 'vitest';
import { meetingRepresentatives as check } from '../../../checks/decisions/meeting-representatives.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';
import { article, listing, lists, unread } from '../periodic/listing-facts.js';

const FULL = '县政府召开常务会议。会议邀请市民代表、企业代表列席。列席代表提出意见3条，均予采纳。';
const SILENT = '县政府召开常务会议，研究安全生产工作。';
const meetings = (count: number) =>
  listing(
    'meetings',
    Array.from({ length: count }, (_, index) => [`县政府第${index + 1}次常务会议`, '2023-05-05'] as const),
  );
const pages = (texts: readonly string[], rest: Partial<ArticleFact> = {}) =>
  texts.map((text, index) => article(`meetings/${index}.html`, text, rest));
const five = (text: string) => Array.from({ length: 5 }, () => text);

test.each<[string, Listing[], ArticleFact[], Circumstances, string]>([
  ['five', [meetings(5)], pages(five(FULL)), {}, 'pass'],
  ['four of five', [meetings(5)], pages([...five(FULL).slice(1), SILENT]), {}, 'fail'],
  ['four where four are asked', [meetings(4)], pages(five(FULL).slice(1)), { thresholds: { minPerYear: 4 } }, 'pass'],
  ['four, the fifth not opened', [meetings(5)], pages(five(FULL).slice(1)), {}, 'undetermined'],
  [
    'four, the fifth in pictures',
    [meetings(5)],
    [...pages(five(FULL).slice(1)), article('meetings/4.html', '', { textElsewhere: true })],
    {},
    'undetermined',
  ],
  ['five without opinions', [meetings(5)], pages(five('会议邀请市民代表列席。')), {}, 'undetermined'],
  ['none named', [meetings(5)], pages(five(SILENT)), {}, 'fail'],
  ['none named, year not over', [meetings(5)], pages(five(SILENT)), { asOf: '2023-12-30' }, 'not-due'],
  ['none named, news unread', [meetings(5), unread('news')], pages(five(SILENT)), {}, 'undetermined'],
  ['column unread', [unread('meetings')], [], {}, 'undetermined'],
  ['an undated meeting', [listing('meetings', [['县政府常务会议', null]])], [], {}, 'undetermined'],
  ['no column in a county', [], [], {}, 'fail'],
  ['no column on a department’s site', [], [], { level: 'department' }, 'undetermined'],
  [
    'in the news',
    [listing('meetings'), listing('news', [['市民代表列席县政府常务会议', '2023-05-05']])],
    [article('news/0.html', FULL)],
    { thresholds: { minPerYear: 1 } },
    'pass',
  ],
])('%s', (_case, given, articles, circumstances, verdict) => {
  expect(evaluate(check, { listings: lists(check, given), articles: factSet(articles) }, circumstances)).toMatchObject([{ verdict }]);
});
