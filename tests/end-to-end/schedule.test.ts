import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { AuditDone } from '../../cli/commands/audit.js';
import { openContext, selectSites } from '../../cli/context.js';
import { openLog } from '../../cli/logs.js';
import { auditOptionsSchema } from '../../cli/options.js';
import { createProgress } from '../../cli/progress.js';
import { type Night, planNight, runNight } from '../../cli/schedule/night.js';
import { loadOperation } from '../../config/load.js';
import { startSamplePortals } from '../../samples/index.js';
import { openStore } from '../../store/store.js';
import { chatService } from '../cli/notify/servers.js';
import { tempFolder } from '../temp.js';
import { run, start } from './command.js';

/** A folder with a site list over one sample portal and a profile of one indicator that reads many pages. */
async function office(more: object, ratePerSecond: number) {
  const portals = await startSamplePortals({ only: ['yunxi'] });
  const folder = tempFolder();
  mkdirSync(join(folder, 'profiles'));
  const items = [{ item: '1', duty: '解读', basis: 'site', indicators: [{ id: 'interpretation-coverage' }] }];
  writeFileSync(join(folder, 'profiles', 'small.yaml'), stringify({ id: 'small', name: '小方案', year: null, source: '测试', items }));
  const sites = portals.sites.map((site) => ({ ...site, profiles: ['small'], crawl: { ...site.crawl, ratePerSecond } }));
  const config = join(folder, 'sites.yaml');
  writeFileSync(config, stringify({ sites, ...more }));
  return { portals, folder, config, args: ['--config', config, '--data', join(folder, 'data'), '--as-of', portals.asOf] };
}

test('a night that is cut off by its hard end is reported, told and gone on with the next night', { timeout: 120_000 }, async () => {
  const chat = await chatService([{ status: 200, body: '{}' }]);
  const { portals, folder, config } = await office({ notify: { webhooks: [{ kind: 'generic', url: chat.url, secret: 'PRIVATE' }] } }, 10);
  try {
    const context = openContext(config);
    const notes: string[] = [];
    const store = openStore(join(folder, 'data'), (text) => notes.push(text));
    const progress = { ...createProgress(process.stderr, true), note: (text: string) => void notes.push(text) };
    const dones: AuditDone[] = [];
    const night: Night = {
      ...{ store, context, progress, mode: 'all', sites: selectSites(context, []), operation: loadOperation(config), log: openLog(store.folder) },
      options: auditOptionsSchema.parse({ asOf: portals.asOf, quiet: true }),
      told: (done) => dones.push(done),
    };
    expect((await planNight(night)).order.map(({ why }) => why)).toEqual(['从未检查']);

    await runNight(night, new Date(Date.now() + 3_000));
    const cut = dones[0];
    expect(cut?.leftOver).toEqual(['yunxi']);
    expect(existsSync(cut?.reportFile ?? '')).toBe(true);
    expect(notes.join()).toMatch(/到 \d\d:\d\d，停止检查；没有做完的 1 个网站下次接着做/);
    expect((await planNight(night)).resume?.id).toBe(cut?.run.id);

    await runNight(night, null);
    expect(dones.map(({ leftOver }) => leftOver)).toEqual([['yunxi'], null, null]);
    expect(dones[1]?.run.id).toBe(cut?.run.id);
    expect(dones[2]?.run.id).not.toBe(cut?.run.id);
    // Gone on with, it says the same as the run in one piece.
    const judged = ({ result }: AuditDone) => result.sites[0]?.indicators.map(({ id, status, ratio, breaches }) => ({ id, status, ratio, breaches }));
    expect(dones.slice(1).map(judged)).toEqual([dones[2] && judged(dones[2]), dones[2] && judged(dones[2])]);
    expect(await planNight(night)).toMatchObject({ resume: null, order: [{ why: '' }] });

    const events = chat.received.map(({ body }) => JSON.parse(body));
    expect(events.map(({ event }) => event)).toEqual(['cut-off', 'finished', 'finished']);
    expect(events[2].sites[0]).toMatchObject({ id: 'yunxi', newOnes: 0, fixed: 0, unread: null });
    const log = readdirSync(join(store.folder, 'logs'))
      .map((name) => readFileSync(join(store.folder, 'logs', name), 'utf8'))
      .join('');
    const lines: { msg: string; run?: string }[] = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['检查顺序', '开始检查', '到时停止，没有做完', '继续检查', '检查完成', '通知', '清理']),
    );
    expect(log).not.toMatch(/PRIVATE|SECRET-TOKEN/);
  } finally {
    await portals.close();
  }
});

test('told to stop in the middle of a night it keeps what was read, says how to go on, and the next start does', { timeout: 120_000 }, async () => {
  const { portals, folder, args } = await office({ schedule: { until: '00:00' } }, 10);
  try {
    const { child, finished } = start(['schedule', '--once', ...args], folder);
    child.stderr?.on('data', (part: string) => {
      if (part.includes('打开需要检查的文章')) child.kill('SIGTERM');
    });
    const stopped = await finished;
    expect({ status: stopped.status, stdout: stopped.stdout }).toEqual({ status: 0, stdout: '' });
    expect(stopped.stderr).toContain('--resume');

    const resumed = await run(['schedule', '--once', ...args], folder);
    expect(resumed.status, resumed.stderr).toBe(0);
    expect(resumed.stderr).toContain('继续检查');
    expect(resumed.stdout).toContain('检查报告');
    const left = readdirSync(join(folder, 'data')).filter((name) => name.endsWith('lock'));
    expect(left).toEqual([]);
  } finally {
    await portals.close();
  }
});

test('a waiting runner tells when it will run, refuses a second one, and stops at once', { timeout: 60_000 }, async () => {
  const { portals, folder, args } = await office({ schedule: { cron: '0 1 * * *', until: '06:00' } }, 10);
  await portals.close();
  const { child, finished } = start(['schedule', ...args], folder);
  await new Promise<void>((waiting) => child.stderr?.on('data', (part: string) => part.includes('下一次检查') && waiting()));
  const second = await run(['schedule', ...args], folder);
  expect(second.status).toBe(2);
  expect(second.stderr).toMatch(/正被进程 \d+ 使用/);
  const planned = await run(['schedule', '--dry-run', ...args], folder);
  expect(planned.status).toBe(0);
  expect(planned.stdout).toMatch(/ 01:00 开始，\S+ 06:00 停止/);
  expect(planned.stdout).toContain('1. yunxi  云溪市人民政府（从未检查）');
  child.kill('SIGTERM');
  expect((await finished).status).toBe(0);
});

test('mistakes show when the runner is started, not at night', { timeout: 60_000 }, async () => {
  const { portals, folder, args } = await office({}, 10);
  await portals.close();
  for (const [more, words] of [
    [['--cron', 'nightly'], '例：0 1 * * *'],
    [['--until', '6:00'], 'HH:MM'],
    [['--mode', 'some'], 'stale'],
    [['--site', 'nowhere'], '没有标识为 nowhere'],
  ] as const) {
    const { status, stderr } = await run(['schedule', '--once', ...more, ...args], folder);
    expect({ more, status }).toEqual({ more, status: 2 });
    expect(stderr).toContain(words);
  }
});
