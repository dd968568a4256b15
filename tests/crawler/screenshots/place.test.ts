import { expect, test } from 'vitest';
import { isVisible, pictureName, whereabouts } from '../../../crawler/screenshots/place.js';

const place = (quote: string | null, selector: string | null) => ({ url: 'http://www.example.gov.cn/a.html', quote, selector });

test.each([
  ['words of a field', '发布日期：2025-04-01', 'label:发布日期', { link: null, words: ['发布日期：2025-04-01'], css: null }],
  [
    'a row, quoted as title and date',
    '关于印发办法的通知 2025-04-01',
    'script:recordset',
    { words: ['关于印发办法的通知 2025-04-01', '关于印发办法的通知'] },
  ],
  ['parts too short to be telling', '公示 2025', null, { words: ['公示 2025'] }],
  ['many parts are a whole page', '一二三四五六七 二 三 四 五', null, { words: ['一二三四五六七 二 三 四 五'] }],
  ['120 characters', '字'.repeat(120), null, { words: ['字'.repeat(120)] }],
  ['121 characters', '字'.repeat(121), null, { words: [] }],
  ['an element', null, 'div.box > h3', { link: null, words: [], css: 'div.box > h3' }],
  ['the whole page', null, 'body', { css: null }],
  ['a sentence is no selector', null, '列表由脚本接口填充', { css: null }],
  ['a link', '旧版', 'a[href] → http://a.gov.cn/x', { link: 'http://a.gov.cn/x', words: ['旧版'], css: null }],
] as const)('%s', (_case, quote, selector, wanted) => {
  expect(whereabouts(place(quote, selector))).toMatchObject(wanted);
});

test.each([
  ['meta', false],
  ['meta[name=SiteName]', false],
  ['address', false],
  ['json:rows', false],
  ['metadata-box', true],
  ['div.meta', true],
  [null, true],
])('%s: seen by readers %s', (selector, visible) => {
  expect(isVisible(place('x', selector))).toBe(visible);
});

test('a place keeps its name; another place has another', () => {
  const name = pictureName(place('字', null));
  expect(name).toMatch(/^[0-9a-f]{16}\.jpg$/);
  expect(pictureName({ ...place('字', null) })).toBe(name);
  expect(new Set([name, pictureName(place('词', null)), pictureName(place('字', 'div')), pictureName(place(null, null))]).size).toBe(4);
});
