import { expect, test } from 'vitest';
import { isTooDeep, MAX_NESTING } from '../../../crawler/fetch/nesting.js';

test.each([
  ['as deep as allowed', '<div>'.repeat(MAX_NESTING), false],
  ['one deeper', '<div>'.repeat(MAX_NESTING + 1), true],
  ['of mixed names', '<b><i>'.repeat(MAX_NESTING), true],
  ['many, one after another', '<div>x</div>'.repeat(3 * MAX_NESTING), false],
  ['many that hold nothing', '<br>'.repeat(3 * MAX_NESTING), false],
  ['many unclosed rows', '<li><p>x<td>'.repeat(3 * MAX_NESTING), false],
  ['closed as in JSON', '"<div>x<\\/div>"'.repeat(3 * MAX_NESTING), false],
  ['no mark-up', '<<<<'.repeat(3 * MAX_NESTING), false],
])('%s', (_case, html, deep) => expect(isTooDeep(html)).toBe(deep));
