import { describe, expect, test } from 'vitest';
import { admit, guardedLookup, isPrivateAddress } from '../../../crawler/fetch/address.js';

describe('isPrivateAddress', () => {
  test.each(
    '0.0.0.0 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 224.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1 [::1] fc00::1 fd12::1 fe80::1%eth0 ff02::1 64:ff9b::10.0.0.1 2002:7f00:1::1 2002:c0a8:101::'.split(
      ' ',
    ),
  )('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.each(
    '1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 172.15.255.255 172.32.0.0 192.167.0.1 198.18.0.1 223.255.255.255 240e::1 2408::1 ::ffff:1.1.1.1 64:ff9b::1.1.1.1 2002:101:101::1 www.gov.cn'.split(
      ' ',
    ),
  )('%s is not', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe('admit', () => {
  const scope = { refuses: isPrivateAddress, allowedHosts: (host: string) => host.endsWith('gov.cn') };
  test.each([
    ['http://www.gov.cn/a', 'ok'],
    ['https://www.gov.cn/', 'ok'],
    ['ftp://www.gov.cn/', 'bad-address'],
    ['javascript:alert(1)', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['不是网址', 'bad-address'],
    [`http://www.gov.cn/${'a'.repeat(9000)}`, 'bad-address'],
    ['http://127.0.0.1/', 'private-address'],
    ['http://2130706433/', 'private-address'],
    ['http://0x7f.1/', 'private-address'],
    ['http://[::ffff:10.0.0.1]/', 'private-address'],
    ['http://example.com/', 'off-site'],
  ])('%s → %s', (address, expected) => {
    const result = admit(address, scope);
    expect(result.ok ? 'ok' : result.failure.code).toBe(expected);
  });

  test('the escapes of an address stay byte for byte, credentials go', () => {
    const result = admit('http://u:p@www.gov.cn/s?k=%D6%d0&a=b%20c', scope);
    expect(result.ok && result.url.href).toBe('http://www.gov.cn/s?k=%D6%d0&a=b%20c');
  });
});

describe('guardedLookup', () => {
  const look = (all: boolean) => new Promise<unknown>((resolve) => guardedLookup(isPrivateAddress)('localhost', { all }, (error) => resolve(error)));
  test.each([true, false])('a name that resolves to loopback is refused (all: %s)', async (all) => {
    expect(await look(all)).toMatchObject({ code: 'EPRIVATE' });
  });
});
