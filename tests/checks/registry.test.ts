import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planProblems } from '../../checks/plan.js';
import { CHECKS, findCheck } from '../../checks/registry.js';
import { listProfiles, loadProfile } from '../../config/load.js';
import { packageRoot } from '../../config/root.js';

/** Folders of checks/ are topics, apart from the one with the rules they share. */
const topics = readdirSync(join(packageRoot, 'checks'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'calendar');
/** What several checks of a topic share stands beside them. */
const files = topics
  .flatMap(({ name: topic }) => readdirSync(join(packageRoot, 'checks', topic)).map((name) => `${topic}/${name}`))
  .filter((name) => readFileSync(join(packageRoot, 'checks', name), 'utf8').includes('defineCheck('));
const ids = CHECKS.map(({ id }) => id);

test('the registry is sorted, without duplicates, and holds every check file', () => {
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(CHECKS.map(({ topic, id }) => `${topic}/${id}.ts`).sort()).toEqual(files.sort());
});

test.each(CHECKS.map((check) => [check.id, check] as const))('%s is complete', (id, check) => {
  const thresholds = check.thresholds.parse({});
  expect(check.title).toMatch(/\p{Script=Han}/u);
  expect(check.remedy).toMatch(/\p{Script=Han}/u);
  expect(check.rule(thresholds)).toMatch(/\p{Script=Han}/u);
  expect(check.rule(thresholds)).not.toMatch(/undefined|NaN|\[object/);
  expect(['all', 'ratio']).toContain(check.fold(thresholds).rule);
  expect(check.requires.length).toBeGreaterThan(0);
  expect(() => check.thresholds.parse({ nosuch: 1 })).toThrow();
  expect(existsSync(join(packageRoot, 'tests', 'checks', check.topic, `${id}.test.ts`))).toBe(true);
});

const profiles = listProfiles(null).map((id) => loadProfile(id, null));

test('the bundled profiles', () => {
  expect(profiles.map(({ id }) => id)).toEqual(['gaoxian-2023', 'guyuan-2023', 'litong-2021', 'mudan-2023', 'national', 'xixia-2023']);
});

describe.each(profiles.map((profile) => [profile.id, profile] as const))('profile %s', (_id, profile) => {
  test('asks for known indicators with valid thresholds', () => {
    expect(planProblems([profile])).toEqual([]);
  });

  test('weighs and vetoes only what it asks for', () => {
    const asked = profile.items.flatMap((item) => item.indicators.map(({ id }) => id));
    expect([...Object.keys(profile.weights), ...profile.veto].filter((id) => !asked.includes(id))).toEqual([]);
  });
});

test('the national profile asks for each indicator once', () => {
  const asked = loadProfile('national', null).items.flatMap((item) => item.indicators.map(({ id }) => id));
  expect(asked).toHaveLength(new Set(asked).size);
  expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
});

test('an id that is not registered', () => {
  expect(findCheck('nosuch')).toBeUndefined();
});
