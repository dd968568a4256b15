import { loadOperation } from '../../config/load.js';
import { openStore } from '../../store/store.js';
import { openContext } from '../context.js';
import type { PruneOptions } from '../options.js';
import { prune } from '../prune.js';

/** `prune`: removes runs, web archives and logs that retention lets go; `--dry-run` only says which. */
export async function pruneCommand({ config, data, runs, dryRun, json }: PruneOptions): Promise<number> {
  const note = (text: string): boolean => process.stderr.write(`提示：${text}\n`);
  const { retention } = loadOperation(openContext(config).configFile);
  const pruned = await prune(openStore(data, note), { ...retention, runs: runs ?? retention.runs }, { dryRun, note: () => undefined });
  if (json) {
    process.stdout.write(`${JSON.stringify(pruned, null, 2)}\n`);
    return 0;
  }
  const verb = dryRun ? '将清理' : '已清理';
  const rows: [string, string[]][] = [
    ['检查（只留摘要）', pruned.runs],
    ['检查的网页存档和截图', pruned.archives],
    ['日志', pruned.logs],
  ];
  const lines = rows.filter(([, ids]) => ids.length > 0).map(([what, ids]) => `${verb} ${ids.length} 份${what}：${ids.join('、')}`);
  const size = `${(pruned.bytes / 1024 ** 2).toFixed(1)} MB`;
  process.stdout.write(lines.length === 0 ? '没有需要清理的\n' : `${lines.join('\n')}\n${dryRun ? '可腾出' : '腾出'} ${size}\n`);
  return 0;
}
