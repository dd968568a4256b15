import type { RunResult } from '../../checks/results.js';
import type { Coverage } from '../../crawler/facts/coverage.js';
import { pageName } from '../../reports/views/frame.js';
import { openStore, type Store } from '../../store/store.js';
import { UsageError } from '../errors.js';
import { type Format, isTextFormat } from '../formats.js';
import type { ReportOptions } from '../options.js';
import { chosenSites, writeLedgers, writeNotices } from '../write-exports.js';
import { writePdfs } from '../write-pdf.js';
import { writeReport } from '../write-report.js';

/** `report`: renders a stored result again, as pages, as data, as office files or on paper. Prints what it wrote. */
export async function reportCommand(options: ReportOptions): Promise<number> {
  const store = openStore(options.data, (text) => process.stderr.write(`提示：${text}\n`));
  for (const file of await written(store, options)) process.stdout.write(`${file}\n`);
  return 0;
}

async function written(store: Store, options: ReportOptions): Promise<string[]> {
  const { run, format, site, deadline } = options;
  const chosen = { site, out: options.out ?? null };
  // Ledgers and notices are files of one unit each; the others would replace those of all units.
  if (site.length > 0 && options.out === undefined && format !== 'docx' && format !== 'xlsx')
    throw new UsageError('只写部分站点时，请用 --out 另指一个文件夹，以免覆盖整份报告');
  if (isTextFormat(format)) return [await writeText(store, format, options)];
  if (format === 'xlsx') return writeLedgers(store, run, format, chosen);
  if (format === 'docx') return [...(await writeLedgers(store, run, format, chosen)), ...(await writeNotices(store, run, deadline ?? null, chosen))];
  return pdfs(store, options);
}

/** The result with only the sites asked for. */
function chosenResult(store: Store, { run, site }: ReportOptions): RunResult {
  const result = store.readResult(run);
  return { ...result, sites: chosenSites(result.sites, site) };
}

function writeText(store: Store, format: Format, options: ReportOptions): Promise<string> {
  const run = store.readRun(options.run);
  const result = chosenResult(store, options);
  const coverage: Record<string, Coverage> = {};
  for (const { id } of result.sites) {
    const found = store.readCoverage(run.id, id);
    if (found) coverage[id] = found;
  }
  return writeReport(format, result, { coverage, profiles: run.profiles, store }, options.out ?? store.reportFolder(run.id));
}

/** The pages are written first: what is printed is today's report. */
async function pdfs(store: Store, options: ReportOptions): Promise<string[]> {
  await writeText(store, 'html', options);
  const { sites } = chosenResult(store, options);
  const units = sites.map(({ id }, at) => `sites/${pageName(id, at + 1)}`);
  return writePdfs(options.out ?? store.reportFolder(options.run), ['index.html', ...units], options.browser ?? null);
}
