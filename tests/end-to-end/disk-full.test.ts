import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { startSamplePortals } from '../../samples/index.js';
import { readJournal } from '../../store/journal.js';
import { tempFolder } from '../temp.js';
import { run } from './command.js';

/** A disk of its own of so many bytes; null where it may not be mounted. */
function smallDisk(bytes: number): string | null {
  const folder = join(tempFolder(), 'disk');
  mkdirSync(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]).status === 0;
  if (mounted) onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return mounted ? folder : null;
}

test('a full disk stops the run with a clear message, loses nothing, and the run goes on when there is room', { timeout: 180_000 }, async ({
  skip,
}) => {
  const disk = smallDisk(1_200_000);
  if (disk === null) return skip('a small disk can only be mounted as root');
  const portals = await startSamplePortals({ only: ['yunxi'] });
  const folder = tempFolder();
  writeFileSync(join(folder, 'sites.yaml'), stringify({ sites: portals.sites }));
  const ballast = join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(700_000));
  const args = ['audit', '--config', 'sites.yaml', '--as-of', portals.asOf, '--data', disk, '--indicator', 'interpretation-coverage'];
  try {
    const full = await run(args, folder);
    expect({ status: full.status, stdout: full.stdout }).toEqual({ status: 2, stdout: '' });
    expect(full.stderr).toMatch(/磁盘已满/);
    expect(full.stderr).toContain('--resume');
    expect(full.stderr).not.toMatch(/程序出错|出错，没有评判|at .*\.ts/);
    const [id = ''] = readdirSync(join(disk, 'runs')).filter((name) => /^\d/.test(name));
    const journal = readJournal(readFileSync(join(disk, 'runs', id, 'sites', 'yunxi', 'journal.ndjson'), 'utf8'));
    expect(journal).toMatchObject({ badLines: [], torn: false });
    expect(journal.records.length).toBeGreaterThan(5);

    rmSync(ballast);
    expect(spawnSync('mount', ['-o', 'remount,size=200000000', disk]).status).toBe(0);
    const resumed = await run([...args, '--resume', '--json'], folder);
    expect(resumed.status, resumed.stderr).toBe(0);
    expect(JSON.parse(resumed.stdout).run.id).toBe(id);
  } finally {
    await portals.close();
  }
});
