import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startSamplePortals } from '../../samples/index.js';
import { tempFolder } from '../temp.js';
import { run } from './command.js';

test('a self-check says where, what and what would be right, the gravest first', { timeout: 120_000 }, async () => {
  const portals = await startSamplePortals({ only: ['qingshan'] });
  const asked = ['transport-security', 'home-freshness'].flatMap((id) => ['--indicator', id]);
  try {
    const { status, stdout, stderr } = await run(
      ['selfcheck', portals.sites[0]?.baseUrl ?? '', '--allow-private', '--rate', '50', '--as-of', portals.asOf, ...asked],
      tempFolder(),
    );
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(/^\n青山县人民政府：[\d.]+ 分（已判 \d+%），读了 \d+ 页/);
    const heads = stdout.split('\n').filter((line) => /^\d+\. /.test(line));
    expect(heads.length).toBeGreaterThanOrEqual(2);
    const firstPlain = heads.findIndex((line) => !line.includes('【一票否决】'));
    expect(heads.slice(firstPlain === -1 ? heads.length : firstPlain).every((line) => !line.includes('【一票否决】'))).toBe(true);
    for (const word of ['哪里', '改法', portals.sites[0]?.baseUrl ?? '']) expect(stdout).toContain(word);
    const report = /详细结果和每一处的网址：(.+)$/m.exec(stdout)?.[1] ?? '';
    expect(existsSync(report)).toBe(true);
  } finally {
    await portals.close();
  }
});

test('a site too big for the time given: it ends in time, says so, and accuses of nothing it did not see', { timeout: 120_000 }, async () => {
  const portals = await startSamplePortals({ only: ['yunxi'] });
  try {
    const started = performance.now();
    const { status, stdout, stderr } = await run(
      ['selfcheck', portals.sites[0]?.baseUrl ?? '', '--allow-private', '--max-minutes', '0.15', '--as-of', portals.asOf],
      tempFolder(),
    );
    expect(status, stderr).toBe(0);
    expect(performance.now() - started).toBeLessThan(75_000);
    expect(stdout).toContain('没有看完');
    // Loopback has no HTTPS; nothing else is wrong with this portal.
    const accused = stdout.split('\n').filter((line) => /^\d+\. /.test(line));
    expect(accused.filter((line) => !line.includes('安全访问'))).toEqual([]);
    expect(stdout).toMatch(/另有 \d+ 项没有看清/);
  } finally {
    await portals.close();
  }
});
