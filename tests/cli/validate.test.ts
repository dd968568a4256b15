import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openContext, selectSites } from '../../cli/context.js';
import { checkedProfiles } from '../../cli/validate.js';
import { ConfigError } from '../../config/errors.js';
import { tempFolder } from '../temp.js';

const PROFILE = `id: ours
name: 本地
year: 2024
source: 本地台账
weights: { home-freshness: 2 }
items:
  - item: '1'
    duty: 首页更新
    basis: site
    indicators:
      - id: home-freshness
        thresholds: { maxDays: 14 }
      - id: decision-catalog-deadline
        thresholds:
          deadline: 03-31
`;

/** The error of a site list with one site judged by the profile; null when all is well. */
function error(profile: string, site = ''): { error: ConfigError | null; folder: string } {
  const folder = tempFolder();
  mkdirSync(join(folder, 'profiles'));
  writeFileSync(join(folder, 'profiles', 'ours.yaml'), profile);
  writeFileSync(
    join(folder, 'sites.yaml'),
    `sites:\n  - { id: mou, name: 某县人民政府, level: county, baseUrl: "https://www.example.gov.cn/", profiles: [ours]${site} }\n`,
  );
  const context = openContext(join(folder, 'sites.yaml'));
  try {
    checkedProfiles(context, selectSites(context, []));
    return { error: null, folder };
  } catch (thrown) {
    if (thrown instanceof ConfigError) return { error: thrown, folder };
    throw thrown;
  }
}

test('a sound profile', () => expect(error(PROFILE).error).toBeNull());

test.each([
  ['an unknown indicator', 'id: home-freshness\n', 'id: home-freshnes\n', 11, '没有指标 home-freshnes'],
  ['a threshold out of range', 'maxDays: 14', 'maxDays: -1', 12, '指标 home-freshness 的阈值有误'],
  ['an unknown threshold', 'maxDays: 14', 'days: 14', 12, 'days'],
  ['a day that no year has', 'deadline: 03-31', 'deadline: 02-30', 15, '没有这一天'],
  ['a weight of an unknown indicator', 'weights: { home-freshness: 2 }', 'weights: { home: 2 }', 5, '没有指标 home'],
])('%s is reported with the profile’s file and line', (_case, from, to, line, words) => {
  const { error: found, folder } = error(PROFILE.replace(from, to));
  expect(found?.file).toBe(join(folder, 'profiles', 'ours.yaml'));
  expect(found?.problems.map((problem) => problem.line)).toEqual([line]);
  expect(found?.message).toContain(words);
});

test('a site’s own mistakes are reported of its site list', () => {
  const { error: found, folder } = error(
    PROFILE,
    ', columns: { nosuch: "https://www.example.gov.cn/a/" }, parameters: { home-freshness: { maxDays: 0.5 }, nosuch: {} }',
  );
  expect(found?.file).toBe(join(folder, 'sites.yaml'));
  expect(found?.problems.map(({ path }) => path)).toEqual(['mou.columns.nosuch', 'mou.parameters.nosuch', 'mou.parameters.home-freshness.maxDays']);
});
