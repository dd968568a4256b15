import type { z } from 'zod';
import { type Verification, verifyRun } from '../../store/manifest.js';
import { openStore } from '../../store/store.js';
import { UsageError } from '../errors.js';
import type { verifyOptionsSchema } from '../options.js';

const SHOWN = 50;
const DIFFERENT = 2;

/** `verify RUN`: whether the stored files of a run are as they were when it was finished. @returns exit status 0, or 2 when they are not */
export async function verifyCommand(id: string, options: z.infer<typeof verifyOptionsSchema>): Promise<number> {
  const store = openStore(options.data, (text) => process.stderr.write(`提示：${text}\n`));
  const run = store.readRun(id);
  const found = await verifyRun(store.runFolder(id));
  if (!found)
    throw new UsageError(
      run.finishedAt === null
        ? `检查 ${id} 还没有做完，没有文件清单。用 audit --resume 接着做`
        : `检查 ${id} 没有文件清单（manifest.json），不能核对：它由旧版本完成，或结果已按保留设置清理，或清单被删除`,
    );
  process.stdout.write(options.json ? `${JSON.stringify({ run: id, ...found }, null, 2)}\n` : `${report(id, found)}\n`);
  return isSound(found) ? 0 : DIFFERENT;
}

const isSound = ({ changed, missing, added }: Verification): boolean => changed.length + missing.length + added.length === 0;

function report(id: string, found: Verification): string {
  const { sound, bytes, dropped, manifestSha256 } = found;
  const kept = `${sound} 个文件与清单一致（共 ${(bytes / 1_000_000).toFixed(1)} MB）`;
  const gone = dropped > 0 ? [`另有 ${dropped} 个存档和截图文件已按保留设置清理`] : [];
  const seal = `清单的 SHA-256：${manifestSha256}（记在别处，可证明清单没有被换过）`;
  if (isSound(found)) return [`检查 ${id}：${kept}，没有改动、缺少或多出的文件`, ...gone, seal].join('\n');
  return [
    `检查 ${id} 的文件与完成时不同，证据不完整：`,
    ...rows('内容变了', found.changed),
    ...rows('缺少', found.missing),
    ...rows('多出', found.added),
    kept,
    ...gone,
    seal,
  ].join('\n');
}

function rows(label: string, paths: readonly string[]): string[] {
  const rest = paths.length > SHOWN ? [`  ……还有 ${paths.length - SHOWN} 个，加 --json 看全部`] : [];
  return [...paths.slice(0, SHOWN).map((path) => `  ${label}：${path}`), ...rest];
}
