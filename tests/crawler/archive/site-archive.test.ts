import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { packageRoot } from '../../../config/root.js';
import { archivedPages, placeOf, readIndex } from '../../../crawler/archive/index-file.js';
import { SiteArchive, type SiteArchiveOptions } from '../../../crawler/archive/site-archive.js';
import type { Snapshot } from '../../../crawler/fetch/types.js';
import { Visitor } from '../../../crawler/visit.js';
import { tempFolder } from '../../temp.js';
import { chromiumPath, fetcherFor, page, respond, serve } from '../fetch/support.js';
import { recordsIn, recordsOf, sha256 } from './warc.js';

const archivePlaces = (folder: string, siteId: string) => {
  const pages = archivedPages(folder, siteId);
  return (url: string, hash: string): string | null => {
    const row = pages(url, hash);
    return row && placeOf(row);
  };
};
const html = (words: string): string => `<html><head><title>${words}</title></head><body><p>${words.repeat(200)}</p></body></html>`;

function open(folder: string, options: Partial<SiteArchiveOptions> = {}): { archive: SiteArchive; notes: string[] } {
  const notes: string[] = [];
  return {
    archive: new SiteArchive({ folder, siteId: 'qingshan', software: 'zwgk-audit/test', note: (text) => notes.push(text), ...options }),
    notes,
  };
}

const snapshotOf = (n: number, body = html(`第${n}页`)): Snapshot => ({
  url: `http://www.example.gov.cn/${n}.html`,
  finalUrl: `http://www.example.gov.cn/${n}.html`,
  status: 200,
  contentType: 'text/html',
  charset: 'utf-8',
  text: body,
  body: null,
  bytes: body.length,
  sha256: sha256(Buffer.from(body)),
  capturedAt: '2026-03-20T02:00:00.000Z',
  durationMs: 1,
  via: 'browser',
});

const visitorOver = (archive: SiteArchive): Visitor =>
  new Visitor(fetcherFor(), { records: [], append: () => undefined }, { maxPages: 50, isOver: () => false, inScope: () => true }, null, archive);

test('pages that facts come from are kept as received, with their requests; links that are only tried are not', async () => {
  const folder = tempFolder();
  const { url } = await serve({
    '/a.html': (_request, response) => respond(response, 200, gzipSync(html('压缩')), { 'content-encoding': 'gzip', 'set-cookie': ['a=1', 'b=2'] }),
    '/moved.html': (_request, response) => respond(response, 302, '', { location: '/plain.html' }),
    '/plain.html': page(html('普通')),
    '/list.do': page('{"rows":[]}', { 'content-type': 'application/json' }),
    '/file.pdf': page(Buffer.from('%PDF-1.4\n%%EOF'), { 'content-type': 'application/pdf' }),
    '/link.html': page(html('链接')),
    '/gone.html': (_request, response) => respond(response, 404, html('没有')),
  });
  const { archive, notes } = open(folder);
  const visitor = visitorOver(archive);
  const first = await visitor.visit({ url: `${url}/a.html` }, { purpose: 'article' });
  const moved = await visitor.visit({ url: `${url}/moved.html` }, { purpose: 'article' });
  await visitor.visit({ url: `${url}/list.do`, method: 'POST', body: 'page=2', mode: 'data' }, { purpose: 'data' });
  const file = await visitor.visitFile(`${url}/file.pdf`, '附件', `${url}/a.html`);
  await visitor.visit({ url: `${url}/link.html`, mode: 'link' }, { purpose: 'link' });
  await visitor.visit({ url: `${url}/gone.html` }, { purpose: 'article' });
  await archive.close();

  const bytes = readFileSync(join(folder, 'qingshan.warc.gz'));
  const records = recordsOf(bytes);
  expect(records.map(({ type, headers }) => `${type} ${headers.get('warc-target-uri')?.slice(url.length) ?? ''}`)).toEqual([
    'warcinfo ',
    'request /a.html',
    'response /a.html',
    'request /plain.html',
    'response /plain.html',
    'request /list.do',
    'response /list.do',
    'request /file.pdf',
    'response /file.pdf',
  ]);
  expect(records[0]?.block.toString()).toContain('software: zwgk-audit/test');
  const [, request, response] = records;
  expect(request?.headers.get('warc-concurrent-to')).toBe(response?.headers.get('warc-record-id'));
  expect(records[5]?.http).toMatch(/^POST \/list\.do HTTP\/1\.1\r\n/);
  expect(records[5]?.payload.toString()).toBe('page=2');
  expect(response?.http).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(response?.http).toContain('set-cookie: a=1\r\nset-cookie: b=2\r\n');
  for (const { type, headers, block, payload } of records.filter(({ type }) => type !== 'warcinfo')) {
    expect(headers.get('warc-block-digest'), type).toBe(`sha256:${sha256(block)}`);
    expect(headers.get('warc-payload-digest'), type).toBe(`sha256:${sha256(payload)}`);
  }
  expect(gunzipSync(response?.payload ?? Buffer.alloc(0)).toString(), 'in the content coding it was sent in').toBe(html('压缩'));

  // Evidence leads to its record: by the address asked for or arrived at, and the hash of the body.
  const find = archivePlaces(folder, 'qingshan');
  for (const record of [first, moved, file]) {
    const hash = record.capture?.sha256 ?? '';
    const place = find(record.url, hash);
    expect(place).toMatch(/^archive\/qingshan\.warc\.gz#\d+$/);
    expect(find(record.capture?.finalUrl ?? '', hash)).toBe(place);
    const { entry } = readIndex(join(folder, 'qingshan.cdxj')).find((line) => line.entry.offset === place?.split('#')[1]) ?? {};
    const at = Number(entry?.offset);
    const [alone] = recordsIn(gunzipSync(bytes.subarray(at, at + Number(entry?.length))));
    const body = alone?.http.includes('content-encoding: gzip') ? gunzipSync(alone.payload) : alone?.payload;
    expect(sha256(body ?? Buffer.alloc(0))).toBe(hash);
  }
  expect(find(first.url, sha256(Buffer.from('nothing')))).toBeNull();
  expect(notes).toEqual([]);
});

test('the library reads back what it wrote, decoded; the index is in order', async () => {
  const folder = tempFolder();
  const { url } = await serve({ '/z.html': page(gzipSync(html('末')), { 'content-encoding': 'gzip' }), '/a.html': page(html('首')) });
  const { archive } = open(folder);
  const visitor = visitorOver(archive);
  for (const path of ['/z.html', '/a.html']) await visitor.visit({ url: url + path }, { purpose: 'article' });
  await archive.close();
  const read: string[] = [];
  for await (const record of new WARCParser(createReadStream(join(folder, 'qingshan.warc.gz')))) {
    if (record.warcType === 'response') read.push(await record.contentText());
    else await record.readFully(false);
  }
  expect(read).toEqual([html('末'), html('首')]);
  const lines = readFileSync(join(folder, 'qingshan.cdxj'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines).toEqual([...lines].sort());
  expect(lines[0]).toMatch(/^\S+\)\/a\.html \d{14} \{"url":/);
});

test('bodies that were not read to the end, or are no longer chunked, say so', async () => {
  const folder = tempFolder();
  const { url } = await serve({
    '/big.mp4': page(Buffer.alloc(300_000, 7), { 'content-type': 'video/mp4', 'content-length': '300000' }),
    '/chunked.html': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'transfer-encoding': 'chunked' });
      response.write(html('一'));
      response.end(html('二'));
    },
  });
  const { archive } = open(folder);
  const visitor = visitorOver(archive);
  await visitor.visit({ url: `${url}/big.mp4`, mode: 'beginning' }, { purpose: 'article' });
  await visitor.visit({ url: `${url}/chunked.html` }, { purpose: 'article' });
  await archive.close();
  const [big, chunked] = recordsOf(readFileSync(join(folder, 'qingshan.warc.gz'))).filter(({ type }) => type === 'response');
  expect(big?.headers.get('warc-truncated')).toBe('length');
  expect(big?.http).toContain('x-archive-orig-content-length: 300000');
  expect(chunked?.headers.has('warc-truncated')).toBe(false);
  expect(chunked?.http).toContain('x-archive-orig-transfer-encoding: chunked');
  expect(chunked?.payload.toString()).toBe(html('一') + html('二'));
});

describe.skipIf(chromiumPath() === null)('in the browser', () => {
  test('a rendered page is kept as the document its readers had', async () => {
    const folder = tempFolder();
    const { url } = await serve({ '/': page('<p>空</p><script>document.querySelector("p").textContent = "由脚本填写"</script>') });
    const fetcher = fetcherFor({ browser: { executablePath: chromiumPath(), sandbox: false } });
    const { archive } = open(folder);
    const visitor = new Visitor(
      fetcher,
      { records: [], append: () => undefined },
      { maxPages: 5, isOver: () => false, inScope: () => true },
      null,
      archive,
    );
    const record = await visitor.visit({ url: `${url}/` }, { purpose: 'home', via: 'browser' });
    await archive.close();
    const resource = recordsOf(readFileSync(join(folder, 'qingshan.warc.gz'))).find(({ type }) => type === 'resource');
    expect(resource?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(resource?.payload.toString()).toContain('<p>由脚本填写</p>');
    expect(sha256(resource?.payload ?? Buffer.alloc(0))).toBe(record.capture?.sha256);
    expect(archivePlaces(folder, 'qingshan')(record.url, record.capture?.sha256 ?? '')).not.toBeNull();
  });
});

test('an unchanged page is taken over from another run, byte by byte', async () => {
  const [before, now] = [tempFolder(), tempFolder()];
  const first = open(before).archive;
  for (const n of [1, 2, 3]) await first.put(snapshotOf(n), null);
  await first.close();
  const { archive, notes } = open(now);
  await archive.put(snapshotOf(9), null);
  const row = archivedPages(before, 'qingshan')(snapshotOf(2).url, snapshotOf(2).sha256);
  if (!row) throw new Error('not archived');
  await archive.adopt(before, row);
  await archive.adopt(before, { ...row, entry: { ...row.entry, offset: '999999' } });
  await archive.adopt(join(before, 'gone'), row);
  await archive.close();
  const pages = recordsOf(readFileSync(join(now, 'qingshan.warc.gz'))).slice(1);
  expect(pages.map(({ headers }) => headers.get('warc-target-uri')?.slice(-6))).toEqual(['9.html', '2.html']);
  expect(pages[1]).toEqual(recordsOf(readFileSync(join(before, 'qingshan.warc.gz')))[2]);
  const again = archivedPages(now, 'qingshan')(snapshotOf(2).url, snapshotOf(2).sha256);
  expect(again?.line.split(' ').slice(0, 2)).toEqual(row.line.split(' ').slice(0, 2));
  expect(again?.entry.offset).not.toBe(row.entry.offset);
  expect(notes).toEqual([]);
});

describe('bounds', () => {
  test('a file that is full is followed by the next one; beyond the whole bound the archive ends, once told', async () => {
    const folder = tempFolder();
    const { archive, notes } = open(folder, { maxFileBytes: 1500, maxBytes: 4500 });
    for (let n = 1; n <= 40; n++) await archive.put(snapshotOf(n), null);
    await archive.close();
    const files = readdirSync(folder).sort();
    expect(files.length).toBeGreaterThan(3);
    expect(files).toContain('qingshan.2.warc.gz');
    const archived = files.filter((name) => name.endsWith('.warc.gz'));
    expect(Math.max(...archived.map((name) => statSync(join(folder, name)).size))).toBeLessThanOrEqual(1500);
    for (const name of archived) expect(recordsOf(readFileSync(join(folder, name)))[0]?.type).toBe('warcinfo');
    expect(notes).toEqual([expect.stringContaining('上限 4500 字节')]);
    const second = readIndex(join(folder, 'qingshan.cdxj')).find(({ entry }) => entry.filename === 'qingshan.2.warc.gz');
    expect(archivePlaces(folder, 'qingshan')(second?.entry.url ?? '', second?.entry.digest.slice(7) ?? '')).toMatch(
      /^archive\/qingshan\.2\.warc\.gz#\d+$/,
    );
  });

  test('an archive that cannot be written is told once and does not stop the crawl', async () => {
    const folder = tempFolder();
    const { archive, notes } = open(folder);
    mkdirSync(join(folder, 'qingshan.warc.gz')); // a folder stands where the file belongs
    for (let n = 1; n <= 3; n++) await archive.put(snapshotOf(n), null);
    await archive.close();
    expect(notes).toEqual([expect.stringMatching(/^qingshan：证据存档写不进去/)]);
    expect(archivePlaces(folder, 'qingshan')(snapshotOf(1).url, snapshotOf(1).sha256)).toBeNull();
  });
});

describe('after a crash', () => {
  const written = async (folder: string, count: number): Promise<void> => {
    const { archive } = open(folder);
    for (let n = 1; n <= count; n++) await archive.put(snapshotOf(n), null);
    await archive.close();
  };

  test.each([1, 7, 100])('a last record that lost %i bytes spoils none before it, and the archive goes on', async (lost) => {
    const folder = tempFolder();
    await written(folder, 3);
    const file = join(folder, 'qingshan.warc.gz');
    truncateSync(file, statSync(file).size - lost);
    expect(recordsOf(readFileSync(file))).toHaveLength(3); // warcinfo and two pages
    const { archive } = open(folder);
    await archive.put(snapshotOf(4), null);
    await archive.close();
    const pages = recordsOf(readFileSync(file)).slice(1);
    expect(pages.map(({ headers }) => headers.get('warc-target-uri')?.slice(-6))).toEqual(['1.html', '2.html', '4.html']);
    const find = archivePlaces(folder, 'qingshan');
    expect([1, 2, 3, 4].map((n) => find(snapshotOf(n).url, snapshotOf(n).sha256) !== null)).toEqual([true, true, false, true]);
  });

  test('a torn index line is forgotten together with its page', async () => {
    const folder = tempFolder();
    await written(folder, 3);
    const index = join(folder, 'qingshan.cdxj');
    truncateSync(index, statSync(index).size - 5);
    await open(folder).archive.close();
    expect(recordsOf(readFileSync(join(folder, 'qingshan.warc.gz')))).toHaveLength(3);
    expect(readIndex(index)).toHaveLength(2);
  });

  test('without its index an archive is left as it is and a further file is begun', async () => {
    const folder = tempFolder();
    await written(folder, 3);
    const before = readFileSync(join(folder, 'qingshan.warc.gz'));
    writeFileSync(join(folder, 'qingshan.cdxj'), '');
    const { archive } = open(folder);
    await archive.put(snapshotOf(4), null);
    await archive.close();
    expect(readFileSync(join(folder, 'qingshan.warc.gz'))).toEqual(before);
    expect(readIndex(join(folder, 'qingshan.cdxj')).map(({ entry }) => entry.filename)).toEqual(['qingshan.2.warc.gz']);
  });

  test('killed in the middle of writing, several times: every page that was acknowledged is there, once', { timeout: 60_000 }, async () => {
    const folder = tempFolder();
    const script = join(folder, 'write.mjs');
    writeFileSync(
      script,
      `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))};
       register();
       const { SiteArchive } = await import(${JSON.stringify(new URL('../../../crawler/archive/site-archive.ts', import.meta.url).href)});
       const archive = new SiteArchive({ folder: ${JSON.stringify(join(folder, 'archive'))}, siteId: 'qingshan', software: 'test', note: () => undefined });
       const [from] = process.argv.slice(2).map(Number);
       for (let n = from; ; n++) {
         const url = 'http://www.example.gov.cn/' + n + '.html';
         await archive.put({ url, finalUrl: url, status: 200, contentType: 'text/html', charset: 'utf-8', text: String(Math.random()).repeat(20000), body: null,
           bytes: 1, sha256: 'x', capturedAt: '2026-03-20T02:00:00.000Z', durationMs: 1, via: 'browser' }, null);
         process.stdout.write(url + '\\n');
       }`,
    );
    const acknowledged: string[] = [];
    for (let round = 1; round <= 4; round++) {
      const child = spawn(process.execPath, [script, String(round * 100_000)], { cwd: packageRoot, stdio: ['ignore', 'pipe', 'inherit'] });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
      while (output.split('\n').length < 6) await delay(20);
      await delay(37 * round);
      const closed = new Promise((resolve) => child.on('close', resolve));
      child.kill('SIGKILL');
      await closed;
      acknowledged.push(...output.split('\n').slice(0, -1));
    }
    expect(existsSync(join(folder, 'archive', 'qingshan.warc.gz'))).toBe(true);
    await open(join(folder, 'archive')).archive.close();
    const urls = recordsOf(readFileSync(join(folder, 'archive', 'qingshan.warc.gz')))
      .filter(({ type }) => type === 'resource')
      .map(({ headers }) => headers.get('warc-target-uri'));
    expect(acknowledged.length).toBeGreaterThan(15);
    expect(acknowledged.filter((url) => !urls.includes(url))).toEqual([]);
    expect(new Set(urls).size).toBe(urls.length);
    expect(readIndex(join(folder, 'archive', 'qingshan.cdxj'))).toHaveLength(urls.length);
  });
});
