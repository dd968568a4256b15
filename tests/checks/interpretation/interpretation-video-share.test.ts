import { expect, test } from 'vitest';
import { interpretationVideoShare as check } from '../../../checks/interpretation/interpretation-video-share.js';
import type { Interpretation } from '../../../crawler/facts/site.js';
import { type Circumstances, evaluate, factSet, interpretation, policyDocument } from '../facts.js';

const many = (count: number, rest: Partial<Interpretation> = {}): Partial<Interpretation>[] => Array.from({ length: count }, () => rest);
const films = (count: number) => many(count, { forms: ['video'] });
const facts = (items: Partial<Interpretation>[], complete = true) => ({
  interpretations: factSet(
    items.map((item, nth) => interpretation({ url: `https://www.example.gov.cn/jd/${nth}.html`, ...item })),
    { complete },
  ),
});
const reposted: Partial<Interpretation> = { interprets: [] };

test.each<[string, Partial<Interpretation>[], Circumstances, string, number | null]>([
  ['a fifth', [...films(1), ...many(4)], {}, 'pass', 20],
  ['less than a fifth', [...films(1), ...many(5)], {}, 'fail', 16.7],
  ['none', many(3), {}, 'fail', 0],
  ['none, year not over', many(3), { asOf: '2023-12-30' }, 'not-due', 0],
  ['no interpretation', [], {}, 'not-applicable', null],
  ['of last year', many(3, { publishedOn: '2022-12-31' }), {}, 'not-applicable', null],
  ['less than a fifth, reposts left out it is more', [...films(1), ...many(4), ...many(3, reposted)], {}, 'undetermined', 12.5],
  ['reposts left out it is still less', [...films(1), ...many(5), ...many(3, reposted)], {}, 'fail', 11.1],
  ['one of unknown form may be a film', [...many(4), { forms: [] }], {}, 'undetermined', 0],
  ['one unread film more would not help', [...many(5), { pageRead: false }], {}, 'fail', 0],
  ['an undated film', [...many(4), { forms: ['video'], publishedOn: null }], {}, 'undetermined', 0],
  ['a lower target', [...films(1), ...many(9)], { thresholds: { target: 0.1 } }, 'pass', 10],
])('%s', (_case, items, circumstances, verdict, observed) => {
  expect(evaluate(check, facts(items), circumstances)).toMatchObject([{ verdict, observed }]);
});

test('not read in full', () => {
  expect(evaluate(check, facts([...films(3), ...many(1)], false))).toMatchObject([{ verdict: 'undetermined' }]);
});

test.each<[string, Interpretation['forms'][], Partial<Interpretation>, string]>([
  ['a fifth of the documents', [['video'], ['text'], ['text'], ['text'], ['text']], {}, 'pass'],
  ['a sixth of the documents', [['video'], ['text'], ['text'], ['text'], ['text'], ['text']], {}, 'fail'],
  ['unread ones may hold a film', [['text'], ['text'], ['text'], ['text'], ['text']], { pageRead: false }, 'undetermined'],
])('share of documents: %s', (_case, forms, rest, verdict) => {
  const address = (nth: number) => `https://www.example.gov.cn/doc/${nth}.html`;
  const items = forms.map((form, nth) => ({ forms: form, interprets: [{ url: address(nth), confidence: 1, by: 'link' as const }], ...rest }));
  const policyDocuments = factSet(forms.map((_, nth) => policyDocument({ url: address(nth) })));
  const [finding] = evaluate(check, { ...facts(items), policyDocuments }, { thresholds: { denominator: 'documents' } });
  expect(finding?.verdict).toBe(verdict);
  expect(finding?.reason).toContain('分母为应解读的文件');
});
