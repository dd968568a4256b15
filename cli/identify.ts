import type { Site } from '../config/schema.js';
import type { PageRecord } from '../crawler/facts/record.js';
import type { Portal } from '../crawler/facts/site.js';
import { levelFromName } from './context.js';

/** A site given by its address alone takes name and level from its home page; a listed site is what its entry says. */
export function identify(site: Site, home: PageRecord | null): { portal: Portal; notes: string[] } {
  const listed: Portal = { id: site.id, name: site.name, unit: site.unit ?? site.name, level: site.level, baseUrl: site.baseUrl };
  const adHoc = site.name === new URL(site.baseUrl).host;
  const name = home?.page?.siteName;
  if (!adHoc || !name) return { portal: listed, notes: adHoc ? ['单位层级不知道，按县级政府检查；如不符，请在 sites.yaml 中写明 level'] : [] };
  const level = levelFromName(name);
  const note = level
    ? `按网站名称“${name}”识别层级为 ${level}；如不符，请在 sites.yaml 中写明`
    : `从网站名称“${name}”看不出层级，按县级政府检查；如不符，请在 sites.yaml 中写明 level`;
  return { portal: { ...listed, name, unit: name, level: level ?? site.level }, notes: [note] };
}
