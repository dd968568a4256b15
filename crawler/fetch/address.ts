import { lookup as dnsLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { type Failed, failed } from './failures.js';

/**
 * Ranges no public portal lives in. 198.18.0.0/15 is left out on purpose: local proxy programs hand out addresses
 * from it for every public name.
 */
const PRIVATE_V4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier NAT, and a cloud's metadata service
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const PRIVATE_V6: readonly [string, number][] = [
  ['::', 128],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  ['64:ff9b:1::', 48],
];

function privateRanges(): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of PRIVATE_V6) list.addSubnet(net, prefix, 'ipv6');
  for (const [net, prefix] of PRIVATE_V4) {
    list.addSubnet(net, prefix, 'ipv4'); // covers ::ffff:a.b.c.d too
    list.addSubnet(`::${net}`, 96 + prefix, 'ipv6');
    list.addSubnet(`64:ff9b::${net}`, 96 + prefix, 'ipv6');
    const hex = net.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
    list.addSubnet(`2002:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}::`, 16 + prefix, 'ipv6');
  }
  return list;
}
const ranges = privateRanges();

/** True for loopback, link-local, private, multicast and reserved addresses, also inside IPv6 notations of IPv4. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').split('%', 1)[0] ?? '';
  const family = isIP(bare);
  return family !== 0 && ranges.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

/** Says which numeric addresses (or host names written as such) must not be connected to. */
export type Refuses = (address: string) => boolean;

/**
 * A resolver for sockets that hands out only addresses which `refuses` lets pass. Checked here, at the moment of
 * connecting, a name that changes its address between check and use gains nothing. Calls back with code `EPRIVATE` when
 * no address is left.
 */
export function guardedLookup(refuses: Refuses): LookupFunction {
  return (hostname, options, callback) => {
    dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const open = addresses.filter(({ address }) => !refuses(address));
      const [first] = open;
      if (first === undefined) {
        const refusal = new Error(`${hostname} → ${addresses[0]?.address ?? '?'}`);
        return callback(Object.assign(refusal, { code: 'EPRIVATE' }), []);
      }
      return options.all ? callback(null, open) : callback(null, first.address, first.family);
    });
  };
}

export interface Scope {
  /** Null: every address may be connected to. */
  refuses: Refuses | null;
  /** Host names in scope; default all. */
  allowedHosts?: (host: string) => boolean;
}

const MAX_ADDRESS_CHARS = 8192;

/** The address as a URL that may be asked for, or why not. Addresses written as numbers are checked here, names when connecting. */
export function admit(address: string, scope: Scope): { ok: true; url: URL } | Failed {
  const url = address.length <= MAX_ADDRESS_CHARS && URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.hostname === '') return failed('bad-address', address.slice(0, 200));
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return failed('bad-address', `不支持的协议 ${url.protocol}`);
  if (scope.refuses?.(url.hostname)) return failed('private-address', url.hostname);
  if (scope.allowedHosts && !scope.allowedHosts(url.hostname)) return failed('off-site', url.hostname);
  url.username = '';
  url.password = '';
  return { ok: true, url };
}
