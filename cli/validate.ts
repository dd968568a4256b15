import { planProblems } from '../checks/plan.js';
import { CHECKS } from '../checks/registry.js';
import { ConfigError, type Problem } from '../config/errors.js';
import type { Profile, Site } from '../config/schema.js';
import type { Context } from './context.js';
import { UsageError } from './errors.js';

const problem = (path: string, message: string): Problem => ({ line: null, path, message });

/** The profiles the sites ask for, after everything a site entry refers to was found. @throws ConfigError listing all that is wrong */
export function checkedProfiles(context: Context, sites: readonly Site[]): Profile[] {
  const profiles = [...new Set(sites.flatMap((site) => site.profiles))].sort().map((id) => context.profile(id));
  const known = context.taxonomy.columns.map(({ id, name }) => `${id}（${name}）`).join('、');
  const problems = sites.flatMap((site) => [
    ...Object.keys(site.columns)
      .filter((id) => !context.taxonomy.columns.some((column) => column.id === id))
      .map((id) => problem(`${site.id}.columns.${id}`, `没有这个栏目标识；可用：${known}`)),
    ...planProblems(
      profiles.filter(({ id }) => site.profiles.includes(id)),
      site.parameters,
    ).map((message) => problem(site.id, message)),
  ]);
  if (problems.length > 0) throw new ConfigError(context.configFile, problems);
  return profiles;
}

/** @throws UsageError for an id no check has */
export function checkedIndicators(asked: readonly string[]): string[] | null {
  const unknown = asked.filter((id) => !CHECKS.some((check) => check.id === id));
  if (unknown.length > 0) throw new UsageError(`没有指标 ${unknown.join('、')}；可用：${CHECKS.map((check) => check.id).join('、')}`);
  return asked.length > 0 ? [...asked] : null;
}

/** @throws UsageError when the reference date lies after `last`, the day whose state is known */
export function checkedAsOf(asOf: string | undefined, last: string, why: string): string {
  if (asOf !== undefined && asOf > last)
    throw new UsageError(`检查基准日 ${asOf} 晚于${why} ${last}，那时的情况还不知道。请改用 ${last} 或更早的日期`);
  return asOf ?? last;
}
