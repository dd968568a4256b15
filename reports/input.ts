import type { RunResult } from '../checks/results.js';
import type { Coverage } from '../crawler/facts/coverage.js';

/** What a report says about an indicator beside its result; plain data, so that reports know no check. */
export interface IndicatorInfo {
  title: string;
  topic: string;
  /** Chinese sentence: what is asked, with the thresholds this judgement was made by. */
  rule: (threshold: Readonly<Record<string, unknown>>) => string;
  /** Chinese sentence: how a unit puts it right. */
  remedy: string;
  weight: number;
  veto: boolean;
}

export interface ProfileInfo {
  name: string;
  items: { item: string; duty: string; deadline: string | null; units: string[] }[];
}

export interface ReportInput {
  result: RunResult;
  /** By site id; a site without an entry is reported as "no record of coverage". */
  coverage: Readonly<Record<string, Coverage>>;
  /** By indicator id. */
  indicators: Readonly<Record<string, IndicatorInfo>>;
  /** By profile id (the `ledger` of a ledger result). */
  profiles: Readonly<Record<string, ProfileInfo>>;
}

/** Entry of a record by a key that came from outside; never what every object inherits. */
export const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | null => (Object.hasOwn(record, key) ? (record[key] ?? null) : null);

/** One file of a report; `path` is relative, with forward slashes. */
export interface ReportFile {
  path: string;
  content: string;
}
