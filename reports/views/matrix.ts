import type { SiteResult } from '../../checks/results.js';
import type { ReportInput } from '../input.js';
import { indicatorAnchor, pageName } from './frame.js';
import { type StatusView, statusView } from './status.js';
import { plain } from './text.js';
import { groupByTopic, indicatorInfo } from './topics.js';

/** Columns that stay legible side by side on a screen and on paper; more go into a further block. */
const MAX_COLUMNS = 16;

interface Column {
  id: string;
  title: string;
  topic: string;
}

export interface MatrixCell {
  /** Null: the indicator is not asked of this unit. */
  status: StatusView | null;
  href: string;
  /** Unit, indicator and status in words, for those who cannot see the table. */
  label: string;
}

/** A part of the table of unit × indicator. */
export interface MatrixBlock {
  topics: { label: string; span: number }[];
  columns: { title: string }[];
  rows: { unit: string; href: string; cells: MatrixCell[] }[];
}

const columnsOf = (input: ReportInput): Column[] => {
  const known = new Map<string, Column>();
  for (const site of input.result.sites)
    for (const indicator of site.indicators) {
      const { title, topic } = indicatorInfo(indicator, input);
      if (!known.has(indicator.id)) known.set(indicator.id, { id: indicator.id, title, topic });
    }
  return [...known.values()];
};

/** Packs topics into blocks; a topic is only torn when it alone is too wide. */
const blocksOf = (columns: readonly Column[]): Column[][] => {
  const blocks: Column[][] = [];
  for (const { items } of groupByTopic(columns, (column) => column.topic)) {
    const last = blocks.at(-1);
    if (last && last.length + items.length <= MAX_COLUMNS) last.push(...items);
    else for (let at = 0; at < items.length; at += MAX_COLUMNS) blocks.push(items.slice(at, at + MAX_COLUMNS));
  }
  return blocks;
};

/** `sites` gives the order of the rows. */
export const matrixBlocks = (sites: readonly SiteResult[], input: ReportInput): MatrixBlock[] =>
  blocksOf(columnsOf(input)).map((columns) => ({
    topics: groupByTopic(columns, (column) => column.topic).map(({ label, items }) => ({ label, span: items.length })),
    columns: columns.map(({ title }) => ({ title })),
    rows: sites.map((site) => {
      const unit = plain(site.unit, 40);
      const href = `sites/${pageName(site, input.result.sites)}`;
      const cells = columns.map((column) => {
        const found = site.indicators.find((indicator) => indicator.id === column.id);
        const status = found ? statusView(found.status) : null;
        return { status, href: `${href}#${indicatorAnchor(column.id)}`, label: `${unit}，${column.title}：${status?.label ?? '未列入检查'}` };
      });
      return { unit, href, cells };
    }),
  }));
