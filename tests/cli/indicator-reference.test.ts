import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECKS } from '../../checks/registry.js';
import { indicatorReference } from '../../cli/indicator-reference.js';
import { listProfiles, loadProfile, loadTaxonomy, loadTopics } from '../../config/load.js';
import { packageRoot } from '../../config/root.js';

const profiles = listProfiles(null).map((id) => loadProfile(id, null));
const page = indicatorReference({ profiles, taxonomy: loadTaxonomy(), topics: loadTopics(null) });

test('the reference page is that of the code and the bundled profiles (npm run indicators)', () => {
  expect(readFileSync(join(packageRoot, 'docs', 'indicators.md'), 'utf8')).toBe(page);
});

test.each(CHECKS.map((check) => [check.id, check] as const))('%s is described in full', (id, check) => {
  const section = page.split(`<a id="${id}"></a>`)[1]?.split('<a id=')[0] ?? '';
  for (const label of ['要求', '判定', '适用', '证据', '台账', '改正', '参数']) expect(section).toMatch(new RegExp(`\\*\\*${label}\\*\\*.`, 's'));
  expect(section).toContain(check.remedy);
  expect(section).not.toMatch(/undefined|NaN|\[object/);
});

test('defaults, choices, ledger items and vetoes are told', () => {
  const section = (id: string): string => page.split(`<a id="${id}"></a>`)[1]?.split('<a id=')[0] ?? '';
  expect(section('interpretation-timeliness')).toContain('`workingDays`：默认 `3`');
  expect(section('solicitation-feedback-timeliness')).toContain('可选 `after-decision`、`after-close`');
  expect(section('interpretation-timeliness')).toMatch(/固原市2023年政务公开工作要点台账 第 [^；]*19/);
  expect(section('home-freshness')).toContain('（一票否决）');
});

test('every link within the page leads somewhere', () => {
  const targets = [...page.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1] ?? '');
  expect(targets.length).toBeGreaterThan(CHECKS.length);
  for (const target of targets) expect(page.includes(`<a id="${target}"></a>`) || page.includes(`## ${target}\n`)).toBe(true);
});
