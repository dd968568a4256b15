import type { z } from 'zod';
import { openStore } from '../../store/store.js';
import { UsageError } from '../errors.js';
import { FORMATS, type Format } from '../formats.js';
import type { reportOptionsSchema } from '../options.js';
import { writeReport } from '../write-report.js';

/** `report`: renders a stored result again. */
export async function reportCommand(options: z.infer<typeof reportOptionsSchema>): Promise<number> {
  const format = FORMATS.find((known) => known === options.format);
  if (!format) throw new UsageError(`格式 ${options.format} 尚未提供；可用：${FORMATS.join('、')}`);
  const store = openStore(options.data, (text) => process.stderr.write(`提示：${text}\n`));
  const run = store.readRun(options.run);
  const result = store.readResult(options.run);
  const coverage = Object.fromEntries(
    result.sites.flatMap((site) => {
      const found = store.readCoverage(run.id, site.id);
      return found ? [[site.id, found] as const] : [];
    }),
  );
  const file = await writeReport(
    format satisfies Format,
    result,
    { coverage, profiles: run.profiles, store },
    options.out ?? store.reportFolder(run.id),
  );
  process.stdout.write(`${file}\n`);
  return 0;
}
