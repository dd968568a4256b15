import { describe, expect, test } from 'vitest';
import type { Status } from '../../checks/check.js';
import { siteInput } from '../../reports/input.js';
import { safeHref } from '../../reports/views/links.js';
import { bytesText, civilText, durationText, instantText, percent, plain, quantityText, scoreText } from '../../reports/views/text.js';
import { unitPage } from '../../reports/views/unit.js';
import { contentOf, evidence, finding, input, overviewOf, rendered, withIndicators } from './fixture.js';

const unitOf = (own: Parameters<typeof withIndicators>[0], site: Parameters<typeof withIndicators>[1] = {}) => {
  const made = withIndicators(own, site);
  const [first] = made.result.sites;
  if (!first) throw new Error('no site');
  return unitPage(siteInput(first, made), made);
};

describe('wording of values', () => {
  test.each([
    ['a  b\n\tc', 10, 'a b c'],
    ['甲乙丙丁', 4, '甲乙丙丁'],
    ['甲乙丙丁戊', 4, '甲乙丙…'],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['通\u202E知\u0000\u200B', 10, '通知'],
    [`${' '.repeat(500)}迟`, 10, '…'],
  ])('plain(%j, %i)', (text, max, expected) => expect(plain(text, max)).toBe(expected));

  test.each([
    [null, '—'],
    [0, '0.0'],
    [38, '38.0'],
    [71.46, '71.4'],
    [99.99, '99.9'],
    [100, '100'],
  ])('score %s', (score, expected) => expect(scoreText(score)).toBe(expected));

  test.each([
    [1, '100%'],
    [0.9999, '99.9%'],
    [0.29, '29%'],
    [0, '0%'],
  ])('percent %s', (share, expected) => expect(percent(share)).toBe(expected));

  test('dates, instants, sizes, durations and quantities', () => {
    expect(civilText('2024-03-05')).toBe('2024年3月5日');
    expect(instantText('2023-12-31T16:00:00.000Z')).toBe('2024-01-01 00:00');
    expect(instantText('unknown')).toBe('unknown');
    expect([1023, 1024, 1024 ** 2].map(bytesText)).toEqual(['1023 字节', '1 KB', '1 MB']);
    expect([59_400, 60_000, 3_600_000].map(durationText)).toEqual(['59 秒', '1 分 0 秒', '1 小时 0 分']);
    expect([quantityText(5, '个工作日'), quantityText(1234.567, null), quantityText('同日', '日'), quantityText(null, '日')]).toEqual([
      '5 个工作日',
      '1,234.57',
      '同日',
      null,
    ]);
  });

  test.each([
    ['https://www.qingshan.example/a?b=%D6%D0', 'https://www.qingshan.example/a?b=%D6%D0'],
    ['HTTP://www.qingshan.example', 'http://www.qingshan.example/'],
    ['javascript:alert(1)', null],
    [' java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['https://www.qingshan.example@evil.example/', null],
    ['//evil.example/', null],
    ['/relative', null],
    [`https://www.qingshan.example/${'a'.repeat(2100)}`, null],
  ])('safeHref(%j)', (url, expected) => expect(safeHref(url)).toBe(expected));
});

describe('unit page', () => {
  test('golden view of one indicator', () => {
    const url = 'https://www.qingshan.example/a.html';
    const late = finding('fail', {
      subject: { url, title: '稳岗措施' },
      observed: 5,
      expected: 3,
      unit: '个工作日',
      reason: '用了 5 个工作日',
      evidence: [evidence(url, '发布日期：2024-03-05'), evidence(`${url}?b`, null, '解读')],
    });
    const page = unitOf([
      {
        id: 'interpretation-timeliness',
        status: 'fail',
        ratio: 0.5,
        judged: 2,
        breaches: 1,
        threshold: { workingDays: 3 },
        message: '1 件超时',
        ledgerItems: ['national/2'],
        findings: [finding('pass', { subject: null }), late],
      },
    ]);
    const status = { key: 'fail', label: '不达标', gentle: '需要整改' };
    const proof = { capturedAt: '2024-04-01 02:05', hash: 'a'.repeat(16), archive: null, shot: null };
    const bare = { standsOn: null, causes: [], strip: null, marks: null };
    const view = {
      ...bare,
      subject: { href: url, text: '稳岗措施', address: url },
      observed: '5 个工作日',
      expected: '3 个工作日',
      reason: '用了 5 个工作日',
      evidence: [
        { quote: '发布日期：2024-03-05', source: null, ...proof },
        { quote: null, source: { href: `${url}?b`, text: '解读', address: `${url}?b` }, ...proof },
      ],
    };
    expect(page.topics).toEqual([
      {
        anchor: 'topic-interpretation',
        label: '政策解读',
        indicators: [
          {
            anchor: 'indicator-interpretation-timeliness',
            title: '政策解读发布时效',
            status,
            reviewed: null,
            open: true,
            veto: false,
            weight: '权重 3',
            rule: '政策文件发布之日起 3 个工作日内发布解读，发布当日为第 0 日。',
            message: '1 件超时',
            ratio: { width: 50, text: '达标率 50%（判定 2 项，问题 1 项）' },
            ledger: '全国通用方案 第 2 条',
            groups: [
              { status, heading: '不达标 1 项', open: [view], folded: [], foldLabel: '展开其余 0 项', omitted: null },
              {
                status: { key: 'pass', label: '达标', gentle: null },
                heading: '达标 1 项',
                open: [],
                folded: [{ ...bare, subject: null, observed: null, expected: null, reason: '理由', evidence: [] }],
                foldLabel: '展开其余 1 项',
                omitted: null,
              },
            ],
          },
        ],
      },
    ]);
    expect(page.todo.items).toEqual([
      {
        number: 1,
        anchor: 'indicator-interpretation-timeliness',
        title: '政策解读发布时效',
        status,
        veto: false,
        weight: '权重 3',
        problem: '1 件超时',
        places: [{ link: view.subject, reason: '用了 5 个工作日' }],
        morePlaces: null,
        rule: '政策文件发布之日起 3 个工作日内发布解读，发布当日为第 0 日。',
        remedy: '起草文件时同步起草解读材料，文件上网当天一并发布。',
        ledger: '全国通用方案 第 2 条',
        due: '台账时限 2024年3月31日',
      },
    ]);
  });

  test('to-do list: veto first, then weight, then failing before partial; nothing else', () => {
    const page = unitOf([
      { id: 'broken-links', status: 'fail' },
      { id: 'interpretation-coverage', status: 'partial' },
      { id: 'interpretation-timeliness', status: 'fail' },
      { id: 'annual-report', status: 'undetermined' },
      { id: 'home-freshness', status: 'fail' },
      { id: 'budget-columns', status: 'pass', findings: [finding('fail')] },
    ]);
    expect(page.todo.items.map(({ title }) => title)).toEqual(['首页更新', '政策解读发布时效', '解读覆盖率', '错链断链']);
    expect(page.todo.note).toContain('预决算三级集中公开');
    expect(page.veto?.summary).toBe('一票否决指标共 1 项，触发 1 项，请优先处理。');
  });

  test.each<[Status, string, string]>([
    ['fail', 'fail', '触发 1 项'],
    ['pass', 'pass', '均未触发。'],
    ['undetermined', 'undetermined', '没有发现触发的，另有 1 项尚不能排除'],
    ['partial', 'undetermined', '没有发现触发的，另有 1 项尚不能排除'],
  ])('veto item %s', (status, tone, words) => {
    const { veto } = unitOf([{ id: 'home-freshness', status }]);
    expect(veto?.tone).toBe(tone);
    expect(veto?.summary).toContain(words);
  });

  test('no veto section where no indicator is one', () => expect(unitOf([{ id: 'annual-report' }]).veto).toBeNull());

  test.each([
    [50, 50, null],
    [51, 50, '共 51 项，此处列出前 50 项，另有 1 项见导出的 CSV 或 JSON 结果。'],
  ])('%i findings of a verdict', (howMany, listed, omitted) => {
    const page = unitOf([{ id: 'annual-report', status: 'fail', findings: Array.from({ length: howMany }, () => finding('fail')) }]);
    const [group] = page.topics[0]?.indicators[0]?.groups ?? [];
    expect((group?.open.length ?? 0) + (group?.folded.length ?? 0)).toBe(listed);
    expect(group?.heading).toBe(`不达标 ${howMany} 项`);
    expect(group?.omitted).toBe(omitted);
  });

  test.each([
    [80, 0.6, null],
    [80, 0.59, '已判比例偏低，得分仅供参考，请先核实待人工核查的内容。'],
    [null, 0, '本次没有可以判定的指标，因此没有得分。'],
  ])('score %s with judged share %s', (score, judgedShare, caution) => {
    const page = unitOf([{ id: 'annual-report' }], { score, judgedShare });
    expect(page.score.caution).toBe(caution);
    expect(page.score.label).toBe(score === null ? '暂无得分' : '得分 80.0');
  });

  test('what was not read is told once, with what hangs on it', () => {
    const unread = finding('undetermined', { subject: null, reason: '栏目“甲”没有读全，请人工查看；栏目“乙”没有读全，请人工查看' });
    const own = finding('undetermined', { reason: '正文是图片，请打开页面核对' });
    const gaps = [{ code: 'timeout' as const, message: '栏目“乙”没有读全，请人工查看', url: 'https://a.example/yi/' }];
    const made = withIndicators([
      { id: 'annual-report', status: 'undetermined', findings: [unread, own] },
      { id: 'budget-columns', status: 'undetermined', findings: [{ ...unread, reason: '栏目“丙”没有读全，请人工查看' }] },
      { id: 'home-freshness', status: 'undetermined', message: '首页没有读到' },
    ]);
    const [site] = made.result.sites;
    const coverage = Object.values(input.coverage)[0];
    if (!site || !coverage) throw new Error('no site');
    const page = unitPage({ ...siteInput(site, made), coverage: { ...coverage, gaps } }, made);
    expect(page.unread.causes.rows).toMatchObject([
      {
        number: 1,
        message: '栏目“…”没有读全，请人工查看',
        places: [
          { text: '甲', href: null },
          { text: '乙', href: 'https://a.example/yi/' },
          { text: '丙', href: null },
        ],
        hangs: [
          { title: '政府信息公开年度报告', count: null },
          { title: '预决算三级集中公开', count: null },
        ],
      },
    ]);
    expect(page.unread.own.map(({ title }) => title)).toEqual(['政府信息公开年度报告', '首页更新']);
    const rows = page.topics.flatMap(({ indicators }) => indicators.flatMap(({ groups }) => groups.flatMap(({ folded }) => folded)));
    expect(rows.map(({ reason, causes }) => [reason, causes.map(({ number }) => number)])).toEqual([
      [null, [1]],
      [null, [1]],
      ['正文是图片，请打开页面核对', []],
    ]);
  });

  test('failures and columns', () => {
    const page = unitOf([{ id: 'annual-report' }]);
    expect(page.unread.failures.map((failure) => [failure.label, failure.count])).toEqual([
      ['访问超时', '9 次'],
      ['被防护系统拦截', '3 次'],
    ]);
    // Nothing is known of an unread column: neither "0 items" nor dates.
    expect(page.unread.unreadColumns.rows.map((column) => [column.state.label, column.items, column.span])).toEqual([
      ['未读全', '400', '2024-01-04 至 2024-03-29'],
      ['未能读取', '未知', '—'],
    ]);
    expect(page.unread.readColumns.heading).toBe('读全的栏目 2 个');
  });

  test('dead links are gathered under the page they stand on', () => {
    const dead = (path: string, page: string) =>
      finding('fail', { subject: { url: `https://a.example/${path}`, title: path }, evidence: [evidence(`https://a.example/${page}`, path, page)] });
    const page = unitOf([{ id: 'broken-links', status: 'fail', findings: [dead('1', 'home'), dead('2', 'list'), dead('3', 'home')] }]);
    const [group] = page.topics[0]?.indicators[0]?.groups ?? [];
    const rows = [...(group?.open ?? []), ...(group?.folded ?? [])];
    expect(rows.map(({ subject, standsOn }) => [subject?.text, standsOn?.link.text, standsOn?.count])).toEqual([
      ['1', 'home', '2 项'],
      ['3', undefined, undefined],
      ['2', 'list', '1 项'],
    ]);
    expect(rows.flatMap(({ evidence: shown }) => shown.map(({ source }) => source))).toEqual([null, null, null]);
  });

  test.each([
    ['screenshots/0a1b.jpg', '../screenshots/0a1b.jpg'],
    ['screenshots/../../x.jpg', null],
    ['https://a.example/x.jpg', null],
    ['screenshots/x.svg', null],
    [null, null],
  ])('picture %s', (screenshot, shot) => {
    const proof = { ...evidence('https://a.example/', '原文'), screenshot, archive: 'archive/qingshan.warc.gz#4096' };
    const page = unitOf([{ id: 'annual-report', status: 'fail', findings: [finding('fail', { evidence: [proof] })] }]);
    expect(page.topics[0]?.indicators[0]?.groups[0]?.open[0]?.evidence[0]).toMatchObject({ shot, archive: 'archive/qingshan.warc.gz 第 4096 字节' });
  });

  test('a site without record of coverage says so, an unknown indicator keeps its own name', () => {
    const page = unitOf([{ id: 'constructor', name: '新指标' }], { id: 'elsewhere' });
    expect(page.unread.missingRecord).toContain('没有附带巡检覆盖记录');
    expect(page.unread.empty).toBe(false);
    expect(page.topics).toMatchObject([{ label: '其他', indicators: [{ title: '新指标', weight: '权重 1', rule: '' }] }]);
  });

  test('ledger rows take duty, deadline and units from the profile', () => {
    const [ledger] = unitOf([{ id: 'annual-report' }]).ledgers;
    expect(ledger?.name).toBe('全国通用方案');
    expect(ledger?.rows[1]).toMatchObject({ item: '2', duty: '公开年度重大行政决策事项目录', deadline: '2024年3月31日', units: '政府办公室' });
    expect(ledger?.rows[5]).toMatchObject({ status: { label: '待报送材料' }, deadline: '2024年12月31日', units: null });
  });
});

describe('overview', () => {
  const page = overviewOf(input);

  test('units by score, those too little judged to compare last and unranked', () => {
    expect(page.units.map(({ rank, href, score }) => [rank, href, score.text])).toEqual([
      ['1', 'sites/linhe.html', '94.2'],
      ['2', 'sites/qingshan.html', '71.4'],
      ['—', 'sites/yunling.html', '38.0'],
      ['—', 'sites/baisha.html', '—'],
    ]);
    expect(page.units.map(({ veto }) => veto)).toEqual([null, null, '触发一票否决 1 项', null]);
  });

  test('equal scores share a rank', () => {
    const sites = input.result.sites.map((site) => ({ ...site, score: 80, judgedShare: 1 }));
    expect(overviewOf({ ...input, result: { ...input.result, sites } }).units.map(({ rank }) => rank)).toEqual(['1', '1', '1', '1']);
  });

  test('headline numbers', () => {
    expect(page.tiles.map(({ label, value }) => [label, value])).toEqual([
      ['检查单位', '4'],
      ['平均得分', '82.8'],
      ['触发一票否决', '1'],
      ['不达标', '11'],
      ['待核查或待报送', '15'],
    ]);
  });

  test('matrix: a cell per unit and indicator, an indicator not asked of a unit stays empty', () => {
    const [block] = page.matrix.blocks;
    expect(page.matrix.blocks).toHaveLength(1);
    expect(block?.topics.map(({ span }) => span)).toEqual([4, 1, 3, 1, 1, 2]);
    expect(block?.rows.map(({ cells }) => cells.length)).toEqual([12, 12, 12, 12]);
    expect(block?.rows[1]?.cells[1]).toEqual({
      key: 'f',
      sign: '✗',
      label: '不达标',
      link: { href: 'sites/qingshan.html#indicator-interpretation-timeliness', label: '青山区人民政府，政策解读发布时效：不达标' },
    });
    const sites = input.result.sites.map((site) => (site.id === 'linhe' ? { ...site, indicators: site.indicators.slice(1) } : site));
    const blocks = overviewOf({ ...input, result: { ...input.result, sites } }).matrix.blocks;
    const empty = blocks.flatMap(({ rows }) =>
      rows.flatMap(({ unit, cells }) => cells.filter(({ key }) => key === 'x').map(({ link }) => [unit, link])),
    );
    expect(empty).toEqual([['临河市人民政府', null]]);
  });

  test('many indicators are laid out in several blocks, none lost', () => {
    const many = withIndicators(Array.from({ length: 50 }, (_, at) => ({ id: `indicator-${at}` })));
    expect(overviewOf(many).matrix.blocks.map(({ columns }) => columns.length)).toEqual([22, 22, 6]);
  });

  test.each([
    [250, 250, true, null],
    [251, 251, false, null],
    [7501, 7500, false, '共 7,501 个单位，此处列出前 7,500 个，其余见导出的结果。'],
  ])('a table of %i units', (units, shown, linked, omitted) => {
    const [first] = input.result.sites;
    if (!first) throw new Error('no site');
    const sites = Array.from({ length: units }, (_, at) => ({ ...first, id: `s${at}` }));
    const { blocks, omitted: told } = overviewOf({ ...input, coverage: {}, result: { ...input.result, sites } }).matrix;
    expect(blocks[0]?.rows.length).toBe(shown);
    expect(blocks[0]?.rows[0]?.cells[0]?.link !== null).toBe(linked);
    expect(told).toBe(omitted);
  });

  test('most frequent problems first', () => {
    expect(page.problems.slice(0, 4).map(({ title, share, breaches }) => [title, share, breaches])).toEqual([
      ['政策解读发布时效', '2 / 4', '18'],
      ['错链断链', '2 / 4', '4'],
      ['预决算三级集中公开', '2 / 4', '4'],
      ['解读覆盖率', '2 / 4', '4'],
    ]);
  });

  test('distribution: the upper end belongs to the class below, 100 to the last', () => {
    const sites = input.result.sites.map((site, at) => ({ ...site, score: [0, 9.9, 10, 100][at] ?? 0, judgedShare: 1 }));
    const filled = overviewOf({ ...input, result: { ...input.result, sites } }).distribution.filter(({ value }) => value > 0);
    expect(filled.map(({ label, value }) => [label, value])).toEqual([
      ['0–10', 2],
      ['10–20', 1],
      ['90–100', 1],
    ]);
  });

  test('an indicator judged by several profiles is one column with the worst of them', () => {
    const twice = withIndicators([
      { id: 'annual-report', status: 'pass', ledgerItems: ['national/1'] },
      { id: 'annual-report', status: 'fail', ledgerItems: ['national/2'], breaches: 2 },
    ]);
    const { matrix, problems } = overviewOf(twice);
    expect(matrix.blocks.map(({ rows }) => rows.map(({ cells }) => cells.map(({ label }) => label)))).toEqual([[['不达标']]]);
    expect(problems).toMatchObject([{ share: '1 / 1', breaches: '2' }]);
  });

  test('a run without sites is still a page', () => {
    const empty = overviewOf({ ...input, result: { ...input.result, sites: [] } });
    expect(empty).toMatchObject({ units: [], matrix: { blocks: [] }, problems: [], coverage: [] });
    expect(empty.tiles[1]?.value).toBe('—');
  });
});

describe('what is soon due', () => {
  const timing = { startsOn: '2024-03-28', dueOn: '2024-04-02', doneOn: null, unit: 'working-day' as const };
  const subject = { url: 'https://www.qingshan.example/1.html', title: '某办法' };
  const pending = { id: 'interpretation-coverage', status: 'not-due' as const, findings: [finding('not-due', { subject, timing })] };
  const warning = { indicator: 'interpretation-coverage', name: '解读覆盖率', subject, dueOn: '2024-04-02', daysLeft: 2 };

  test('is told with its day and what is left, and leads to its indicator', () => {
    expect(unitOf([pending], { warnings: [warning] }).warnings).toMatchObject([
      { anchor: 'indicator-interpretation-coverage', subject: { href: subject.url }, due: '2024年4月2日', left: '还剩 2 个工作日' },
    ]);
    expect(unitOf([pending], { warnings: [{ ...warning, daysLeft: 0 }] }).warnings[0]?.left).toBe('今天到期');
    expect(unitOf([pending]).warnings).toEqual([]);
  });

  test('an indicator judged several times is led to where the finding stands', async () => {
    const twice = { ...pending, ledgerItems: ['x-2023/1'] };
    const made = withIndicators([{ ...pending, findings: [], ledgerItems: ['national/1'] }, twice], { warnings: [warning] });
    const page = contentOf(await rendered(made), 'sites/qingshan.html');
    expect(page).toContain('<a href="#indicator-interpretation-coverage--x-2023">');
    expect(page).toContain('id="warnings"');
  });
});
