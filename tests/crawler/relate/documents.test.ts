import { describe, expect, test } from 'vitest';
import { siteFactsSchema } from '../../../crawler/facts/site.js';
import { documentClass, scopeOf } from '../../../crawler/relate/scope.js';
import { buildSiteFacts } from '../../../crawler/relate/site-facts.js';
import { BASE, field, portal, site } from './builders.js';

const facts = (
  title: string,
  number: string | null,
  over: { issuer?: string | null; normative?: boolean; written?: string | null; level?: 'county' | 'town' | 'department' } = {},
) => {
  const input = { title, number, issuer: over.issuer ?? null, inNormativeColumn: over.normative ?? false };
  const names = { county: '临河区人民政府', town: '青石镇人民政府', department: '临河区水利局' };
  const level = over.level ?? 'county';
  const own = portal({ level, name: names[level], unit: names[level] });
  const kind = documentClass(input, own);
  return { class: kind, ...scopeOf({ ...input, class: kind, writtenOn: over.written ?? null, publishedOn: '2025-05-10' }, own) };
};

describe('class and scope', () => {
  test.each([
    ['rule', '临河区城市管理规定', '临河区人民政府令第5号', {}, 'rule', 'yes'],
    ['normative by number', '关于印发《甲办法》的通知', '临水规〔2025〕3号', {}, 'normative', 'yes'],
    ['normative by office number', '关于印发《甲办法》的通知', '临政办规〔2025〕3号', {}, 'normative', 'yes'],
    ['normative by column', '关于调整某标准的通知', '临财〔2025〕3号', { normative: true }, 'normative', 'yes'],
    ['government by number', '关于印发某方案的通知', '临政办发〔2025〕3号', {}, 'government', 'yes'],
    ['government by title', '临河区人民政府关于加强防汛工作的通告', null, {}, 'government', 'yes'],
    ['government by issuer', '关于加强防汛工作的通告', null, { issuer: '临河区人民政府办公室' }, 'government', 'yes'],
    ['民政 is no 政', '关于印发某方案的通知', '临民政〔2025〕3号', { issuer: '临河区民政局' }, 'other', 'unknown'],
    ['财政 is no 政', '关于下达资金的通知', '临财政〔2025〕3号', { issuer: '临河区财政局' }, 'other', 'no'],
    ['town on a county portal', '青石镇人民政府关于禁火的通告', null, {}, 'other', 'unknown'],
    ['town on its own portal', '青石镇人民政府关于禁火的通告', null, { level: 'town' }, 'government', 'yes'],
    ['neither clear', '关于加强防汛工作的通告', null, {}, 'other', 'unknown'],
    ['report', '临河区人民政府关于2024年度法治政府建设情况的报告', '临政发〔2025〕3号', {}, 'government', 'no'],
    ['yearly work report', '2025年临河区政府工作报告', null, { issuer: '临河区人民政府' }, 'government', 'no'],
    ['report issued as a document', '临河区人民政府关于印发《可行性研究报告编制办法》的通知', '临政发〔2025〕3号', {}, 'government', 'yes'],
    ['request', '临河区人民政府关于批准某规划的请示', '临政发〔2025〕3号', {}, 'government', 'no'],
    ['answer to a proposal', '关于区政协第12号提案的答复', '临政办函〔2025〕3号', {}, 'government', 'no'],
    ['answer to an applicant', '临河区人民政府信息公开申请答复书', '临政信〔2025〕3号', { issuer: '临河区人民政府' }, 'government', 'no'],
    ['review of one case', '行政复议决定书', '临政复决〔2025〕3号', { issuer: '临河区人民政府' }, 'government', 'no'],
    ['land of one place', '临河区人民政府征收土地预公告', '临政征〔2025〕3号', { issuer: '临河区人民政府' }, 'government', 'no'],
    ['houses of one place', '临河区人民政府关于某片区国有土地上房屋征收的决定', '临政征〔2025〕3号', {}, 'government', 'no'],
    ['compensation for one place', '临河区人民政府关于某地块征地补偿安置方案的公告', '临政征〔2025〕3号', {}, 'government', 'no'],
    ['standard of compensation', '临河区人民政府关于公布征地区片综合地价标准的通告', '临政发〔2025〕3号', {}, 'government', 'yes'],
    ['rules of compensation', '临河区人民政府关于印发《农村房屋征收补偿办法》的通知', '临政发〔2025〕3号', {}, 'government', 'yes'],
    ['a tax', '临河区人民政府关于征收城镇土地使用税的通告', '临政发〔2025〕3号', {}, 'government', 'yes'],
    ['tasks shared out', '关于印发政府工作报告任务分解方案的通知', '临政办发〔2025〕3号', {}, 'government', 'no'],
    ['party', '中共临河区委员会关于加强基层党建的意见', '临党发〔2025〕3号', {}, 'other', 'no'],
    ['party and government', '中共临河区委办公室 临河区人民政府办公室关于印发《甲办法》的通知', '临党办发〔2025〕3号', {}, 'government', 'unknown'],
    ['result of a clean-up', '临河区人民政府关于公布规范性文件清理结果的通知', '临政发〔2025〕3号', {}, 'government', 'unknown'],
    ['catalogue of decisions', '关于印发2025年度重大行政决策事项目录的通知', '临政办发〔2025〕3号', {}, 'government', 'unknown'],
    ['town with a number like a government', '青石镇人民政府关于印发《甲预案》的通知', '青政发〔2025〕3号', {}, 'government', 'unknown'],
    ['personnel', '临河区人民政府关于张某等同志职务任免的通知', '临政干〔2025〕3号', {}, 'government', 'no'],
    ['forwarding', '临河区人民政府办公室关于转发《甲方案》的通知', '临政办发〔2025〕3号', {}, 'government', 'no'],
    [
      'forwarding by the body before the verb',
      '临河区人民政府办公室转发市人民政府办公室关于做好防汛工作的通知',
      '临政办发〔2025〕3号',
      {},
      'government',
      'no',
    ],
    ['forwarding a quoted document', '临河区人民政府转发《东川省人民政府关于某工作的意见》的通知', '临政发〔2025〕3号', {}, 'government', 'no'],
    [
      'rules on forwarding forward nothing',
      '临河区人民政府办公室关于印发《政务信息转发管理办法》的通知',
      '临政办发〔2025〕3号',
      {},
      'government',
      'yes',
    ],
    [
      'departments named in the title, the government printed as issuer by the portal',
      '临河区财政局 临河区教育局关于做好学生资助工作的通知',
      '临财教〔2025〕41号',
      { issuer: '临河区人民政府' },
      'other',
      'unknown',
    ],
    ['commendation', '临河区人民政府关于表彰2024年度先进集体的决定', '临政发〔2025〕3号', {}, 'government', 'no'],
    ['rules on commending are no commendation', '临河区人民政府关于印发《见义勇为表彰奖励办法》的通知', '临政规〔2025〕3号', {}, 'normative', 'yes'],
    ['meeting', '临河区人民政府关于召开全体会议的通知', '临政发〔2025〕3号', {}, 'government', 'no'],
    ['internal', '临河区人民政府办公室关于成立防汛工作领导小组的通知', '临政办发〔2025〕3号', {}, 'government', 'no'],
    ['bodies of officials', '临河区人民政府关于调整议事协调机构组成人员的通知', '临政函〔2025〕3号', {}, 'government', 'no'],
    ['benefits of persons are no internal matter', '临河区人民政府关于调整低保人员补助标准的通知', '临政函〔2025〕4号', {}, 'government', 'yes'],
    ['approval', '临河区人民政府关于某村规划的批复', '临政函〔2025〕3号', {}, 'government', 'no'],
    ['from above, national', '国务院办公厅关于某工作的意见', '国办发〔2025〕3号', {}, 'other', 'no'],
    ['from above, province', '东川省人民政府关于某工作的意见', '东政发〔2025〕3号', {}, 'government', 'no'],
    ['repeal', '临河区人民政府关于废止一批文件的决定', '临政规〔2025〕3号', {}, 'normative', 'unknown'],
    ['old stock by date', '临河区人民政府关于某工作的意见', '临政发〔2023〕3号', { written: '2024-05-08' }, 'government', 'no'],
    ['written within a year', '临河区人民政府关于某工作的意见', '临政发〔2024〕3号', { written: '2024-05-10' }, 'government', 'yes'],
    ['old stock by number', '临河区人民政府关于某工作的意见', '临政发〔2023〕3号', {}, 'government', 'no'],
    ['number of last year', '临河区人民政府关于某工作的意见', '临政发〔2024〕30号', {}, 'government', 'yes'],
    [
      'government document on a department portal',
      '临河区人民政府关于某工作的意见',
      '临政发〔2025〕3号',
      { level: 'department' },
      'government',
      'unknown',
    ],
    [
      'own normative document of a department',
      '临河区水利局关于印发《甲办法》的通知',
      '临水规〔2025〕1号',
      { level: 'department' },
      'normative',
      'yes',
    ],
  ] as const)('%s', (_case, title, number, over, kind, inScope) => {
    const result = facts(title, number, over);
    expect(result).toMatchObject({ class: kind, inScope });
    expect(result.scopeReason).toMatch(/\p{Script=Han}/u);
  });
});

describe('documents of the columns', () => {
  const number = (value: string) => ({ documentNumber: field(value, 'label:发文字号'), kind: 'document' as const });
  const build = (builder: ReturnType<typeof site>, over = {}) => buildSiteFacts(builder.build(over)).policyDocuments;

  test.each([
    ['现行有效规范性文件', '现行有效'],
    ['已废止文件', '已废止'],
    ['行政规范性文件', null],
  ])('a library sorted by validity states it by its column: %s', (name, validity) => {
    const row = { title: '临河区人民政府关于印发《甲办法》的通知', date: '2025-03-05' };
    expect(build(site().column('normative-documents', [row], { name })).items).toMatchObject([{ validity }]);
  });

  test('one article in two columns becomes one document with its alternate', () => {
    const set = build(
      site()
        .column('normative-documents', [
          {
            title: '临河区人民政府关于印发《甲办法》的通知',
            date: '2025-03-05',
            url: `${BASE}/gfxwj/202503/t20250305_88515.html`,
            over: number('临政规〔2025〕1号'),
          },
        ])
        .column('policy-documents', [
          { title: '临河区人民政府关于印发 《甲办法》的通知', date: '2025-03-03', url: `${BASE}/wj/202503/t20250305_88515.html` },
        ]),
    );
    expect(set.items).toMatchObject([
      {
        url: `${BASE}/gfxwj/202503/t20250305_88515.html`,
        publishedOn: '2025-03-03',
        documentNumber: '临政规〔2025〕1号',
        alternates: [`${BASE}/wj/202503/t20250305_88515.html`],
        columns: ['normative-documents', 'policy-documents'],
        inNormativeColumn: true,
      },
    ]);
    expect(set.complete).toBe(true);
  });

  test.each([
    ['equal title and date', '关于废止一批文件的决定', '关于废止一批文件的决定', '2025-03-03', null, null, 1],
    ['equal title, near date, other column', '关于印发《甲办法》的通知', '关于印发《甲办法》的通知', '2025-03-20', null, null, 1],
    ['equal title, far date', '关于印发《甲办法》的通知', '关于印发《甲办法》的通知', '2025-07-20', null, null, 2],
    [
      'equal title and date, different numbers',
      '关于废止一批文件的决定',
      '关于废止一批文件的决定',
      '2025-03-03',
      '临政规〔2025〕1号',
      '临政规〔2025〕2号',
      2,
    ],
    ['equal number, title cut', '关于印发《甲办法》的通知', '印发《甲办法》的通知', '2025-06-03', '临政规〔2025〕1号', '临政规[2025] 1 号', 1],
    [
      'equal number, other title (misread)',
      '关于印发《甲办法》的通知',
      '关于印发《乙方案》的通知',
      '2025-03-03',
      '临政规〔2025〕1号',
      '临政规〔2025〕1号',
      2,
    ],
  ])('%s', (_case, first, second, date, one, two, count) => {
    const set = build(
      site()
        .column('normative-documents', [{ title: first, date: '2025-03-03', over: one ? number(one) : {} }])
        .column('policy-documents', [{ title: second, date, over: two ? number(two) : {} }]),
    );
    expect(set.items).toHaveLength(count);
  });

  test('equal titles in one column on near days are two documents', () => {
    const set = build(
      site().column('policy-documents', [
        { title: '关于实行交通管制的通告', date: '2025-03-03' },
        { title: '关于实行交通管制的通告', date: '2025-03-10' },
      ]),
    );
    expect(set.items).toHaveLength(2);
  });

  test('news, interpretations, drafts, notices and attachments are no documents', () => {
    const all = buildSiteFacts(
      site()
        .column('policy-documents', [
          { title: '区政府召开防汛工作会议', date: '2025-03-03' },
          { title: '《甲办法》政策解读', date: '2025-03-04' },
          { title: '关于公开征求《乙办法（征求意见稿）》意见的公告', date: '2025-03-05' },
          { title: '附件：任务清单', date: '2025-03-06', url: `${BASE}/wj/P020250306.xls`, unread: 'not-html' },
          { title: '某地块国有建设用地使用权挂牌出让公告', date: '2025-03-07' },
          { title: '丙方案', date: '2025-03-08', url: `${BASE}/wj/P020250308.pdf`, unread: 'not-html' },
        ])
        .build(),
    );
    expect(all.policyDocuments.items.map(({ title, pageRead }) => [title, pageRead])).toEqual([['丙方案', false]]);
    expect(all.interpretations.items.map(({ title }) => title)).toEqual(['《甲办法》政策解读']);
    expect(all.solicitations.items.map(({ title }) => title)).toEqual(['关于公开征求《乙办法（征求意见稿）》意见的公告']);
    expect(all.policyDocuments.complete).toBe(true);
  });

  test('only the window counts, nothing after the audit date', () => {
    const rows = ['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'].map((date) => ({ title: `关于${date}事项的通告`, date }));
    const set = build(site().column('policy-documents', rows), { asOf: '2025-06-30' });
    expect(set.items.map(({ publishedOn }) => publishedOn)).toEqual(['2025-01-01', '2025-06-30']);
  });

  test.each([
    ['label before list', '2025-03-03', false, field('2025-03-01T09:00', 'label:发布时间'), '2025-03-01'],
    ['list before meta', '2025-03-03', false, field('2025-03-09', 'meta[name=PubDate]'), '2025-03-03'],
    ['list before address', '2025-03-03', false, field('2025-03-09', 'address'), '2025-03-03'],
    ['address before an inferred year', '2024-03-03', true, field('2025-03-03', 'address'), '2025-03-03'],
    ['meta when there is nothing else', null, false, field('2025-03-09 10:00', 'meta[name=PubDate]'), '2025-03-09'],
    ['no such day', '2025-03-03', false, field('2025-02-30', 'label:发布时间'), '2025-03-03'],
  ])('date of publication: %s', (_case, date, inferred, publishedAt, expected) => {
    const set = build(site().column('policy-documents', [{ title: '关于某事项的通告', date, inferred, over: { publishedAt } }]));
    expect(set.items.map(({ publishedOn }) => publishedOn)).toEqual([expected]);
  });

  test('an undated row is a gap unless its page gives the date', () => {
    const dated = build(site().column('policy-documents', [{ title: '关于某事项的通告', date: null, over: { publishedAt: field('2025-03-01') } }]));
    expect(dated).toMatchObject({ complete: true, gaps: [] });
    const undated = build(site().column('policy-documents', [{ title: '关于某事项的通告', date: null, unread: 'absent' }]));
    expect(undated).toMatchObject({ complete: false, items: [], gaps: [{ code: 'undated' }] });
  });

  test('an unread article stays in the facts and leaves the set incomplete', () => {
    const set = build(site().column('policy-documents', [{ title: '关于某事项的通告', date: '2025-03-01', unread: 'timeout' }]));
    expect(set).toMatchObject({ complete: false, items: [{ pageRead: false, publishedOn: '2025-03-01' }], gaps: [{ code: 'unread-article' }] });
    expect(set.gaps[0]?.message).toContain('访问超时');
    expect(set.items[0]?.evidence).toMatchObject({ url: `${BASE}/policy-documents/`, quote: '关于某事项的通告 2025-03-01' });
  });

  test('a challenge page is not a page read', () => {
    const set = build(site().column('policy-documents', [{ title: '关于某事项的通告', date: '2025-03-01', over: { kind: 'challenge' } }]));
    expect(set).toMatchObject({ complete: false, items: [{ pageRead: false }] });
  });

  test('an unusual number is printed as it stands, 无 is none', () => {
    const set = build(
      site().column('normative-documents', [
        { title: '关于甲的通告', date: '2025-03-01', over: { documentNumber: field('通告第三号') } },
        { title: '关于乙的通告', date: '2025-03-02', over: { documentNumber: field('无') } },
      ]),
    );
    expect(set.items.map(({ documentNumber }) => documentNumber)).toEqual(['通告第三号', null]);
  });
});

describe('coverage', () => {
  test.each([
    ['column read', true, 'read', true, []],
    ['column cut', true, 'cut', false, ['list-cut']],
    ['column missing, structure known', false, 'read', true, []],
  ] as const)('%s', (_case, found, state, complete, codes) => {
    const builder = site();
    if (found) builder.column('policy-interpretation', [], { state });
    const set = buildSiteFacts(builder.build()).interpretations;
    expect(set.complete).toBe(complete);
    expect(set.gaps.map(({ code }) => code)).toEqual(codes);
    expect(set.searched.length).toBeGreaterThan(0);
  });

  test('column missing and structure not known', () => {
    const set = buildSiteFacts(site().build({ structureComplete: false })).interpretations;
    expect(set).toMatchObject({ complete: false, gaps: [{ code: 'column-not-found' }] });
    expect(set.gaps[0]?.message).toContain('政策解读');
  });

  test('one of two columns unread', () => {
    const builder = site()
      .column('policy-interpretation', [])
      .column('policy-interpretation', [], { url: `${BASE}/tj/`, state: 'unread' });
    expect(buildSiteFacts(builder.build()).interpretations.complete).toBe(false);
  });

  test('gaps are bounded', () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({
      title: `《事项${index}办法》政策解读`,
      date: '2025-03-01',
      unread: 'timeout' as const,
    }));
    const set = buildSiteFacts(site().column('policy-interpretation', rows).build()).interpretations;
    expect(set.items).toHaveLength(300);
    expect(set.gaps).toHaveLength(51);
    expect(set.gaps.at(-1)?.message).toContain('250');
  });
});

test('the facts fit their schema and do not depend on the order of rows', () => {
  const rows = [
    { title: '临河区人民政府关于印发《甲办法》的通知', date: '2025-03-05', url: `${BASE}/wj/1.html` },
    { title: '临河区人民政府关于印发《乙办法》的通知', date: '2025-03-05', url: `${BASE}/wj/2.html` },
    { title: '临河区人民政府关于印发《丙办法》的通知', date: '2025-01-05', url: `${BASE}/wj/3.html` },
  ];
  const readings = [{ title: '《乙办法》解读', date: '2025-03-06', url: `${BASE}/jd/1.html` }];
  const build = (order: typeof rows) => buildSiteFacts(site().column('policy-documents', order).column('policy-interpretation', readings).build());
  const facts = build(rows);
  expect(siteFactsSchema.safeParse(facts).error).toBeUndefined();
  // Listings alone show rows in the order of their list.
  const { listings: _order, ...related } = facts;
  expect(build([...rows].reverse())).toMatchObject(related);
  expect(facts.policyDocuments.items.map(({ url }) => url.slice(-6))).toEqual(['3.html', '1.html', '2.html']);
});
