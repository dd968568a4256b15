import { describe, expect, test } from 'vitest';
import { ANNUAL_REPORT_PARTS, ownerOf } from '../../../crawler/relate/annual-reports.js';
import { budgetKinds } from '../../../crawler/relate/budget-files.js';
import { buildSiteFacts } from '../../../crawler/relate/site-facts.js';
import { BASE, type Entry, evidence, page, portal, record, site } from './builders.js';

describe('budget files', () => {
  test.each([
    ['2025年度临河区水利局部门预算', [['budget', 2025]]],
    ['临河区水利局2024年度部门决算公开', [['final-account', 2024]]],
    [
      '2024年决算和2025年预算',
      [
        ['final-account', 2024],
        ['budget', 2025],
      ],
    ],
    [
      '临河区2024年部门预决算',
      [
        ['budget', 2024],
        ['final-account', 2024],
      ],
    ],
    ['2024年度本级一般公共预算“三公”经费支出决算情况', [['final-account', 2024]]],
    ['2025年一般公共预算收入表', [['budget', 2025]]],
    ['临河区2024年预算执行情况和2025年预算草案的报告', [['budget', 2025]]],
    ['2025年6月预算执行情况', []],
    ['关于2025年预算调整方案的报告', []],
    ['关于2024年决算情况和2025年上半年预算执行情况的报告', [['final-account', 2024]]],
    ['部门预算', [['budget', null]]],
    ['区财政局召开会议', []],
  ] as const)('%s', (title, expected) => {
    expect(budgetKinds(title).map(({ type, year }) => [type, year])).toEqual(expected);
  });

  const holder = (title: string, column: Parameters<ReturnType<typeof site>['column']>[2], id = 'finance') => {
    const input = site()
      .column(id, [{ title, date: '2025-02-10', unread: 'absent' }], column)
      .build();
    return buildSiteFacts(input).budgetFiles.items[0]?.holder;
  };
  const at = (...path: string[]) => ({ name: path.at(-1) ?? '', path: ['首页', ...path] });
  test.each([
    ['column of governments', '2025年预算草案的报告', at('财政信息', '政府预决算'), 'finance-government', 'government'],
    ['column of departments', '2025年度水利局预算', at('财政信息', '部门预决算'), 'finance-department', 'department'],
    ['column of units', '2025年度水利局预算', at('财政信息', '单位预决算'), 'finance-unit', 'unit'],
    ['unit in words among departments', '2025年度种子站单位预算', at('部门预决算'), 'finance-department', 'unit'],
    ['looks like a unit among departments', '2025年种子管理站预算', at('部门预决算'), 'finance-department', null],
    ['looks like a unit, called department', '2025年政务服务中心部门预算', at('部门预决算'), 'finance-department', 'department'],
    ['a school, called department', '2025年第二小学部门预算', at('部门预决算'), 'finance-department', null],
    ['one column for both', '2025年度种子站单位预算', at('部门（单位）预决算'), 'finance-department', 'unit'],
    ['one column for both, nothing said', '2025年预算公开', at('部门（单位）预决算'), 'finance-department', null],
    ['path decides', '2025年预算公开', at('部门预决算', '2025年'), 'finance', 'department'],
    ['general column, department', '2025年水利局预算', at('财政信息'), 'finance', 'department'],
    ['general column, court', '2025年临河区人民法院部门预算', at('财政信息'), 'finance', 'department'],
    ['general column, unit', '2025年第二小学预算', at('财政信息'), 'finance', 'unit'],
    ['general column, government', '临河区2025年财政预算', at('财政信息'), 'finance', 'government'],
    ['general column, finance department', '2025年财政局预算', at('财政信息'), 'finance', 'department'],
    ['general column, office', '临河区人民政府办公室2025年预算', at('财政信息'), 'finance', 'department'],
    ['general column, own level', '临河区本级2025年财政预算', at('财政信息'), 'finance', 'government'],
    ['general column, town', '青石镇2025年财政预算', at('财政信息'), 'finance', null],
    ['general column of the usual name, department', '临河区水利局2025年部门预算', at('财政预决算'), 'finance', 'department'],
    ['general column of the usual name, school', '临河区第二小学2025年预算公开', at('财政预决算'), 'finance', 'unit'],
    ['general column of the usual name, nothing said', '2025年预算公开', at('财政预决算'), 'finance', null],
    ['general column of the usual name, place', '临河区2024年决算公开', at('财政预决算'), 'finance', 'government'],
    ['general column of the usual name, zone', '临河经济开发区2024年决算公开', at('财政预决算'), 'finance', null],
  ] as const)('holder: %s', (_case, title, column, id, expected) => expect(holder(title, { ...column, path: [...column.path] }, id)).toBe(expected));

  const rows = (...titles: string[]): Entry[] =>
    titles.map((title) => ({ title, date: '2025-02-10', url: `${BASE}/cw/${title}.pdf`, unread: 'not-html' }));
  test('rows that are files count, other finance news does not, a title without words follows its column', () => {
    const titles = ['2025年水利局部门预算', '2025年1-4月三公经费统计表', '财政局召开会议', '水利局2025年公开表'];
    const general = buildSiteFacts(
      site()
        .column('finance', rows(...titles), { name: '财政信息' })
        .build(),
    ).budgetFiles;
    expect(general).toMatchObject({ complete: true, items: [{ title: '2025年水利局部门预算', type: 'budget', year: 2025 }] });
    const own = buildSiteFacts(
      site().column('finance-department', rows('水利局2025年公开表'), { name: '部门预算' }).build({ structureComplete: false }),
    ).budgetFiles;
    expect(own.items).toMatchObject([{ type: 'budget', year: 2025, holder: 'department' }]);
  });

  test.each([
    ['general column read', ['finance'], false, true],
    ['all three levels read', ['finance-government', 'finance-department', 'finance-unit'], false, true],
    ['one level has no column, structure not known', ['finance-government', 'finance-department'], false, false],
    ['one level has no column, structure known', ['finance-government', 'finance-department'], true, true],
    ['none', [], false, false],
  ] as const)('complete: %s', (_case, ids, structureComplete, complete) => {
    const builder = site();
    for (const id of ids) builder.column(id, []);
    expect(buildSiteFacts(builder.build({ structureComplete })).budgetFiles.complete).toBe(complete);
  });

  test.each([
    [
      'a collection may hold the units too',
      '2025年部门预算公开汇总',
      [
        ['department', 2025],
        [null, 2025],
      ],
    ],
    ['one department holds its own', '水利局2025年部门预算', [['department', 2025]]],
    ['a row that only names the department', '临河区水利局', [[null, null]]],
    ['year in Chinese numerals', '二〇二五年水利局部门预算', [['department', 2025]]],
    ['targets of performance are no budget', '水利局2025年预算绩效目标', []],
  ] as const)('row: %s', (_case, title, expected) => {
    const { items } = buildSiteFacts(site().column('finance-department', rows(title), { name: '部门预决算' }).build()).budgetFiles;
    expect(items.map(({ holder, year }) => [holder, year])).toEqual(expected);
  });

  test('a file listed in a general and a special column is one fact', () => {
    const row = rows('2025年水利局部门预算');
    const set = buildSiteFacts(site().column('finance', row).column('finance-department', row, { name: '部门预决算' }).build()).budgetFiles;
    expect(set.items).toMatchObject([{ column: `${BASE}/finance-department/`, holder: 'department' }]);
  });
});

describe('annual reports', () => {
  test.each([
    ['own by place', '临河区2024年政府信息公开工作年度报告', null, 'own'],
    ['own in full', '临河区人民政府2024年政府信息公开工作年度报告', null, 'own'],
    ['own by source', '2024年政府信息公开工作年度报告', '临河区人民政府办公室', 'own'],
    ['no name, no source', '2024年政府信息公开工作年度报告', null, 'unknown'],
    ['department', '临河区水利局2024年政府信息公开工作年度报告', null, 'other'],
    ['town', '青石镇2024年政府信息公开工作年度报告', null, 'other'],
    ['office of the government', '临河区人民政府办公室2024年政府信息公开工作年度报告', null, 'unknown'],
    ['office, short', '临河区政府办2024年政府信息公开工作年度报告', null, 'unknown'],
    ['year in Chinese numerals', '临河区人民政府二〇二四年政府信息公开工作年度报告', null, 'own'],
    ['department as source', '2024年政府信息公开工作年度报告', '临河区水利局', 'unknown'],
  ] as const)('owner: %s', (_case, title, source, expected) => expect(ownerOf(title, source, portal())).toBe(expected));

  test('owner on the portal of a department', () => {
    const own = portal({ level: 'department', name: '临河区水利局', unit: '临河区水利局' });
    expect(ownerOf('区水利局2024年政府信息公开工作年度报告', null, own)).toBe('own');
    expect(ownerOf('临河区水利局2024年政府信息公开年报', null, own)).toBe('own');
    expect(ownerOf('水利局2024年政府信息公开年报', null, own)).toBe('own');
    expect(ownerOf('临河区财政局2024年政府信息公开年报', null, own)).toBe('other');
  });

  const relate = (entry: Entry) => buildSiteFacts(site().column('annual-report', [entry]).build()).annualReports;
  const title = '临河区人民政府2024年政府信息公开工作年度报告';
  test('the six parts are read from the headings', () => {
    const headings = [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '五、政府信息公开工作存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ];
    const all = relate({ title, date: '2025-03-10', over: { text: { headings, chars: 5000, tables: ['表一'] } } });
    expect(all.items).toMatchObject([{ year: 2024, owner: 'own', parts: ANNUAL_REPORT_PARTS.map(({ id }) => id), bodyElsewhere: false }]);
    const five = relate({ title, date: '2025-03-10', over: { text: { headings: headings.slice(0, 5), chars: 5000 } } });
    expect(five.items[0]?.parts).toHaveLength(5);
  });

  test('other wordings of the six parts', () => {
    const headings = [
      '第一部分 基本情况',
      '第二部分 主动公开情况',
      '第三部分 依申请公开工作办理情况',
      '第四部分 行政复议和行政诉讼情况',
      '第五部分 存在的不足和改进措施',
      '第六部分 其他事项',
    ];
    expect(relate({ title, date: '2025-03-10', over: { text: { headings, chars: 5000 } } }).items[0]?.parts).toHaveLength(6);
  });

  test.each([
    ['2024年年报', 2024],
    ['临河区2024年度报告', 2024],
    ['临河区2024年政务公开工作年度报告', 2024],
  ])('a short title is enough in this column: %s', (short, year) => {
    expect(relate({ title: short, date: '2025-03-10' }).items).toMatchObject([{ year }]);
  });
  test.each(['临河区2024年法治政府建设年度报告', '2024年度统计年报', '2024年度部门决算报告'])('another kind of report: %s', (other) => {
    expect(relate({ title: other, date: '2025-03-10' }).items).toEqual([]);
  });
  test.each([
    ['2025-03-10', null],
    ['2025-12-20', 2025],
    ['2026-01-20', 2025],
  ])('a report titled 2025 and published on %s', (date, year) => {
    const { items } = buildSiteFacts(
      site()
        .column('annual-report', [{ title: '临河区人民政府2025年政府信息公开工作年度报告', date }])
        .build({ asOf: '2026-02-01' }),
    ).annualReports;
    expect(items).toMatchObject([{ year }]);
  });

  test.each([
    ['short text with a file', { chars: 40 }, [{ url: `${BASE}/a.pdf`, title: '年报', type: 'pdf' }], true],
    ['a picture', { chars: 40, images: 9 }, [], true],
    ['short text alone', { chars: 40 }, [], false],
    ['full text with a file', { chars: 5000, headings: ['一、总体情况'] }, [{ url: `${BASE}/a.pdf`, title: '年报', type: 'pdf' }], false],
  ])('body elsewhere: %s', (_case, text, attachments, expected) => {
    expect(relate({ title, date: '2025-03-10', over: { text, attachments } }).items[0]?.bodyElsewhere).toBe(expected);
  });

  test('an unread report of another body does not leave the set incomplete; an own one does', () => {
    expect(relate({ title: '临河区水利局2024年政府信息公开工作年度报告', date: '2025-03-10', unread: 'timeout' }).complete).toBe(true);
    expect(relate({ title, date: '2025-03-10', unread: 'timeout' }).complete).toBe(false);
  });

  test('other papers of the column are no reports, older years are left out', () => {
    expect(relate({ title: '政府网站2024年工作年度报表', date: '2025-01-10' }).items).toEqual([]);
    expect(relate({ title: '临河区人民政府2020年政府信息公开工作年度报告', date: '2021-03-10', unread: 'absent' })).toMatchObject({
      items: [],
      complete: true,
    });
  });
});

describe('home, columns and links', () => {
  const home = (dates: (string | null)[], over = {}) => {
    const items = dates.map((date, index) => ({ url: `${BASE}/x${index}.html`, title: `动态${index}`, date, dateInferred: false }));
    const content = page(`${BASE}/`, '首页', { kind: 'home', otherItems: items, ...over });
    return buildSiteFacts(site().build({ home: record(`${BASE}/`, content) })).home;
  };
  test('the newest item counts, future dates do not', () => {
    const set = home(['2025-12-01', '2026-02-01', null, '2025-11-30']);
    expect(set).toMatchObject({ complete: true, items: [{ newestOn: '2025-12-01', newestTitle: '动态0', datedItems: 2, undatedItems: 1 }] });
  });
  test('a home page filled by script or not read is no stale one', () => {
    expect(home([], { needsBrowser: true, text: { chars: 50 } })).toMatchObject({ complete: false, gaps: [{ code: 'script-filled' }] });
    const failed = buildSiteFacts(site().build({ home: record(`${BASE}/`, null, 'blocked') })).home;
    expect(failed).toMatchObject({ items: [], complete: false, gaps: [{ code: 'blocked' }] });
  });
  test('columns carry counts and dates, links pass through in order', () => {
    const rows = ['2025-03-01', '2026-05-01', '2025-01-01'].map((date) => ({ title: '公告', date }));
    const check = (url: string) => ({
      url,
      foundOn: BASE,
      text: '',
      internal: true,
      outcome: 'alive' as const,
      status: 200,
      reason: '',
      confirmed: false,
      evidence: evidence(url, ''),
    });
    const facts = buildSiteFacts(
      site()
        .column('notices', rows)
        .build({ linkChecks: [check(`${BASE}/b`), check(`${BASE}/a`)], linkChecksComplete: false }),
    );
    expect(facts.columns).toMatchObject({ complete: true, items: [{ items: 3, newestOn: '2025-03-01', oldestOn: '2025-01-01' }] });
    expect(facts.linkChecks.items.map(({ url }) => url)).toEqual([`${BASE}/a`, `${BASE}/b`]);
    expect(facts.linkChecks).toMatchObject({ complete: false, gaps: [{ code: 'budget' }] });
  });
});
