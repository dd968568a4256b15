import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a contestant prints when it is done, and the most memory its processes held together. */
export interface Outcome {
  pages: number;
  seconds: number;
  peakMb: number;
  bytes?: number;
  rendered?: number;
  notModified?: number;
  digest?: string;
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const run = (file: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [...(file.endsWith('.ts') ? ['--import', 'tsx'] : []), here(file), ...args], {
    cwd: here('.'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The sample portal in a process of its own. @returns its address and how to stop it */
export async function portal(pages: number, edition: 'first' | 'revised' = 'first'): Promise<{ base: string; stop: () => void }> {
  const child = run('serve.ts', [String(pages), edition]);
  const port = await new Promise<string>((done, fail) => {
    child.stdout?.once('data', (data: Buffer) => done(data.toString().trim()));
    child.once('exit', () => fail(new Error('the portal did not start')));
  });
  return { base: `http://127.0.0.1:${port}/`, stop: () => void child.kill() };
}

/** Runs one contestant to its end. @throws when it fails or takes longer than `limitMs` */
export async function contest(file: string, args: readonly string[], limitMs = 300_000): Promise<Outcome> {
  const child = run(file, args);
  let out = '';
  let errors = '';
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  let peakMb = 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, memoryOf(child.pid ?? 0))), 300);
  const bound = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const status = await new Promise((done) => child.once('close', done));
  clearInterval(watch);
  clearTimeout(bound);
  const last = out.trim().split('\n').at(-1) ?? '';
  if (status !== 0 || !last.startsWith('{')) throw new Error(`${file}: status ${String(status)} ${errors.slice(-400)}`);
  return { ...(JSON.parse(last) as Omit<Outcome, 'peakMb'>), peakMb };
}

/** Shared pages counted once (PSS), MB, of a process and all below it; 0 where the system does not tell. */
function memoryOf(root: number): number {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      const stat = /^\d+$/u.test(name) ? readOr(`/proc/${name}/stat`) : '';
      const parent = /^\d+ \(.*\) \S (\d+)/su.exec(stat)?.[1];
      if (parent !== undefined) parents.set(Number(name), Number(parent));
    }
  } catch {
    return 0; // Systems without /proc.
  }
  const isBelow = (id: number): boolean => id === root || (parents.has(id) && isBelow(parents.get(id) ?? 0));
  const kb = [...parents.keys()].filter(isBelow).map((id) => Number(/^Pss:\s+(\d+)/mu.exec(readOr(`/proc/${id}/smaps_rollup`))?.[1] ?? 0));
  return kb.reduce((sum, each) => sum + each, 0) / 1024;
}

/** A process may end while it is looked at. */
function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export interface Contestant {
  name: string;
  file: string;
  args: (base: string) => string[];
}

/** Everyone in turn, round by round, so that a machine that slows down slows all; the first round warms up and does not count. */
export async function interleaved(contestants: readonly Contestant[], base: string, rounds: number): Promise<Map<string, Outcome[]>> {
  const results = new Map(contestants.map(({ name }) => [name, [] as Outcome[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, file, args } of contestants) {
      const outcome = await contest(file, args(base));
      if (round > 0) results.get(name)?.push(outcome);
      console.error(`  ${round}/${rounds} ${name}: ${(outcome.pages / outcome.seconds).toFixed(1)} pages/s`);
    }
  }
  return results;
}

/** Rows of a Markdown table: median pages per second with its spread, ratio to ours, peak memory. */
export function table(results: ReadonlyMap<string, readonly Outcome[]>, ours: string): string {
  const pace = (outcomes: readonly Outcome[]): number[] => outcomes.map(({ pages, seconds }) => pages / seconds);
  const own = median(pace(results.get(ours) ?? []));
  const rows = [...results].map(([name, outcomes]) => {
    const paces = pace(outcomes);
    const middle = median(paces);
    const spread = `${Math.min(...paces).toFixed(1)}–${Math.max(...paces).toFixed(1)}`;
    return `| ${name} | ${middle.toFixed(1)} | ${spread} | ${(own / middle).toFixed(2)} | ${Math.max(...outcomes.map(({ peakMb }) => peakMb)).toFixed(0)} |`;
  });
  return ['| contestant | pages/s, median | spread | ours ÷ this | peak MB |', '|---|---:|---:|---:|---:|', ...rows].join('\n');
}
