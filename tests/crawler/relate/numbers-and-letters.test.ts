import { describe, expect, test } from 'vitest';
import { buildSiteFacts } from '../../../crawler/relate/site-facts.js';
import { BASE, type Entry, field, site } from './builders.js';

const numbered = (number: string, over: Entry['over'] = {}, date = '2025-03-03'): Entry => ({
  title: `临河区人民政府关于${number.replace(/[^\d]/gu, '')}号事项的通告`,
  date,
  over: { kind: 'document', documentNumber: field(number), ...over },
});

describe('number sequences', () => {
  const sequences = (rows: readonly Entry[], notices: readonly Entry[] = [], over = {}) =>
    buildSiteFacts(site().column('policy-documents', rows, over).column('notices', notices).build()).numberSequences;

  test('numbers by code and year, the missing below the highest, in every form of bracket', () => {
    const set = sequences([numbered('临政发〔2025〕1号'), numbered('临政发[2025] 4 号'), numbered('临政办发（2025）2号')]);
    expect(set.items.map(({ code, year, numbers, missing }) => [code, year, numbers, missing])).toEqual([
      ['临政办发', 2025, [2], [1]],
      ['临政发', 2025, [1, 4], [2, 3]],
    ]);
    expect(set.complete).toBe(true);
    expect(set.items[1]?.evidence).toHaveLength(2);
  });

  test('a missing number that the site cites is told, with the page', () => {
    const url = `${BASE}/gg/1.html`;
    const citing = { title: '公告', date: '2025-05-05', url, over: { text: { citedNumbers: ['根据临政发〔2025〕2号', '东政发〔2025〕3号'] } } };
    const [sequence] = sequences([numbered('临政发〔2025〕4号')], [citing]).items;
    expect(sequence).toMatchObject({ missing: [1, 2, 3], cited: [{ number: 2, on: url }] });
  });

  test.each([
    ['another year', numbered('临政发〔2019〕4号', {}, '2019-03-03')],
    ['the State Council', numbered('国办发〔2025〕4号')],
    ['the province', numbered('东政发〔2025〕4号', { issuer: field('东川省人民政府') })],
    ['a misread number', numbered('临政发〔2025〕20250号')],
    ['an order without a year', numbered('临河区人民政府令第5号')],
  ])('%s makes no sequence', (_case, row) => expect(sequences([row]).items).toEqual([]));

  test('what is missing is bounded, and proves nothing where the column was cut', () => {
    const set = sequences([numbered('临政发〔2025〕2900号')], [], { state: 'cut' });
    expect(set.items[0]?.missing).toHaveLength(500);
    expect(set).toMatchObject({ complete: false, gaps: [{ code: 'list-cut' }] });
  });
});

describe('letters', () => {
  const letters = (rows: readonly Entry[], over = {}) => buildSiteFacts(site().column('mailbox', rows, over).build()).letters;
  const answered = { askedOn: field('2025-03-01'), answeredOn: field('2025-03-10'), answered: true, category: '咨询' };

  test('days and answer come from the page', () => {
    expect(letters([{ title: '关于落户的咨询', date: '2025-03-10', over: { kind: 'letter', letter: answered } }]).items).toMatchObject([
      { askedOn: '2025-03-01', answeredOn: '2025-03-10', answered: true, category: '咨询', pageRead: true },
    ]);
  });

  test.each([
    ['asked before, answered in the window', '2024-12-20', { ...answered, askedOn: field('2024-12-20'), answeredOn: field('2025-01-05') }, 1],
    ['before the window', '2024-12-20', { ...answered, askedOn: field('2024-12-01'), answeredOn: field('2024-12-10') }, 0],
    ['no day at all', null, { ...answered, askedOn: null, answeredOn: null }, 1],
  ])('%s', (_case, date, letter, count) => {
    expect(letters([{ title: '关于落户的咨询', date, over: { kind: 'letter', letter } }]).items).toHaveLength(count);
  });

  test('an unread letter is kept and leaves the set incomplete', () => {
    const set = letters([{ title: '关于落户的咨询', date: '2025-03-10', unread: 'timeout' }]);
    expect(set).toMatchObject({ complete: false, items: [{ pageRead: false, answered: null }] });
  });

  test('figures and rules of the mailbox are no letters; without a column there are none', () => {
    expect(letters([{ title: '2025年上半年信件办理情况统计', date: '2025-07-10' }])).toMatchObject({ items: [], complete: true });
    expect(buildSiteFacts(site().build({ structureComplete: false })).letters).toMatchObject({ items: [], complete: false });
    expect(buildSiteFacts(site().build()).letters).toMatchObject({ items: [], complete: true });
  });
});
