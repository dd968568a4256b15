import { Resolver } from 'node:dns/promises';
import { connect, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Ipv6 } from '../facts/probe.js';
import { isPrivateAddress } from '../fetch/address.js';
import { failedError } from '../fetch/failures.js';
import { within } from '../fetch/patience.js';
import { type Place, type ProbeTools, seenAt } from './tools.js';

/** A name known to have an AAAA record: some name servers hand out none at all. */
const CONTROL = 'www.gov.cn';
const TRIES = 2;
const MOST_ADDRESSES = 8;

type Lookup = { addresses: string[] } | { trouble: string };

/** The AAAA records of the portal's host, and whether it answers at one of them. */
export async function tryIpv6(tools: ProbeTools, home: Place): Promise<Ipv6> {
  const { hostname, port, protocol } = new URL(home.url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const looked: Lookup = isIP(host) ? { trouble: '网址是 IP 地址，没有域名可查' } : await addressesOf(tools, host);
  if ('trouble' in looked) return { host, addresses: null, answers: null, trouble: looked.trouble, evidence: seenAt(tools, home, looked.trouble) };
  const { addresses } = looked;
  const tried = addresses.length > 0 ? await connects(tools, addresses, Number(port || (protocol === 'https:' ? 443 : 80))) : null;
  const quote = addresses.length > 0 ? `${host} AAAA ${addresses.join('、')}` : `${host} 没有 AAAA 记录`;
  return { host, addresses, answers: tried?.answers ?? null, trouble: tried?.trouble ?? null, evidence: seenAt(tools, home, quote) };
}

/** No record is said only where the same name servers hand out such records. */
async function addressesOf({ timeoutMs, nameServers }: ProbeTools, host: string): Promise<Lookup> {
  const resolver = new Resolver({ timeout: Math.ceil(timeoutMs / TRIES), tries: TRIES });
  if (nameServers) resolver.setServers(nameServers);
  const found = await lookUp(resolver, host);
  if ('trouble' in found || found.addresses.length > 0) return found;
  const control = await lookUp(resolver, CONTROL);
  return 'addresses' in control && control.addresses.length > 0 ? found : { trouble: '本机的域名服务器不提供 AAAA 记录' };
}

async function lookUp(resolver: Resolver, host: string): Promise<Lookup> {
  try {
    return { addresses: (await resolver.resolve6(host)).sort().slice(0, MOST_ADDRESSES) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return code === 'ENODATA' ? { addresses: [] } : { trouble: `域名服务器没有给出结果（${code}）` };
  }
}

async function connects(tools: ProbeTools, addresses: readonly string[], port: number): Promise<{ answers: boolean | null; trouble: string | null }> {
  const [address = ''] = addresses;
  if (!tools.allowPrivate && isPrivateAddress(address)) return { answers: null, trouble: `地址 ${address} 属于内网，没有连接` };
  if (!hasIpv6(address)) return { answers: null, trouble: '本机没有 IPv6 网络，没有连接' };
  const socket = connect({ host: address, port, family: 6 });
  try {
    await within(
      new Promise((resolve, reject) => {
        socket.once('connect', resolve);
        socket.on('error', reject);
      }),
      tools.timeoutMs,
    );
    return { answers: true, trouble: null };
  } catch (error) {
    // Only the portal's own refusal is an answer; silence may lie on our side of the way.
    const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
    return { answers: refused ? false : null, trouble: `通过 IPv6 连接 ${address}：${failedError(error).failure.message}` };
  } finally {
    socket.destroy();
  }
}

/** Whether this machine has an address to reach it from. */
function hasIpv6(address: string): boolean {
  if (isPrivateAddress(address)) return true;
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return own.some((one) => one.family === 'IPv6' && !isPrivateAddress(one.address));
}
