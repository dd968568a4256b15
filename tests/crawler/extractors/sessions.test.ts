import { expect, test } from 'vitest';
import { withoutSession } from '../../../crawler/extractors/sessions.js';

test.each([
  ['http://a.cn/zw/1.html;jsessionid=0A1B.node1', 'http://a.cn/zw/1.html'],
  ['http://a.cn/zw;jsessionid=0A1B?id=3&b=1', 'http://a.cn/zw?id=3&b=1'],
  ['http://a.cn/l.php?PHPSESSID=0a1b&id=3', 'http://a.cn/l.php?id=3'],
  ['http://a.cn/l.php?PHPSESSID=0a1b', 'http://a.cn/l.php'],
  ['http://a.cn/l.asp?id=3&ASPSESSIONIDQQ=AB', 'http://a.cn/l.asp?id=3'],
  ['http://a.cn/(S(lit3py55t21z5v55vlm25s55))/l.aspx', 'http://a.cn/l.aspx'],
  ['http://a.cn/l?sid=0123456789abcdef0', 'http://a.cn/l'],
  // A short sid is a number of a site or section, and other words are none of ours.
  ['http://a.cn/l?sid=12', 'http://a.cn/l?sid=12'],
  ['http://a.cn/session/1.html?session=spring', 'http://a.cn/session/1.html?session=spring'],
  ['http://a.cn/l?b=2&a=%D5%FE', 'http://a.cn/l?b=2&a=%D5%FE'],
])('%s', (address, expected) => expect(withoutSession(address)).toBe(expected));
