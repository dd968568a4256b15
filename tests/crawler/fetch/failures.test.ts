import { describe, expect, test } from 'vitest';
import { failedBrowserError, failedError, failedStatus, isRetryable } from '../../../crawler/fetch/failures.js';
import { gatewayIn } from '../../../crawler/fetch/gateways.js';

const coded = (code: string) => Object.assign(new Error(code), { code });

describe('failedStatus', () => {
  test.each([
    // status code          transient retry
    [400, 'http-status', false, false],
    [401, 'login', false, false],
    [403, 'http-status', true, false],
    [404, 'http-status', false, false],
    [408, 'http-status', true, true],
    [410, 'http-status', false, false],
    [429, 'http-status', true, true],
    [499, 'http-status', false, false],
    [500, 'http-status', true, true],
    [503, 'http-status', true, true],
  ])('%i', (status, code, transient, retry) => {
    const { failure } = failedStatus(status);
    expect(failure).toMatchObject({ code, transient, status });
    expect(isRetryable(failure)).toBe(retry);
  });
});

describe('failedError', () => {
  test.each([
    ['ENOTFOUND', 'dns', true, 'host'],
    ['EAI_AGAIN', 'dns', true, 'host'],
    ['ECONNREFUSED', 'refused', true, 'host'],
    ['ECONNRESET', 'reset', true, 'page'],
    ['UND_ERR_SOCKET', 'reset', true, 'page'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', true, 'page'],
    ['CERT_HAS_EXPIRED', 'tls', false, 'host'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', false, 'host'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls', true, 'host'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', true, 'host'],
    ['HPE_INVALID_CONSTANT', 'protocol', true, 'page'],
    ['Z_DATA_ERROR', 'undecodable', true, 'page'],
    ['ERR_BUFFER_TOO_LARGE', 'too-large', false, 'page'],
  ])('%s', (code, expected, transient, scope) => {
    expect(failedError(coded(code)).failure).toMatchObject({ code: expected, transient, scope });
  });

  test('of several addresses the last one speaks', () => {
    expect(failedError(new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')])).failure.code).toBe('refused');
  });

  test('what is thrown need not be an error', () => {
    expect(failedError('odd').failure).toMatchObject({ code: 'protocol', transient: true });
  });
});

describe('failedBrowserError', () => {
  test.each([
    ['page.goto: net::ERR_NAME_NOT_RESOLVED at http://a/', 'dns'],
    ['page.goto: net::ERR_CONNECTION_REFUSED at http://a/', 'refused'],
    ['page.goto: net::ERR_EMPTY_RESPONSE at http://a/', 'reset'],
    ['page.goto: net::ERR_CONNECTION_TIMED_OUT at http://a/', 'timeout'],
    ['page.goto: net::ERR_CERT_DATE_INVALID at https://a/', 'tls'],
    ['page.goto: net::ERR_TOO_MANY_REDIRECTS at http://a/', 'too-many-redirects'],
    ['page.goto: net::ERR_UNKNOWN_URL_SCHEME at weixin://a/', 'bad-address'],
    ['page.goto: net::ERR_ABORTED at http://a/f.zip', 'not-html'],
    ['page.goto: Download is starting', 'not-html'],
    ['Target page, context or browser has been closed', 'browser'],
  ])('%s', (message, code) => {
    expect(failedBrowserError(new Error(message)).failure.code).toBe(code);
  });
});

const script = (text: string) => `<html><head><script>${text}</script></head><body></body></html>`;
const RUISHU = script("$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1;");

describe('gatewayIn', () => {
  test.each([
    ['412 bare', 412, '', null],
    ['412 with the 瑞数 script', 412, RUISHU, '瑞数'],
    ['202 with the 瑞数 script', 202, RUISHU, '瑞数'],
    ['521', 521, script("document.cookie='__jsl_clearance=1'"), '加速乐'],
    ['403 by country', 403, '<p>WZWS-RAY: 1 reason:GeoBL</p>', '网站卫士'],
    ['200 EdgeOne', 200, script('document.cookie="EO_Bot_Ssid=1";'), 'EdgeOne'],
    ['200 unknown script that sets a cookie and reloads', 200, script('document.cookie="a=1";location.reload()'), '脚本验证'],
  ])('%s', (_case, status, body, gateway) => {
    expect(gatewayIn(status, body)).toEqual({ gateway });
  });

  test.each([
    ['plain 403', 403, '<h1>Forbidden</h1>'],
    ['404 that names a gateway', 404, RUISHU],
    ['500', 500, RUISHU],
    ['a page with content behind the gateway', 200, RUISHU.replace('<body>', `<body><p>${'公开'.repeat(100)}</p>`)],
    ['an empty page', 200, '<html></html>'],
    ['an unclosed tag', 200, '<script>'],
  ])('%s is the portal speaking', (_case, status, body) => {
    expect(gatewayIn(status, body)).toBeNull();
  });
});
