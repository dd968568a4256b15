import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { tryIpv6 } from '../../../crawler/probes/ipv6.js';
import { page, serve } from '../fetch/support.js';
import { plainFetcher, toolsWith } from './support.js';

const ADDRESS = { '::1': Buffer.concat([Buffer.alloc(15), Buffer.from([1])]) };
type Answer = keyof typeof ADDRESS | 'none' | 'unknown name' | 'silence';

/** A name server on loopback that answers as told. */
async function nameServer(answers: Record<string, Answer>): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    let end = 12;
    const labels: string[] = [];
    while (query[end]) {
      labels.push(query.toString('latin1', end + 1, end + 1 + (query[end] ?? 0)));
      end += 1 + (query[end] ?? 0);
    }
    const answer = answers[labels.join('.')] ?? 'unknown name';
    if (answer === 'silence') return;
    const found = answer === 'none' || answer === 'unknown name' ? null : ADDRESS[answer];
    const flags = Buffer.from([0x81, answer === 'unknown name' ? 0x83 : 0x80, 0, 1, 0, found ? 1 : 0, 0, 0, 0, 0]);
    const record = found ? Buffer.concat([Buffer.from([0xc0, 12, 0, 28, 0, 1, 0, 0, 0, 60, 0, 16]), found]) : Buffer.alloc(0);
    socket.send(Buffer.concat([query.subarray(0, 2), flags, query.subarray(12, end + 5), record]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

const look = async (url: string, answers: Record<string, Answer>) => {
  const tools = toolsWith(plainFetcher(), { nameServers: [await nameServer(answers)], timeoutMs: 600 });
  return tryIpv6(tools, { url, title: '首页' });
};
const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));
const CONTROL = { 'www.gov.cn': '::1' } as const;

test.each<[string, Record<string, Answer>, string[] | null]>([
  ['no record, from a server that has others', { ...CONTROL, 'www.example.gov.cn': 'none' }, []],
  ['no record, from a server that has none at all', { 'www.gov.cn': 'none', 'www.example.gov.cn': 'none' }, null],
  ['no such name here', CONTROL, null],
  ['no answer', { ...CONTROL, 'www.example.gov.cn': 'silence' }, null],
])('%s', async (_case, answers, addresses) => {
  expect(await look('https://www.example.gov.cn/', answers)).toMatchObject({ host: 'www.example.gov.cn', addresses, answers: null });
});

test.skipIf(!hasIpv6)('an address is tried on the port of the portal; a closed port is its refusal', async () => {
  const { host } = await serve({ '/': page('x') }, '::1');
  const names = { 'portal.example.cn': '::1' } as const;
  const port = host.split(':').at(-1);
  expect(await look(`http://portal.example.cn:${port}/`, names)).toMatchObject({ addresses: ['::1'], answers: true, trouble: null });
  expect(await look('http://portal.example.cn:1/', names)).toMatchObject({ answers: false, trouble: expect.stringContaining('ECONNREFUSED') });
});

test('a private address is not tried', async () => {
  const tools = toolsWith(plainFetcher(), { nameServers: [await nameServer({ 'portal.example.cn': '::1' })], allowPrivate: false });
  expect(await tryIpv6(tools, { url: 'http://portal.example.cn/', title: '首页' })).toMatchObject({
    answers: null,
    trouble: expect.stringContaining('内网'),
  });
});

test('a portal named by a number has no records to look for', async () => {
  for (const url of ['http://127.0.0.1:8080/', 'http://[::1]/'])
    expect(await look(url, CONTROL)).toMatchObject({ addresses: null, answers: null, trouble: '网址是 IP 地址，没有域名可查' });
});
