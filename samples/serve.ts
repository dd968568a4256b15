import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encodeGbk } from './gbk.js';
import type { SampleSite } from './render.js';
import { searchAnswer } from './search.js';
import type { Resource } from './site.js';

/** One answered request, for counting. */
export interface ServedRequest {
  site: string;
  method: string;
  url: string;
  status: number;
}

export interface ServedSite {
  baseUrl: string;
  close(): Promise<void>;
}

const MAX_FORM_BYTES = 65_536;
const MEDIA: Record<Resource['type'], string> = {
  html: 'text/html',
  xml: 'text/xml',
  json: 'application/json',
  js: 'application/javascript',
  css: 'text/css',
  text: 'text/plain',
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  mp4: 'video/mp4',
};

/** Serves one portal on loopback. `port` 0 takes any free one. Rejects when the port cannot be had. */
export async function serveSite(site: SampleSite, port: number, log: (entry: ServedRequest) => void): Promise<ServedSite> {
  const server = createServer((request, response) => {
    readForm(request).then(
      (form) => {
        const resource = find(site, request, form);
        send(request, response, resource, site.portal.scenario.charset);
        log({ site: site.portal.scenario.id, method: request.method ?? 'GET', url: request.url ?? '/', status: response.statusCode });
      },
      () => request.destroy(),
    );
  });
  const bound = await listen(server, port);
  return { baseUrl: `http://127.0.0.1:${bound}/`, close: () => close(server) };
}

function find(site: SampleSite, request: IncomingMessage, form: URLSearchParams): Resource {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  const asked = { method, path: url.pathname, query: url.searchParams, form };
  const answered = site.templates.answer?.(site.portal, asked) ?? searchAnswer(site, asked);
  const missing = `<!DOCTYPE html><html lang="zh-CN"><title>404</title><h1>404</h1><p>您访问的页面不存在或者已经删除。</p></html>`;
  return answered ?? site.resources.get(url.pathname) ?? { status: 404, type: 'html', body: missing };
}

function send(request: IncomingMessage, response: ServerResponse, { status, type, body }: Resource, charset: 'utf-8' | 'gbk'): void {
  // Only pages are in the legacy charset, and their header does not say so: the meta label does.
  const legacy = charset === 'gbk' && type === 'html';
  const bytes = typeof body === 'string' ? (legacy ? encodeGbk(body) : Buffer.from(body, 'utf8')) : body;
  const etag = `"${createHash('sha1').update(bytes).digest('hex').slice(0, 16)}"`;
  const text = typeof body === 'string' && !legacy ? '; charset=utf-8' : '';
  const headers = { 'content-type': `${MEDIA[type]}${text}`, 'content-length': bytes.length, etag };
  if (status === 200 && request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else if (request.method === 'HEAD') response.writeHead(status, headers).end();
  else response.writeHead(status, headers).end(bytes);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MAX_FORM_BYTES) throw new Error('form too large');
    parts.push(part as Buffer);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
