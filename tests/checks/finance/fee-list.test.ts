import { expect, test } from 'vitest';
import { feeList as check } from '../../../checks/finance/fee-list.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import type { AttachmentFact } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet } from '../facts.js';
import { article, attachment, content, listing, lists, unread } from '../periodic/listing-facts.js';

const LIST = listing('fees', [['2023年行政事业性收费目录清单', '2023-05-01']]);
const OLD = listing('fees', [['行政事业性收费目录清单', '2019-05-01']]);

test.each<[string, Listing[], ArticleFact[], AttachmentFact[], Circumstances, string]>([
  ['in the text', [LIST], [article('fees/0.html', '收费项目 收费依据 收费标准')], [], {}, 'pass'],
  [
    'in a file',
    [OLD],
    [],
    [attachment('fees/0.html', content({ tables: [{ name: '收费清单', rows: 9, header: ['项目名称', '收费依据', '标准'] }] }))],
    {},
    'pass',
  ],
  ['in the column itself', [listing('fees', [], { text: '收费项目、依据、标准如下' })], [], [], {}, 'pass'],
  ['without the basis', [LIST], [article('fees/0.html', '收费项目 收费标准')], [], {}, 'fail'],
  [
    'without the basis, a file besides',
    [LIST],
    [article('fees/0.html', '收费项目 收费标准', { attachments: [{ url: 'https://a/1.xls', title: '清单', type: 'xls' }] })],
    [],
    {},
    'undetermined',
  ],
  ['an old list that was not opened', [OLD], [], [], {}, 'undetermined'],
  ['empty column', [listing('fees')], [], [], {}, 'fail'],
  ['older rows not read', [listing('fees', [['工作动态', '2022-05-01']])], [], [], {}, 'undetermined'],
  ['a row that may be it', [listing('fees', [['停车收费政策', '2023-05-01']])], [], [], {}, 'undetermined'],
  ['unread', [unread('fees')], [], [], {}, 'undetermined'],
  ['undated', [listing('fees', [['收费目录', null]])], [], [], {}, 'undetermined'],
  ['no column, notices reach back', [listing('notices', [['停水', '2022-05-01']])], [], [], {}, 'undetermined'],
  ['no column in a county', [], [], [], {}, 'fail'],
  ['no column in a city', [], [], [], { level: 'city' }, 'undetermined'],
  ['no column on a town’s site', [], [], [], { level: 'town' }, 'undetermined'],
])('%s', (_case, given, articles, attachments, circumstances, verdict) => {
  const facts = { listings: lists(check, given), articles: factSet(articles), attachments: factSet(attachments) };
  expect(evaluate(check, facts, circumstances)).toMatchObject([{ verdict }]);
});
