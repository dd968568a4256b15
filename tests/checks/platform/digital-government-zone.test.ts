import { expect, test } from 'vitest';
import { digitalGovernmentZone as check } from '../../../checks/platform/digital-government-zone.js';
import type { ColumnState, Listing } from '../../../crawler/facts/publication.js';
import { evaluate, factSet, verdicts } from '../facts.js';
import { absent, columnState, listing } from './builders.js';

const zone = (rest: Partial<Listing>) => listing('digital-government', { name: '数字政府', rows: [], ...rest });
const below = (name: string): ColumnState => columnState({ name, path: ['首页', '数字政府', name] });
test.each<[string, Listing, ColumnState[], string[]]>([
  ['all four in words', zone({ text: '一网通办 一网监管 一网公开 一网协同' }), [], ['pass', 'pass', 'pass', 'pass', 'pass']],
  ['by another usual name', zone({ text: '一网通办 一网统管 一网公开 一网协同' }), [], ['pass', 'pass', 'pass', 'pass', 'pass']],
  ['one short', zone({ text: '一网通办 一网监管 一网公开' }), [], ['pass', 'pass', 'pass', 'pass', 'fail']],
  ['as columns below it', zone({ text: '一网通办 一网监管' }), [below('一网公开'), below('一网协同')], ['pass', 'pass', 'pass', 'pass', 'pass']],
  ['one in words: the rest may be pictures', zone({ text: '一网通办' }), [], ['pass', 'pass', 'undetermined', 'undetermined', 'undetermined']],
  ['not found', absent('digital-government'), [], ['undetermined']],
])('%s', (_case, place, columns, expected) => {
  expect(verdicts(evaluate(check, { listings: factSet([place]), columnStates: factSet(columns) }))).toEqual(expected);
});
