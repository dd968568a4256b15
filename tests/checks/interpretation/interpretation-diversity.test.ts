import { expect, test } from 'vitest';
import { fold } from '../../../checks/fold.js';
import { interpretationDiversity as check } from '../../../checks/interpretation/interpretation-diversity.js';
import { wordingOf } from '../../../checks/wording.js';
import type { Interpretation } from '../../../crawler/facts/site.js';
import { evaluate, factSet, interpretation, policyDocument, verdicts } from '../facts.js';

test.each<[Interpretation['forms'], string]>([
  [['text'], 'fail'],
  [['text', 'picture'], 'pass'],
  [['video'], 'pass'],
  [['audio'], 'pass'],
  [['text', 'qa'], 'pass'],
  [['press-conference'], 'pass'],
  [['expert'], 'pass'],
  [['text', 'leader'], 'pass'],
  [[], 'undetermined'],
])('%s', (forms, verdict) => {
  const facts = { policyDocuments: factSet([policyDocument()]), interpretations: factSet([interpretation({ forms })]) };
  expect(verdicts(evaluate(check, facts))).toEqual([verdict]);
});

const ofEach = (forms: Interpretation['forms'][]) => {
  const address = (nth: number) => `https://www.example.gov.cn/doc/${nth}.html`;
  const documents = forms.map((_, nth) => policyDocument({ url: address(nth) }));
  const items = forms.map((form, nth) =>
    interpretation({ url: `https://www.example.gov.cn/jd/${nth}.html`, forms: form, interprets: [{ url: address(nth), confidence: 1, by: 'link' }] }),
  );
  return { policyDocuments: factSet(documents), interpretations: factSet(items) };
};

test.each<[string, Interpretation['forms'][], string]>([
  ['half', [['picture'], ['text']], 'pass'],
  ['a third', [['picture'], ['text'], ['text']], 'fail'],
  ['a third, one unreadable', [['picture'], ['text'], ['text'], []], 'undetermined'],
])('%s of the documents', (_case, forms, status) => {
  const rule = check.fold(check.thresholds.parse({}));
  expect(fold(evaluate(check, ofEach(forms)), rule, wordingOf(check.id)).status).toBe(status);
});
