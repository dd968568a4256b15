// A process of its own, so that the figures of a crawler are the crawler's. Arguments: pages, "revised" for the second edition.
// Prints its port; SIGTERM ends it. Entity tags as servers send them.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { pageAt } from './site.js';

const [pages, edition] = [Number(process.argv[2]), process.argv[3]];
const TYPES: Record<string, string> = { css: 'text/css', js: 'text/javascript', png: 'image/png' };
const SMALL = Buffer.alloc(4_000, 32);

const server = createServer((request, response) => {
  const path = (request.url ?? '/').replace(/[?#].*$/u, '');
  const asset = TYPES[path.split('.').at(-1) ?? ''];
  const body = asset ? SMALL : pageAt(path, pages, edition === 'revised');
  if (body === null) return response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<p>404</p>');
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
  return response.writeHead(200, { 'content-type': asset ?? 'text/html; charset=utf-8', etag }).end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : '');
});
process.on('SIGTERM', () => process.exit(0));
