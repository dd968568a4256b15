import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chineseNumber, dateInAddress, findDates, firstDate } from '../../../crawler/extractors/dates.js';

test.each([
  ['2023-09-08', '2023-09-08'],
  ['发布：2023/9/8 08:05', '2023-09-08T08:05'],
  ['2023.09.08 09:24:36 GMT+08:00', '2023-09-08T09:24:36'],
  ['2023年9月8日', '2023-09-08'],
  ['2020年09月15日 09时32分', '2020-09-15T09:32'],
  ['2024-10-14  10∶17', '2024-10-14T10:17'],
  ['２０２３年５月１日', '2023-05-01'],
  ['2023 年 9 月 8 日', '2023-09-08'],
  ['二〇二三年十二月三十一日', '2023-12-31'],
  ['二○○七年四月五日', '2007-04-05'],
  ['二〇—二年元月廿一日', '2012-01-21'],
  ['2024-07-02 08:16来源：某报', '2024-07-02T08:16'],
  ['2023-02-29', null],
  ['2023-13-01', null],
  ['12023-01-011', null],
  ['电话 0591-2023-0101 转', null],
  ['2023年9月', null],
])('%s', (text, value) => {
  expect(firstDate(text)?.value ?? null).toBe(value);
});

test('the quotation is verbatim and in place', () => {
  const text = '意见请于２０２３年５月１日前反馈，自2023年4月1日起';
  for (const date of findDates(text)) expect(text.slice(date.index, date.index + date.quote.length)).toBe(date.quote);
  expect(findDates(text).map((date) => date.value)).toEqual(['2023-05-01', '2023-04-01']);
});

test.each([
  ['https://www.a.gov.cn/x/202305/t20230518_123.html', '2023-05-18'],
  ['http://www.a.gov.cn/art/2022/3/4/art_1229_55.html', '2022-03-04'],
  ['http://www.a.gov.cn/2018-11/09/content_5338761.htm', '2018-11-09'],
  ['https://www.a.gov.cn/x/20240511/b5c2db3d.html', '2024-05-11'],
  ['https://www.a.gov.cn/columns/u/202401/05/u.html', '2024-01-05'],
  ['https://www.a.gov.cn/2020/9/15/e651.shtml', '2020-09-15'],
  ['https://www.a.gov.cn/x/202305/0a1b.shtml', null],
  ['https://www.a.gov.cn/art/2020/art_1473.html', null],
  ['https://www.a.gov.cn/x/t20231318_1.html', null],
  ['https://www.a.gov.cn/x?d=/2020/1/1/', null],
  ['', null],
])('address %s', (url, value) => {
  expect(dateInAddress(url)?.value ?? null).toBe(value);
});

test.each([
  ['十', 10],
  ['十五', 15],
  ['二十', 20],
  ['三十一', 31],
  ['一百二十', 120],
  ['〇五', 5],
  ['30', 30],
  ['若干', null],
])('number %s', (text, value) => {
  expect(chineseNumber(text)).toBe(value);
});

test('a printed date gives itself back', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const digits = '〇一二三四五六七八九';
  const chinese = (n: number): string =>
    n < 10 ? (digits[n] ?? '') : `${n < 20 ? '' : digits[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : digits[n % 10]}`;
  fc.assert(
    fc.property(day, (at) => {
      const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
      const value = at.toISOString().slice(0, 10);
      for (const text of [
        `${y}-${m}-${d}`,
        `${y}年${m}月${d}日`,
        `${[...String(y)].map((c) => digits[Number(c)]).join('')}年${chinese(m)}月${chinese(d)}日`,
      ]) {
        expect(firstDate(`成文日期：${text} 来源`)?.value).toBe(value);
      }
    }),
    { seed: 20231105, numRuns: 200 },
  );
});
