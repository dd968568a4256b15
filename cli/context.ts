import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createCalendar, type WorkCalendar } from '../checks/calendar/working-days.js';
import { ConfigError } from '../config/errors.js';
import { DEFAULT_SITES_FILE, loadCalendarYears, loadProfile, loadSites, loadTaxonomy, loadTopics, loadWording } from '../config/load.js';
import { httpUrl, type Level, type Profile, type Site, siteSchema, type Taxonomy, type Topics, type Wording } from '../config/schema.js';
import { UsageError } from './errors.js';

/** What every command works with: read once, validated, passed on as values. */
export interface Context {
  configFile: string | null;
  taxonomy: Taxonomy;
  calendar: WorkCalendar;
  topics: Topics;
  wording: Wording;
  /** @throws ConfigError for an unknown id. */
  profile(id: string): Profile;
}

/** @param configFile as given by the user, or undefined for `config/sites.yaml` when it is there. */
export function openContext(configFile: string | undefined): Context {
  const file = configFile ?? (existsSync(DEFAULT_SITES_FILE) ? DEFAULT_SITES_FILE : null);
  // Profiles of one's own lie beside the site list, or where it would be.
  const folder = dirname(resolve(file ?? DEFAULT_SITES_FILE));
  const profiles = new Map<string, Profile>();
  return {
    configFile: file,
    taxonomy: loadTaxonomy(),
    calendar: createCalendar(loadCalendarYears(folder)),
    topics: loadTopics(folder),
    wording: loadWording(folder),
    profile: (id) => {
      const profile = profiles.get(id) ?? loadProfile(id, folder);
      profiles.set(id, profile);
      return profile;
    },
  };
}

/** Today in Asia/Shanghai. */
export const today = (now: Date = new Date()): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);

/**
 * The sites asked for by id or address; all of the site list when none is named.
 * @throws UsageError, ConfigError
 */
export function selectSites(context: Context, asked: readonly string[]): Site[] {
  const addresses = asked.filter((name) => /^https?:/i.test(name));
  const ids = asked.filter((name) => !addresses.includes(name));
  const adHoc = addresses.map(siteFromUrl);
  if (ids.length === 0 && adHoc.length > 0) return adHoc;
  if (context.configFile === null)
    throw new UsageError('没有站点清单。请建立 config/sites.yaml（格式见 README），或用 --config 指定文件，或用 --site 直接给网址');
  const listed = loadSites(context.configFile);
  if (asked.length === 0) return listed;
  const named = ids.map((id) => {
    const site = listed.find((candidate) => candidate.id === id);
    if (!site)
      throw new ConfigError(context.configFile, [
        { line: null, path: 'sites', message: `没有标识为 ${id} 的站点；已有：${listed.map((one) => one.id).join('、')}` },
      ]);
    return site;
  });
  return [...named, ...adHoc];
}

/** A site known by its address alone. The level is guessed when the site's name is known; see `levelFromName`. */
export function siteFromUrl(address: string): Site {
  const parsed = httpUrl.safeParse(address);
  if (!parsed.success) throw new UsageError(`网址 ${address} 有误：${parsed.error.issues[0]?.message ?? ''}。例：https://www.example.gov.cn/`);
  const url = new URL(parsed.data);
  const id = url.host.replace(/[^a-z0-9]+/gi, '-').replace(/^-+|-+$/g, '');
  return siteSchema.parse({ id, name: url.host, level: 'county', baseUrl: url.href });
}

const LEVEL_BY_NAME: readonly (readonly [RegExp, Level])[] = [
  [/(局|(?<!管理)委员会|厅|办公室|中心|部|署|院)(门户)?(网站|网|官网)?$/u, 'department'],
  [/(乡|镇|街道)(人民政府|办事处)/u, 'town'],
  [/(县|区|旗)(人民政府|政府|(党工委)?(管委会|管理委员会))|自治县|(县|区|旗)$/u, 'county'],
  [/(省|自治区)(人民政府|政府)?$/u, 'province'],
  [/(市|州|盟|地区)(人民政府|政府)/u, 'city'],
];

/** Level told by the name of a site or unit; null when the name does not tell. */
export function levelFromName(name: string): Level | null {
  const plain = name.replace(/(政府)?(门户)?网站$|中国政府网$/u, '');
  return LEVEL_BY_NAME.find(([form]) => form.test(plain))?.[1] ?? null;
}
