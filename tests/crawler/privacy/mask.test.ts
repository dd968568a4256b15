import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasCheckCharacter } from '../../../crawler/privacy/citizen-id.js';
import { findPersonalData, maskText } from '../../../crawler/privacy/index.js';
import { bankCard, citizenId, credit, luhn, mobile, oldCitizenId, plate, randomFrom } from './set/values.js';

const SEED = 20_260_902;
const sample = fc.integer({ min: 0, max: 1_000_000 }).map(randomFrom);
const SEPARATORS = ['', ' ', '-', '　', '\n', '*', '×', 'x', 'X', '.', ',', '/', '号', '电话', '：', '元', 'A', '_', '86', '0'];
/** Values of every kind, loose digits and separators in any order. */
const jumble = fc
  .array(
    fc.oneof(
      sample.map(citizenId),
      sample.map(oldCitizenId),
      sample.map(bankCard),
      sample.map(mobile),
      sample.map(plate),
      sample.map(credit),
      fc.constantFrom(...SEPARATORS),
      fc.stringMatching(/^\d{1,8}$/),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test('masking twice is masking once', () => {
  fc.assert(
    fc.property(jumble, (text) => {
      const once = maskText(text);
      expect(maskText(once)).toBe(once);
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

test('no valid id survives, whatever stands around it', () => {
  const around = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/\d/.test(text.normalize('NFKC')));
  fc.assert(
    fc.property(around, sample.map(citizenId), around, (before, id, after) => {
      expect(maskText(before + id + after)).not.toContain(id);
      expect(maskText(`${before}${id.toLowerCase()}${after}`)).not.toContain(id.toLowerCase());
    }),
    { seed: SEED, numRuns: 1000 },
  );
});

test('no bare id is left in a jumble', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(sample.map(citizenId), sample.map(mobile), fc.constantFrom('，', ' ', '\n', '；张三')), { maxLength: 20 }),
      (parts) => {
        const left = maskText(parts.join('，')).match(/(?<!\d)\d{17}[\dX](?!\d)/g) ?? [];
        expect(left.filter(hasCheckCharacter)).toEqual([]);
      },
    ),
    { seed: SEED, numRuns: 500 },
  );
});

test('loose digits are hardly ever a hit', () => {
  let hits = 0;
  const digits = fc.array(fc.stringMatching(/^\d{6,22}$/), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(digits, (runs) => {
      hits += findPersonalData([{ kind: 'text', lines: runs }], '统计表').count;
    }),
    { seed: SEED, numRuns: 1000 },
  );
  // Of 20,000 runs.
  expect(hits).toBeLessThanOrEqual(2);
});

describe('what is covered', () => {
  const random = randomFrom(3);
  const id = citizenId(random);
  const card = bankCard(random);
  test.each([
    ['id', id, `${id.slice(0, 4)}${'*'.repeat(10)}${id.slice(14)}`],
    ['id in an address', `http://a.gov.cn/${id}.html`, `http://a.gov.cn/${id.slice(0, 4)}${'*'.repeat(10)}${id.slice(14)}.html`],
    ['card in groups', (card.match(/.{1,4}/g) ?? []).join(' '), `${card.slice(0, 4)}${'*'.repeat(card.length - 8)}${card.slice(-4)}`],
    ['office or not, a mobile', '联系电话：13912345678', '联系电话：139****5678'],
    ['mobile with pauses', '139 1234 5678', '139****5678'],
    ['mobile in wide digits', '１３９１２３４５６７８', '139****5678'],
    ['plate', '宁D·12345号', '宁D1***5号'],
    ['plate of new energy', '京AD12345', '京AD****5'],
    ['old id', '640402800101123', '6404*******1123'],
  ])('%s', (_case, text, expected) => {
    expect(maskText(text)).toBe(expected);
  });
});

describe('what stays as it is', () => {
  test.each([
    ['dates', '2023-05-12 2023年5月12日 20230512 2023/5/12 2023.05.12—2023.06.11'],
    ['document numbers', '国办发〔2023〕13号 宁政规发〔2023〕1号 渝A〔2023〕5号'],
    ['site code and records', '网站标识码6404020001 宁公网安备64040202000123号 宁ICP备05000123号-1'],
    ['credit code', '91640402MA76E3B07X 11640402010123456N'],
    ['index number', '1137078555222300XQ/2015-00020 11500226753092798P/2020-00045'],
    ['landlines', '0954-2035678 （0954）2035678 010-63012345 09542035678 12345 400-800-1234'],
    ['path of an address', `https://www.example.gov.cn/art/2023/5/12/art_123_13912345678.html /zwgk/t20230512_${luhn('202305121234567')}.html`],
    ['sums', '13912345678.50元 13912345678元'],
    ['masked before', '6422**********1234 138****5678 640402XXXXXXXX1234 1391234xxxx 宁A1***5'],
    ['project code', '2303-640402-04-01-123456'],
    ['hash', 'e10adc3949ba59abbe56e057f20f883e'],
    ['coordinates', '36512400.123,4012345.678'],
  ])('%s', (_case, text) => {
    expect(maskText(text)).toBe(text);
  });
});

test.each([
  ['digits', '7'],
  ['digits and hyphens', '1-23-456-7890-'],
  ['single digits', '1-'],
  ['ids', '640402198001011234 '],
  ['names', '申请人张三，'],
  ['labels', '住址：白杨镇'],
])('a megabyte of %s takes no more than its share of time', (_case, unit) => {
  const measure = (length: number): number => {
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    const started = performance.now();
    maskText(text);
    findPersonalData([{ kind: 'text', lines: [text] }], '补贴名单');
    return performance.now() - started;
  };
  measure(100_000);
  const quarter = measure(250_000);
  const whole = measure(1_000_000);
  // Linear, with room for a busy machine; a quadratic search would take sixteen times as long and minutes.
  expect(whole).toBeLessThan(Math.max(1000, quarter * 9));
});
