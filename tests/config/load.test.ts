import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from '../../config/errors.js';
import { listProfiles, loadCalendarYears, loadProfile, loadSites, loadTaxonomy } from '../../config/load.js';
import { tempFolder } from '../temp.js';

const siteFile = (text: string): string => {
  const file = join(tempFolder(), 'sites.yaml');
  writeFileSync(file, text);
  return file;
};

const failure = (run: () => unknown): ConfigError => {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('expected a ConfigError');
};

test('a site list gets its defaults and an absolute evidence folder', () => {
  const file = siteFile(
    'sites:\n  - { id: a-1, name: 甲县人民政府, level: county, baseUrl: "https://www.example.gov.cn/", evidenceDir: ./evidence/a }\n',
  );
  expect(loadSites(file)).toEqual([
    {
      id: 'a-1',
      name: '甲县人民政府',
      level: 'county',
      baseUrl: 'https://www.example.gov.cn/',
      profiles: ['national'],
      columns: {},
      crawl: {},
      parameters: {},
      evidenceDir: join(file, '..', 'evidence/a'),
    },
  ]);
});

test.each([
  ['unknown key', 'sites:\n  - id: a\n    name: 甲\n    level: county\n    baseUrl: https://a.gov.cn/\n    colums: {}\n', 2, 'colums'],
  ['unknown level', 'sites:\n  - id: a\n    name: 甲\n    level: village\n    baseUrl: https://a.gov.cn/\n', 4, 'sites.0.level'],
  ['address without scheme', 'sites:\n  - id: a\n    name: 甲\n    level: county\n    baseUrl: www.a.gov.cn\n', 5, 'baseUrl'],
  ['id with a slash', 'sites:\n  - id: a/b\n    name: 甲\n    level: county\n    baseUrl: https://a.gov.cn/\n', 2, 'sites.0.id'],
  [
    'same id twice',
    'sites:\n  - { id: a, name: 甲, level: county, baseUrl: "https://a.gov.cn/" }\n  - { id: A, name: 乙, level: county, baseUrl: "https://b.gov.cn/" }\n',
    3,
    '重复',
  ],
  ['broken YAML', 'sites:\n  - id: [a\n', 3, 'YAML'],
  ['empty list', 'sites: []\n', 1, '至少写一个站点'],
])('%s is reported with file, line and place', (_case, text, line, words) => {
  const file = siteFile(text);
  const error = failure(() => loadSites(file));
  expect(error.file).toBe(file);
  expect(error.message).toContain(file);
  expect(error.message).toContain(words);
  expect(error.problems[0]?.line).toBe(line);
});

test('a missing site list says what to do', () => {
  expect(failure(() => loadSites('/nowhere/sites.yaml')).message).toContain('README');
});

test('an unknown profile names the known ones', () => {
  expect(failure(() => loadProfile('atlantis-2023', null)).message).toContain('national');
});

test("an office's own profile folder is read first and its mistakes are named", () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'profiles'));
  writeFileSync(
    join(folder, 'profiles', 'ours.yaml'),
    'id: ours\nname: 本地\nyear: 2024\nsource: 本地台账\nitems:\n  - { item: "1", duty: 首页更新, basis: site, indicators: [{ id: home-freshness }] }\n',
  );
  expect(loadProfile('ours', folder).items[0]?.deadline).toBeNull();
  expect(listProfiles(folder)).toContain('ours');
  writeFileSync(
    join(folder, 'profiles', 'theirs.yaml'),
    'id: other\nname: 本地\nyear: 2024\nsource: s\nitems:\n  - { item: "1", duty: d, basis: site, indicators: [{ id: x }] }\n',
  );
  expect(failure(() => loadProfile('theirs', folder)).message).toContain('不一致');
});

const PROFILE_HEAD = 'id: ours\nname: 本地\nyear: 2024\nsource: 本地台账\nitems:\n';
const profileItem = (item: string, rest = ''): string =>
  `  - item: "${item}"\n    duty: 首页更新\n    basis: site\n${rest}    indicators: [{ id: home-freshness }]\n`;

test.each([
  ['same item twice', profileItem('1') + profileItem('2') + profileItem('1'), 14, '条目编号 1 重复'],
  ['a day that does not exist', profileItem('1', '    deadline: 2024-02-30\n'), 9, '没有这一天'],
  ['a deadline of another time', profileItem('1', '    deadline: 2033-11-30\n'), 9, '不在台账年度'],
  ['no level at all', profileItem('1', '    levels: []\n'), 9, '适用的层级'],
  ['an unknown basis', profileItem('1').replace('basis: site', 'basis: web'), 8, 'basis'],
])('a profile with %s is reported with file and line', (_case, items, line, words) => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'profiles'));
  const file = join(folder, 'profiles', 'ours.yaml');
  writeFileSync(file, PROFILE_HEAD + items);
  const error = failure(() => loadProfile('ours', folder));
  expect(error.file).toBe(file);
  expect(error.problems).toMatchObject([{ line }]);
  expect(error.message).toContain(words);
});

test('a deadline early in the next year belongs to the ledger', () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'profiles'));
  writeFileSync(join(folder, 'profiles', 'ours.yaml'), PROFILE_HEAD + profileItem('1', '    deadline: 2025-01-31\n'));
  expect(loadProfile('ours', folder).items[0]?.deadline).toBe('2025-01-31');
});

test('the office can add a calendar year, and the bundled ones are contiguous', () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'calendar'));
  const bundled = loadCalendarYears(null).map((year) => year.year);
  expect(bundled).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  writeFileSync(join(folder, 'calendar', '2027.json'), JSON.stringify({ year: 2027, source: '放假通知', holidays: ['2027-01-01'], workdays: [] }));
  expect(loadCalendarYears(folder).at(-1)?.year).toBe(2027);
  writeFileSync(join(folder, 'calendar', '2028.json'), JSON.stringify({ year: 2028, source: '放假通知', holidays: ['2028-02-30'], workdays: [] }));
  expect(failure(() => loadCalendarYears(folder)).message).toContain('没有这一天');
});

test('the bundled taxonomy is valid, its ids unique and its parents known', () => {
  const { columns } = loadTaxonomy();
  const ids = columns.map((column) => column.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const column of columns) for (const parent of column.parents) expect(ids).toContain(parent);
});
