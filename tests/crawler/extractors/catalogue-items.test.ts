import { expect, test } from 'vitest';
import { extractPage } from '../../../crawler/extractors/page.js';

const read = (body: string) =>
  extractPage({
    html: `<html><head><title>青山区2023年度重大行政决策事项目录</title></head><body><h1>青山区2023年度重大行政决策事项目录</h1><div>发布时间：2023-03-18</div><div class="TRS_Editor">${body}</div></body></html>`,
    url: 'https://www.qs.gov.cn/zwgk/ml/202303/t20230318_1.html',
    charset: 'utf-8',
    rendered: false,
  }).catalogueItems;
const matters = (body: string): (string | null)[][] => read(body).map(({ name, unit }) => [name, unit]);
const tr = (...cells: string[]): string => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`;
const TWO = [
  ['青山区湖区保护规划', '区水利局'],
  ['青山区公交票价调整方案', '区发展和改革局'],
];

test.each([
  [
    'table',
    `<table>${tr('序号', '决策事项名称', '承办单位', '完成时间')}${tr('1', '青山区湖区保护规划', '区水利局', '6月')}${tr('2', '青山区公交票价调整方案', '区发展和改革局', '9月')}</table>`,
    TWO,
  ],
  [
    'title row, th, thead',
    `<table><thead><tr><th colspan="3">2023年度目录</th></tr><tr><th>序号</th><th>事项名称</th><th>责任部门</th></tr></thead><tbody>${tr('1', '青山区湖区保护规划', '区水利局')}${tr('2', '青山区公交票价调整方案', '区发展和改革局')}</tbody></table>`,
    TWO,
  ],
  [
    'unit before the name',
    `<table>${tr('承办部门', '项目名称')}${tr('区水利局', '青山区湖区保护规划')}${tr('区发展和改革局', '青山区公交票价调整方案')}</table>`,
    TWO,
  ],
  [
    'unit spans rows',
    `<table>${tr('序号', '决策事项', '承办单位')}<tr><td>1</td><td>青山区湖区保护规划</td><td rowspan="2">区水利局</td></tr><tr><td>2</td><td>青山区河道管理办法</td></tr></table>`,
    [
      ['青山区湖区保护规划', '区水利局'],
      ['青山区河道管理办法', '区水利局'],
    ],
  ],
  [
    'one matter over rows of stages',
    `<table>${tr('序号', '事项名称', '承办单位', '环节')}<tr><td rowspan="2">1</td><td rowspan="2">青山区湖区保护规划</td><td rowspan="2">区水利局</td><td>征求意见</td></tr><tr><td>解读</td></tr>${tr('2', '青山区公交票价调整方案', '区发展和改革局', '听证')}</table>`,
    TWO,
  ],
  [
    'lines with the unit in brackets',
    '<p>现将目录公布如下：</p><p>1.青山区湖区保护规划（区水利局）</p><p>2.青山区公交票价调整方案（区发展和改革局）</p>',
    TWO,
  ],
  [
    'lines with a labelled unit',
    '<p>一、青山区湖区保护规划（承办单位：区水利局）；</p><p>二、青山区公交票价调整方案（承办单位：区发展和改革局）。</p>',
    TWO,
  ],
  [
    'unit on the line below',
    '<p>（一）青山区湖区保护规划</p><p>承办单位：区水利局</p><p>（二）青山区公交票价调整方案</p><p>承办单位：区发展和改革局</p>',
    TWO,
  ],
  [
    'no unit',
    '<p>1、青山区湖区保护规划</p><p>2、青山区公交票价调整方案</p>',
    [
      ['青山区湖区保护规划', null],
      ['青山区公交票价调整方案', null],
    ],
  ],
  [
    'demands on those who carry it out',
    '<p>一、提高认识。各单位要高度重视，认真组织。</p><p>二、严格程序。要严格履行公众参与程序。</p><p>三、加强督查。请各单位按时报送。</p>',
    [],
  ],
  ['list in a file', '<p>目录见附件。</p><p><a href="ml.pdf">目录.pdf</a></p>', []],
  ['other table', `<table>${tr('年份', '数量')}${tr('2022', '5')}${tr('2023', '6')}</table>`, []],
])('%s', (_, body, expected) => {
  expect(matters(body)).toEqual(expected);
});

test('the links of a row belong to its matter', () => {
  const items = read(
    `<table>${tr('序号', '事项名称', '承办单位', '进展')}${tr('1', '青山区湖区保护规划', '区水利局', '<a href="./t1.html">征求意见</a> <a href="/jd/t2.html">解读</a>')}${tr('2', '<a href="t3.html">青山区公交票价调整方案</a>', '区发展和改革局', '')}</table>`,
  );
  expect(items.map(({ links }) => links)).toEqual([
    ['https://www.qs.gov.cn/zwgk/ml/202303/t1.html', 'https://www.qs.gov.cn/jd/t2.html'],
    ['https://www.qs.gov.cn/zwgk/ml/202303/t3.html'],
  ]);
});
