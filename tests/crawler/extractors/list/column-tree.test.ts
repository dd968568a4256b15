import { expect, test } from 'vitest';
import { loadHtml } from '../../../../crawler/extractors/dom.js';
import { extractLinks } from '../../../../crawler/extractors/list/index.js';

const linksOf = (body: string, url = 'https://www.qingshan.test/gk/'): [string, string][] =>
  extractLinks(loadHtml(`<html><body>${body}</body></html>`), url).map((link) => [link.text, link.url.replace('https://www.qingshan.test', '')]);

test.each([
  [
    'a flat zTree',
    `<script>var zNodes = [{id:1,pId:0,name:"政府信息公开",open:true},{id:11,pId:1,name:"政策文件",url:"/gk/wj/",target:"_self"},{id:12,pId:1,name:"政策解读","url":"jd/"}];</script>`,
    [
      ['政策文件', '/gk/wj/'],
      ['政策解读', '/gk/jd/'],
    ],
  ],
  [
    'a nested tree',
    `<script>var treeData=[{title:'公开',href:'/gk/',children:[{title:'年报',href:'/gk/nb/'}]}];</script>`,
    [
      ['公开', '/gk/'],
      ['年报', '/gk/nb/'],
    ],
  ],
  [
    'a dTree',
    `<script>d = new dTree('d');d.add(0,-1,'目录');d.add(1,0,'政策文件','/gk/wj/');d.add(2,0,'年报','/gk/nb/');document.write(d);</script>`,
    [
      ['政策文件', '/gk/wj/'],
      ['年报', '/gk/nb/'],
    ],
  ],
  ['no tree', `<script>var rows = [{name:"甲",url:"/a/"}];</script>`, []],
  ['a picture with a name', '<div class="nav"><a href="/hd/"><img src="/hd.png" alt="互动交流"></a></div>', [['互动交流', '/hd/']]],
] as [string, string, [string, string][]][])('columns named by %s', (_case, body, links) => {
  expect(linksOf(body).sort()).toEqual(links.sort());
});

test('the catalogue of gkmlpt', () => {
  const script = `<script>window._CONFIG = {SID:'755041', TREE:[{id:1,name:'政策文件',children:[{id:12,name:'规范性文件',children:[]}]},{id:3,name:'专题',jump_url:'/zt/'}]};</script>`;
  expect(linksOf(script, 'https://www.qingshan.test/gkmlpt/index').sort()).toEqual([
    ['专题', '/zt/'],
    ['政策文件', '/gkmlpt/index#1'],
    ['规范性文件', '/gkmlpt/index#12'],
  ]);
});
