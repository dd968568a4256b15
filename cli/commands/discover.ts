import { stringify } from 'yaml';
import type { z } from 'zod';
import { chooseColumns } from '../../crawler/frontier/choose-columns.js';
import { sameSite } from '../../crawler/frontier/scope.js';
import { exploreStructure } from '../../crawler/frontier/structure.js';
import { Visitor } from '../../crawler/visit.js';
import { openContext, siteFromUrl } from '../context.js';
import { fetcherFactory } from '../fetchers.js';
import { identify } from '../identify.js';
import type { discoverOptionsSchema } from '../options.js';
import { table } from '../output.js';

const MAX_PAGES = 400;

/** `discover URL`: prints the columns found and a site entry for a person to confirm. */
export async function discoverCommand(address: string, options: z.infer<typeof discoverOptionsSchema>): Promise<number> {
  const { taxonomy } = openContext(undefined);
  const site = siteFromUrl(address);
  const fetchers = await fetcherFactory(options, (text) => process.stderr.write(`提示：${text}\n`));
  const fetcher = fetchers.forOptions({ allowPrivate: options.allowPrivate, ...(options.rate ? { ratePerSecond: options.rate } : {}) });
  try {
    const inScope = sameSite(site.baseUrl);
    const visitor = new Visitor(fetcher, { records: [], append: () => undefined }, { maxPages: MAX_PAGES, isOver: () => false, inScope });
    const structure = await exploreStructure(visitor, site.baseUrl, taxonomy, inScope);
    const chosen = chooseColumns(structure.candidates, taxonomy, {});
    const missing = taxonomy.columns.filter(({ id }) => !chosen.some((column) => column.id === id));
    const { portal } = identify(site, structure.home);
    if (options.json) {
      const output = {
        site: portal,
        columns: chosen,
        missing: missing.map(({ id, name }) => ({ id, name })),
        siteMapRead: structure.complete,
        gaps: structure.gaps,
      };
      process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
    } else if (structure.home.page) {
      const best = new Map(chosen.toReversed().map((column) => [column.id, column.url]));
      const columns = Object.fromEntries(taxonomy.columns.flatMap(({ id }) => (best.has(id) ? [[id, best.get(id)]] : [])));
      const entry = { sites: [{ id: portal.id, name: portal.name, level: portal.level, baseUrl: portal.baseUrl, profiles: ['national'], columns }] };
      const rows = chosen.map((column) => [column.id, `${Math.round(column.confidence * 100)}%`, column.path.join(' > '), column.url]);
      process.stdout.write(`${table([['栏目标识', '把握', '位置', '网址'], ...rows])}\n\n`);
      process.stdout.write(`没有找到：${missing.map((column) => column.name).join('、') || '无'}\n`);
      process.stdout.write(`\n# 请核对后写入 config/sites.yaml；不确定的栏目可以删去，由程序自动发现\n${stringify(entry)}`);
    }
    for (const gap of structure.gaps) process.stderr.write(`提示：${gap.message}${gap.url ? ` ${gap.url}` : ''}\n`);
    return structure.home.page ? 0 : 3;
  } finally {
    await fetcher.close();
  }
}
