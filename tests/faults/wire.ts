import { randomBytes } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import type { FailureCode } from '../../crawler/facts/record.js';
import { PORTAL } from './portal.js';
import { type Answer, healthy, html } from './server.js';

/** One thing that can go wrong with the answer to a single address. */
export interface WireFault {
  name: string;
  answer: Answer;
  /** How the audit names it; null: the page is read all the same. */
  cause: FailureCode | null;
}

const MIB = 1024 * 1024;
const pageAt = (path: string | undefined): string => PORTAL.get(path?.split('?', 1)[0] ?? '') ?? '';

/** Bytes on the socket, exactly so. */
const raw =
  (text: string, end = true): Answer =>
  ({ socket }) =>
    void (end ? socket.end(text, 'latin1') : socket.write(text, 'latin1'));
const head = (...lines: string[]): string => ['HTTP/1.1 200 OK', 'Content-Type: text/html; charset=utf-8', ...lines, '', ''].join('\r\n');

const status =
  (code: number, headers: Record<string, string> = {}, body = '<h1>error</h1>'): Answer =>
  (_request, response) =>
    html(response, code, body, headers);
const sentTo =
  (location: string): Answer =>
  (_request, response) =>
    html(response, 302, '', { location });
const packed =
  (body: Buffer, encoding: string): Answer =>
  (_request, response) =>
    html(response, 200, body, { 'content-encoding': encoding });
/** The page itself in other bytes. */
const encoded =
  (encode: (page: string) => Buffer, headers: Record<string, string> = {}): Answer =>
  (request, response) =>
    html(response, 200, encode(pageAt(request.url)), headers);

const drip: Answer = ({ socket }) => {
  socket.write(head('Content-Length: 100000'));
  const timer = setInterval(() => socket.write('x'), 40);
  socket.once('close', () => clearInterval(timer));
};
/** As many bytes as the reader takes. */
const flood: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  const block = '<p>公开</p>'.repeat(4096);
  const pour = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', pour);
  pour();
};
const everOn: Answer = (request, response) =>
  html(response, 302, '', { location: `${request.url?.split('?', 1)[0]}?${randomBytes(4).toString('hex')}` });
/** Lets in who brings the cookie back that the first answer sets. */
const cookieWall: Answer = (request, response) =>
  request.headers.cookie?.includes('visit=1')
    ? healthy(request, response)
    : html(response, 302, '', { location: request.url ?? '/', 'set-cookie': 'visit=1; Path=/' });

const bomb = gzipSync(Buffer.alloc(64 * MIB));
const nested = gzipSync(bomb);
const brotliBomb = brotliCompressSync(Buffer.alloc(32 * MIB));
const large = Buffer.from(`<html><body>${'<p>政务公开内容</p>'.repeat(1_300_000)}</body></html>`);
const deep = `<html><body>${'<div>'.repeat(100_000)}深</body></html>`;
const CHALLENGE = "<html><script>$_ts=window['$_ts']</script></html>";
const NOT_FOUND = '<html><head><title>404</title></head><body><h1>404</h1><p>抱歉，您访问的页面不存在或已删除</p></body></html>';

const utf16 = (page: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page.replace(/<meta charset[^>]*>/, ''), 'utf16le')]);

/** Odd bytes of pages that are whole all the same. */
export const ODD_PAGES: readonly WireFault[] = [
  { name: 'GBK called UTF-8', answer: encoded((page) => iconv.encode(page, 'gbk')), cause: null },
  { name: 'UTF-8 called GBK', answer: encoded((page) => Buffer.from(page), { 'content-type': 'text/html; charset=gbk' }), cause: null },
  { name: 'UTF-16 with its mark', answer: encoded(utf16, { 'content-type': 'text/html' }), cause: null },
  {
    name: 'UTF-16 without its mark',
    answer: encoded((page) => utf16(page).subarray(2), { 'content-type': 'text/html' }),
    cause: null,
  },
  { name: 'one broken character', answer: encoded((page) => Buffer.concat([Buffer.from(page), Buffer.from([0xe6, 0x94])])), cause: null },
  { name: 'NUL bytes', answer: encoded((page) => Buffer.from(page.replaceAll('<p>', '\0<p>\0').replaceAll('青', '\0青'))), cause: null },
  {
    name: 'a charset that does not exist',
    answer: encoded((page) => Buffer.from(page), { 'content-type': 'text/html; charset=no-such' }),
    cause: null,
  },
  { name: 'an encoding that is not there', answer: encoded((page) => Buffer.from(page), { 'content-encoding': 'gzip' }), cause: null },
];

/** Answers that come as they should and hold nothing to judge by. */
export const EMPTY_PAGES: readonly { name: string; answer: Answer }[] = [
  { name: 'soft 404', answer: status(200, {}, NOT_FOUND) },
  { name: 'nothing', answer: status(200, {}, '') },
  { name: 'no content', answer: (_request, response) => void response.writeHead(204).end() },
  { name: 'less announced than sent', answer: raw(`${head('Content-Length: 6')}<html><body>`) },
  { name: 'noise', answer: (_request, response) => html(response, 200, randomBytes(20_000)) },
  { name: 'a login page', answer: status(200, {}, '<title>登录</title><form><input name=user><input type=password><button>登录</button></form>') },
];

export const WIRE_FAULTS: readonly WireFault[] = [
  { name: 'reset before the answer', answer: ({ socket }) => void socket.resetAndDestroy(), cause: 'reset' },
  { name: 'closed before the answer', answer: ({ socket }) => void socket.destroy(), cause: 'reset' },
  { name: 'half-open: never answers', answer: () => undefined, cause: 'timeout' },
  { name: 'stall after the head', answer: raw(head('Content-Length: 900'), false), cause: 'timeout' },
  { name: 'stall in the middle of the page', answer: raw(`${head('Content-Length: 900')}<html><body><p>`, false), cause: 'timeout' },
  { name: 'slow drip', answer: drip, cause: 'timeout' },
  { name: 'torn: more announced than sent', answer: raw(`${head('Content-Length: 9000')}<html><body><p>`), cause: 'reset' },
  { name: 'torn inside a chunk', answer: raw(`${head('Transfer-Encoding: chunked')}100\r\n<html>`), cause: 'reset' },
  { name: 'a chunk of nonsense length', answer: raw(`${head('Transfer-Encoding: chunked')}zz\r\n<html>\r\n`), cause: 'protocol' },
  { name: 'not HTTP at all', answer: raw('SSH-2.0-OpenSSH\r\n\r\n'), cause: 'protocol' },
  { name: 'a head without end', answer: raw(`${head(`X-Junk: ${'x'.repeat(200_000)}`)}`), cause: 'protocol' },
  { name: 'gzip bomb', answer: packed(bomb, 'gzip'), cause: 'too-large' },
  { name: 'gzip bomb in a gzip', answer: packed(nested, 'gzip, gzip'), cause: 'too-large' },
  { name: 'brotli bomb', answer: packed(brotliBomb, 'br'), cause: 'too-large' },
  {
    name: 'corrupt gzip',
    answer: raw(`${head('Content-Encoding: gzip', 'Content-Length: 20')}\x1f\x8b\x08\x00${'x'.repeat(16)}`),
    cause: 'undecodable',
  },
  { name: '30 MB of HTML', answer: (_request, response) => html(response, 200, large), cause: 'too-large' },
  { name: 'HTML without end', answer: flood, cause: 'too-large' },
  { name: '100,000 elements deep', answer: status(200, {}, deep), cause: 'too-large' },
  { name: 'redirects without end', answer: everOn, cause: 'too-many-redirects' },
  { name: 'redirect to itself', answer: (request, response) => sentTo(request.url ?? '/')(request, response), cause: 'too-many-redirects' },
  { name: 'redirect to a private address', answer: sentTo('http://127.0.0.2:9/secret'), cause: 'private-address' },
  { name: 'redirect to another site', answer: sentTo('http://www.example.com/'), cause: 'off-site' },
  { name: 'redirect to a file', answer: sentTo('file:///etc/passwd'), cause: 'bad-address' },
  { name: 'redirect to a script', answer: sentTo('javascript:alert(1)'), cause: 'bad-address' },
  { name: 'a cookie is asked for', answer: cookieWall, cause: null },
  { name: '412 that no script solves', answer: status(412, {}, CHALLENGE), cause: 'blocked' },
  { name: '521', answer: status(521, {}, ''), cause: 'blocked' },
  { name: '403', answer: status(403), cause: 'http-status' },
  { name: '429 with Retry-After', answer: status(429, { 'retry-after': '3600' }), cause: 'http-status' },
  { name: '503 with Retry-After', answer: status(503, { 'retry-after': 'Wed, 01 Jan 2098 00:00:00 GMT' }), cause: 'http-status' },
  { name: '500', answer: status(500), cause: 'http-status' },
  { name: '401', answer: status(401), cause: 'login' },
];
