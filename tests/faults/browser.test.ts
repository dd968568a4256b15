import { describe, expect, onTestFinished, test } from 'vitest';
import { BrowserRenderer } from '../../crawler/fetch/browser.js';
import { chromiumPath } from '../crawler/fetch/support.js';
import { columnPage } from '../crawler/frontier/portal.js';
import { killHard, start } from '../end-to-end/command.js';
import { tempFolder } from '../temp.js';
import { type Audited, accusations, auditAt, causesOf } from './audit.js';
import { PORTAL } from './portal.js';
import { browsersOf, leftovers, tabsOf } from './processes.js';
import { type Answer, healthy, html, serveFaulty } from './server.js';

const executablePath = chromiumPath();
const INDICATORS = ['interpretation-coverage', 'interpretation-linkage', 'interpretation-timeliness', 'publication-timeliness'];
const BOUND_MS = 60_000;

const rows = [...(PORTAL.get('/zcjd/') ?? '').matchAll(/<li>(<a href="\/zcjd\/[\s\S]*?)<\/li>/g)].map(([, row = '']) => row);
/** The column of interpretations, its rows brought by a script; `more` goes into the page. */
const drawn = (more = ''): string =>
  columnPage(
    '政策解读',
    `<div class="list"><ul id="rows"></ul></div><script>fetch('/zcjd/rows.json').then((answer) => answer.json()).then((rows) => {
      document.getElementById('rows').innerHTML = rows.map((row) => '<li>' + row + '</li>').join('');
      ${more}
    })</script>`,
  );
const json: Answer = (_request, response) => html(response, 200, JSON.stringify(rows), { 'content-type': 'application/json' });
const column = (more = ''): Record<string, Answer> => ({
  '/zcjd/': (_request, response) => html(response, 200, drawn(more)),
  '/zcjd/rows.json': json,
});

/** Lets in who has run the script of the first answer. */
const challenge =
  (status: number, script: string): Answer =>
  (request, response) =>
    request.headers.cookie?.includes('pass=1') ? healthy(request, response) : html(response, status, `<html><script>${script}</script></html>`);
const SOLVE = "setTimeout(() => { document.cookie = 'pass=1;path=/'; location.reload() }, 300)";

/** Pours rows for as long as somebody scrolls. */
const scroll = `let at = 0; addEventListener('scroll', () => { for (let i = 0; i < 20; i++) {
  const row = document.createElement('li'); row.innerHTML = '<a href="/x/' + at + '.html">关于第' + at++ + '件文件的政策解读</a>2025-03-20'; document.getElementById('rows').append(row); } });
  document.body.style.paddingBottom = '3000px'; setInterval(() => scrollBy(0, 500), 200)`;

async function auditWith(faults: Readonly<Record<string, Answer>>, timeoutMs = 4_000): Promise<Audited> {
  const server = await serveFaulty(faults);
  onTestFinished(() => server.close());
  const profiles = new Set<string>();
  const watch = setInterval(() => {
    for (const { profile } of browsersOf(process.pid)) profiles.add(profile);
  }, 100);
  const audited = await auditAt(server.url, {
    probes: true,
    indicators: INDICATORS,
    fetcher: { timeoutMs, browser: { executablePath, sandbox: false } },
  });
  clearInterval(watch);
  expect(profiles.size).toBeGreaterThan(0);
  await expect.poll(() => leftovers(profiles, process.pid), { timeout: 10_000 }).toEqual([]);
  return audited;
}
const stateOf = (audited: Audited): string | undefined => audited.coverage.columns.find(({ id }) => id === 'policy-interpretation')?.state;
const kill = (pids: readonly number[]): void => {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
};

describe.skipIf(executablePath === null || process.platform !== 'linux')('an audit with the browser leaves no process behind', () => {
  test.each<[string, Readonly<Record<string, Answer>>]>([
    ['412, solved by its script', { '*': challenge(412, `$_ts=window['$_ts'];${SOLVE}`) }],
    ['521, solved by its script', { '*': challenge(521, `var jsl='__jsl_clearance';${SOLVE}`) }],
    ['dialogs and windows', column("alert(1); confirm(2); prompt(3); open('/nb/'); onbeforeunload = (e) => { e.preventDefault(); return 1 }")],
    ['endless scrolling', column(scroll)],
    ['a page that never rests', column("setInterval(() => { document.title = Date.now(); fetch('/zcjd/rows.json') }, 1000)")],
  ])('%s: the column is read, and nothing is held against the portal', { timeout: 120_000 }, async (_case, faults) => {
    const audited = await auditWith(faults);
    expect(accusations(audited)).toEqual([]);
    expect(stateOf(audited)).not.toBe('unread');
    expect(audited.coverage.columns.find(({ id }) => id === 'policy-interpretation')?.items).toBeGreaterThanOrEqual(rows.length);
    expect(audited.tookMs).toBeLessThan(BOUND_MS);
  });

  test.each<[string, Readonly<Record<string, Answer>>, string]>([
    ['412 that no script solves', { '/zcjd/': (_request, response) => html(response, 412, "<script>$_ts=window['$_ts']</script>") }, 'blocked'],
    ['a script that never yields', column('for (;;);'), 'timeout'],
    ['a page that turns into a download', column("location.href = '/f.zip'"), 'script-filled'],
    ['data that never comes', { ...column(), '/zcjd/rows.json': () => undefined }, 'timeout'],
    ['a page that leaves for another site', column("location.href = 'http://localhost:9/'"), 'off-site'],
    ['a page that reloads for ever', column('location.reload()'), 'too-many-redirects'],
    ['tabs that crash', { ...column(), '/zcjd/rows.json': () => kill(browsersOf(process.pid).flatMap(({ profile }) => tabsOf(profile))) }, 'browser'],
    ['a browser killed whenever it starts', { ...column(), '/zcjd/rows.json': () => kill(browsersOf(process.pid).map(({ pid }) => pid)) }, 'browser'],
  ])('%s: named, and nothing is held against the portal', { timeout: 120_000 }, async (_case, faults, cause) => {
    const audited = await auditWith(faults, 2_000);
    expect(accusations(audited)).toEqual([]);
    expect(causesOf(audited)).toContain(cause);
    expect(stateOf(audited)).toBe('unread');
    expect(audited.tookMs).toBeLessThan(BOUND_MS);
  });

  test('a browser killed once is started again, and the column is read', { timeout: 120_000 }, async () => {
    let kills = 1;
    const once: Answer = (request, response) => (kills-- > 0 ? kill(browsersOf(process.pid).map(({ pid }) => pid)) : json(request, response));
    const audited = await auditWith({ ...column(), '/zcjd/rows.json': once });
    expect(accusations(audited)).toEqual([]);
    expect(stateOf(audited)).toBe('read');
  });

  test('a browser that has opened its share of pages makes way for a new one', { timeout: 120_000 }, async () => {
    const server = await serveFaulty({});
    onTestFinished(() => server.close());
    const scope = { refuses: null };
    const renderer = new BrowserRenderer({ executablePath, sandbox: false, timeoutMs: 10_000, maxBytes: 1e6, userAgent: 'x', scope, maxVisits: 2 });
    onTestFinished(() => renderer.close());
    const profiles = new Set<string>();
    const { signal } = new AbortController();
    for (let at = 0; at < 5; at++) {
      const rendering = renderer.render(new URL(server.url), signal);
      await expect.poll(() => browsersOf(process.pid).length, { timeout: 10_000 }).toBeGreaterThan(0);
      for (const { profile } of browsersOf(process.pid)) profiles.add(profile);
      expect((await rendering).ok).toBe(true);
    }
    await renderer.close();
    expect(profiles.size).toBe(3);
    expect(server.hits.filter(({ path }) => path === '/')).toHaveLength(5);
    expect(await renderer.render(new URL(server.url), signal)).toMatchObject({ failure: { code: 'stopped' } });
    await expect.poll(() => leftovers(profiles, process.pid), { timeout: 10_000 }).toEqual([]);
  });

  test('kill -9 of the program takes its browser along', { timeout: 120_000 }, async () => {
    const profiles = new Set<string>();
    const ended: { kill: () => void } = { kill: () => undefined };
    const server = await serveFaulty({ ...column(), '/zcjd/rows.json': () => ended.kill() });
    onTestFinished(() => server.close());
    const args = [
      'audit',
      '--site',
      server.url,
      '--allow-private',
      '--rate',
      '50',
      '--as-of',
      '2025-04-01',
      '--indicator',
      'interpretation-coverage',
    ];
    const { child, finished } = start(args, tempFolder());
    ended.kill = () => {
      for (const { profile } of browsersOf(child.pid ?? 0)) profiles.add(profile);
      killHard(child);
    };
    expect((await finished).signal).toBe('SIGKILL');
    expect(profiles.size).toBe(1);
    await expect.poll(() => leftovers(profiles, process.pid), { timeout: 20_000 }).toEqual([]);
  });
});
