import { expect, test } from 'vitest';
import { organizationProfile as check } from '../../../checks/platform/organization-profile.js';
import type { Level } from '../../../config/schema.js';
import type { ArticleFact, Listing } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { absent, article, listing, row } from './builders.js';

const FULL =
  '某县民政局\n办公地址：某路1号\n联系电话：0954-1234567\n办公时间：上午8:30至12:00\n邮政编码：756000\n负责人：局长 张三\n领导分工：主持全面工作';
const without = (word: string): string =>
  FULL.split('\n')
    .filter((line) => !line.includes(word))
    .join('\n');
const own = (text: string, rest: Partial<Listing> = {}) => listing('organisation-profile', { rows: [], state: 'unread', text, ...rest });

test.each<[string, Listing[], Level, string]>([
  ['all there', [own(FULL)], 'department', 'pass'],
  ['no office hours', [own(without('办公时间'))], 'department', 'fail'],
  ['no post code', [own(without('邮政'))], 'department', 'fail'],
  ['hours stand in the guide', [own(without('办公时间')), listing('disclosure-guide', { rows: [], text: '办公时间：9:00' })], 'department', 'pass'],
  ['guide not read', [own(without('办公时间')), listing('disclosure-guide', { rows: [], state: 'unread' })], 'department', 'undetermined'],
  ['guide not found, structure unread', [own(without('办公时间')), absent('disclosure-guide', 'unknown')], 'department', 'undetermined'],
  ['leaders may stand elsewhere', [own(without('领导分工'))], 'department', 'undetermined'],
  ['only duties: contact is elsewhere', [own('某县民政局主要职责：负责社会救助工作。局长张三')], 'department', 'undetermined'],
  ['pages in the list were not opened', [own(without('办公时间'), { rows: [row('某县民政局')] })], 'department', 'undetermined'],
  ['no words', [own('')], 'county', 'undetermined'],
  ['missing', [absent('organisation-profile'), absent('leaders'), absent('disclosure-guide')], 'county', 'undetermined'],
])('%s', (_case, listings, level, expected) => {
  expect(verdicts(evaluate(check, { listings: factSet(listings) }, { level }))).toEqual([expected]);
});

const body = (title: string, text: string, rest: Partial<ArticleFact> = {}): ArticleFact =>
  article('organisation-profile', { title, text, url: `https://www.example.gov.cn/${title}.html`, ...rest });

test('a government portal is judged body by body', () => {
  const articles = [
    body('某县民政局', FULL),
    body('某县财政局', without('办公时间')),
    body('某县水务局', without('办公时间'), { textElsewhere: true }),
    body('某县教育局', '主要职责：负责教育工作'),
  ];
  const facts = { listings: factSet([own('机构设置')]), articles: factSet(articles) };
  expect(verdicts(evaluate(check, facts))).toEqual(['pass', 'fail', 'undetermined', 'undetermined']);
});

test('the elements are a parameter', () => {
  const facts = { listings: factSet([own(without('邮政'))]) };
  expect(
    verdicts(evaluate(check, facts, { level: 'department', thresholds: { required: ['name', 'address', 'phone', 'hours', 'leaders'] } })),
  ).toEqual(['pass']);
});
