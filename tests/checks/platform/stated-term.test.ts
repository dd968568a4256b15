import { expect, test } from 'vitest';
import { inForceUntil } from '../../../checks/platform/stated-term.js';

test.each([
  ['本办法自2025年5月20日起施行，有效期至2025年10月31日。', '2025-10-31'],
  ['第二十条 本细则自2021年1月1日起施行，至2025年12月31日止。', '2025-12-31'],
  ['本通知有效期至 2024 年 6 月 1 日。', '2024-06-01'],
  ['本规定自2019年3月1日起施行，有效期为5年。', '2024-03-01'],
  ['本意见自2019年2月28日起实施，有效期两年。', '2021-02-28'],
  ['本办法自2020年1月1日起施行，有效期至2022年12月31日。\n修改后的本办法自2023年1月1日起施行，有效期至2027年12月31日。', '2027-12-31'],
  ['本办法自印发之日起施行，有效期5年。', null],
  ['本办法自2025年5月20日起施行。', null],
  ['《某某办法》有效期至2022年12月31日。', null],
  ['营业执照有效期至2022年12月31日的，按本条办理。', null],
  ['', null],
])('%s', (text, expected) => {
  expect(inForceUntil(text)).toBe(expected);
});

test('long text without end takes no long time', () => {
  const started = performance.now();
  inForceUntil('本办法自'.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(1000);
});
