import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../crawler/fetch/charset.js';

const SENTENCE = '关于印发政务公开工作要点的通知';
const html = (label: string, body = SENTENCE) => `<html><head><meta charset="${label}"></head><body>${body}</body></html>`;
const utf8 = (text: string) => Buffer.from(text);
const gbk = (text: string) => iconv.encode(text, 'gb18030');

describe('decodeText', () => {
  test.each([
    // case                                     bytes                                        header                        charset
    ['UTF-8 mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(SENTENCE)]), 'text/html; charset=gbk', 'utf-8'],
    ['UTF-16LE mark', iconv.encode(SENTENCE, 'utf-16le', { addBOM: true }), null, 'utf-16le'],
    ['UTF-16BE mark', iconv.encode(SENTENCE, 'utf-16be', { addBOM: true }), 'text/html; charset=utf-8', 'utf-16be'],
    ['header utf-8', utf8(SENTENCE), 'text/html;charset=UTF-8', 'utf-8'],
    ['header utf8 without hyphen', utf8(SENTENCE), 'text/html; charset=utf8', 'utf-8'],
    ['header quoted gb2312', gbk(SENTENCE), 'text/html; charset="gb2312"', 'gb18030'],
    ['header cp936', gbk(SENTENCE), 'text/html; charset=cp936', 'gb18030'],
    ['header before meta', gbk(html('utf-8')), 'text/html; charset=GBK', 'gb18030'],
    ['meta charset', gbk(html('gb2312')), 'text/html', 'gb18030'],
    ['meta http-equiv', gbk(`<META content="text/html; charset=GB2312" http-equiv=Content-Type>${SENTENCE}`), null, 'gb18030'],
    ['XML declaration', gbk(`<?xml version="1.0" encoding="GBK"?><a>${SENTENCE}</a>`), 'text/xml', 'gb18030'],
    ['commented meta does not count', utf8(`<!-- <meta charset="big5"> -->${SENTENCE}`), null, 'utf-8'],
    ['server default Latin is no declaration', gbk(html('gbk')), 'text/html; charset=ISO-8859-1', 'gb18030'],
    ['unknown label', utf8(SENTENCE), 'text/html; charset=foo', 'utf-8'],
    ['utf-16 declared in ASCII bytes', utf8(html('utf-16')), null, 'utf-8'],
    ['undeclared UTF-8', utf8(SENTENCE), null, 'utf-8'],
    ['undeclared GBK', gbk(SENTENCE), null, 'gb18030'],
    ['declared utf-8, is GBK', gbk(html('utf-8')), 'text/html; charset=utf-8', 'gb18030'],
    ['declared gbk, is UTF-8', utf8(html('gbk')), 'text/html; charset=gbk', 'utf-8'],
    ['declared big5', iconv.encode('政務公開', 'big5'), 'text/html; charset=big5', 'big5'],
  ])('%s', (_case, bytes, header, charset) => {
    const decoded = decodeText(bytes, header);
    expect(decoded.charset).toBe(charset);
    expect(decoded.text).toContain(charset === 'big5' ? '政務公開' : SENTENCE);
    expect(decoded.text).not.toContain('\ufeff');
  });

  test.each([
    ['two-byte euro', Buffer.from([0xa2, 0xe3]), '€'],
    ['full-width space', Buffer.from([0xa3, 0xa0]), '\u3000'],
    ['four-byte name', iconv.encode('𠮷㙍', 'gb18030'), '𠮷㙍'],
    ['GBK that is valid UTF-8 by accident', gbk('联通'), '联通'],
  ])('gb2312 means GB18030: %s', (_case, bytes, text) => {
    expect(decodeText(bytes, 'text/html; charset=gb2312').text).toBe(text);
  });

  test.each([
    ['declared', 'text/html; charset=utf-8'],
    ['undeclared', null],
  ])('one broken character leaves a UTF-8 page UTF-8 (%s)', (_case, header) => {
    const cut = Buffer.concat([utf8(SENTENCE.repeat(20)).subarray(0, -1), utf8('…</p>'), utf8(SENTENCE)]);
    const decoded = decodeText(cut, header);
    expect(decoded.charset).toBe('utf-8');
    expect(decoded.text.endsWith(SENTENCE)).toBe(true);
  });

  test('the last character cut by a size bound does not change the charset', () => {
    expect(decodeText(utf8(SENTENCE).subarray(0, -1), null).charset).toBe('utf-8');
  });

  test('NUL bytes vanish', () => {
    expect(decodeText(Buffer.from('a\0b\0'), null).text).toBe('ab');
  });

  test('a meta beyond 2,048 bytes is not looked for', () => {
    const late = Buffer.from(`${' '.repeat(2048)}<meta charset="big5">`);
    expect(decodeText(late, null).charset).toBe('utf-8');
  });
});
