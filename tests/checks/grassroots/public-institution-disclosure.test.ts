import { expect, test } from 'vitest';
import { publicInstitutionDisclosure as check } from '../../../checks/grassroots/public-institution-disclosure.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import { evaluate, factSet } from '../facts.js';
import { absent, article, listing, lists, unknown, unread } from '../periodic/listing-facts.js';

const run = (given: Listing[], articles: ArticleFact[] = []): Record<string, string> =>
  Object.fromEntries(
    evaluate(check, { listings: lists(check, given), articles: factSet(articles) }).map(({ subject, verdict }) => [subject?.title, verdict]),
  );
const GROUP = listing('public-institutions', [['某县公交公司票价', '2023-01-01']]);

test.each<[string, Listing[], ArticleFact[], string]>([
  [
    'guide and charges',
    [
      listing('institution-water', [
        ['用水报装流程', '2023-01-01'],
        ['水价公示', '2023-01-01'],
      ]),
    ],
    [],
    'pass',
  ],
  [
    'guide and charges on a page',
    [listing('institution-water', [['供水服务', '2023-01-01']])],
    [article('institution-water/0.html', '收费标准', { columns: ['institution-water'] })],
    'pass',
  ],
  ['no charges seen', [listing('institution-water', [['用水报装流程', '2023-01-01']])], [], 'undetermined'],
  ['empty column', [listing('institution-water')], [], 'fail'],
  ['unread', [unread('institution-water')], [], 'undetermined'],
  [
    'no column, the group names it',
    [
      GROUP,
      listing(
        'public-institutions',
        [
          ['自来水公司办事指南', '2023-01-01'],
          ['自来水公司收费标准', '2023-01-01'],
        ],
        { url: 'https://www.example.gov.cn/g2/' },
      ),
    ],
    [],
    'pass',
  ],
  ['no column, the group names others', [GROUP], [], 'fail'],
  ['no column, no group', [], [], 'fail'],
  ['no column, group not found for certain', [unknown('public-institutions')], [], 'undetermined'],
  ['not found for certain', [unknown('institution-water')], [], 'undetermined'],
])('water: %s', (_case, given, articles, expected) => {
  expect(run(given, articles).供水领域).toBe(expected);
});

test('not every place has heating', () => {
  expect(run([absent('institution-heating')])).toMatchObject({ 供热领域: 'undetermined', 教育领域: 'fail' });
  expect(Object.keys(run([]))).toHaveLength(8);
});
