import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { chromium } from 'playwright';
import { onTestFinished } from 'vitest';
import { createFetcher, type FetcherOptions } from '../../../crawler/fetch/fetcher.js';
import type { Fetcher } from '../../../crawler/fetch/types.js';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;
export type Routes = Record<string, Handler>;

export interface Hit {
  path: string;
  atMs: number;
  headers: IncomingMessage['headers'];
  method: string;
}

/** A real server on loopback; robots.txt is missing unless routed. Closed when the test ends. */
export async function serve(routes: Routes, address = '127.0.0.1'): Promise<{ url: string; host: string; hits: Hit[] }> {
  const hits: Hit[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    hits.push({ path, atMs: performance.now(), headers: request.headers, method: request.method ?? '' });
    const route = routes[path] ?? routes[path.split('?', 1)[0] ?? ''] ?? (path === '/robots.txt' ? notFound : (routes['*'] ?? notFound));
    route(request, response);
  });
  return { ...(await listening(server, address)), hits };
}

/** A server that speaks bytes: `talk` gets the socket once a request has arrived. */
export async function serveRaw(talk: (socket: Socket) => void): Promise<{ url: string; host: string }> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => talk(socket));
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return listening(server as unknown as Server);
}

async function listening(server: Server, address = '127.0.0.1'): Promise<{ url: string; host: string }> {
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(async () => {
    server.closeAllConnections?.();
    await new Promise((resolve) => server.close(resolve));
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return { url: `http://${address}:${port}`, host: `${address}:${port}` };
}

export const notFound: Handler = (_request, response) => respond(response, 404, '<h1>404</h1>');

export function respond(response: ServerResponse, status: number, body: string | Buffer, headers: Record<string, string | string[]> = {}): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
}

export const page =
  (body: string | Buffer, headers: Record<string, string | string[]> = {}): Handler =>
  (_request, response) =>
    respond(response, 200, body, headers);

export const redirect =
  (location: string, status = 302): Handler =>
  (_request, response) =>
    respond(response, status, '', { location });

/** A fast fetcher without retries and browser; closed when the test ends. */
export function fetcherFor(overrides: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = createFetcher({
    ratePerSecond: 200,
    concurrency: 8,
    timeoutMs: 2_000,
    retries: 0,
    allowPrivate: true,
    ignoreRobots: true,
    userAgent: 'zwgk-audit/0.1',
    browser: null,
    ...overrides,
  });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

/** Where a Chromium is found for the browser tests, or null. */
export function chromiumPath(): string | null {
  const places = [chromium.executablePath(), '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome'];
  return places.find((place) => existsSync(place)) ?? null;
}
