import { expect, test } from 'vitest';
import { loadTaxonomy } from '../../../config/load.js';
import { isGroup, isSiteMap, isSiteMapAddress, matchColumns } from '../../../crawler/frontier/taxonomy.js';

const taxonomy = loadTaxonomy();

test.each([
  ['政策解读', 'policy-interpretation'],
  ['【政策解读】', 'policy-interpretation'],
  ['政 策 解 读', 'policy-interpretation'],
  ['区政府政策解读', 'policy-interpretation'],
  ['行政规范性文件', 'normative-documents'],
  ['县政府规范性文件', 'normative-documents'],
  ['政府文件', 'policy-documents'],
  ['区管委会文件', 'policy-documents'],
  ['重大行政决策事项目录', 'decision-catalogue'],
  ['民意征集', 'solicitation'],
  ['征集结果反馈', 'solicitation-feedback'],
  ['财政预决算', 'finance'],
  ['政府预决算', 'finance-government'],
  ['部门预算公开', 'finance-department'],
  ['部门所属单位预决算', 'finance-unit'],
  ['单位决算公开', 'finance-unit'],
  ['政府信息公开年报', 'annual-report'],
  ['政府信息公开年度报告', 'annual-report'],
  ['公示公告', 'notices'],
  ['规范性文件清理', 'document-cleanup'],
  ['政府网站工作年度报表', 'site-report'],
  ['政务新媒体', 'new-media'],
  ['双随机、一公开', 'double-random'],
  ['“双随机一公开”专栏', 'double-random'],
  ['村（居）务公开', 'village-affairs'],
  ['领导信箱', 'mailbox'],
  ['惠企政策解读', 'policy-interpretation'],
  ['人大建议', 'proposals'],
  ['政府工作报告落实情况', 'work-report-progress'],
  ['政府工作报告', 'work-report'],
  ['审计结果公开', 'audit'],
])('%s is %s', (name, id) => {
  expect(matchColumns(taxonomy, name)[0]?.id).toBe(id);
});

test.each([
  '国务院政策解读',
  '法治政府建设年度报告',
  '解读回应',
  '专项资金公开',
  '统计年报监测',
  '招标公告',
  '督查结果反馈情况通报',
  '',
  '关于印发《某某县行政规范性文件管理办法》的通知全文下载',
])('%s is none of the columns looked for', (name) => {
  expect(matchColumns(taxonomy, name)).toEqual([]);
});

test.each([
  ['政务公开', true],
  ['法定主动公开内容', true],
  ['财政资金', true],
  ['走进青山', false],
  ['便民查询', false],
])('%s is worth opening: %s', (name, expected) => {
  expect(isGroup(taxonomy, name)).toBe(expected);
});

test.each([
  ['网站地图', true],
  ['站点地图', true],
  ['政务地图', false],
])('%s is the site map: %s', (name, expected) => {
  expect(isSiteMap(name)).toBe(expected);
});

test.each([
  ['预决算信息公开专栏', 0.85],
  ['青山政策解读', 0.85],
  ['政策解读意见箱', 0.7],
  ['政策解读方案', null],
])('%s only contains a column’s name', (name, confidence) => {
  expect(matchColumns(taxonomy, name)[0]?.confidence ?? null).toBe(confidence);
});

test.each([
  ['https://a.gov.cn/wzdt/', true],
  ['https://a.gov.cn/sitemap.html', true],
  ['https://a.gov.cn/site/wzdt/index.html?x=1', true],
  ['https://a.gov.cn/zwgk/wzdtgl/', false],
])('%s is the address of a site map: %s', (url, expected) => {
  expect(isSiteMapAddress(url)).toBe(expected);
});

test('a site map of many thousand links is matched in little time', () => {
  const started = performance.now();
  for (let at = 0; at < 5000; at++) matchColumns(taxonomy, `青山区第${at}号重点领域信息栏目`);
  expect(performance.now() - started).toBeLessThan(5000);
});
