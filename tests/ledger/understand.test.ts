import { describe, expect, test } from 'vitest';
import { loadFeatures } from '../../ledger/load.js';
import { closingDay, readDeadlines, yearlyMonth } from '../../ledger/understand/deadlines.js';
import { mappingsOf } from '../../ledger/understand/mappings.js';
import { chineseNumber, normalise, sentencesOf } from '../../ledger/understand/numerals.js';
import { readQuantities } from '../../ledger/understand/quantities.js';
import { readUnits, unitsAtEnd } from '../../ledger/understand/units.js';
import { quantityKey } from '../accuracy/ledgers.js';

test.each([
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['一百二十', 120],
  ['两', 2],
  ['甲', null],
] as const)('numeral %s', (text, value) => expect(chineseNumber(text)).toBe(value));

test('numerals count only before a unit', () => {
  expect(normalise('十五个工作日内，百分之八十，１０次')).toBe('15个工作日内，80%，10次');
  expect(normalise('一老一小、双随机、一公开，第一次，十四五')).toBe('一老一小、双随机、一公开，第一次，十四五');
});

describe('numbers that bind', () => {
  test.each([
    ['每季度至少公开一次', ['>=1次/quarter']],
    ['按月公布收支情况', ['>=1次/month']],
    ['部门每季度、乡镇每月报送2条信息', ['>=2条/quarter', '>=2条/month']],
    ['文件印发后三个工作日内解读', ['<=3工作日']],
    ['征求意见期限不少于三十日', ['>=30日']],
    ['咨询5个工作日、投诉15个工作日内答复', ['<=5工作日', '<=15工作日']],
    ['比例不得低于50%', ['>=50%']],
    ['错误率不超过2％', ['<=2%']],
    ['政策解读全覆盖', ['>=100%']],
    ['选取3～5个单位左右开展试点', ['~3-5个']],
    ['草案同步开展解读', ['=0日']],
    ['错链0条', ['=0条']],
    // Names, numbers of documents, standards, years, days and fields are no demands.
    ['按照国办发〔2021〕30号和DB35/T 1792-2018，在26个领域落实三同步、五公开', []],
    ['2023年8月15日前由12345热线负责，第1次会议，4个板块30项任务', []],
    ['落实《关于3个工作日内办结的规定》', []],
    ['每年年底前报送', []],
  ] as const)('%s', (text, expected) => expect(readQuantities(text).map(quantityKey)).toEqual(expected));

  test('words that make advice of a number are kept', () => {
    expect(readQuantities('原则上每年不少于10次')[0]).toMatchObject({ value: 10, hedge: '原则上' });
    expect(readQuantities('决策出台后10个工作日内公布')[0]).toMatchObject({ anchor: '决策出台', hedge: null });
  });
});

describe('deadlines', () => {
  test.each([
    // column of deadlines     day
    ['2023年11月底', '2023-11-30'],
    ['11月底前', '2023-11-30'],
    ['12月5日前', '2023-12-05'],
    ['2024年2月底', '2024-02-29'],
    ['2023年底', '2023-12-31'],
    ['年底前', '2023-12-31'],
    ['次年3月31日前', '2024-03-31'],
    ['二季度末', '2023-06-30'],
    ['上半年', '2023-06-30'],
    ['2023年8月', '2023-08-31'],
    ['6月底前制定、10月底前完成', '2023-10-31'],
    ['长期坚持', null],
    ['按照要求', null],
    ['每季度末', null],
    ['印发30日内', null],
    ['', null],
    ['—', null],
  ] as const)('column: %s', (text, day) => expect(closingDay([], readDeadlines(text, 2023, true), true)).toBe(day));

  test.each([
    ['于3月31日前公开目录', ['2023-03-31']],
    ['分别于8月15日、12月5日前报送', ['2023-08-15', '2023-12-05']],
    ['截至2023年6月底的情况', []],
    ['自2023年5月1日起施行', []],
    ['落实《2022年12月1日前办结的通知》', []],
    ['年初建账、年底交账', []],
  ] as const)('text: %s', (text, days) => expect(readDeadlines(text, 2023, false).map(({ on }) => on)).toEqual(days));

  test.each([
    ['2011年底前', '年份'],
    ['2023年2月30日前', '没有这一天'],
    ['2023年13月底', '没有这一天'],
    ['2023年底11月前', '自相矛盾'],
  ] as const)('slip told, not mended: %s', (text, slip) => {
    const found = readDeadlines(text, 2023, true);
    expect(found.map(({ on }) => on)).toEqual([null]);
    expect(found[0]?.slip).toContain(slip);
  });

  test('a day of the duty goes before the column; several are steps that the column closes', () => {
    const column = readDeadlines('2023年11月底', 2023, true);
    expect(closingDay(readDeadlines('3月31日前公开', 2023, false), column, true)).toBe('2023-03-31');
    expect(closingDay(readDeadlines('8月15日、10月5日前报送', 2023, false), column, true)).toBe('2023-11-30');
    expect(closingDay(readDeadlines('8月15日、10月5日前报送', 2023, false), [], false)).toBe('2023-10-05');
  });

  test.each([
    ['每年9月集中开展', 9],
    ['每年10月组织', 10],
    ['每年3月31日前公布', null],
    ['每年9月底前公布', null],
  ] as const)('yearly month: %s', (text, month) => expect(yearlyMonth(text)).toBe(month));
});

describe('units', () => {
  test.each([
    ['各县（区），市司法局牵头，各部门（单位）负责', ['市司法局', '各县（区）', '各部门（单位）']],
    ['市民政局、医保局', ['市民政局', '市医保局']],
    ['市审批局、人民银行', ['市审批局', '人民银行']],
    ['县发展改革局\n县财政局', ['县发展改革局', '县财政局']],
    ['牵头单位：区政府办；配合单位：各街道', ['区政府办', '各街道']],
    ['各市、县人民政府', ['各市、县人民政府']],
    ['各县（市、区）人民政府按职责分工负责', ['各县（市、区）人民政府']],
    ['县政府工作部门、有关单位', ['县政府工作部门、有关单位']],
    ['—', []],
    ['', []],
  ] as const)('%s', (text, names) => expect(readUnits(text).map(({ name }) => name)).toEqual(names));

  test('roles and circles', () => {
    expect(readUnits('财政局牵头，各部门配合')).toEqual([
      { name: '财政局', role: 'lead', everyone: false },
      { name: '各部门', role: 'partner', everyone: true },
    ]);
  });

  test.each([
    ['公开预算。（县财政局牵头，各部门负责落实)', '县财政局牵头，各部门负责落实'],
    ['公开预算。(县财政局、县审计局）', '县财政局、县审计局'],
    ['公开预算（含“三公”经费）', null],
    ['公开预算。', null],
  ] as const)('bracket at the end: %s', (text, units) => expect(unitsAtEnd(text).units).toBe(units));
});

describe('indicators of a duty', () => {
  const features = loadFeatures();
  const mapped = (duty: string, deadline: string | null = null) =>
    mappingsOf(
      { sentences: sentencesOf(duty), duty, quantities: readQuantities(duty), days: readDeadlines(duty, 2024, false), deadline, heading: '' },
      features,
    ).mappings;

  test.each([
    ['重大行政决策草案征求意见不少于30日', 'solicitation-duration', { days: 30 }],
    ['征求意见结束后1个月内公布采纳情况', 'solicitation-feedback-timeliness', { mode: 'after-close', months: 1 }],
    ['决策出台后10个工作日内公布意见采纳情况', 'solicitation-feedback-timeliness', { mode: 'after-decision', workingDays: 10 }],
    ['多元化解读比例不低于60%', 'interpretation-diversity', { target: 0.6 }],
    ['丰富解读形式', 'interpretation-diversity', { target: 0.01 }],
    ['5月底前公布年度重大行政决策事项目录', 'decision-catalog-deadline', { deadline: '05-31' }],
    ['新媒体账号矩阵每周更新', 'new-media-matrix', { maxDays: 7 }],
  ] as const)('%s', (duty, indicator, thresholds) =>
    expect(mapped(duty)).toContainEqual(expect.objectContaining({ indicator, thresholds, reasons: expect.arrayContaining([expect.any(String)]) })),
  );

  test('a duty that no indicator knows is judged by submitted material, and says so', () => {
    expect(mapped('组织观摩学习')).toEqual([{ indicator: 'submission', confidence: 0, reasons: [], thresholds: {} }]);
  });

  test('fields of duty come in one mapping', () => {
    expect(mapped('发布养老服务和医疗保险政策信息')).toEqual([
      expect.objectContaining({ indicator: 'topic-coverage', thresholds: { topics: ['elderly-and-childcare', 'medical-insurance'] } }),
    ]);
  });
});
