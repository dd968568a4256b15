import { stringify } from 'yaml';
import type { z } from 'zod';
import type { Taxonomy } from '../../config/schema.js';
import type { PageRecord } from '../../crawler/facts/record.js';
import type { Portal } from '../../crawler/facts/site.js';
import { type ChosenColumn, chooseColumns } from '../../crawler/frontier/choose-columns.js';
import { openPage } from '../../crawler/frontier/open-page.js';
import { sameSite } from '../../crawler/frontier/scope.js';
import { exploreStructure } from '../../crawler/frontier/structure.js';
import { Visitor } from '../../crawler/visit.js';
import { openContext, siteFromUrl } from '../context.js';
import { fetcherFactory } from '../fetchers.js';
import { identify } from '../identify.js';
import type { discoverOptionsSchema } from '../options.js';
import { table } from '../output.js';
import { causeOf } from '../why-unread.js';

const MAX_PAGES = 400;

interface Found extends ChosenColumn {
  /** Null when the column opens, else why not. */
  trouble: string | null;
}

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
    if (!structure.home.page) {
      process.stderr.write(`${site.baseUrl} 打不开：${causeOf(structure.home.failure?.code ?? null)}\n`);
      return 3;
    }
    const found = await Promise.all(chooseColumns(structure.candidates, taxonomy, {}).map((column) => tried(visitor, column)));
    const missing = taxonomy.columns.filter(({ id }) => !found.some((column) => column.id === id)).map(({ id, name }) => ({ id, name }));
    const { portal } = identify(site, structure.home);
    const output = { site: portal, columns: found, missing, siteMapRead: structure.complete, gaps: structure.gaps };
    process.stdout.write(options.json ? `${JSON.stringify(output, null, 2)}\n` : describe(portal, found, missing, taxonomy));
    for (const gap of structure.gaps) process.stderr.write(`提示：${gap.message}${gap.url ? ` ${gap.url}` : ''}\n`);
    return 0;
  } finally {
    await fetcher.close();
  }
}

async function tried(visitor: Visitor, column: ChosenColumn): Promise<Found> {
  if (!column.internal) return { ...column, trouble: '在站外，没有打开' };
  const { page, failure }: PageRecord = await openPage(visitor, column.url, 'column');
  const status = failure?.status ? `（${failure.status}）` : '';
  return { ...column, trouble: page ? null : `打不开：${causeOf(failure?.code ?? null)}${status}` };
}

function describe(portal: Portal, found: readonly Found[], missing: readonly { name: string }[], taxonomy: Taxonomy): string {
  const nameOf = new Map(taxonomy.columns.map(({ id, name }) => [id, name]));
  const rows = found.map((column) => [
    nameOf.get(column.id) ?? '',
    column.id,
    `${Math.round(column.confidence * 100)}%`,
    column.trouble ?? '可以打开',
    column.path.join(' > '),
    column.url,
  ]);
  const entry = { sites: [{ id: portal.id, name: portal.name, level: portal.level, baseUrl: portal.baseUrl, profiles: ['national'] }] };
  const suggested = [
    ...new Map(
      found
        .filter((column) => column.trouble === null)
        .toReversed()
        .map((column) => [column.id, column.url]),
    ),
  ];
  return [
    table([['栏目', '栏目标识', '把握', '状态', '位置', '网址'], ...rows]),
    `\n没有找到：${missing.map((column) => column.name).join('、') || '无'}`,
    '\n# 请核对名称和层级后写入 config/sites.yaml。检查时会自动找到上面的栏目；',
    '# 只有认错的才需要写明网址：去掉那一行前面的 #，改成正确的网址',
    `${stringify(entry).trimEnd()}`,
    '    # columns:',
    ...suggested.map(([id, url]) => `    #   ${id}: ${url}`),
    '',
  ].join('\n');
}
