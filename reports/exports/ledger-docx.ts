import type { SiteResult } from '../../checks/results.js';
import type { RunInput } from '../input.js';
import { safeHref } from '../views/links.js';
import { civilText } from '../views/text.js';
import { LEDGER_COLUMNS, type LedgerRow, type LedgerTable } from './ledger-table.js';
import { officeText } from './text.js';
import { type CellContent, link, run, table, tableNote, tableTitle, textCell, wordFile } from './word.js';

/** Millimetres; together the width of a page across. */
const WIDTHS = [14, 30, 56, 46, 30, 24, 65] as const;

const cells = ({ item, work, content, measure, units, deadline, status, progress, addresses }: LedgerRow): CellContent[] => [
  textCell(item, 'center'),
  textCell(work),
  textCell(content),
  textCell(measure),
  textCell(units),
  textCell(civilText(deadline), 'center'),
  {
    paragraphs: [
      [run(`【${status}】`, true), run(progress)],
      ...addresses.map((address) => (address === safeHref(address) ? link(address, address) : [run(address)])),
    ],
  },
];

/** A ledger filled in, as a table in Word in the form of the source ledgers. */
export const ledgerDocx = (ledger: LedgerTable, site: SiteResult, { result: { run: audit } }: RunInput): Promise<Uint8Array> => {
  const unit = officeText(site.unit, 60);
  return wordFile(`${unit} ${ledger.name}`, audit.finishedAt, [
    {
      across: true,
      children: [
        tableTitle(`${ledger.name}落实情况表`),
        tableNote(`填报单位：${unit}　　检查基准日：${civilText(audit.asOf)}　　检查编号：${officeText(audit.id, 60)}`),
        table({
          columns: LEDGER_COLUMNS.map((heading, at) => ({ heading, width: WIDTHS[at] ?? 0 })),
          rows: ledger.rows.map(cells),
        }),
      ],
    },
  ]);
};
