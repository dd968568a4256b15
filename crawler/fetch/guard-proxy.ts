import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type LookupFunction, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { guardedLookup, type Refuses } from './address.js';
import { type Failed, failed, failedError } from './failures.js';

/**
 * A forward proxy on loopback for the browser's traffic. Scripts of crawled pages run in the browser, and the browser
 * resolves names by itself; only where its connections are made can every one of them be kept off refused addresses.
 */
export interface GuardProxy {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** Why the last connection to a host was not made, or null. */
  troubleWith(hostname: string): Failed | null;
  close(): Promise<void>;
}

const MAX_REMEMBERED = 500;

/** Starts the proxy on a free port. Connections silent for `timeoutMs` are ended. */
export async function openGuardProxy(refuses: Refuses, timeoutMs: number): Promise<GuardProxy> {
  const trouble = new Map<string, Failed>();
  const sockets = new Set<Duplex>();
  const guard: Guard = {
    refuses,
    lookup: guardedLookup(refuses),
    timeoutMs,
    agent: new Agent({ keepAlive: true }),
    remember(hostname, failure) {
      if (trouble.size < MAX_REMEMBERED || trouble.has(hostname)) trouble.set(hostname, failure);
    },
  };
  const server = createServer((request, response) => forward(request, response, guard));
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    sockets.add(client);
    client.once('close', () => sockets.delete(client));
    tunnel(request.url ?? '', client, head, guard);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    troubleWith: (hostname) => trouble.get(hostname) ?? null,
    async close() {
      guard.agent.destroy();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Guard {
  refuses: Refuses;
  lookup: LookupFunction;
  timeoutMs: number;
  agent: Agent;
  remember(hostname: string, failure: Failed): void;
}

function forward(request: IncomingMessage, response: ServerResponse, { refuses, lookup, timeoutMs, agent, remember }: Guard): void {
  const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : null;
  if (url === null || url.protocol !== 'http:') return void response.destroy();
  if (refuses(url.hostname)) {
    remember(url.hostname, failed('private-address', url.hostname));
    return void response.destroy();
  }
  const { 'proxy-connection': _hop, ...headers } = request.headers;
  const outgoing = httpRequest(url, { method: request.method, headers, agent, lookup, timeout: timeoutMs, insecureHTTPParser: true });
  outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
  outgoing.on('error', (error) => {
    remember(url.hostname, failedError(error));
    response.destroy();
  });
  outgoing.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  response.on('close', () => outgoing.destroy());
  request.pipe(outgoing);
}

function tunnel(authority: string, client: Duplex, head: Buffer, { refuses, lookup, timeoutMs, remember }: Guard): void {
  const target = URL.canParse(`http://${authority}`) ? new URL(`http://${authority}`) : null;
  client.on('error', () => client.destroy());
  if (target === null) return void client.destroy();
  const refuse = (failure: Failed): void => {
    remember(target.hostname, failure);
    client.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
  };
  if (refuses(target.hostname)) return void refuse(failed('private-address', target.hostname));
  const host = target.hostname.replace(/^\[|\]$/g, '');
  let open = false;
  const upstream: Socket = connect({ host, port: Number(target.port || 80), lookup, autoSelectFamily: true }, () => {
    open = true;
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(client).pipe(upstream);
  });
  upstream.setTimeout(timeoutMs, () => upstream.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
  upstream.on('error', (error) => (open ? client.destroy() : refuse(failedError(error))));
  client.on('close', () => upstream.destroy());
  upstream.on('close', () => open && client.destroy());
}
