import { describe, expect, test } from 'vitest';
import { ownPlaces } from '../../../crawler/relate/places.js';
import { buildSiteFacts } from '../../../crawler/relate/site-facts.js';
import { yearsIn } from '../../../crawler/relate/title-kinds.js';
import { isInterpretationTitle, namesIn, reduceTitle } from '../../../crawler/relate/titles.js';
import { BASE, type Entry, field, portal, related, site } from './builders.js';

/** Habits of titles and links beyond the plain ones; each row is a general rule, see `pairs/` for whole portals. */

const DOC = `${BASE}/wj/202503/t20250303_10001.html`;
const OTHER = `${BASE}/wj/202503/t20250304_10002.html`;
const READ = `${BASE}/jd/202503/t20250305_20001.html`;
const titled = (title: string, date: string | null = '2025-03-03', url = DOC, over: Entry['over'] = {}): Entry => ({ title, date, url, over });
const reading = (title: string, over: Entry['over'] = {}, date = '2025-03-05'): Entry => titled(title, date, READ, over);

function pair(documents: readonly Entry[], interpretation: Entry): { sure: string[]; doubt: string[] } {
  const input = site().column('policy-documents', documents).column('policy-interpretation', [interpretation]).build();
  const [item] = buildSiteFacts(input).interpretations.items;
  return { sure: item?.interprets.map(({ url }) => url) ?? [], doubt: item?.ambiguousWith ?? [] };
}
const is = { sure: [DOC], doubt: [] };
const open = { sure: [], doubt: [DOC] };
const no = { sure: [], doubt: [] };

describe('wrappers', () => {
  test.each([
    ['一分钟读懂《临河区养犬管理办法》', true],
    ['临河区养犬管理办法（政策解读）', true],
    ['《临河区养犬管理办法》系列解读①', true],
    ['《临河区养犬管理办法》政策简明问答', true],
    ['《临河区养犬管理办法》20问', true],
    ['《临河区养犬管理办法》编写说明', true],
    ['《临河区养犬管理办法》有关问题答疑', true],
    ['区司法局有关负责人就《临河区养犬管理办法》答记者问', true],
    ['区司法局解读《临河区养犬管理办法》', true],
    ['养犬新规解读来了', true],
    ['关于建立主要负责人解读政策制度的通知', false],
    ['关于举办《养犬管理办法》政策解读培训班的通知', false],
    ['临河区政策解读工作规程', false],
  ])('%s → %s', (title, expected) => expect(isInterpretationTitle(title)).toBe(expected));

  test('a bracket behind 》 that tells of the edition belongs to the name', () => {
    expect(namesIn('《甲规划》(2025-2030年)解读')).toEqual(['甲规划(2025-2030年)']);
    expect(namesIn('《甲办法》(图文版)')).toEqual(['甲办法']);
  });
});

describe('certain by title', () => {
  test.each([
    ['years in brackets behind the name', '临河区林下经济规划（2025—2030年）', '《林下经济规划》（2025-2030年）解读'],
    ['years of the plan left out', '临河区养老服务三年行动计划（2025—2027年）', '图解：养老服务三年行动计划'],
    ['a part of a headline', '临河区供水价格调整方案', '水价怎么调？——临河区供水价格调整方案政策解读'],
    ['关于 left out', '临河区人民政府关于加强集体资产监督管理工作的通知', '《加强集体资产监督管理工作的通知》解读'],
    ['the words 做好 and 工作 left out', '关于做好2025年学校招生入学工作的通知', '2025年学校招生入学政策解读'],
    ['若干政策 is the document’s own', '临河区促进楼宇经济若干政策', '临河区促进楼宇经济若干政策解读'],
    ['政策 is the document’s own', '关于调整公积金贷款政策的通知', '调整公积金贷款政策解读'],
    ['the first of several', '关于印发养犬管理办法等两个办法的通知', '《养犬管理办法》解读'],
    ['one of two issued together', '关于印发《城市绿化管理办法》《城市公园管理办法》的通知', '《城市公园管理办法》解读'],
    ['with its annexes', '关于印发护理保险实施办法及配套制度的通知', '《护理保险实施办法》及配套制度解读'],
    ['the year before the place', '临河区2025年政务公开工作要点', '《2025年临河区政务公开工作要点》解读'],
    ['the whole around the quotation', '关于延长《人才公寓管理办法》有效期的通知', '关于延长《人才公寓管理办法》有效期的通知政策解读'],
    ['typographic variants', '临河区“菜篮子”管理办法', '《临河区"菜篮子"管理办法》解读'],
    ['the place inside the quotation', '关于修订《临河区养犬管理办法》的通知', '《关于修订〈养犬管理办法〉的通知》解读'],
  ])('%s', (_case, document, title) => expect(pair([titled(document)], reading(title))).toEqual(is));
});

describe('not this document', () => {
  test.each([
    ['only quoted in the other’s name', '临河区人才公寓管理办法', '关于延长《人才公寓管理办法》有效期的通知政策解读'],
    ['years of another plan', '临河区养老服务三年行动计划（2022—2024年）', '《养老服务三年行动计划（2025—2027年）》解读'],
    ['an edition before that year', '临河区养犬管理办法', '《养犬管理办法（2026年修订）》解读'],
  ])('%s', (_case, document, title) => expect(pair([titled(document)], reading(title)).sure).toEqual([]));

  test('a related link does not outweigh the name of another document', () => {
    const link = { links: [related(DOC)] };
    const document = titled('临河区节约用水管理办法');
    expect(pair([document], reading('《节约用水条例》解读', link))).toEqual(open);
    expect(pair([document], reading('《东川省节约用水管理办法》解读', link))).toEqual(open);
    expect(pair([document], reading('节约用水新规解读', link))).toEqual(is);
    expect(pair([document], reading('《节约用水办法》解读', link))).toEqual(is);
  });

  test.each([
    ['the State Council’s site', '中国政府网', open],
    ['the province', '省发展和改革委员会', open],
    ['the own office', '临河区发展和改革局', is],
  ])('a page from %s under a title that ours also bears', (_case, source, expected) => {
    const document = titled('临河区人民政府关于促进民营经济发展的意见');
    expect(pair([document], reading('《关于促进民营经济发展的意见》解读', { source: field(source) }))).toEqual(expected);
  });
});

describe('editions', () => {
  const NAME = '关于印发《临河区财政补助资金管理办法》的通知';
  const old = titled(NAME, '2025-01-03', DOC, { kind: 'document', documentNumber: field('临政规〔2025〕1号') });
  const later = (date: string): Entry => titled(NAME, date, OTHER, { kind: 'document', documentNumber: field('临政规〔2025〕9号') });

  test('the number in the first lines tells which of two is meant', () => {
    const text = { head: '现对临政规〔2025〕9号文件解读如下。' };
    expect(pair([old, later('2025-01-20')], reading('《财政补助资金管理办法》解读', { text }, '2025-01-22')).sure).toEqual([OTHER]);
    expect(pair([old, later('2025-01-20')], reading('《财政补助资金管理办法》解读', {}, '2025-01-22')).sure).toEqual([]);
  });

  test('the revision in the title goes before the date', () => {
    const revised = titled('《临河区财政补助资金管理办法（2025年修订）》', '2025-01-10', OTHER);
    expect(pair([titled(NAME, '2025-01-20'), revised], reading('《财政补助资金管理办法（2025年修订）》解读', {}, '2025-01-22')).sure).toEqual([
      OTHER,
    ]);
  });

  test('with the new edition about to come, the old one is not certain', () => {
    expect(pair([old, later('2025-05-10')], reading('《财政补助资金管理办法》解读', {}, '2025-04-25'))).toEqual({ sure: [], doubt: [DOC, OTHER] });
    expect(pair([old, later('2025-09-10')], reading('《财政补助资金管理办法》解读', {}, '2025-04-25')).sure).toEqual([DOC]);
  });

  test.each([
    ['a year and more later', '2023-06-01', '《养犬管理办法》解读', []],
    ['within the year', '2024-06-01', '《养犬管理办法》解读', [DOC]],
    ['later, but the year is in the title', '2023-06-01', '《2023年政务公开工作要点》解读', [DOC]],
  ])('an interpretation %s', (_case, date, title, sure) => {
    const document = titled(title.includes('2023') ? '2023年政务公开工作要点' : '临河区养犬管理办法', date);
    expect(pair([document], reading(title)).sure).toEqual(sure);
  });

  test('forwarded and changed documents leave those they quote open for a while', () => {
    expect(pair([titled('关于转发区教育局《课后服务实施意见》的通知')], reading('《课后服务实施意见》解读'))).toEqual(open);
    expect(pair([titled('关于修改《养犬管理办法》的决定')], reading('《养犬管理办法》解读'))).toEqual(open);
    expect(pair([titled('关于修改《养犬管理办法》的决定', '2025-11-03')], reading('《养犬管理办法》解读'))).toEqual(no);
  });
});

describe('names of a place', () => {
  test.each([
    ['岩溪瑶族自治县人民政府', 'county', ['岩溪瑶族自治县', '岩溪自治县', '岩溪县']],
    [
      '南港经济技术开发区管理委员会',
      'county',
      ['南港经济技术开发区', '南港经济开发区', '南港开发区', '南港经开区', '经济开发区', '开发区', '经开区'],
    ],
    ['临河区人民政府', 'county', ['临河区']],
  ] as const)('%s', (unit, level, places) => expect(ownPlaces(portal({ name: unit, unit, level }))).toEqual(places));

  test('a district whose name holds that of a people is not shortened', () => {
    expect(reduceTitle('回民区养犬管理办法', ownPlaces(portal({ name: '回民区人民政府', unit: '回民区人民政府' }))).core).toBe('养犬管理办法');
  });
});

describe('one article in several columns', () => {
  const two = (first: Entry, second: Entry): number =>
    buildSiteFacts(
      site()
        .column('policy-interpretation', [first], { url: `${BASE}/a/` })
        .column('policy-interpretation', [second], { url: `${BASE}/b/` })
        .build(),
    ).interpretations.items.length;
  const at = (url: string, over: Entry['over'] = {}, date = '2025-03-05'): Entry => titled('《养犬管理办法》解读', date, `${BASE}/jd/${url}`, over);
  const sketch = Array.from({ length: 40 }, (_, index) => index);

  test.each([
    ['same text', at('1.html', { text: { sha256: 'x' } }), at('2.html', { text: { sha256: 'x' } }), 1],
    [
      'same words in another frame',
      at('1.html', { text: { sha256: 'x', sketch } }),
      at('2.html', { text: { sha256: 'y', sketch: [...sketch, 99] } }),
      1,
    ],
    ['one of them unread', at('1.html'), { ...at('2.html'), unread: 'timeout' as const }, 1],
    ['a text and a picture', at('1.html'), at('2.html', { forms: ['picture'], text: { chars: 20 } }), 2],
    ['another year', at('1.html', { text: { sha256: 'x' } }), at('2.html', { text: { sha256: 'y' } }, '2024-03-05'), 1],
  ])('%s', (_case, first, second, count) => expect(two(first, second)).toBe(count));
});

describe('what a past year’s list still shows', () => {
  const set = (dates: readonly string[], over = {}) => {
    const rows = dates.map((date, index) => titled(`《第${index}类事项办法》解读`, date, `${BASE}/jd/${index}.html`));
    return buildSiteFacts(site().column('policy-interpretation', rows, { name: '政策解读' }).build(over)).interpretations;
  };
  test.each([
    ['the list reaches back', ['2024-12-20', '2025-05-01'], '2026-03-01', true],
    ['its oldest row is of the window', ['2025-05-01', '2026-02-01'], '2026-03-01', false],
    ['its rows are all younger', ['2026-02-01'], '2026-03-01', false],
    ['an empty list lost nothing', [], '2026-03-01', true],
    ['the window is still running', ['2025-05-01'], '2025-12-31', true],
  ])('%s', (_case, dates, asOf, complete) => expect(set(dates, { asOf }).complete).toBe(complete));

  test('the gap names the oldest row', () => {
    expect(set(['2025-05-01'], { asOf: '2026-03-01' }).gaps).toMatchObject([{ code: 'list-cut', message: expect.stringContaining('2025-05-01') }]);
  });
});

test('a column that may be the one looked for leaves its absence open', () => {
  const missing = { id: 'policy-interpretation', name: '政策解读', doubtful: [{ name: '解读与回应', url: `${BASE}/jd/` }] };
  const set = buildSiteFacts(site().build({ missingColumns: [missing] })).interpretations;
  expect(set).toMatchObject({ complete: false, gaps: [{ url: `${BASE}/jd/`, message: expect.stringContaining('解读与回应') }] });
});

test('a column that may be the one looked for is looked at first where only a neighbour of it was found', () => {
  const read = (doubtful: { name: string; url: string }[]): boolean => {
    const missing = { id: 'solicitation-feedback', name: '征集结果反馈', doubtful };
    return buildSiteFacts(
      site()
        .column('solicitation', [])
        .build({ missingColumns: [missing] }),
    ).feedbacks.complete;
  };
  expect(read([])).toBe(true);
  expect(read([{ name: '结果反馈', url: `${BASE}/fkjg/` }])).toBe(false);
  expect(read([{ name: '意见征集与反馈', url: `${BASE}/solicitation/` }])).toBe(true);
});

test.each([
  ['2024-2025年度重大行政决策事项目录', [2024, 2025]],
  ['2024年至2026年重大行政决策事项目录', [2024, 2025, 2026]],
  ['2024—25年度目录', [2024, 2025]],
  ['2025年度目录', [2025]],
  ['临政发〔2024〕3号', []],
  ['目录', []],
])('years in %s', (title, years) => expect(yearsIn(title)).toEqual(years));

describe('solicitations', () => {
  const ASKED = `${BASE}/zj/1.html`;
  const relate = (rows: readonly Entry[], documents: readonly Entry[], answers: readonly Entry[] = []) =>
    buildSiteFacts(site().column('solicitation', rows).column('policy-documents', documents).column('solicitation-feedback', answers).build());
  const asked = (title: string, date = '2025-03-03', url = ASKED): Entry => titled(title, date, url);
  const TWO = '关于征求《城市绿化管理办法（征求意见稿）》和《城市公园管理办法（征求意见稿）》意见的公告';

  test('one on two drafts is decided by the first document and answered under either name', () => {
    const documents = [titled('临河区城市公园管理办法', '2025-05-20', OTHER), titled('临河区城市绿化管理办法', '2025-07-20')];
    const answer = titled('《城市绿化管理办法（征求意见稿）》意见采纳情况', '2025-04-20', `${BASE}/fk/1.html`);
    const { solicitations, feedbacks } = relate([asked(TWO)], documents, [answer]);
    expect(solicitations.items).toMatchObject([{ decision: { url: OTHER }, feedback: [answer.url] }]);
    expect(feedbacks.items).toMatchObject([{ answers: [ASKED], ambiguous: false }]);
  });

  test('a revised draft comes out as the notice of the revision', () => {
    const document = titled('关于修订《临河区养犬管理办法》的通知', '2025-05-20');
    const drafts = ['《养犬管理办法（修订征求意见稿）》公开征求意见', '《养犬管理办法（征求意见稿）》公开征求意见'];
    const [revised, plain] = drafts.map((title) => relate([asked(title)], [document]).solicitations.items[0]);
    expect(revised).toMatchObject({ decision: { url: DOC }, decisionAmbiguous: false });
    expect(plain).toMatchObject({ decision: null, decisionAmbiguous: true });
  });

  test.each([
    ['another kind of rule on the same matter', '临河区城市养犬管理实施细则', '2025-05-20', true],
    ['the same years later', '临河区城市养犬管理实施细则', '2028-05-20', false],
    ['another matter', '临河区渔业管理实施细则', '2025-05-20', false],
  ])('a changed title: %s', (_case, title, date, ambiguous) => {
    const [item] = relate([asked('《城市养犬管理办法（征求意见稿）》公开征求意见')], [titled(title, date)]).solicitations.items;
    expect(item).toMatchObject({ decision: null, decisionAmbiguous: ambiguous });
  });

  test('rounds close together are answered by one outcome', () => {
    const again = asked('再次公开征求《养犬管理办法（征求意见稿）》意见', '2025-03-20', `${BASE}/zj/2.html`);
    const answer = titled('养犬管理办法意见采纳情况说明', '2025-04-20', `${BASE}/fk/1.html`);
    const { feedbacks } = relate([asked('公开征求《养犬管理办法（征求意见稿）》意见'), again], [], [answer]);
    expect(feedbacks.items).toMatchObject([{ answers: [ASKED, again.url] }]);
  });
});

test('a page from which nothing was read is an unread page', () => {
  const set = (over: Entry['over']) =>
    buildSiteFacts(
      site()
        .column('policy-interpretation', [{ ...titled('《城市绿化管理办法》解读', '2025-03-03', `${BASE}/jd/1.html`), over }])
        .build(),
    ).interpretations;
  const read = (over: Entry['over']): boolean => set(over).items.every(({ pageRead }) => pageRead);
  const none = { chars: 0, head: '', tail: '', body: '' };
  expect(read({ text: { chars: 12 } })).toBe(true);
  expect(read({ text: { ...none, images: 1 } })).toBe(true);
  expect(read({ text: none })).toBe(false);
  expect(set({ text: none })).toMatchObject({ complete: false, gaps: [{ code: 'unread-article' }] });
});
