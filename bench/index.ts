// npm run bench [-- http browser product night growth] [--rounds 5] [--full]: side by side on one sample portal, written to docs/benchmarks.md.
// A section that is not asked for keeps its last result there. Network: 127.0.0.1 only, but for installing the peers once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser } from '../cli/browser/find.js';
import { type Contestant, contest, interleaved, portal, table } from './contest.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, full: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
const TABS = '4';
const OURS = 'zwgk-audit';
const folder = fileURLToPath(new URL('.', import.meta.url));
const report = join(folder, '../docs/benchmarks.md');
const work = mkdtempSync(join(tmpdir(), 'zwgk-bench-'));

function installPeers(): void {
  if (existsSync(join(folder, 'node_modules/linkinator'))) return;
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error('the peers could not be installed');
}

async function browserPath(): Promise<string> {
  const found = await findBrowser({ explicit: null, env: process.env });
  if ('missing' in found) throw new Error('no browser: run npx zwgk-audit doctor');
  return found.executablePath ?? '';
}

async function http(): Promise<string> {
  const [size, most] = [600, '500'];
  const contestants: Contestant[] = [
    { name: OURS, file: 'ours.ts', args: (base) => ['http', base, most] },
    { name: '@crawlee/cheerio', file: 'peers/crawlee-cheerio.mjs', args: (base) => [base, most] },
    { name: 'linkinator (links only)', file: 'peers/linkinator.mjs', args: (base) => [base] },
    { name: 'bare loop, htmlparser2', file: 'peers/bare.mjs', args: (base) => [base, most, 'slim'] },
    { name: 'bare loop, parse5', file: 'peers/bare.mjs', args: (base) => [base, most, 'full'] },
  ];
  const { base, stop } = await portal(size);
  try {
    const results = await interleaved(contestants, base, rounds);
    return `${most} pages of one portal (linkinator: all of them), 16 requests at once (linkinator 25), politeness off; ours reads all facts of every page. Targets: 3 × @crawlee/cheerio, linkinator, 0.40 of the faster bare loop.\n\n${table(results, OURS)}`;
  } finally {
    stop();
  }
}

async function browser(): Promise<string> {
  const [executable, most] = [await browserPath(), values.full ? '200' : '60'];
  const contestants: Contestant[] = [
    { name: OURS, file: 'ours.ts', args: (base) => ['browser', base, most, TABS, executable] },
    { name: '@crawlee/playwright', file: 'peers/crawlee-playwright.mjs', args: (base) => [base, most, TABS, executable] },
    { name: 'bare page.goto, media blocked', file: 'peers/bare-browser.mjs', args: (base) => [base, most, TABS, executable] },
  ];
  const { base, stop } = await portal(600);
  try {
    const results = await interleaved(contestants, base, rounds);
    return `${most} pages, ${TABS} tabs, the same browser, start included; ours waits until a page is quiet and reads all facts. Targets: 3 × @crawlee/playwright, 0.70 of the bare loop.\n\n${table(results, OURS)}`;
  } finally {
    stop();
  }
}

async function product(): Promise<string> {
  const [executable, size, sample] = [await browserPath(), 5_000, values.full ? 400 : 100];
  const { base, stop } = await portal(size);
  try {
    const own = await contest('ours.ts', ['audit', base, join(work, 'product.ndjson'), '', executable], 600_000);
    const peer = await contest('peers/crawlee-playwright.mjs', [base, String(sample), TABS, executable]);
    const whole = (peer.seconds / peer.pages) * size;
    return `A portal of ${size.toLocaleString('en')} articles, every indicator asked for. The peer is measured on ${sample} pages and its time **extrapolated** to all of them.

| | pages | in the browser | seconds | peak MB |
|---|---:|---:|---:|---:|
| ${OURS} | ${own.pages} (${((own.pages / size) * 100).toFixed(0)} %) | ${own.rendered} | ${own.seconds.toFixed(1)} | ${own.peakMb.toFixed(0)} |
| @crawlee/playwright, everything | ${size} | ${size} | ${whole.toFixed(0)} (extrapolated) | ${peer.peakMb.toFixed(0)} |

Ratio of times: ${(whole / own.seconds).toFixed(1)} (target 20; pages at most 25 %).`;
  } finally {
    stop();
  }
}

async function night(): Promise<string> {
  const size = 2_000;
  const [first, revised] = [await portal(size), await portal(size, 'revised')];
  const journal = (name: string): string => join(work, `${name}.ndjson`);
  try {
    const fresh = await contest('ours.ts', ['audit', first.base, journal('fresh'), '', '']);
    const second = await contest('ours.ts', ['audit', first.base, journal('second'), journal('fresh'), '']);
    // The other edition stands on another port: its addresses are put in place of the first one's.
    writeFileSync(journal('moved'), readFileSync(journal('fresh'), 'utf8').replaceAll(first.base, revised.base));
    const changed = await contest('ours.ts', ['audit', revised.base, journal('changed'), journal('moved'), '']);
    const truth = await contest('ours.ts', ['audit', revised.base, journal('truth'), '', '']);
    const row = (name: string, one: typeof fresh, like: typeof fresh): string =>
      `| ${name} | ${one.pages} | ${one.notModified} | ${(((one.bytes ?? 0) / (fresh.bytes || 1)) * 100).toFixed(1)} % | ${((one.seconds / fresh.seconds) * 100).toFixed(0)} % | ${one.digest === like.digest ? 'equal' : 'DIFFERENT'} |`;
    return `A portal of ${size.toLocaleString('en')} articles without the browser; bytes and time as shares of the first night (${((fresh.bytes ?? 0) / 1e6).toFixed(1)} MB, ${fresh.seconds.toFixed(1)} s). Targets: bytes 5 %, time 10 %, the same facts as a fresh crawl. The two editions ${truth.digest === fresh.digest ? 'do NOT differ' : 'differ'} in their facts.

| | pages | not modified | bytes | time | facts against a fresh crawl |
|---|---:|---:|---:|---:|---|
${row('second night, unchanged', second, fresh)}
${row('second night, 1 % of articles changed', changed, truth)}
${row('fresh crawl of the changed portal', truth, truth)}`;
  } finally {
    first.stop();
    revised.stop();
  }
}

async function growth(): Promise<string> {
  const rows: string[] = [];
  for (const size of values.full ? [1_000, 5_000, 20_000] : [1_000, 5_000]) {
    const { base, stop } = await portal(size * 1.1);
    try {
      const { pages, seconds, peakMb } = await contest('ours.ts', ['http', base, String(size)], 900_000);
      rows.push(`| ${pages} | ${seconds.toFixed(1)} | ${((seconds / pages) * 1000).toFixed(2)} | ${peakMb.toFixed(0)} |`);
    } finally {
      stop();
    }
  }
  return `Every page fetched and read, no browser; memory of the process tree. Targets: time in proportion, at most 300 MB up to 20,000 pages. \`--full\` adds 20,000.\n\n| pages | seconds | ms a page | peak MB |\n|---:|---:|---:|---:|\n${rows.join('\n')}`;
}

const SECTIONS = {
  http: { title: 'HTTP path', run: http },
  browser: { title: 'Browser path', run: browser },
  product: { title: 'The product as a whole', run: product },
  night: { title: 'Second night', run: night },
  growth: { title: 'Growth', run: growth },
} as const;
type Section = keyof typeof SECTIONS;
const isSection = (name: string): name is Section => name in SECTIONS;

/** Sections of the last report by title. */
function kept(): Map<string, string> {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  return new Map(
    text
      .split(/^## /mu)
      .slice(1)
      .map((part) => [part.split('\n', 1)[0] ?? '', part.slice(part.indexOf('\n')).trim()]),
  );
}

const unknown = positionals.filter((name) => !isSection(name));
if (unknown.length > 0) throw new RangeError(`unknown section ${unknown.join(', ')}; known: ${Object.keys(SECTIONS).join(', ')}`);
const wanted = positionals.length > 0 ? positionals.filter(isSection) : (Object.keys(SECTIONS) as Section[]);

installPeers();
const sections = kept();
const machine = `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${new Date().toISOString().slice(0, 10)}`;
try {
  for (const name of wanted) {
    console.error(SECTIONS[name].title);
    const text = await SECTIONS[name].run();
    console.log(`\n${text}\n`);
    sections.set(
      SECTIONS[name].title,
      `${text}\n\n${machine}; ${/median/u.test(text) ? `${rounds} rounds in turn after one that does not count` : 'one run'}.`,
    );
    const body = Object.values(SECTIONS).flatMap(({ title }) => (sections.has(title) ? [`## ${title}\n\n${sections.get(title)}`] : []));
    writeFileSync(
      report,
      `# Benchmarks\n\nWritten by \`npm run bench\`. Portal, client and browser share one machine: compare ratios, not figures of two machines.\n\n${body.join('\n\n')}\n`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
