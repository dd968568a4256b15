import { expect, test } from 'vitest';
import { elementsIn } from '../../../checks/interpretation/elements.js';

test.each<[string, string]>([
  ['背景依据', '一、出台背景'],
  ['背景依据', '为什么要制定这个办法'],
  ['目标任务', '总体要求和阶段安排'],
  ['主要内容或创新', '《办法》共分六章'],
  ['新旧政策差异', '与以往相比有三处'],
  ['影响范围', '本办法适用于全县'],
  ['影响范围', '哪些人可以领'],
  ['执行标准', '每人每月600元'],
  ['注意事项', '需要注意以下几点'],
  ['惠民利民举措', '给予减免'],
  ['享受条件', '申请需要符合下列条件'],
  ['享受条件', '怎么申请'],
  ['关键词诠释', '名词解释'],
])('%s: %s', (name, text) => {
  expect(elementsIn(text).told).toContain(name);
});

test('nothing is read into other words, and told and missing make up the ten', () => {
  const { told, missing } = elementsIn('各乡镇人民政府收到本通知后抓紧落实。');
  expect(told).toEqual([]);
  expect(missing).toHaveLength(10);
});
