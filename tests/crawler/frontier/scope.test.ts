import { expect, test } from 'vitest';
import { columnFolder, columnKey } from '../../../crawler/frontier/column-key.js';
import { isDescending } from '../../../crawler/frontier/list-parts.js';
import { isFile, looksLikeArticle, ownerOf, positionOf, sameSite, withoutOwner } from '../../../crawler/frontier/scope.js';

test.each([
  ['https://www.qingshan.gov.cn/', 'https://czj.qingshan.gov.cn/yjs/', true],
  ['https://www.qingshan.gov.cn/', 'http://www.qingshan.gov.cn/zwgk/', true],
  ['https://www.qingshan.gov.cn/', 'https://www.yunxi.gov.cn/', false],
  ['https://www.qingshan.gov.cn/', 'https://www.gov.cn/zhengce/', false],
  ['http://127.0.0.1:8811/', 'http://127.0.0.1:8811/zwgk/', true],
  ['http://127.0.0.1:8811/', 'http://127.0.0.1:8812/zwgk/', false],
  ['https://www.qingshan.gov.cn/', 'not an address', false],
])('from %s: %s belongs to the site: %s', (base, url, expected) => {
  expect(sameSite(base)(url)).toBe(expected);
});

test.each([
  ['https://a.gov.cn/zwgk/202503/t20250312_1234.html', true],
  ['https://a.gov.cn/art/2025/3/12/art_12_345.html', true],
  ['https://a.gov.cn/zhengce/2025-03/12/content_55.htm', true],
  ['https://a.gov.cn/info/1043/20811.htm', true],
  ['https://a.gov.cn/gkmlpt/content/9/9103/post_9103540.html', true],
  ['https://a.gov.cn/zwgk/zcjd/', false],
  ['https://a.gov.cn/zwgk/zcjd/index_2.html', false],
  ['https://a.gov.cn/col/col123/index.html', false],
])('%s looks like an article: %s', (url, expected) => {
  expect(looksLikeArticle(url)).toBe(expected);
});

test('files are told by their ending, not by their query', () => {
  expect(isFile('https://a.gov.cn/x/P020250312.pdf')).toBe(true);
  expect(isFile('https://a.gov.cn/x/P020250312.PDF?v=1')).toBe(true);
  expect(isFile('https://a.gov.cn/view?file=a.pdf')).toBe(false);
});

test('a column has one identity whatever its address leaves out', () => {
  const key = columnKey('https://a.gov.cn/zwgk/zcjd/');
  for (const same of ['https://a.gov.cn/zwgk/zcjd', 'http://a.gov.cn/zwgk/zcjd/index.html', 'https://a.gov.cn/zwgk/zcjd/index.shtml'])
    expect(columnKey(same)).toBe(key);
  expect(columnKey('https://a.gov.cn/zwgk/zcjd/index_1.html')).not.toBe(key);
  expect(columnKey('https://a.gov.cn/list?id=1')).not.toBe(columnKey('https://a.gov.cn/list?id=2'));
  expect(columnFolder('https://a.gov.cn/zwgk/zcjd/index.html?x=1')).toBe('https://a.gov.cn/zwgk/zcjd/');
});

test('a few pinned rows do not make a list unsorted, a shuffled one is', () => {
  expect(isDescending(['2020-01-01', '2025-03-05', '2025-03-04', '2025-03-04', '2025-02-01', '2025-01-20', '2025-01-09', '2025-01-05'])).toBe(true);
  expect(isDescending(['2025-01-01', '2025-03-05', '2025-01-04', '2025-03-04'])).toBe(false);
  expect(isDescending([])).toBe(true);
});

test.each([
  ['青山区人民政府门户网站', '青山', 3],
  ['示州市青山区人民政府', '青山', 3],
  ['河口省人民政府', '河口', 1],
  ['示州自治区人民政府', '示州', 1],
  ['松岭县教育局', '松岭', 3.5],
  ['南桥市市场监督管理局', '南桥', 2.5],
  ['松岭县乡村振兴局', '松岭', 3.5],
  ['大洼新区管理委员会', '大洼新', 3],
  ['石桥镇人民政府', '石桥', 4],
  ['国家某某总局', '', null],
  [null, '', null],
])('%s is the portal of %s, rank %s', (name, place, rank) => {
  expect(ownerOf(name)).toMatchObject({ place, rank });
});

test.each([
  ['青山区人民政府', '区政府文件', 'own'],
  ['青山区人民政府', '市政府文件', 'upper'],
  ['青山区人民政府', '国务院文件', 'upper'],
  ['青山区人民政府', '城市管理', 'plain'],
  ['青山区人民政府', '社区公开', 'plain'],
  ['青山区人民政府', '区教育局', 'other'],
  ['青山区人民政府', '石桥镇人民政府', 'other'],
  ['青山区人民政府', '部门信息公开', 'other'],
  ['青山区人民政府', '县直部门', 'other'],
  ['青山区人民政府', '产业布局', 'plain'],
  ['青山区人民政府', '特色小镇', 'plain'],
  ['青山区教育局', '青山区教育局', 'own'],
  ['青山区教育局', '区政府文件', 'upper'],
  ['青山区教育局', '区级项目', 'own'],
  ['河口省人民政府', '省政府文件', 'own'],
  ['', '省政府文件', 'own'],
])('on the portal of %s the step %s is %s', (site, step, position) => {
  expect(positionOf(step, ownerOf(site))).toBe(position);
});

test.each([
  ['青山区人民政府', '青山区政府文件', '政府文件'],
  ['青山区人民政府', '区级部门预算', '部门预算'],
  ['青山区人民政府', '本区政策解读', '政策解读'],
  ['青山区人民政府', '青山要闻', '要闻'],
  ['青山区人民政府', '市政府文件', '市政府文件'],
  ['青山区人民政府', '区长信箱', '区长信箱'],
  ['北渡市人民政府', '市场监管', '市场监管'],
  ['河口省人民政府', '省政府规章', '政府规章'],
  ['', '省政府文件', '省政府文件'],
])('on the portal of %s, %s is called %s', (site, name, bare) => {
  expect(withoutOwner(name, ownerOf(site))).toBe(bare);
});
