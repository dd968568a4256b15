import { expect, test } from 'vitest';
import { applicationChannel as check } from '../../../checks/decisions/application-channel.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import { type Circumstances, evaluate, factSet, verdicts } from '../facts.js';
import { absent, article, listing, lists, unknown, unread } from '../periodic/listing-facts.js';

const TEXT = '受理机构地址：某县文化路1号。联系电话：0954-1234567。';
const GUIDE = listing('disclosure-guide', [], { text: TEXT });
const FORM = listing('application', [], { text: '在线申请 申请人类型' });
const FILE = [{ url: 'https://www.example.gov.cn/1.doc', title: '申请表', type: 'doc' }];

test.each<[string, Listing[], ArticleFact[], Circumstances, string[]]>([
  ['guide, address, phone, form', [GUIDE, FORM], [], {}, ['pass', 'pass', 'pass', 'pass']],
  [
    'guide as an article',
    [listing('disclosure-guide', [['公开指南', '2019-01-01']]), FORM],
    [article('disclosure-guide/0.html', TEXT)],
    {},
    ['pass', 'pass', 'pass', 'pass'],
  ],
  [
    'guide as an article that was not opened',
    [listing('disclosure-guide', [['公开指南', '2019-01-01']]), FORM],
    [],
    {},
    ['pass', 'undetermined', 'undetermined', 'pass'],
  ],
  ['no phone', [listing('disclosure-guide', [], { text: '地址：某县文化路1号。' }), FORM], [], {}, ['pass', 'pass', 'fail', 'pass']],
  ['no address', [listing('disclosure-guide', [], { text: '电话：0954-1234567' }), FORM], [], {}, ['pass', 'fail', 'pass', 'pass']],
  [
    'no phone, a file besides',
    [listing('disclosure-guide', [], { text: '地址：某县', attachments: FILE }), FORM],
    [],
    {},
    ['pass', 'pass', 'undetermined', 'pass'],
  ],
  ['no guide', [absent('disclosure-guide'), FORM], [], {}, ['fail', 'fail', 'fail', 'pass']],
  ['guide not found for certain', [unknown('disclosure-guide'), FORM], [], {}, ['undetermined', 'undetermined', 'undetermined', 'pass']],
  ['guide filled by script', [unread('disclosure-guide'), FORM], [], {}, ['undetermined', 'undetermined', 'undetermined', 'pass']],
  ['guide without a word', [listing('disclosure-guide'), FORM], [], {}, ['undetermined', 'undetermined', 'undetermined', 'pass']],
  ['no application column', [GUIDE, absent('application')], [], {}, ['pass', 'pass', 'pass', 'fail']],
  [
    'no application column, the guide names a way',
    [listing('disclosure-guide', [], { text: `${TEXT}可以网上申请。` }), absent('application')],
    [],
    {},
    ['pass', 'pass', 'pass', 'undetermined'],
  ],
  ['application on another host', [GUIDE, unread('application')], [], {}, ['pass', 'pass', 'pass', 'undetermined']],
  ['application that offers a form to fill', [GUIDE, listing('application', [], { attachments: FILE })], [], {}, ['pass', 'pass', 'pass', 'pass']],
  [
    'neither, a department',
    [absent('disclosure-guide'), absent('application')],
    [],
    { level: 'department' },
    ['undetermined', 'undetermined', 'undetermined', 'undetermined'],
  ],
])('%s', (_case, given, articles, circumstances, expected) => {
  expect(verdicts(evaluate(check, { listings: lists(check, given), articles: factSet(articles) }, circumstances))).toEqual(expected);
});
