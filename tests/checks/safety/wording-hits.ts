import { expect, test } from 'vitest';
import type { Check } from '../../../checks/check.js';
import type { WordingHit } from '../../../crawler/facts/publication.js';
import { evaluate, evidence, factSet, verdicts } from '../facts.js';

export const hit = (kind: WordingHit['kind'], certain: boolean): WordingHit => ({
  url: 'https://www.example.gov.cn/a.html',
  title: '某文件',
  publishedOn: '2023-05-01',
  kind,
  term: '秘密★',
  advice: '不得公开',
  certain,
  evidence: evidence('https://www.example.gov.cn/a.html'),
});

/** What holds for every indicator on one kind of words. */
export function testHits<T>(check: Check<'wordingHits', T>, kind: WordingHit['kind']): void {
  const other = kind === 'wording' ? 'classified' : 'wording';
  test.each<[string, WordingHit[], boolean, string[]]>([
    ['nothing, all read', [], true, ['pass']],
    ['nothing, not all read', [], false, ['undetermined']],
    ['hits of another kind', [hit(other, true)], true, ['pass']],
    ['certain', [hit(kind, true)], true, ['fail']],
    ['certain, not all read', [hit(kind, true)], false, ['fail', 'undetermined']],
    ['a person has to look', [hit(kind, false)], true, ['undetermined']],
    ['both', [hit(kind, true), hit(kind, false)], true, ['fail', 'undetermined']],
  ])('%s', (_case, items, complete, expected) => {
    expect(verdicts(evaluate(check, { wordingHits: factSet(items, { complete }) }))).toEqual(expected);
  });
}
