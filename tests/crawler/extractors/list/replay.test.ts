import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadHtml, squeeze } from '../../../../crawler/extractors/dom.js';
import { advance, extractData, extractLists, inferInterface, requestFor } from '../../../../crawler/extractors/list/index.js';
import type { ListItem, Pager } from '../../../../crawler/facts/page.js';

const shared = (path: string): string => fileURLToPath(new URL(`../../../../../shared/${path}`, import.meta.url));
const REPLAY = shared('replay/pingtan/serve.mjs');
const PAGES = shared('pages/list-truth.tsv');

interface Column {
  path: string;
  template: string;
  rows: { title: string; url: string; date: string }[];
}

/** White space and bracket forms do not count. */
const plain = (text: string): string => squeeze(text).replace(/[（(]/gu, '(').replace(/[）)]/gu, ')');

test.skipIf(!existsSync(PAGES))('lists of saved portal pages (skipped: no shared pages beside the project)', () => {
  const truth = readFileSync(PAGES, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  for (const file of new Set(truth.map(([name = '']) => name))) {
    const text = readFileSync(shared(`pages/${file}`), 'utf8');
    const base = `http://${file.split('/')[0]}/xinghl/article/zcfg/index.html`;
    const list = file.endsWith('.xml') ? extractData(text, 'text/xml', base) : extractLists(loadHtml(text), text, base).list;
    const wanted = truth.filter(([name]) => name === file).map(([, , title = '', , date]) => `${date} ${plain(title)}`);
    expect(
      list?.items.map((item) => `${item.date} ${plain(item.title)}`),
      file,
    ).toEqual(wanted);
  }
});

let server: ChildProcess | null = null;
let origin = '';
beforeAll(async () => {
  if (!existsSync(REPLAY)) return;
  const child = spawn(process.execPath, [REPLAY, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  server = child;
  origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('replay server ended')));
    child.stdout.on('data', (chunk: Buffer) => {
      const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(chunk.toString());
      if (address) resolve(address[0]);
    });
  });
});
afterAll(() => server?.kill());

/** A column read to its end as the crawler does: the page, then whatever its pager asks for. */
async function readColumn(url: string): Promise<ListItem[]> {
  const html = await (await fetch(url)).text();
  const first = extractLists(loadHtml(html), html, url).list;
  return readOn([...(first?.items ?? [])], first?.pager ?? null, url);
}

async function readOn(items: ListItem[], start: Pager | null, url: string): Promise<ListItem[]> {
  let pager = start;
  for (let parts = 0; pager && parts < 50; parts += 1) {
    const request = requestFor(pager, url);
    const headers: Record<string, string> = request.contentType ? { 'content-type': request.contentType } : {};
    const answer = await fetch(request.url, { method: request.method ?? 'GET', body: request.body ?? null, headers });
    const part = extractData(await answer.text(), answer.headers.get('content-type'), request.url);
    if (!part) break;
    items.push(...part.items);
    pager = advance(pager, part);
  }
  return items;
}

const shown = (items: readonly ListItem[]): Set<string> =>
  new Set(items.map((item) => `${item.date} ${squeeze(item.title)} ${new URL(item.url).pathname}`));
const known = (column: Column): Set<string> => new Set(column.rows.map((row) => `${row.date} ${squeeze(row.title)} ${row.url}`));

test.skipIf(!existsSync(REPLAY))('columns of a replayed portal, read without a browser (skipped: no replay beside the project)', async () => {
  const { columns } = JSON.parse(readFileSync(shared('replay/pingtan/lists.json'), 'utf8')) as { columns: Column[] };
  const readable = columns.filter((column) => !column.template.startsWith('script only'));
  expect(readable.length).toBeGreaterThan(30);
  for (const column of readable) {
    expect(shown(await readColumn(origin + column.path)), column.path).toEqual(known(column));
  }
});

test.skipIf(!existsSync(REPLAY))('a column that only its script fills, read on from one exchange seen while it was rendered', async () => {
  const { columns } = JSON.parse(readFileSync(shared('replay/pingtan/lists.json'), 'utf8')) as { columns: (Column & { id: number })[] };
  for (const column of columns.filter(({ template }) => template.startsWith('script only'))) {
    const url = origin + column.path;
    const html = await (await fetch(url)).text();
    expect(extractLists(loadHtml(html), html, url).list).toMatchObject({ items: [], scriptFilled: true });
    const body = `channelid=200210&classsql=chnlid%3D${column.id}&sortfield=-pubdate&page=1&prepage=10`;
    const contentType = 'application/x-www-form-urlencoded; charset=UTF-8';
    const api = `${origin}/fjdzapp/search`;
    const answer = await fetch(api, { method: 'POST', body, headers: { 'content-type': contentType } });
    const exchange = {
      method: 'POST' as const,
      url: api,
      body,
      contentType,
      responseType: answer.headers.get('content-type'),
      status: answer.status,
      text: await answer.text(),
    };
    const rendered = extractData(exchange.text, exchange.responseType, api)?.items ?? [];
    const pager = inferInterface([exchange], url, rendered);
    expect(pager).toMatchObject({ bodyTemplate: body.replace('page=1', 'page={page}'), nextPage: 2, perRequest: 10 });
    expect(shown(await readOn([...rendered], pager, url)), column.path).toEqual(known(column));
  }
});
