import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BusyError } from '../../store/errors.js';
import { lockFolder } from '../../store/lock.js';
import { tempFolder } from '../temp.js';

const knowsStarts = process.platform === 'linux';
const startOf = (pid: number): string => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};

test('the lock of a living process is refused, whoever it is', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'lock'), `${process.ppid}\n`);
  expect(() => lockFolder(folder)).toThrow(BusyError);
  expect(() => lockFolder(folder)).toThrow(new RegExp(`正被进程 ${process.ppid} 使用.*--data`));
});

test('locks of different names do not meet', () => {
  const folder = tempFolder();
  const releases = [lockFolder(folder), lockFolder(folder, 'schedule.lock')];
  for (const release of releases) release();
});

test.each([
  ['nobody has the number', '999999999'],
  ['an empty file: its writer died at once', ''],
  ['not a number', 'x'],
])('a lock left behind is taken over: %s', (_case, content) => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'lock'), content);
  lockFolder(folder)();
});

test.runIf(knowsStarts)('a number that was given to another process in the meantime holds nothing', () => {
  const folder = tempFolder();
  const file = join(folder, 'lock');
  writeFileSync(file, `${process.ppid} ${startOf(process.ppid)}`);
  expect(() => lockFolder(folder)).toThrow(BusyError);
  writeFileSync(file, `${process.ppid} 1`);
  lockFolder(folder)();
});

test('a process that is killed leaves its lock to the next', async () => {
  const folder = tempFolder();
  const child = spawn('sleep', ['60']);
  writeFileSync(join(folder, 'lock'), knowsStarts ? `${child.pid} ${startOf(child.pid ?? 0)}` : `${child.pid}`);
  expect(() => lockFolder(folder)).toThrow(BusyError);
  await new Promise((ended) => child.once('exit', ended).kill('SIGKILL'));
  lockFolder(folder)();
});
