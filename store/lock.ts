import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BusyError, StoreError } from './errors.js';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** When the process began, in the system's own count; null where it is not told. Numbers of processes are used again: after a crash, in a container even at once. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; the start is the 20th field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/**
 * Takes the data folder for this process; the lock of a process that died is taken over. Returns the release.
 * @param name of the lock: one process may hold the folder while another waits for its next start
 * @throws StoreError when another live process holds it.
 */
export function lockFolder(folder: string, name = 'lock'): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, [process.pid, startOf(process.pid) ?? ''].join(' ').trim(), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = holderOf(file);
    if (holder !== null && holder.pid !== process.pid && isAlive(holder.pid) && (holder.start === null || holder.start === startOf(holder.pid)))
      throw new BusyError(`数据文件夹 ${folder} 正被进程 ${holder.pid} 使用。请等它结束，或用 --data 换一个文件夹`);
    rmSync(file, { force: true });
  }
  throw new StoreError(`数据文件夹 ${folder} 的锁文件 ${file} 无法取得，请检查权限`);
}

function holderOf(file: string): { pid: number; start: string | null } | null {
  try {
    const [first = '', start] = readFileSync(file, 'utf8').trim().split(' ');
    const pid = Number.parseInt(first, 10);
    return Number.isInteger(pid) && pid > 0 ? { pid, start: start ?? null } : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
