import { expect, test } from 'vitest';
import { classifiedMarking } from '../../../checks/safety/classified-marking.js';
import { evaluate, factSet } from '../facts.js';
import { hit, testHits } from './wording-hits.js';

testHits(classifiedMarking, 'classified');

test('a breach names the words and what to do', () => {
  expect(evaluate(classifiedMarking, { wordingHits: factSet([hit('classified', true)]) })).toMatchObject([
    { observed: '秘密★', reason: '页面出现“秘密★”：不得公开', subject: { title: '某文件' } },
  ]);
});
