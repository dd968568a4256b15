import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigError, type Problem } from './errors.js';
import { parseYaml, yamlLine } from './parse.js';
import { packageRoot } from './root.js';
import {
  type CalendarYear,
  calendarYearSchema,
  type Operation,
  operationSchema,
  type Profile,
  profileSchema,
  type Site,
  siteListSchema,
  type Taxonomy,
  type Topics,
  taxonomySchema,
  topicsSchema,
  type Wording,
  wordingSchema,
} from './schema.js';

/** Reads a UTF-8 text file. @throws ConfigError when it is not there, may not be read, or is in another encoding. */
function readText(file: string, mend: string): string {
  const refuse = (message: string, cause: unknown): never => {
    throw new ConfigError(file, [{ line: null, path: '', message }], { cause });
  };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('文件不是 UTF-8 编码。请用记事本等编辑器另存为 UTF-8', cause);
    const denied = cause instanceof Error && 'code' in cause && (cause.code === 'EACCES' || cause.code === 'EPERM');
    return refuse(denied ? '没有读取这个文件的权限' : `文件读不到。${mend}`, cause);
  }
}

export const DEFAULT_SITES_FILE = join('config', 'sites.yaml');

const loadSiteList = (file: string) => parseYaml(readText(file, '请写好站点清单，格式见 README 的“检查真实网站”'), file, siteListSchema);

/** Schedule, notification and retention of a site list; the defaults without one. */
export function loadOperation(file: string | null): Operation {
  if (file === null) return operationSchema.parse({});
  const { schedule, notify, retention } = loadSiteList(file);
  return { schedule, notify, retention };
}

export function loadSites(file: string): Site[] {
  const { sites } = loadSiteList(file);
  const folder = dirname(resolve(file));
  return sites.map((site) => (site.evidenceDir ? { ...site, evidenceDir: resolve(folder, site.evidenceDir) } : site));
}

/** Folders that hold profiles: the office's own beside its site list, then those of the package. */
const profileFolders = (configFolder: string | null): string[] => [
  ...(configFolder ? [join(configFolder, 'profiles')] : []),
  join(packageRoot, 'seeds'),
];

/** The file a profile is read from; null when there is none of that name. */
const profileFile = (id: string, configFolder: string | null): string | null =>
  profileFolders(configFolder)
    .map((folder) => join(folder, `${id}.yaml`))
    .find(existsSync) ?? null;

/** What one profile must fulfil beside its shape: its file's name, items that differ, and deadlines of its time. */
const profileOf = (id: string) =>
  profileSchema.superRefine((profile, context) => {
    const refuse = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
    if (profile.id !== id) refuse(['id'], `方案标识 ${profile.id} 与文件名 ${id}.yaml 不一致，请改成相同`);
    const seen = new Map<string, number>();
    profile.items.forEach(({ item, levels, deadline }, index) => {
      const first = seen.get(item);
      if (first !== undefined) refuse(['items', index, 'item'], `条目编号 ${item} 重复（第 ${first + 1} 个条目已用）`);
      else seen.set(item, index);
      if (levels?.length === 0) refuse(['items', index, 'levels'], '没有写适用的层级；适用全部层级的请删去 levels');
      const year = Number(deadline?.slice(0, 4) ?? profile.year);
      if (profile.year !== null && (year < profile.year || year > profile.year + 1))
        refuse(['items', index, 'deadline'], `时限 ${deadline} 不在台账年度 ${profile.year} 年或次年`);
    });
  });

/** @throws ConfigError with the line of each problem, or naming the known profiles when there is none of that id */
export function loadProfile(id: string, configFolder: string | null): Profile {
  const file = profileFile(id, configFolder);
  if (file !== null) return parseYaml(readText(file, ''), file, profileOf(id));
  const known = listProfiles(configFolder);
  throw new ConfigError(null, [{ line: null, path: '', message: `没有指标方案 ${id}；可用：${known.join('、')}` }]);
}

/** Problems of a profile that only show when it is set against the indicators, with the lines of its file. */
export function profileError(id: string, configFolder: string | null, problems: readonly { path: PropertyKey[]; message: string }[]): ConfigError {
  const file = profileFile(id, configFolder);
  const text = file === null ? '' : readText(file, '');
  return new ConfigError(
    file,
    problems.map(({ path, message }): Problem => ({ line: file === null ? null : yamlLine(text, path), path: path.map(String).join('.'), message })),
  );
}

export function listProfiles(configFolder: string | null): string[] {
  const names = profileFolders(configFolder)
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.yaml')));
  return [...new Set(names.map((name) => name.slice(0, -'.yaml'.length)))].sort();
}

export function loadTaxonomy(): Taxonomy {
  const file = join(packageRoot, 'config', 'taxonomy', 'columns.yaml');
  return parseYaml(readText(file, '安装不完整，请重新安装'), file, taxonomySchema);
}

/** Topics of the package; an office's own `topics.yaml` beside its site list adds to them and wins by id. */
export function loadTopics(configFolder: string | null): Topics {
  const bundled = join(packageRoot, 'config', 'taxonomy', 'topics.yaml');
  const own = configFolder === null ? null : join(configFolder, 'topics.yaml');
  const files = own !== null && existsSync(own) ? [bundled, own] : [bundled];
  const topics = files.flatMap((file) => parseYaml(readText(file, '安装不完整，请重新安装'), file, topicsSchema));
  return [...new Map(topics.map((topic) => [topic.id, topic])).values()];
}

/** Words that should not be published: those of the package, and those of an office's own `wording.yaml` beside its site list. */
export function loadWording(configFolder: string | null): Wording {
  const bundled = join(packageRoot, 'config', 'wording.yaml');
  const own = configFolder === null ? null : join(configFolder, 'wording.yaml');
  const files = own !== null && own !== bundled && existsSync(own) ? [bundled, own] : [bundled];
  return files.flatMap((file) => parseYaml(readText(file, '安装不完整，请重新安装'), file, wordingSchema));
}

/** All calendar years known: those of the package, then the office's own (which win). Sorted by year. */
export function loadCalendarYears(configFolder: string | null): CalendarYear[] {
  const folders = [join(packageRoot, 'config', 'calendar'), ...(configFolder ? [join(configFolder, 'calendar')] : [])];
  const years = new Map<number, CalendarYear>();
  for (const folder of new Set(folders.map((name) => resolve(name)))) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder).sort()) {
      if (!/^\d{4}\.(json|ya?ml)$/.test(name)) continue;
      const file = join(folder, name);
      const year = parseYaml(readText(file, ''), file, calendarYearSchema);
      if (!name.startsWith(`${year.year}.`))
        throw new ConfigError(file, [{ line: null, path: 'year', message: `文件名应是 ${year.year}.json，请改文件名或 year` }]);
      years.set(year.year, year);
    }
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}
