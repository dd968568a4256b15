import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createFetcher } from '../../../crawler/fetch/fetcher.js';
import type { LiveFetcher } from '../../../crawler/fetch/live-page.js';
import { type Place, pictureName, pictureOf } from '../../../crawler/screenshots/place.js';
import { takePictures } from '../../../crawler/screenshots/take.js';
import { tempFolder } from '../../temp.js';
import { chromiumPath, page, respond, serve } from '../fetch/support.js';

const executablePath = chromiumPath();
const OPTIONS = {
  ratePerSecond: 200,
  concurrency: 2,
  timeoutMs: 4_000,
  retries: 0,
  allowPrivate: true,
  ignoreRobots: true,
  userAgent: 'zwgk-audit/0.1',
};
const options = (folder: string) => ({ folder, now: () => new Date('2026-03-20T02:00:00Z'), isOver: () => false });
const place = (url: string, quote: string | null, selector: string | null = null): Place => ({ url, quote, selector });
async function take(...[fetcher, places, options]: Parameters<typeof takePictures>): Promise<Set<string>> {
  await takePictures(fetcher, places, options);
  return new Set(existsSync(options.folder) ? readdirSync(options.folder) : []);
}
const filler = (lines: number): string => Array.from({ length: lines }, (_, n) => `<p>第${n}行，一些内容</p>`).join('');

interface Seen {
  width: number;
  height: number;
  /** Pixels in the red of the outline. */
  red: number;
  /** The extent of outline and label, in pixels of the picture. */
  box: { left: number; top: number; right: number; bottom: number } | null;
  dark: number;
}

const LOOK = `async (source) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const seen = { width: image.width, height: image.height, red: 0, dark: 0, box: null };
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = data.subarray(at, at + 3);
    if (r + g + b < 150) seen.dark++;
    if (r < 150 || g > 90 || b > 110) continue;
    seen.red++;
    const x = (at / 4) % image.width, y = Math.floor(at / 4 / image.width);
    const box = seen.box ?? { left: x, top: y, right: x, bottom: y };
    seen.box = { left: Math.min(box.left, x), top: Math.min(box.top, y), right: Math.max(box.right, x), bottom: Math.max(box.bottom, y) };
  }
  return seen;
}`;

/** What a picture shows, told by a browser that is not the one under test. */
let look: (file: string) => Promise<Seen>;

describe.skipIf(executablePath === null)('pictures', () => {
  let fetcher: LiveFetcher;
  beforeAll(async () => {
    fetcher = createFetcher({ ...OPTIONS, browser: { executablePath, sandbox: false } });
    const browser = await chromium.launch({ executablePath: executablePath ?? undefined, chromiumSandbox: false });
    const tab = await browser.newPage();
    look = (file) => tab.evaluate<Seen>(`(${LOOK})("data:image/jpeg;base64,${readFileSync(file).toString('base64')}")`);
    return async () => {
      await browser.close();
    };
  });
  afterAll(() => fetcher?.close());

  test('the deciding words are brought into view and outlined; places of one page share a visit', async () => {
    const folder = tempFolder();
    const { url, hits } = await serve({
      '/a.html': page(`<html><body>${filler(80)}<p>发布<b>日期</b>：
        2025-04-01</p>${filler(80)}<div id="x" style="width:300px;height:60px">框</div><a href="/old.jsp">旧版办事大厅</a></body></html>`),
    });
    const places = [
      place(`${url}/a.html`, '发布日期：2025-04-01', 'label:发布日期'),
      place(`${url}/a.html`, '关于印发的通知：不在页面上', '#x'),
      place(`${url}/a.html`, '旧版', `a[href] → ${url}/old.jsp`),
      place(`${url}/a.html`, null),
      place(`${url}/a.html`, '页面上没有的话'),
    ];
    const taken = await take(fetcher, places, options(folder));
    expect([...taken].sort(), 'the last two share a picture').toEqual(places.slice(0, 4).map(pictureName).sort());
    expect(places.map((one) => pictureOf(one, taken))).toEqual([...places.slice(0, 4), place(`${url}/a.html`, null)].map(pictureName));
    expect(hits.filter(({ path }) => path === '/a.html')).toHaveLength(1);
    const [words, element, link, whole] = await Promise.all(places.slice(0, 4).map((one) => look(join(folder, pictureName(one)))));
    for (const seen of [words, element, link]) {
      expect(seen?.width).toBe(1280);
      expect(seen?.height).toBeLessThan(800);
      expect(seen?.box, 'outlined').not.toBeNull();
    }
    expect((element?.box?.bottom ?? 0) - (element?.box?.top ?? 0), 'outline of 60 px and label above').toBeGreaterThan(60);
    expect(whole).toMatchObject({ width: 1280, height: 800 });
    expect(whole?.red, 'a label, no outline').toBeLessThan(8_000);
    for (const name of taken) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(200_000);

    // A second attempt takes nothing anew.
    expect(await take(fetcher, places.slice(0, 4), options(folder))).toEqual(taken);
    expect(hits.filter(({ path }) => path === '/a.html')).toHaveLength(1);
  });

  test('a picture full of detail stays within its bound', async () => {
    const folder = tempFolder();
    const noise = `<canvas id="c" width="1280" height="800"></canvas><script>
      const context = c.getContext('2d'); const image = context.createImageData(1280, 800); let seed = 1;
      for (let n = 0; n < image.data.length; n++) image.data[n] = n % 4 === 3 ? 255 : (seed = seed * 48271 % 2147483647) & 255;
      context.putImageData(image, 0, 0);</script>`;
    const { url } = await serve({ '/': page(`<body style="margin:0">${noise}</body>`) });
    await takePictures(fetcher, [place(`${url}/`, null)], options(folder));
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(200_000);
  });

  test('numbers that could be a person’s are covered before the picture is taken', async () => {
    const shot = async (text: string): Promise<Seen> => {
      const folder = tempFolder();
      const { url } = await serve({ '/': page(`<body style="margin:0"><p style="font:60px monospace;margin:60px 0">${text}</p></body>`) });
      const [name] = await take(fetcher, [place(`${url}/`, null)], options(folder));
      return look(join(folder, name ?? 'no picture'));
    };
    const [open, masked, raw] = [await shot('13800001111'.replace('0000', '****')), await shot('13800001111'), await shot('1380000111')];
    expect(masked.dark, 'the same picture as that of the masked number').toBe(open.dark);
    expect(masked.dark).not.toBe(raw.dark);
  });

  test.each([
    ['on the page', (inside: string) => inside],
    ['in a frame', (inside: string) => `<p>正文</p><iframe srcdoc='${inside}' width="800" height="300"></iframe>`],
  ])('a page that publishes personal data %s is not photographed, its neighbour is', async (_where, wrap) => {
    const folder = tempFolder();
    const table = '<h1>低保对象公示</h1><table><tr><th>姓名</th><th>身份证号码</th></tr><tr><td>王守田</td><td>110101198001011013</td></tr></table>';
    const { url } = await serve({ '/secret.html': page(`<html><body>${wrap(table)}</body></html>`), '/open.html': page('<h1>公示</h1><p>正文</p>') });
    const taken = await take(fetcher, [place(`${url}/secret.html`, '公示'), place(`${url}/open.html`, '公示')], options(folder));
    expect([...taken]).toEqual([pictureName(place(`${url}/open.html`, '公示'))]);
  });

  test('hostile, dead and endless pages leave nothing and harm nobody', { timeout: 60_000 }, async () => {
    const folder = tempFolder();
    const { url } = await serve({
      '/gone.html': (_request, response) => respond(response, 404, '没有'),
      '/loop.html': page('<p>循环</p><script>setTimeout(() => { for (;;); }, 1500)</script>'),
      '/silent.html': () => undefined,
      '/forge.html': page(`<p>正文内容</p><script>
        Element.prototype.scrollIntoView = () => { throw 1 }; document.createElement = () => { throw 1 };
        Array.prototype.filter = () => { throw 1 }; JSON.stringify = () => 'x';</script>`),
    });
    const wanted = ['/gone.html', '/loop.html', '/silent.html', '/forge.html'].map((path) => place(url + path, '正文内容', 'p > > ]'));
    const taken = await take(fetcher, wanted, options(folder));
    expect(taken.has(pictureName(place(`${url}/forge.html`, '正文内容', 'p > > ]'))), 'a page cannot reach the world the outline is drawn from').toBe(
      true,
    );
    expect(taken.size).toBeLessThanOrEqual(2);
  });

  test('when time is up no further page is opened', async () => {
    const folder = join(tempFolder(), 'none');
    const { url, hits } = await serve({ '/': page('<p>正文</p>') });
    const taken = await take(fetcher, [place(`${url}/`, '正文')], { ...options(folder), isOver: () => true });
    expect(taken.size + hits.length).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });
});

test('without a browser there are no pictures and no error', async () => {
  const { url, hits } = await serve({ '*': page('<p>正文</p>') });
  const without = createFetcher({ ...OPTIONS, browser: null });
  onTestFinished(() => without.close());
  const places = [1, 2, 3, 4].map((n) => place(`${url}/${n}.html`, '正文'));
  expect(await take(without, places, options(tempFolder()))).toEqual(new Set());
  expect(hits).toEqual([]);
});
