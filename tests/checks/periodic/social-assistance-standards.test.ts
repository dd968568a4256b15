import { expect, test } from 'vitest';
import { socialAssistanceStandards as check } from '../../../checks/periodic/social-assistance-standards.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';
import { article, attachment, content, cut, listing, lists, unread } from './listing-facts.js';

const ROW = 'social-assistance/0.html';
const EIGHT = [
  '城市低保标准每人每月720元',
  '农村低保标准每人每年6800元',
  '城市特困人员基本生活标准每月1080元',
  '农村特困人员基本生活标准每月890元',
  '临时救助标准最高为3000元',
  '集中养育孤儿每人每月1900元',
  '社会散居孤儿每人每月1400元',
  '事实无人抚养儿童每人每月1400元',
];
const NINE = [...EIGHT, '困难残疾人生活补贴每月100元'];
const LIST = listing('social-assistance', [['2023年各类救助标准', '2023-04-01']]);

const run = (given: Listing[], articles: ArticleFact[], circumstances: Circumstances = {}, files: Parameters<typeof attachment>[1][] = []) =>
  evaluate(
    check,
    {
      listings: lists(check, given),
      articles: factSet(articles),
      attachments: factSet(files.map((file) => attachment(ROW, file))),
    },
    circumstances,
  );
const page = (lines: readonly string[], rest: Partial<ArticleFact> = {}) => article(ROW, lines.join('；'), rest);

const CELLS = ['困难残疾人生活补贴\n每人每月110元', '重度残疾人护理补贴\n重度残疾人\n每人每月120元'];

test.each<[string, Listing[], ArticleFact[], Circumstances, string, number]>([
  ['nine with amounts', [LIST], [page(NINE)], {}, 'pass', 9],
  ['nine, the last as a row of a table', [LIST], [page([...EIGHT, CELLS[0] ?? ''])], {}, 'pass', 9],
  ['nine, a cell between name and amount', [LIST], [page([...EIGHT, CELLS[1] ?? ''])], {}, 'fail', 8],
  ['eight with amounts', [LIST], [page(EIGHT)], {}, 'fail', 8],
  ['eight are enough where eight are asked', [LIST], [page(EIGHT)], { thresholds: { categories: 8 } }, 'pass', 8],
  ['nine, one without an amount', [LIST], [page([...EIGHT, '困难残疾人生活补贴按规定发放'])], {}, 'fail', 8],
  ['eight, before the year is over', [LIST], [page(EIGHT)], { asOf: '2023-10-01' }, 'not-due', 8],
  ['eight, a file besides', [LIST], [page(EIGHT, { attachments: [{ url: 'https://a/1.pdf', title: '标准', type: 'pdf' }] })], {}, 'undetermined', 8],
  ['eight, text in pictures', [LIST], [page(EIGHT, { textElsewhere: true })], {}, 'undetermined', 8],
  ['eight, text cut', [LIST], [page(EIGHT, { textCut: true })], {}, 'undetermined', 8],
  ['page not opened', [LIST], [], {}, 'undetermined', 0],
  ['no row, older rows not read', [listing('social-assistance', [['工作动态', '2022-04-01']])], [], {}, 'undetermined', 0],
  ['empty column', [listing('social-assistance')], [], {}, 'fail', 0],
  ['text of the column itself', [listing('social-assistance', [], { text: NINE.join('。') })], [], {}, 'pass', 9],
  ['column cut', [cut('social-assistance')], [], {}, 'undetermined', 0],
  ['column unread', [unread('social-assistance')], [], {}, 'undetermined', 0],
  [
    'on a notice',
    [listing('social-assistance'), listing('notices', [['关于提高低保标准的通知', '2023-04-01']])],
    [article('notices/0.html', NINE.join('；'))],
    {},
    'pass',
    9,
  ],
])('%s', (_case, given, articles, circumstances, verdict, observed) => {
  expect(run(given, articles, circumstances)).toMatchObject([{ verdict, observed }]);
});

test('a file counts for what it shows', () => {
  expect(run([LIST], [page(['见附件'])], {}, [content({}, { head: NINE.join('\n') })])).toMatchObject([{ verdict: 'pass' }]);
  expect(run([LIST], [page(['见附件'])], {}, [content({}, { head: '标准' })])).toMatchObject([{ verdict: 'undetermined' }]);
});
