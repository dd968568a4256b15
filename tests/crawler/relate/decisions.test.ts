import { describe, expect, test } from 'vitest';
import { buildSiteFacts } from '../../../crawler/relate/site-facts.js';
import { BASE, type Entry, field, related, site } from './builders.js';

const DRAFT = `${BASE}/zj/202503/t20250303_30001.html`;
const ANSWER = `${BASE}/fk/202505/t20250503_40001.html`;
const ISSUED = `${BASE}/wj/202505/t20250520_10001.html`;
const TITLE = '关于公开征求《临河区河道采砂管理办法（征求意见稿）》意见的公告';
const term = (opens: string | null, closes: string | null) => ({
  solicitation: {
    opensOn: opens ? field(opens, 'p') : null,
    closesOn: closes ? field(closes, 'p') : null,
    stated: null,
    shortTermReason: null,
    channels: [],
  },
});
const asked = (over = {}, title = TITLE, date = '2025-03-03', url = DRAFT): Entry => ({
  title,
  date,
  url,
  over: { ...term('2025-03-03', '2025-04-02'), ...over },
});

describe('decision catalogues', () => {
  const set = (id: string, rows: readonly Entry[], over = {}) => buildSiteFacts(site().column(id, rows).build(over)).decisionCatalogues;

  test.each([
    ['year in the title', '临河区2025年度重大行政决策事项目录', 2025, false],
    ['年度 without year', '临河区年度重大行政决策事项目录', 2025, false],
    ['no year at all', '临河区重大行政决策事项目录', null, false],
    ['amendment', '关于调整2025年度重大行政决策事项目录的通知', 2025, true],
  ])('%s', (_case, title, year, amendment) => {
    expect(set('notices', [{ title, date: '2025-03-20' }]).items).toMatchObject([{ year, amendment, publishedOn: '2025-03-20' }]);
  });

  test.each(['2025年度重大行政决策事项目录解读', '我区公布2025年度重大行政决策事项目录', '关于征集2025年度重大行政决策事项目录建议的公告'])(
    '%s is none',
    (title) => expect(set('decision-catalogue', [{ title, date: '2025-03-20' }]).items).toEqual([]),
  );

  test.each([
    ['a plan of decisions', '临河区人民政府2025年度重大行政决策计划', 2025, false],
    ['year in Chinese numerals', '临河区人民政府二〇二五年度重大行政决策事项目录', 2025, false],
    ['a further batch', '2025年度重大行政决策事项目录（第二批）', 2025, true],
  ])('%s', (_case, title, year, amendment) => {
    expect(set('solicitation', [{ title, date: '2025-03-20' }]).items).toMatchObject([{ year, amendment }]);
  });

  test.each([
    ['临河区人民政府2025年不编制重大行政决策事项目录的说明', false],
    ['关于2025年度无重大行政决策事项的公告', false],
    ['关于重大行政决策听证会的公告', true],
  ])('a statement that there is none leaves absence open: %s', (title, complete) => {
    expect(set('decision-catalogue', [{ title, date: '2025-03-20' }])).toMatchObject({ items: [], complete });
  });

  test('a catalogue without a year from the end of the year before may be this year’s', () => {
    const row = (date: string) => [{ title: '临河区重大行政决策事项目录', date }];
    expect(set('decision-catalogue', row('2024-12-20')).items).toMatchObject([{ year: null }]);
    expect(set('decision-catalogue', row('2024-10-20')).items).toEqual([]);
  });

  test('a short title is enough in its own column only', () => {
    expect(set('decision-catalogue', [{ title: '2025年度目录', date: '2025-03-20' }]).items).toHaveLength(1);
    expect(set('notices', [{ title: '2025年度目录', date: '2025-03-20' }]).items).toEqual([]);
  });

  test('a catalogue of the year that came out before it is kept, an older one is not', () => {
    const rows = [
      { title: '2025年度重大行政决策事项目录', date: '2024-12-28', unread: 'absent' as const },
      { title: '2024年度重大行政决策事项目录', date: '2024-03-28', unread: 'absent' as const },
    ];
    expect(set('decision-catalogue', rows).items.map(({ year }) => year)).toEqual([2025]);
  });

  const one = [{ title: '2024年度重大行政决策事项目录', date: '2024-03-20', unread: 'absent' as const }];
  test.each([
    ['own column with a catalogue, notices cut', one, 'cut', true, true],
    ['own column empty, notices cut', [], 'cut', true, false],
    ['own column empty, notices read', [], 'read', true, true],
    ['no own column, notices read, structure known', null, 'read', true, true],
    ['no own column, notices read, structure not known', null, 'read', false, false],
  ] as const)('%s', (_case, own, notices, structureComplete, complete) => {
    const builder = site().column('notices', [], { state: notices });
    if (own) builder.column('decision-catalogue', own);
    expect(buildSiteFacts(builder.build({ structureComplete })).decisionCatalogues.complete).toBe(complete);
  });
});

describe('solicitations', () => {
  const relate = (rows: readonly Entry[], documents: readonly Entry[] = [], answers: readonly Entry[] = [], notices: readonly Entry[] = []) =>
    buildSiteFacts(
      site()
        .column('solicitation', rows)
        .column('policy-documents', documents)
        .column('solicitation-feedback', answers)
        .column('notices', notices)
        .build(),
    );
  const only = (...parts: Parameters<typeof relate>) => {
    const [item] = relate(...parts).solicitations.items;
    if (!item) throw new Error('no solicitation');
    return item;
  };

  test('term and evidence come from the page', () => {
    expect(only([asked()])).toMatchObject({ opensOn: '2025-03-03', closesOn: '2025-04-02', termEvidence: { quote: '所见：2025-04-02', url: DRAFT } });
    expect(only([{ title: TITLE, date: '2025-03-03', url: DRAFT, unread: 'timeout' }])).toMatchObject({
      pageRead: false,
      closesOn: null,
      termEvidence: null,
    });
  });

  test('one listed among notices is found, calls for things and surveys are left out', () => {
    const notices = [
      { title: TITLE, date: '2025-03-03', url: DRAFT },
      { title: '关于征集物业服务供应商的公告', date: '2025-03-04' },
      { title: '营商环境满意度问卷调查', date: '2025-03-05' },
      { title: '水价调整听证会公告', date: '2025-03-06' },
    ];
    expect(relate([], [], [], notices).solicitations.items.map(({ url }) => url)).toEqual([DRAFT]);
  });

  test.each([
    ['nothing said', {}, 'unknown'],
    ['major decision', { text: { head: '本办法属于重大行政决策事项，现公开征求意见。' } }, 'major-decision'],
    ['denied', { text: { head: '本办法不属于重大行政决策事项。' } }, 'unknown'],
    ['normative document', { text: { head: '根据行政规范性文件制定程序，现公开征求意见。' } }, 'normative'],
    ['both', { text: { head: '根据重大行政决策程序和行政规范性文件管理规定。' } }, 'unknown'],
  ])('class: %s', (_case, over, expected) => expect(only([asked(over)]).class).toBe(expected));

  test.each([
    ['in quotation marks', { citedTitles: ['临河区河道采砂管理办法'] }, 'major-decision'],
    ['as a heading', { headings: ['一、临河区河道采砂管理办法'] }, 'major-decision'],
    ['in a table', { head: '1 制定河道采砂管理办法 区水利局\n2 编制防洪规划 区水利局' }, 'major-decision'],
    ['another one', { citedTitles: ['临河区河道采砂管理办法实施细则'] }, 'unknown'],
  ])('class: named in the catalogue %s', (_case, text, expected) => {
    const catalogue = { title: '2025年度重大行政决策事项目录', date: '2025-02-03', over: { text } };
    const facts = buildSiteFacts(site().column('solicitation', [asked()]).column('decision-catalogue', [catalogue]).build());
    expect(facts.solicitations.items[0]?.class).toBe(expected);
  });

  const issued = (date: string, title = '临河区人民政府关于印发《临河区河道采砂管理办法》的通知', url = ISSUED, over = {}): Entry => ({
    title,
    date,
    url,
    over,
  });
  test.each([
    ['issued after the close', [issued('2025-05-20')], ISSUED, false],
    ['issued on the last day', [issued('2025-04-02')], null, false],
    ['issued before', [issued('2025-01-20')], null, false],
    ['another one', [issued('2025-05-20', '关于印发《临河区渔业管理办法》的通知')], null, false],
    ['year on one side only', [issued('2025-05-20', '2024年河道采砂管理办法')], null, true],
    ['one character apart', [issued('2025-05-20', '临河区河道采沙管理办法')], null, true],
    ['two close together', [issued('2025-05-20'), issued('2025-05-30', '临河区河道采砂管理办法', `${BASE}/wj/9.html`)], null, true],
    ['from above', [issued('2025-05-20', '东川省人民政府关于印发《河道采砂管理办法》的通知')], null, false],
    ['linked from the document', [issued('2025-05-20', '关于规范采砂的通告', ISSUED, { links: [related(DRAFT)] })], ISSUED, false],
  ] as const)('decision: %s', (_case, documents, url, ambiguous) => {
    const item = only([asked()], documents);
    expect(item.decision?.url ?? null).toBe(url);
    expect(item.decisionAmbiguous).toBe(ambiguous);
  });

  const told = { received: 3, adopted: 1, notAdoptedReason: field('与上位法不一致', 'p') };
  const answered = (title: string, over = {}, date = '2025-05-03'): Entry => ({ title, date, url: ANSWER, over: { feedback: told, ...over } });
  test.each([
    ['by title', answered('《临河区河道采砂管理办法（征求意见稿）》意见采纳情况的公告'), [DRAFT], false],
    ['by link', answered('征集结果反馈公告', { links: [related(DRAFT)] }), [DRAFT], false],
    ['of another draft', answered('《临河区渔业管理办法（征求意见稿）》意见采纳情况的公告'), [], false],
  ])('feedback %s', (_case, feedback, answers, ambiguous) => {
    const facts = relate([asked()], [], [feedback]);
    expect(facts.feedbacks.items).toMatchObject([{ answers, ambiguous, statesOutcome: true, received: 3, adopted: 1 }]);
    expect(facts.solicitations.items[0]?.feedback).toEqual(answers.length > 0 ? [ANSWER] : []);
  });

  test('a yearly draft is neither decided nor answered by that of another year', () => {
    const draft = asked({}, '关于公开征求《临河区2025年防汛工作方案（征求意见稿）》意见的公告');
    const document = issued('2025-05-20', '临河区2024年防汛工作方案');
    const feedback = answered('《2024年防汛工作方案（征求意见稿）》意见采纳情况的公告', { links: [related(DRAFT)] });
    const facts = relate([draft], [document], [feedback]);
    expect(facts.solicitations.items).toMatchObject([{ decision: null, decisionAmbiguous: false, feedback: [] }]);
    expect(facts.feedbacks.items).toMatchObject([{ answers: [], ambiguous: false }]);
  });

  test('a second round is answered apart from the first', () => {
    const second = asked(term('2025-06-01', '2025-07-01'), TITLE.replace('公开征求', '再次公开征求'), '2025-06-01', `${BASE}/zj/2.html`);
    const facts = relate([asked(), second], [], [answered('《临河区河道采砂管理办法（征求意见稿）》意见采纳情况的公告')]);
    expect(facts.solicitations.items.map(({ feedback }) => feedback.length)).toEqual([1, 0]);
  });

  test('the outcome on the page of the solicitation itself is a feedback without date', () => {
    const facts = relate([asked({ feedback: told })]);
    expect(facts.feedbacks.items).toMatchObject([{ url: DRAFT, publishedOn: null, answers: [DRAFT] }]);
    expect(facts.solicitations.items[0]?.feedback).toEqual([DRAFT]);
  });

  test.each([
    ['reason given', told, {}, true],
    ['none received', { received: 0, adopted: 0, notAdoptedReason: null }, {}, true],
    ['all adopted', { received: 2, adopted: 2, notAdoptedReason: null }, {}, true],
    [
      'not adopted, no reason, whole text seen',
      { received: 3, adopted: 1, notAdoptedReason: null },
      { chars: 10, head: '收到三条意见采纳一条' },
      false,
    ],
    ['the same, part of the text unseen', { received: 3, adopted: 1, notAdoptedReason: null }, { chars: 900, head: '收到三条' }, null],
    ['nothing told', null, {}, null],
  ] as const)('outcome: %s', (_case, feedback, text, expected) => {
    const title = '《临河区河道采砂管理办法》征求意见采纳情况';
    expect(relate([], [], [{ title, date: '2025-05-03', over: { feedback, text } }]).feedbacks.items[0]?.statesOutcome).toBe(expected);
  });

  test('feedback among notices that were not read to the end is not missing', () => {
    const input = site().column('solicitation', [asked()]).column('notices', [], { state: 'cut' }).build();
    expect(buildSiteFacts(input).feedbacks.complete).toBe(false);
  });
});

describe('outcomes and their drafts', () => {
  const OTHER_DRAFT = `${BASE}/zj/202503/t20250305_30009.html`;
  const outcome = (title: string, over: Entry['over'] = {}): Entry => ({
    title,
    date: '2025-05-03',
    url: ANSWER,
    over: { feedback: { received: 3, adopted: 3, notAdoptedReason: null }, ...over },
  });
  const relate = (asking: readonly Entry[], outcomes: readonly Entry[]) =>
    buildSiteFacts(site().column('solicitation', asking).column('solicitation-feedback', outcomes).build());
  const other = asked({}, '关于《临河区养犬管理办法（征求意见稿）》公开征求意见的公告', '2025-03-05', OTHER_DRAFT);

  test.each([
    ['two drafts named in the title', '关于《河道采砂管理办法》《养犬管理办法》意见采纳情况的公告', {}, [DRAFT, OTHER_DRAFT]],
    ['a summary whose text names one', '2025年上半年公开征求意见采纳情况汇总', { text: { citedTitles: ['临河区养犬管理办法'] } }, [OTHER_DRAFT]],
  ])('%s', (_case, title, over, answers) => {
    expect(relate([asked(), other], [outcome(title, over)]).feedbacks.items).toMatchObject([{ answers, ambiguous: false }]);
  });

  test.each([
    ['a title that names nothing', '结果反馈', true],
    ['a summary that names nothing', '2025年上半年公开征求意见采纳情况汇总', true],
    ['a shortened name', '《采砂管理办法》征求意见采纳情况', true],
    ['words first', '意见采纳情况：河道采砂管理办法', true],
    ['another draft', '《临河区殡葬管理办法》征求意见采纳情况', false],
  ])('%s', (_case, title, ambiguous) => {
    expect(relate([asked()], [outcome(title)]).feedbacks.items).toMatchObject([{ answers: [], ambiguous }]);
  });

  test('an outcome under the unchanged title, in the column of outcomes', () => {
    const { solicitations, feedbacks } = relate([asked()], [outcome(TITLE)]);
    expect(solicitations.items).toMatchObject([{ url: DRAFT, feedback: [ANSWER] }]);
    expect(feedbacks.items).toMatchObject([{ url: ANSWER, answers: [DRAFT] }]);
  });

  test('one outcome tells of both rounds, not of last year’s draft', () => {
    const again = asked({}, '关于再次公开征求《临河区河道采砂管理办法（征求意见稿）》意见的公告', '2025-04-20', OTHER_DRAFT);
    const lastYear = asked({}, TITLE, '2024-03-03', `${BASE}/zj/202403/t20240303_30001.html`);
    const { feedbacks } = relate([asked(), again, lastYear], [outcome('《河道采砂管理办法》意见采纳情况')]);
    expect(feedbacks.items).toMatchObject([{ answers: [DRAFT, OTHER_DRAFT] }]);
  });

  test.each([
    ['a table of reasons', '共收到意见3条，采纳2条。\n是否采纳\n理由', null],
    ['counts alone', '共收到意见3条，采纳2条。', false],
  ])('outcome stated: %s', (_case, head, statesOutcome) => {
    const over = { feedback: { received: 3, adopted: 2, notAdoptedReason: null }, text: { head, chars: head.length } };
    expect(relate([asked()], [outcome('《河道采砂管理办法》意见采纳情况', over)]).feedbacks.items).toMatchObject([{ statesOutcome }]);
  });
});

describe('prolonged solicitations', () => {
  const EXTENSION = '关于延长《临河区河道采砂管理办法（征求意见稿）》征求意见时间的公告';
  const closing = (over: Entry['over']) => {
    const notice = { title: EXTENSION, date: '2025-03-20', url: `${BASE}/zj/202503/t20250320_30005.html`, over };
    const { items } = buildSiteFacts(site().column('solicitation', [asked(), notice]).build()).solicitations;
    return items.map(({ url, closesOn }) => [url, closesOn]);
  };
  test.each([
    ['the later closing day holds', term(null, '2025-04-20'), '2025-04-20'],
    ['a closing day that was not read leaves the term open', {}, null],
    ['an earlier one changes nothing', term(null, '2025-03-25'), '2025-04-02'],
  ])('%s', (_case, over, closesOn) => expect(closing(over)).toEqual([[DRAFT, closesOn]]));
});

test.each([
  '某项目招标文件（征求意见稿）公示',
  '某医院设备采购需求征求意见公告',
  '某项目环境影响报告书（征求意见稿）公示',
  '关于拟推荐劳动模范征求意见的公示',
])('opinions under other rules are no solicitation: %s', (title) =>
  expect(
    buildSiteFacts(
      site()
        .column('notices', [{ title, date: '2025-03-03' }])
        .build(),
    ).solicitations.items,
  ).toEqual([]),
);
