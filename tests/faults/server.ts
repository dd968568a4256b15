import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { PORTAL } from './portal.js';

/** Answers one request in its own way: over HTTP, or with bytes on the socket. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** One request in the server's own log. */
export interface Hit {
  path: string;
  headers: IncomingMessage['headers'];
  atMs: number;
  /** Requests under way when this one came, itself included. */
  open: number;
}

export interface FaultyServer {
  url: string;
  hits: Hit[];
  /** Connections that the server believes to be open. */
  connections(): number;
  close(): Promise<void>;
}

export const html = (response: ServerResponse, status: number, body: string | Buffer, headers: Record<string, string | string[]> = {}): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
};

/** The page as the portal serves it when all is well. */
export const healthy: Answer = (request, response) => {
  const page = PORTAL.get(request.url?.split('?', 1)[0] ?? '/');
  html(response, page === undefined ? 404 : 200, page ?? '<h1>404</h1>');
};

/** The portal on loopback, where `faults` answer in place of its pages; `*` answers every request. */
export async function serveFaulty(faults: Readonly<Record<string, Answer>>, host = '127.0.0.1'): Promise<FaultyServer> {
  const hits: Hit[] = [];
  const sockets = new Set<Socket>();
  let open = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    open++;
    hits.push({ path, headers: request.headers, atMs: performance.now(), open });
    response.once('close', () => open--);
    (faults[path] ?? faults[path.split(/[?;]/, 1)[0] ?? ''] ?? (path === '/robots.txt' ? healthy : faults['*']) ?? healthy)(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('clientError', (_error, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    hits,
    connections: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
