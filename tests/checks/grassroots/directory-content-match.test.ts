import { expect, test } from 'vitest';
import { directoryContentMatch as check } from '../../../checks/grassroots/directory-content-match.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { article, listing, lists, type Row, unknown } from '../periodic/listing-facts.js';

const DIRECTORY = listing('grassroots-directory', [], { name: '基层政务公开', text: '领域' });
const below = (rows: readonly Row[], rest: Partial<Listing> = {}) =>
  listing('employment', rows, { name: '就业', path: ['首页', '基层政务公开', '就业'], ...rest });

test.each<[string, Listing[], ArticleFact[], string[]]>([
  ['with rows', [DIRECTORY, below([['招聘会', '2023-05-01']])], [], ['pass']],
  ['with text', [DIRECTORY, below([], { text: '办事指南' })], [], ['pass']],
  ['empty', [DIRECTORY, below([])], [], ['fail']],
  ['unread', [DIRECTORY, below([], { state: 'unread', trouble: '由脚本加载' })], [], ['undetermined']],
  ['cut without rows', [DIRECTORY, below([], { state: 'cut' })], [], ['undetermined']],
  ['an empty column elsewhere', [DIRECTORY, listing('employment')], [], ['undetermined']],
  ['an entry that opens', [listing('grassroots-directory', [['就业', null]])], [article('grassroots-directory/0.html', '内容')], ['pass']],
  ['an entry without words', [listing('grassroots-directory', [['就业', null]])], [article('grassroots-directory/0.html', '')], ['undetermined']],
  [
    'entries not opened',
    [
      listing('grassroots-directory', [
        ['就业', null],
        ['教育', null],
      ]),
    ],
    [],
    ['undetermined'],
  ],
  ['no directory', [], [], ['undetermined']],
  ['not found for certain', [unknown('grassroots-directory')], [], ['undetermined']],
])('%s', (_case, given, articles, expected) => {
  expect(verdicts(evaluate(check, { listings: lists(check, given), articles: factSet(articles) }))).toEqual(expected);
});
