import { expect, test } from 'vitest';
import { serviceGuide as check } from '../../../checks/platform/service-guide.js';
import type { QrCode } from '../../../crawler/facts/probe.js';
import type { Listing } from '../../../crawler/facts/publication.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';
import { absent, article, listing } from './builders.js';

const code = (page: string, text: string | null, rest: Partial<QrCode> = {}): QrCode => ({
  page,
  title: '办事指南',
  image: 'q.png',
  text,
  trouble: null,
  evidence: evidence(page),
  ...rest,
});
const GUIDES = listing('service-guide');
const OPENED = [article('service-guide')];
test.each<[string, Listing, QrCode[], boolean, string[]]>([
  ['a code of its own', GUIDES, [code('a', 'https://www.example.gov.cn/a'), code('b', 'https://www.example.gov.cn/b')], true, ['pass', 'pass']],
  [
    'the same code everywhere',
    GUIDES,
    [code('a', 'https://weixin.example/x'), code('b', 'https://weixin.example/x')],
    true,
    ['pass', 'undetermined'],
  ],
  ['a code that is no address', GUIDES, [code('a', '0123')], true, ['pass', 'fail']],
  ['pictures that are none', GUIDES, [code('a', null)], true, ['pass', 'fail']],
  ['no pictures', GUIDES, [], true, ['pass', 'fail']],
  ['a picture that could not be decoded', GUIDES, [code('a', null, { trouble: '图片在其他主机上' })], true, ['pass', 'undetermined']],
  ['not tried', GUIDES, [], false, ['pass', 'undetermined']],
  ['no guides', absent('service-guide'), [], true, ['undetermined']],
])('%s', (_case, place, items, complete, expected) => {
  const facts = { listings: factSet([place]), articles: factSet(OPENED), qrCodes: factSet(items, { complete }) };
  expect(verdicts(evaluate(check, facts))).toEqual(expected);
});

test('no page was opened', () => {
  expect(verdicts(evaluate(check, { listings: factSet([GUIDES]) }))).toEqual(['pass', 'undetermined']);
});
