import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CHECKS, type RegisteredCheck } from '../checks/registry.js';
import type { RunResult } from '../checks/results.js';
import type { Profile } from '../config/schema.js';
import type { Coverage } from '../crawler/facts/coverage.js';
import { renderCsv } from '../reports/csv.js';
import { renderJson } from '../reports/json.js';
import { type IndicatorInfo, type ProfileInfo, type ReportFile, type ReportInput, renderReport } from '../reports/render.js';
import type { Format } from './formats.js';

/** Renders stored results in one format and writes the files; returns the file to open first. */
export function writeReport(
  format: Format,
  result: RunResult,
  coverage: Record<string, Coverage>,
  profiles: readonly Profile[],
  folder: string,
): string {
  const input: ReportInput = { result, coverage, indicators: indicatorInfo(profiles), profiles: profileInfo(profiles) };
  const files = { html: () => renderReport(input), json: () => renderJson(result), csv: () => renderCsv(result) }[format]();
  for (const file of files) writeFile(folder, file);
  return resolve(folder, files[0]?.path ?? '');
}

function writeFile(folder: string, { path, content }: ReportFile): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, content);
  renameSync(`${file}.tmp`, file);
}

function indicatorInfo(profiles: readonly Profile[]): Record<string, IndicatorInfo> {
  return Object.fromEntries(
    CHECKS.map((check) => {
      const weights = profiles.flatMap((profile) => profile.weights[check.id] ?? []);
      return [
        check.id,
        {
          title: check.title,
          topic: check.topic,
          rule: (threshold) => ruleOf(check, threshold),
          remedy: check.remedy,
          weight: Math.max(...weights, weights.length > 0 ? 0 : 1),
          veto: profiles.some((profile) => profile.veto.includes(check.id)),
        },
      ];
    }),
  );
}

function ruleOf(check: RegisteredCheck, threshold: unknown): string {
  const parsed = check.thresholds.safeParse(threshold);
  return parsed.success ? check.rule(parsed.data) : '';
}

const profileInfo = (profiles: readonly Profile[]): Record<string, ProfileInfo> =>
  Object.fromEntries(
    profiles.map((profile) => [
      profile.id,
      { name: profile.name, items: profile.items.map(({ item, duty, deadline, units }) => ({ item, duty, deadline, units })) },
    ]),
  );
