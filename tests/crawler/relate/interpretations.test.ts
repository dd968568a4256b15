import { describe, expect, test } from 'vitest';
import { buildSiteFacts } from '../../../crawler/relate/site-facts.js';
import { BASE, type Entry, field, navigation, related, site } from './builders.js';

const DOC = `${BASE}/wj/202503/t20250303_10001.html`;
const OTHER = `${BASE}/wj/202503/t20250304_10002.html`;
const READ = `${BASE}/jd/202503/t20250305_20001.html`;
const number = (value: string) => ({ documentNumber: field(value, 'label:发文字号'), kind: 'document' as const });

/** Facts of a site with these documents and interpretations. */
function relate(documents: readonly Entry[], interpretations: readonly Entry[], over = {}) {
  const input = site().column('policy-documents', documents).column('policy-interpretation', interpretations, { name: '政策解读' }).build(over);
  return buildSiteFacts(input).interpretations;
}
/** Which documents the only interpretation belongs to, and to which it may. */
function pair(documents: readonly Entry[], interpretation: Entry): { interprets: unknown[]; ambiguousWith: string[] } {
  const [item] = relate(documents, [interpretation]).items;
  if (!item) throw new Error('no interpretation');
  return { interprets: item.interprets, ambiguousWith: item.ambiguousWith };
}
const titled = (title: string, date = '2025-03-03', url = DOC, over = {}): Entry => ({ title, date, url, over });
const DOCUMENT = titled('临河区人民政府关于印发《临河区河道采砂管理办法》的通知', '2025-03-03', DOC, number('临政规〔2025〕1号'));

describe('pairs', () => {
  test.each([
    ['《临河区河道采砂管理办法》政策解读', {}],
    ['【图解】河道采砂管理办法', {}],
    ['一图读懂《河道采砂管理办法（试行）》', {}],
    ['《临河区人民政府关于印发〈临河区河道采砂管理办法〉的通知》解读', {}],
    ['区长谈河道采砂', { text: { head: '近日，区政府印发了《临河区河道采砂管理办法》（以下简称《办法》）。' } }],
    ['采砂新规解读', { text: { head: '根据《中华人民共和国水法》，制定《临河区河道采砂管理办法》。现解读如下。' } }],
    ['《采砂办法》政策解读', { text: { head: '为规范采砂，区政府印发《临河区河道采砂管理办法》，现解读如下。' } }],
  ])('by title: %s', (title, over) => {
    expect(pair([DOCUMENT], titled(title, '2025-03-05', READ, over)).interprets).toEqual([{ url: DOC, confidence: 0.95, by: 'title' }]);
  });

  test.each([
    ['number in the title', '临政规〔2025〕1号文件解读', {}],
    ['number in the first lines', '采砂新规解读', { text: { head: '近日，区政府印发了临政规〔2025〕1号文件。' } }],
  ])('by %s', (_case, title, over) => {
    expect(pair([DOCUMENT], titled(title, '2025-03-05', READ, over)).interprets).toEqual([{ url: DOC, confidence: 0.95, by: 'number' }]);
  });

  test.each(['body', 'related', 'attachment'] as const)('by link in the %s', (zone) => {
    const over = { links: [{ url: DOC, text: '文件原文', zone }] };
    expect(pair([DOCUMENT], titled('采砂新规解读', '2025-03-05', READ, over)).interprets).toEqual([{ url: DOC, confidence: 0.98, by: 'link' }]);
  });

  test.each(['navigation', 'list', 'breadcrumb', 'footer', 'other'] as const)('not by link in the %s', (zone) => {
    const over = { links: [{ url: DOC, text: '文件原文', zone }] };
    expect(pair([DOCUMENT], titled('民宿新规解读', '2025-03-05', READ, over))).toEqual({ interprets: [], ambiguousWith: [] });
  });

  test('a link to another address of the same article counts', () => {
    const over = { links: [related(`${BASE}/zfxxgk/t20250303_10001.html`)] };
    expect(pair([DOCUMENT], titled('采砂新规解读', '2025-03-05', READ, over)).interprets).toMatchObject([{ url: DOC, by: 'link' }]);
  });

  test('by link from the document', () => {
    const document = { ...DOCUMENT, over: { ...DOCUMENT.over, links: [related(READ.replace('http:', 'https:'), '采砂新规解读')] } };
    expect(pair([document], titled('采砂新规解读', '2025-03-05', READ)).interprets).toEqual([{ url: DOC, confidence: 0.98, by: 'back-link' }]);
  });

  test('a series names several documents', () => {
    const other = titled('临河区人民政府关于印发《临河区渔业管理办法》的通知', '2025-03-04', OTHER);
    const result = pair([DOCUMENT, other], titled('《河道采砂管理办法》《渔业管理办法》政策解读', '2025-03-05', READ));
    expect(result.interprets).toMatchObject([{ url: DOC }, { url: OTHER }]);
  });

  test('an unread interpretation is paired by its row', () => {
    const set = relate([DOCUMENT], [{ title: '图解《临河区河道采砂管理办法》', date: '2025-03-05', url: READ, unread: 'timeout' }]);
    expect(set).toMatchObject({ complete: false, items: [{ pageRead: false, forms: ['picture'], interprets: [{ url: DOC }] }] });
  });
});

describe('false friends', () => {
  const none = { interprets: [], ambiguousWith: [] };
  test.each([
    ['another year', '2024年政务公开工作要点', '《2025年政务公开工作要点》解读'],
    ['another batch', '关于公布第一批历史建筑名录的通知', '《关于公布第二批历史建筑名录的通知》解读'],
    ['another plan period', '“十四五”养老服务体系规划', '《“十五五”养老服务体系规划》解读'],
    ['rules for carrying it out', '临河区河道采砂管理办法', '《临河区河道采砂管理办法实施细则》政策解读'],
    ['rules of which these are the details', '临河区河道采砂管理办法实施细则', '《临河区河道采砂管理办法》政策解读'],
    ['another subject', '临河区养老服务管理办法', '《临河区托育服务管理办法》政策解读'],
    ['the same subject in another genre', '临河区城市停车管理办法', '《临河区城市停车收费标准》解读'],
    ['the province, named by its place alone', '临河区城市停车管理办法', '《东川省城市停车管理办法》图解'],
    ['a headline on something else', '临河区城市停车管理办法', '数字经济新蓝图，请收好'],
    ['the repeal', '临河区人民政府关于废止《临河区河道采砂管理办法》的决定', '《临河区河道采砂管理办法》政策解读'],
    ['the province', '临河区河道采砂管理办法', '《东川省河道采砂管理办法》政策解读'],
    ['the State Council', '临河区人民政府关于促进民营经济发展壮大的意见', '《国务院关于促进民营经济发展壮大的意见》解读'],
    ['revisions of different years', '临河区河道采砂管理办法（2025年修订）', '《临河区河道采砂管理办法（2019年修订）》解读'],
  ])('%s', (_case, document, title) => {
    expect(pair([titled(document)], titled(title, '2025-03-05', READ))).toEqual(none);
  });

  test('a document only cited as a basis is not interpreted', () => {
    const head = '根据《临河区河道采砂管理办法》（临政规〔2025〕1号），结合实际，区水利局制定了本措施。';
    expect(pair([DOCUMENT], titled('水利惠民措施解读', '2025-03-05', READ, { text: { head } })).interprets).toEqual([]);
  });

  test('the old number in the title of a revision is not followed', () => {
    const old = titled('关于印发《河道采砂管理办法》的通知', '2025-01-03', DOC, number('临政规〔2025〕1号'));
    const revision = titled('关于修订《河道采砂管理办法》（临政规〔2025〕1号）的通知', '2025-03-04', OTHER, number('临政规〔2025〕9号'));
    const result = pair([old, revision], titled('《关于修订〈河道采砂管理办法〉（临政规〔2025〕1号）的通知》解读', '2025-03-05', READ));
    expect(result.interprets).toMatchObject([{ url: OTHER, by: 'title' }]);
  });

  test('the interpretation of a draft belongs to no document issued', () => {
    expect(pair([DOCUMENT], titled('《临河区河道采砂管理办法（征求意见稿）》解读', '2025-02-20', READ))).toEqual(none);
  });

  test('an interpretation of years ago is of an earlier version', () => {
    expect(relate([DOCUMENT], [titled('《临河区河道采砂管理办法》解读', '2020-03-05', READ)]).items).toEqual([]);
  });

  test('a related link to the same plan of another year is not followed', () => {
    const document = titled('临河区2024年政务公开工作要点');
    const over = { links: [related(DOC)] };
    expect(pair([document], titled('《2025年政务公开工作要点》解读', '2025-03-05', READ, over))).toEqual(none);
  });
});

describe('doubt is kept as doubt', () => {
  test.each([
    ['one character apart', '临河区城市公交财政补贴办法', '《城市公交财政补助办法》解读'],
    ['year on one side only', '临河区2025年政务公开工作要点', '《政务公开工作要点》解读'],
    ['title at the end of a headline', '临河区城市公交财政补贴办法', '好政策就是城市公交财政补贴办法'],
    ['cut title', '临河区城市停车管理办法', '《临河区城市停车管...》解读'],
    ['cut title, other sign', '临河区城市停车管理办法', '《临河区城市停车管理…》政策解读'],
    ['shortened title in brackets', '临河区城市停车管理办法', '《停车管理办法》解读'],
    ['shortened title without brackets', '临河区城市停车管理办法', '停车管理办法解读'],
    ['headline', '临河区城市停车管理办法', '城市停车怎么管？看这里'],
    ['a title that names nothing', '临河区城市停车管理办法', '《办法》解读'],
  ])('%s', (_case, document, title) => {
    expect(pair([titled(document)], titled(title, '2025-03-05', READ))).toEqual({ interprets: [], ambiguousWith: [DOC] });
  });

  test('a title that names nothing is no excuse for a document of another season', () => {
    expect(pair([titled('临河区城市停车管理办法', '2025-09-03')], titled('《办法》解读', '2025-03-05', READ))).toEqual({
      interprets: [],
      ambiguousWith: [],
    });
  });

  test.each([
    ['far apart: the nearest earlier', '2025-01-03', '2025-06-03', '2025-06-05', [OTHER], []],
    ['far apart, between them', '2025-01-03', '2025-06-03', '2025-02-05', [DOC], []],
    ['close together: both in doubt', '2025-03-03', '2025-03-20', '2025-03-22', [], [DOC, OTHER]],
  ])('two documents under one title, %s', (_case, first, second, interpreted, sure, doubt) => {
    const documents = [
      titled('关于废止一批文件的决定', first, DOC, number('临政规〔2025〕1号')),
      titled('关于废止一批文件的决定', second, OTHER, number('临政规〔2025〕2号')),
    ];
    const result = pair(documents, titled('《关于废止一批文件的决定》解读', interpreted, READ));
    expect(result.interprets).toMatchObject(sure.map((url) => ({ url })));
    expect(result.interprets).toHaveLength(sure.length);
    expect(result.ambiguousWith).toEqual(doubt);
  });

  test.each([
    ['without a number, months later: perhaps listed again', '2025-06-03', null, [OTHER]],
    ['without a number, next winter: another one', '2025-11-03', null, []],
    ['under another number', '2025-06-03', '临政规〔2025〕9号', []],
  ])('a document of the same title %s', (_case, date, other, doubt) => {
    const documents = [
      titled('关于划定禁养区的通告', '2025-03-03', DOC, number('临政规〔2025〕1号')),
      titled('关于划定禁养区的通告', date, OTHER, other ? number(other) : {}),
    ];
    const result = pair(documents, titled('《关于划定禁养区的通告》解读', '2025-03-05', READ));
    expect(result).toMatchObject({ interprets: [{ url: DOC }], ambiguousWith: doubt });
  });

  test('a link settles what dates cannot', () => {
    const documents = [
      titled('关于废止一批文件的决定', '2025-03-03', DOC, number('临政规〔2025〕1号')),
      titled('关于废止一批文件的决定', '2025-03-20', OTHER, number('临政规〔2025〕2号')),
    ];
    const over = { links: [related(OTHER)] };
    const result = pair(documents, titled('《关于废止一批文件的决定》解读', '2025-03-22', READ, over));
    expect(result).toMatchObject({ interprets: [{ url: OTHER, by: 'link' }], ambiguousWith: [] });
  });

  test('links to two documents alone leave both in doubt, a list of documents says nothing', () => {
    const documents = ['甲', '乙', '丙', '丁'].map((name, index) => titled(`${name}类事项管理办法`, '2025-03-03', `${BASE}/wj/${index}.html`));
    const links = documents.map(({ url }) => related(url ?? ''));
    const two = pair(documents, titled('民宿新规解读', '2025-03-05', READ, { links: links.slice(0, 2) }));
    expect(two).toMatchObject({ interprets: [], ambiguousWith: documents.slice(0, 2).map(({ url }) => url) });
    expect(pair(documents, titled('民宿新规解读', '2025-03-05', READ, { links }))).toEqual({ interprets: [], ambiguousWith: [] });
  });
});

test.each([
  ['list', true],
  ['other', true],
  ['navigation', false],
] as const)('a link between a certain pair counts where it stands aside: %s', (zone, counts) => {
  const document = { ...DOCUMENT, over: { ...DOCUMENT.over, links: [{ url: READ, text: '解读', zone }] } };
  const reading = titled('《临河区河道采砂管理办法》解读', '2025-03-05', READ, { links: [{ url: DOC, text: '原文', zone }] });
  const facts = buildSiteFacts(site().column('policy-documents', [document]).column('policy-interpretation', [reading]).build());
  expect(facts.policyDocuments.items[0]?.linksTo).toEqual(counts ? [READ] : []);
  expect(facts.interpretations.items[0]).toMatchObject({ interprets: [{ by: 'title' }], linksTo: counts ? [DOC] : [] });
});

describe('the document’s own page names an interpretation', () => {
  const on = (over: NonNullable<Entry['over']>) => {
    const document = { ...DOCUMENT, over: { ...DOCUMENT.over, ...over } };
    return relate([document], [], {}).items.map(({ title, interprets, ambiguousWith }) => ({ title, sure: interprets.length, ambiguousWith }));
  };
  const open = (hint: string) => [{ title: `文件页面上的“${hint}”`, sure: 0, ambiguousWith: [DOC] }];

  test.each([
    ['a heading of the text', { text: { headings: ['第一章 总则', '政策解读'] } }, '政策解读'],
    [
      'a line that names the document',
      { text: { tail: '本办法自印发之日起施行。\n《临河区河道采砂管理办法》解读\n一、背景' } },
      '《临河区河道采砂管理办法》解读',
    ],
    ['a pointer', { text: { tail: '本办法自印发之日起施行。\n相关解读：点击查看' } }, '相关解读'],
    ['who interprets', { text: { tail: '解读单位：区水利局' } }, '解读单位'],
    [
      'who interprets, behind the text that was read',
      { contact: { unit: '区水利局', phone: '0531-88881234', quote: '解读单位：区水利局 咨询电话：0531-88881234' } },
      '解读单位',
    ],
    ['a link that was not opened', { links: [related(`${BASE}/jd/77.html`, '图解')] }, '图解'],
  ])('%s', (_case, over, hint) => expect(on(over)).toEqual(open(hint)));

  test.each([
    ['work on interpretation as a task', { text: { headings: ['（三）深化政策解读'], tail: '要加强政策解读，及时回应关切。' } }],
    ['who is to be asked about the document', { contact: { unit: '区水利局', phone: null, quote: '联系单位：区水利局' } }],
    ['an empty block', { text: { tail: '相关解读：无' } }],
    ['the column of interpretations', { links: [related(`${BASE}/policy-interpretation/`, '政策解读')] }],
  ])('not %s', (_case, over) => expect(on(over)).toEqual([]));

  test('a file of that name is the interpretation', () => {
    expect(on({ attachments: [{ url: `${BASE}/f/1.docx`, title: '政策解读', type: 'docx' }] })).toMatchObject([{ title: '政策解读', sure: 1 }]);
  });

  test('nothing is left open where an interpretation was read', () => {
    const document = { ...DOCUMENT, over: { ...DOCUMENT.over, text: { headings: ['政策解读'] } } };
    const { items } = relate([document], [titled('《临河区河道采砂管理办法》解读', '2025-03-05', READ)]);
    expect(items.map(({ url }) => url)).toEqual([READ]);
  });
});

describe('the set', () => {
  test('interpretations met elsewhere are found', () => {
    const linked = `${BASE}/zt/202503/t20250306_30001.html`;
    const unlisted = `${BASE}/zt/202503/t20250306_30002.html`;
    const over = { links: [related(linked, '一图读懂采砂办法'), related(unlisted, '政策解读'), navigation(`${BASE}/jd/`, '政策解读')] };
    const input = site()
      .column('policy-documents', [{ ...DOCUMENT, over: { ...DOCUMENT.over, ...over } }])
      .column('notices', [titled('《临河区河道采砂管理办法》解读', '2025-03-05', READ), titled('停水公告', '2025-03-06', `${BASE}/gg/1.html`)])
      .column('policy-interpretation', [], { url: `${BASE}/jd/` })
      .page(linked, '一图读懂采砂办法', { publishedAt: field('2025-03-06') })
      .build();
    const { items } = buildSiteFacts(input).interpretations;
    expect(items.map(({ url, pageRead, interprets }) => [url, pageRead, interprets[0]?.by])).toEqual([
      [READ, true, 'title'],
      [linked, true, 'back-link'],
      [unlisted, false, 'back-link'],
    ]);
    expect(items[2]?.evidence).toMatchObject({ url: DOC, quote: '政策解读' });
  });

  test('text and picture under one title on one day stay two, one article at two addresses is one', () => {
    const title = '《临河区河道采砂管理办法》政策解读';
    const rows = [titled(title, '2025-03-05', READ), titled(title, '2025-03-05', `${BASE}/jd/202503/t20250305_20002.html`, { forms: ['picture'] })];
    expect(relate([DOCUMENT], rows).items).toHaveLength(2);
    const copy = titled(title, '2025-03-06', `${BASE}/tj/202503/t20250305_20001.html`);
    const [item] = relate([DOCUMENT], [copy, titled(title, '2025-03-05', READ)]).items;
    expect(item).toMatchObject({ url: READ, publishedOn: '2025-03-05' });
  });

  test('a document listed beside its interpretation is none', () => {
    const row = titled('临河区人民政府关于印发《临河区渔业管理办法》的通知', '2025-03-05', READ, number('临政规〔2025〕7号'));
    expect(relate([DOCUMENT], [row]).items).toEqual([]);
  });

  test('those of other times are kept only when they belong to a document of the window', () => {
    const early = titled('《临河区河道采砂管理办法》解读', '2024-12-30', READ);
    const foreign = titled('《某某办法》解读', '2024-12-30', `${BASE}/jd/1.html`);
    const document = titled('临河区河道采砂管理办法', '2025-01-02');
    expect(relate([document], [early, foreign]).items).toMatchObject([{ url: READ, interprets: [{ url: DOC }] }]);
  });

  test('an interpretation of last year’s document is not taken for this year’s', () => {
    const documents = [titled('关于废止一批文件的决定', '2024-11-03', OTHER), titled('关于废止一批文件的决定', '2025-08-03', DOC)];
    const [item] = relate(documents, [titled('《关于废止一批文件的决定》解读', '2025-01-05', READ)]).items;
    expect(item?.interprets).toMatchObject([{ url: OTHER }]);
  });

  test('an off-site row whose title speaks for itself hides nothing; one that is silent does', () => {
    const row = (title: string): Entry => ({ title, date: '2025-03-05', url: 'http://www.other.example.cn/a.html', unread: 'off-site' });
    expect(relate([DOCUMENT], [row('《公共数据管理条例》解读')]).complete).toBe(true);
    expect(relate([DOCUMENT], [row('一分钟看懂新规')]).complete).toBe(false);
  });

  test('forms, contact and media come from the page', () => {
    const contact = { unit: '区水利局', phone: '0590-1234567', quote: '解读单位：区水利局' };
    const over = { forms: ['picture' as const], contact, text: { chars: 20, images: 3 } };
    const [item] = relate([DOCUMENT], [titled('《临河区河道采砂管理办法》图解', '2025-03-05', READ, over)]).items;
    expect(item).toMatchObject({ forms: ['picture'], contact, bodyIsMedia: true, evidence: { url: READ, capturedAt: '2025-12-31T02:00:00.000Z' } });
  });
});

/** CPU seconds for relating `count` documents with as many interpretations; wall time would measure the neighbours. */
function cost(count: number): number {
  const documents = Array.from({ length: count }, (_, index) =>
    titled(`关于印发《第${index}类事项管理办法》的通知`, '2025-03-03', `${BASE}/wj/d${index}.html`),
  );
  const readings = Array.from({ length: count }, (_, index) => titled(`《第${index}类事项管理办法》解读`, '2025-03-05', `${BASE}/jd/i${index}.html`));
  const before = process.cpuUsage();
  const { items } = relate(documents, readings);
  expect(items.filter(({ interprets }) => interprets.length === 1)).toHaveLength(count);
  return process.cpuUsage(before).user / 1e6;
}

test('work grows with the number of rows, not with its square', { timeout: 60_000 }, () => {
  cost(200);
  const small = cost(1000);
  expect(cost(5000)).toBeLessThan(10 * small + 0.5);
});
