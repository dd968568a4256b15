import { dirname, resolve } from 'node:path';
import { planProblems } from '../checks/plan.js';
import { CHECKS } from '../checks/registry.js';
import { ConfigError, type Problem } from '../config/errors.js';
import { profileError } from '../config/load.js';
import type { Profile, Site } from '../config/schema.js';
import type { Context } from './context.js';
import { UsageError } from './errors.js';

/**
 * The profiles the sites ask for, after everything a site entry refers to was found.
 * @throws ConfigError listing all that is wrong with the first profile that is, else with the site list
 */
export function checkedProfiles(context: Context, sites: readonly Site[]): Profile[] {
  const profiles = [...new Set(sites.flatMap((site) => site.profiles))].sort().map((id) => context.profile(id));
  const folder = context.configFile === null ? null : dirname(resolve(context.configFile));
  for (const profile of profiles) {
    const own = planProblems([profile]);
    if (own.length > 0) throw profileError(profile.id, folder, own);
  }
  const problems = sites.flatMap((site) => siteProblems(site, profiles, context));
  if (problems.length > 0) throw new ConfigError(context.configFile, problems);
  return profiles;
}

function siteProblems(site: Site, profiles: readonly Profile[], { taxonomy }: Context): Problem[] {
  const known = taxonomy.columns.map(({ id, name }) => `${id}（${name}）`).join('、');
  const unknownColumns = Object.keys(site.columns).filter((id) => !taxonomy.columns.some((column) => column.id === id));
  const asked = profiles.filter(({ id }) => site.profiles.includes(id));
  const problems = [
    ...unknownColumns.map((id) => ({ path: ['columns', id], message: `没有这个栏目标识；可用：${known}` })),
    ...planProblems(asked, site.parameters),
  ].map(({ path, message }) => ({ line: null, path: [site.id, ...path].map(String).join('.'), message }));
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
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
