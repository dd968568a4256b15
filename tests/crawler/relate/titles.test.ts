import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseNumber, numbersIn, sameNumber } from '../../../crawler/relate/document-number.js';
import { oneEditApart } from '../../../crawler/relate/title-index.js';
import { isCatalogueTitle, isDocumentTitle, isFeedbackTitle, isSolicitationTitle, yearIn } from '../../../crawler/relate/title-kinds.js';
import { isDraftTitle, isInterpretationTitle, reduceTitle, titlesIn } from '../../../crawler/relate/titles.js';

const PLACES = ['临河区'];
const core = (title: string): string => reduceTitle(title, PLACES).core;

describe('one document under several wordings reduces to one core', () => {
  test.each([
    ['临河区人民政府办公室关于印发《临河区公共租赁住房管理办法》的通知', '《临河区公共租赁住房管理办法》政策解读'],
    ['临河区人民政府关于印发临河区公共租赁住房管理办法的通知', '【图解】公共租赁住房管理办法'],
    ['临河区人民政府关于印发《临河区公共租赁住房管理办法（试行）》的通知', '一图读懂《临河区公共租赁住房管理办法》'],
    ['临河区人民政府 临河区财政局关于印发〈临河区公共租赁住房管理办法〉的通知', '一图读懂｜临河区公共租赁住房管理办法'],
    ['《临河区公共租赁住房管理办法（2024年修订）》', '临河区公共租赁住房管理办法.pdf'],
    ['临河区公共租赁住房管理办法（征求意见稿）', '关于公开征求《临河区公共租赁住房管理办法（征求意见稿）》意见的公告'],
    ['临河区人民政府关于加强河道管理工作的通知', '《关于加强河道管理工作的通知》的解读'],
    ['临河区人民政府关于促进民营经济发展的若干措施', '《关于促进民营经济发展的若干措施》解读（二）'],
    ['临河区２０２５年度政务公开工作要点', '《2025年政务公开工作要点》政策问答'],
    ['临河区养殖水域滩涂规划（2019—2030年）', '图解：临河区养殖水域滩涂规划（2019-2030年）'],
    ['临河区人民政府关于废止《临河区河道管理办法》的决定', '《临河区人民政府关于废止〈临河区河道管理办法〉的决定》解读'],
    ['临政规〔2025〕3号 临河区人民政府关于印发《临河区河道管理办法》的通知', '区长解读《临河区河道管理办法》'],
  ])('%s = %s', (a, b) => {
    const named = titlesIn(b)[0] ?? b;
    expect(core(named)).toBe(core(a));
    expect(core(a).length).toBeGreaterThanOrEqual(4);
  });
});

describe('false friends stay apart', () => {
  test.each([
    ['2024年政务公开工作要点', '2025年政务公开工作要点'],
    ['临河区公共租赁住房管理办法', '临河区公共租赁住房管理办法实施细则'],
    ['关于废止《临河区河道管理办法》的决定', '临河区河道管理办法'],
    ['关于修改《临河区河道管理办法》的决定', '临河区河道管理办法'],
    ['关于转发《河道管理办法》的通知', '关于印发《河道管理办法》的通知'],
    ['第一批历史建筑保护名录', '第二批历史建筑保护名录'],
    ['“十四五”养老服务规划', '“十五五”养老服务规划'],
    ['城市公交财政补贴办法', '城市公交财政补助办法'],
    ['关于促进民营经济发展的意见', '关于促进民营经济发展的实施意见'],
    ['东川省河道管理办法', '临河区河道管理办法'],
    ['临河区养老服务管理办法', '临河区托育服务管理办法'],
  ])('%s ≠ %s', (a, b) => expect(core(a)).not.toBe(core(b)));

  test('a word that begins like a place is no place', () => expect(core('城市公交财政补贴管理办法')).toBe('城市公交财政补贴管理办法'));
});

test('issuer and revision are told beside the core', () => {
  const reduced = reduceTitle('国务院办公厅关于印发《某某管理办法（2024年修订）》的通知');
  expect(reduced).toMatchObject({ issuer: '国务院办公厅', revision: '2024', core: '某某管理办法' });
});

test('titles nest', () => expect(titlesIn('废止《关于印发《甲办法》的通知》和《乙规定》')).toEqual(['关于印发《甲办法》的通知', '乙规定']));

test.each([
  ['《甲办法》政策解读', true],
  ['一图读懂甲办法', true],
  ['【视频解读】甲办法', true],
  ['图解：甲办法', true],
  ['《甲办法》答记者问', true],
  ['《甲办法》起草说明', true],
  ['关于做好政策解读工作的通知', false],
  ['政策解读工作方案', false],
  ['临河区人民政府关于印发《政策解读管理办法》的通知', false],
  ['关于印发甲办法的通知', false],
])('interpretation by title: %s → %s', (title, expected) => expect(isInterpretationTitle(title)).toBe(expected));

test.each([
  ['临河区人民政府关于印发《甲办法》的通知', true],
  ['临河区防汛应急预案', true],
  ['关于加强河道采砂管理的通告', true],
  ['临河区人民政府令第5号', true],
  ['区政府召开常务会议研究防汛方案', false],
  ['我区出台公共租赁住房管理办法', false],
  ['附件1：任务清单', false],
  ['《甲办法》政策解读', false],
  ['甲办法（征求意见稿）', false],
  ['某宗地国有建设用地使用权拍卖公告', false],
  ['临河区政府采购管理办法', true],
  ['关于开展企业年报公示信息抽查工作的通知', true],
  ['关于做好评议结果运用的意见', true],
  ['春耕现场掠影', false],
])('document by title: %s → %s', (title, expected) => expect(isDocumentTitle(title)).toBe(expected));

test.each([
  ['关于公开征求《甲办法（征求意见稿）》意见的公告', true, false],
  ['关于向社会公开征集甲办法意见建议的启事', true, false],
  ['《甲办法》征求意见公告', true, false],
  ['甲办法（征求意见稿）公开征求意见', true, false],
  ['关于《甲办法（征求意见稿）》意见采纳情况的公告', false, true],
  ['《甲办法》公开征求意见情况反馈', false, true],
  ['《甲办法（征求意见稿）》公开征求意见结果', false, true],
  ['《甲办法（征求意见稿）》起草说明', false, false],
  ['《甲办法》公众意见采纳情况', false, true],
  ['征集结果反馈公告', false, true],
  ['后勤服务项目采购方案征集结果的公示', false, false],
  ['关于做好评议结果运用的意见', false, false],
  ['关于征集供应商的公告', false, false],
  ['关于征集城市形象LOGO的公告', false, false],
  ['违法线索征集公告', false, false],
  ['优化营商环境问卷调查', false, false],
  ['关于召开水价调整听证会的公告', false, false],
])('opinions: %s → asks %s, answers %s', (title, asks, answers) => {
  expect(isSolicitationTitle(title)).toBe(asks);
  expect(isFeedbackTitle(title)).toBe(answers);
});

test.each([
  ['临河区2025年度重大行政决策事项目录', true],
  ['关于公布2025年重大行政决策事项年度目录的通知', true],
  ['临河区人民政府关于调整2025年度重大行政决策事项目录的通知', true],
  ['2025年度重大行政决策事项目录解读', false],
  ['关于征集2025年度重大行政决策事项目录建议的公告', false],
  ['我区公布2025年度重大行政决策事项目录', false],
  ['重大行政决策事项目录管理办法', false],
  ['2024年度重大行政决策事项目录执行情况', false],
  ['重大行政决策程序暂行条例', false],
])('catalogue: %s → %s', (title, expected) => expect(isCatalogueTitle(title)).toBe(expected));

test.each([
  ['临政发〔2024〕3号', null],
  ['2025年度目录', 2025],
  ['关于印发（临政发〔2024〕3号）2025年要点', 2025],
  ['目录', null],
  ['项目120251号', null],
])('year in %s → %s', (title, year) => expect(yearIn(title)).toBe(year));

test.each([
  ['临政规〔2025〕3号', '临政规〔2025〕3号'],
  ['临政规[2025] 03 号', '临政规〔2025〕3号'],
  ['临政规（2025）第3号', '临政规〔2025〕3号'],
  ['发文字号：临政规【2025】3号', '临政规〔2025〕3号'],
  ['临政规﹝2025﹞3号', '临政规〔2025〕3号'],
  ['岚综管综[2021〕35号', '岚综管综〔2021〕35号'],
  ['临河区人民政府令第 12 号', '临河区人民政府令第12号'],
  ['第12号令', '令第12号'],
  ['2023年第5号', '2023年第5号'],
  ['无', null],
  ['—', null],
  ['', null],
])('number %s → %s', (raw, expected) => expect(normaliseNumber(raw)).toBe(expected));

test('numbers in running text match by their end', () => {
  const [found] = numbersIn('近日印发的通知临政规〔2025〕3号');
  expect(found !== undefined && sameNumber(found, '临政规〔2025〕3号')).toBe(true);
  expect(sameNumber('临政规〔2025〕13号', '临政规〔2025〕3号')).toBe(false);
});

test.each([
  ['甲乙丙', '甲丙', true],
  ['甲乙丙', '甲丁丙', true],
  ['甲乙丙', '甲乙丙丁', true],
  ['甲乙丙', '甲乙丙', false],
  ['甲乙丙', '丙乙甲', false],
  ['甲乙', '甲乙丙丁', false],
])('one edit: %s %s → %s', (a, b, expected) => expect(oneEditApart(a, b)).toBe(expected));

test('reduction is stable and bounded for any text', () => {
  const sign = fc.constantFrom(...'《》〈〉（）()关于印发的通知公告意见征求解读图解2025年第一批临河区 、。：管理办法');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 400 }), (signs) => {
      const title = signs.join('');
      const reduced = reduceTitle(title, PLACES);
      expect(reduced.core.length).toBeLessThanOrEqual(300);
      expect(reduceTitle(title, PLACES)).toEqual(reduced);
      isInterpretationTitle(title);
      isDocumentTitle(title);
      isSolicitationTitle(title);
      isDraftTitle(title);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('hostile titles cost little', () => {
  const before = process.cpuUsage();
  for (const part of ['《', '关于', '征求', '(', '解读', '印发', '重大决策', '20251', '预算和']) {
    const title = part.repeat(20_000);
    reduceTitle(title);
    isInterpretationTitle(title);
    isDocumentTitle(title);
    isSolicitationTitle(title);
    isFeedbackTitle(title);
    isCatalogueTitle(title);
  }
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
});
