import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { clip } from '../../cli/output.js';
import { createPace } from '../../cli/pace.js';
import { clock, createProgress, duration } from '../../cli/progress.js';

const MINUTE = 60_000;

/** `pages` pages of a site, evenly over so much time. */
function read(pace: ReturnType<typeof createPace>, time: { ms: number }, siteId: string, pages: number, overMs: number, waiting: number): void {
  for (let page = 0; page < pages; page++) {
    time.ms += overMs / pages;
    pace.page(siteId, waiting);
  }
}

test.each([
  ['size known from the last run', 200, 10, null, { perMinute: 100, leftMs: MINUTE, certain: true, share: 0.5 }],
  ['more waits than the last run had', 120, 150, null, { perMinute: 100, leftMs: 1.5 * MINUTE, certain: true, share: 0.4 }],
  ['never read: what waits is the least', null, 50, null, { perMinute: 100, leftMs: MINUTE / 2, certain: false }],
  ['never read, nothing known to wait', null, 0, null, { perMinute: 100, leftMs: null, certain: false }],
  ['the time given is shorter', 1000, 0, 2 * MINUTE, { perMinute: 100, leftMs: MINUTE, certain: true }],
] as const)('rate and what is left: %s', (_case, before, waiting, limitMs, expected) => {
  const time = { ms: 0 };
  const pace = createPace([{ id: 'a', pages: before }], limitMs, () => time.ms);
  read(pace, time, 'a', 100, MINUTE, waiting);
  const now = pace.now();
  for (const [key, value] of Object.entries(expected)) {
    const told = now[key as keyof typeof now];
    if (typeof value === 'number' && typeof told === 'number') expect(told / value, key).toBeCloseTo(1, 1);
    else expect(told, key).toBe(value);
  }
});

test('a site that is done leaves nothing, and the first seconds tell no rate', () => {
  const time = { ms: 0 };
  const sites = [
    { id: 'a', pages: 500 },
    { id: 'b', pages: 60 },
  ];
  const pace = createPace(sites, null, () => time.ms);
  expect(pace.now()).toMatchObject({ perMinute: null, leftMs: null, share: 0, sitesDone: 0 });
  read(pace, time, 'a', 60, MINUTE, 3);
  pace.siteDone('a');
  expect(pace.now()).toMatchObject({ sitesDone: 1, share: 0.5 });
  expect((pace.now().leftMs ?? 0) / MINUTE).toBeCloseTo(1, 1);
});

/** What a stream was given. */
function screen(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let text = '';
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 60 });
  stream.on('data', (part: Buffer) => {
    text += part.toString('utf8');
  });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}
const run = async (isTTY: boolean, quiet: boolean): Promise<string> => {
  const { stream, text } = screen(isTTY);
  const progress = createProgress(stream, quiet);
  progress.begin([{ id: 'a', name: '甲县', pages: 10 }], null);
  progress.site('a', '查看首页和网站地图');
  progress.page('a', 9);
  await new Promise((later) => setTimeout(later, 600));
  progress.note('没有找到浏览器');
  progress.siteDone('a');
  progress.done();
  return text();
};

test('a live line on a terminal, redrawn in place and gone at the end', async () => {
  const text = await run(true, false);
  expect(text).toContain('\r\x1b[2K');
  expect(text).toMatch(/█+░+ 10% {2}已读取 1 页/);
  expect(text).toMatch(/提示：没有找到浏览器\n/);
  expect(text.endsWith('检查完毕\n')).toBe(true);
});

test('plain lines elsewhere; with --quiet only what must be known', async () => {
  expect(await run(false, false)).toBe('00:00  a  查看首页和网站地图\n提示：没有找到浏览器\n');
  expect(await run(false, true)).toBe('提示：没有找到浏览器\n');
});

test.each([
  [59_400, '00:59', '59 秒'],
  [60_000, '01:00', '1 分钟'],
  [75_000, '01:15', '1 分 15 秒'],
  [599_000, '09:59', '9 分 59 秒'],
  [601_000, '10:01', '10 分钟'],
  [7_200_000, '2:00:00', '2 小时'],
  [7_500_000, '2:05:00', '2 小时 5 分钟'],
])('%d ms', (ms, onClock, inWords) => {
  expect([clock(ms), duration(ms)]).toEqual([onClock, inWords]);
});

test('a line is cut where the terminal ends, Chinese counting double', () => {
  expect(clip('检查abc', 5)).toBe('检查a');
  expect(clip('检查abc', 3)).toBe('检');
  expect(clip('abc', 3)).toBe('abc');
});
