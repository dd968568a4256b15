import { constants } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import type { Transport } from '../facts/probe.js';
import { admit, guardedLookup, isPrivateAddress } from '../fetch/address.js';
import { failedError } from '../fetch/failures.js';
import type { Place, ProbeTools } from './tools.js';
import { seenAt } from './tools.js';

export type Handshake = Pick<Transport, 'https' | 'valid' | 'expiresOn' | 'protocol' | 'trouble'>;

/** A service that speaks plain HTTP where TLS was begun. */
const PLAIN = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG', 'ERR_SSL_HTTP_REQUEST']);
/** What is wrong with a certificate whoever looks at it. An issuer unknown here may be known to browsers: that stays open. */
const FAULTS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: '证书已过期',
  CERT_NOT_YET_VALID: '证书尚未生效',
  ERR_TLS_CERT_ALTNAME_INVALID: '证书与域名不符',
  DEPTH_ZERO_SELF_SIGNED_CERT: '自签名证书',
  CERT_REVOKED: '证书已吊销',
};
const AGAIN_MS = 3_000;

const untold = (trouble: string): Handshake => ({ https: null, valid: null, expiresOn: null, protocol: null, trouble });

/**
 * Whether the portal offers HTTPS, and with which certificate. Asked is the port of an HTTPS address, 443 beside a plain HTTP address,
 * or the very port where that is an unusual one. Not offered is said only after a second try, and where the home page does answer.
 */
export async function tryTransport(tools: ProbeTools, home: Place, homeAnswers: boolean): Promise<Omit<Transport, 'mixed'>> {
  const url = new URL(home.url);
  const port = Number(url.port || 443);
  const first = await shakeHands(tools, url, port);
  if (first.https === false) await delay(AGAIN_MS);
  const second = first.https === false ? await shakeHands(tools, url, port) : first;
  const doubtful = second.https === false && !homeAnswers ? untold('首页也没有打开，看不出是否支持 HTTPS') : second;
  const told = second.https === first.https ? doubtful : untold('两次尝试结果不一致');
  const quote = told.https
    ? `${url.hostname}:${port} ${told.protocol ?? ''}，证书有效期至 ${told.expiresOn ?? '（读不到）'}`
    : `${url.hostname}:${port} ${told.trouble ?? ''}`;
  return { host: url.host, ...told, evidence: seenAt(tools, home, told.https && told.trouble ? `${quote}，${told.trouble}` : quote) };
}

async function shakeHands({ allowPrivate, timeoutMs }: ProbeTools, url: URL, port: number): Promise<Handshake> {
  const refuses = allowPrivate ? null : isPrivateAddress;
  const target = admit(url.href, { refuses });
  if (!target.ok) return untold(target.failure.message);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const socket = connect({
    host,
    port,
    ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    ...(refuses && { lookup: guardedLookup(refuses) }),
    rejectUnauthorized: false, // looked at, not relied on
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  });
  try {
    await connected(socket, timeoutMs);
    return certificateOf(socket);
  } catch (error) {
    return failedHandshake(error);
  } finally {
    socket.destroy();
  }
}

function connected(socket: TLSSocket, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })), timeoutMs);
    socket.once('secureConnect', resolve);
    socket.on('error', reject);
    socket.once('close', () => {
      clearTimeout(timer);
      reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    });
  });
}

function certificateOf(socket: TLSSocket): Handshake {
  const expiresAt = Date.parse(socket.getPeerCertificate().valid_to ?? '');
  const reason = socket.authorized ? null : String(socket.authorizationError ?? '');
  const fault = reason === null ? null : (FAULTS[reason] ?? null);
  return {
    https: true,
    valid: reason === null ? true : fault === null ? null : false,
    expiresOn: Number.isNaN(expiresAt) ? null : inChina(expiresAt),
    protocol: socket.getProtocol(),
    trouble: reason === null ? null : (fault ?? `证书链不完整或签发机构不受本机信任（${reason}）`),
  };
}

function failedHandshake(error: unknown): Handshake {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const { failure } = failedError(error);
  if (PLAIN.has(code) || failure.code === 'refused') return { ...untold('没有提供 HTTPS 服务'), https: false };
  return untold(failure.message);
}

/** Civil date in China of an instant. */
const inChina = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
