import { describe, expect, test } from 'vitest';
import { siteFactsSchema } from '../../../crawler/facts/site.js';
import { buildSiteFacts } from '../../../crawler/relate/site-facts.js';
import { type AttachmentOver, attachment, BASE, type Entry, site } from './builders.js';

const PAGE = `${BASE}/wj/1.html`;
const FILE = `${BASE}/wj/P020250305.docx`;
const offering = (...urls: string[]): Entry => ({
  title: '关于发放补贴的公告',
  date: '2025-03-05',
  url: PAGE,
  over: { attachments: urls.map((url) => ({ url, title: `附件 ${url.slice(-12)}`, type: url.split('.').at(-1) ?? '' })) },
});
const facts = (rows: readonly Entry[], files: Record<string, AttachmentOver | null>) => {
  const builder = site().column('notices', rows);
  for (const [url, content] of Object.entries(files)) builder.file(url, content);
  const built = buildSiteFacts(builder.build());
  siteFactsSchema.parse(built);
  return built;
};
const leak = (masked: string) => ({ hits: [{ kind: 'mobile' as const, masked, quote: `电话 ${masked}`, reason: '同一行有姓名' }], count: 1 });

describe('files offered on pages and in lists', () => {
  test('a read file carries its content, the page that offers it and its columns', () => {
    const set = facts([offering(FILE)], { [FILE]: { sizeBytes: 77 } }).attachments;
    expect(set).toMatchObject({
      complete: true,
      gaps: [],
      items: [{ url: FILE, foundOn: { url: PAGE, publishedOn: '2025-03-05' }, columns: ['notices'], content: { sizeBytes: 77 } }],
    });
    expect(set.items[0]?.evidence).toMatchObject({ url: FILE, capturedAt: '2025-12-31T02:00:00.000Z' });
  });

  test('a row that is a file is one, listed by its column', () => {
    const set = facts([{ title: '补贴名单', date: '2025-03-05', url: FILE, unread: 'absent' }], { [FILE]: {} }).attachments;
    expect(set.items).toMatchObject([{ url: FILE, title: '补贴名单', foundOn: { url: `${BASE}/notices/`, title: 'notices' } }]);
  });

  test.each([
    ['not fetched', undefined, false, '没有下载'],
    ['failed', null, false, '没有取得'],
    ['no reader', { state: 'failed', failure: { code: 'encrypted', message: '文件加密' } }, false, '文件加密'],
    ['a scan is known to be one', { state: 'scan' }, true, ''],
  ] as const)('%s', (_case, content, complete, why) => {
    const set = facts([offering(FILE)], content === undefined ? {} : { [FILE]: content }).attachments;
    expect(set.complete).toBe(complete);
    expect(set.gaps.map(({ message }) => message).join()).toContain(why);
  });

  test('only files of the window, and a page that failed leaves its files unknown', () => {
    expect(facts([{ ...offering(FILE), date: '2024-03-05' }], { [FILE]: {} }).attachments.items).toEqual([]);
    expect(facts([{ title: '公告', date: '2025-03-05', unread: 'timeout' }], {}).attachments).toMatchObject({ complete: false, items: [] });
  });
});

describe('personal data', () => {
  test('one fact per page or file that shows some, of any date, complete when all was read', () => {
    const rows = [
      { ...offering(FILE), over: { ...offering(FILE).over, personalData: leak('138****5678') } },
      { title: '旧公告', date: '2019-03-05', over: { personalData: leak('139****0000') } },
      { title: '无关公告', date: '2025-03-06' },
    ];
    const set = facts(rows, { [FILE]: { personalData: leak('137****1111') } }).personalData;
    expect(set.complete).toBe(true);
    expect(set.items.map(({ foundOn, data }) => [foundOn, data.hits[0]?.masked])).toEqual([
      [null, '139****0000'],
      [null, '138****5678'],
      [PAGE, '137****1111'],
    ]);
    expect(set.items[1]?.evidence.quote).toBe('电话 138****5678');
  });

  test.each([
    ['a scan', { state: 'scan' }, '扫描件'],
    ['a file not fetched', undefined, '没有下载'],
    ['a cut file', { truncated: true }, '前一部分'],
    ['an archive with files that were not opened', { state: 'listing', entries: [{ name: 'a.rar', sizeBytes: 1, type: 'rar' }] }, '压缩包'],
  ] as const)('%s leaves the set incomplete', (_case, content, why) => {
    const set = facts(
      [offering(FILE)],
      content === undefined ? {} : { [FILE]: { ...content, entries: [...('entries' in content ? content.entries : [])] } },
    );
    expect(set.personalData).toMatchObject({ complete: false });
    expect(set.personalData.gaps[0]?.message).toContain(why);
  });

  test('an archive whose entries were all read leaves nothing open; a failed page does', () => {
    const read = { state: 'listing' as const, entries: [{ name: 'a.docx', sizeBytes: 1, type: 'docx' as const }] };
    expect(facts([offering(FILE)], { [FILE]: read }).personalData.complete).toBe(true);
    const failed = facts([{ title: '公告', date: '2025-03-05', unread: 'timeout' }], {}).personalData;
    expect(failed).toMatchObject({ complete: false, gaps: [{ code: 'timeout' }] });
  });
});

test('gaps for many unread files are counted, not listed', () => {
  const urls = Array.from({ length: 80 }, (_, index) => `${BASE}/wj/f${index}.pdf`);
  const { gaps } = facts([offering(...urls)], {}).personalData;
  expect(gaps).toHaveLength(31);
  expect(gaps.at(-1)?.message).toContain('50');
});

describe('reports and catalogues whose body lies in a file', () => {
  const PARTS = [
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ];
  const title = '临河区人民政府2024年政府信息公开工作年度报告';
  const file = { url: `${BASE}/nb/2024.docx`, title: '年度报告', type: 'docx' };
  const report = (content: AttachmentOver | null | undefined) => {
    const builder = site().column('annual-report', [{ title, date: '2025-03-10', over: { text: { chars: 20 }, attachments: [file] } }]);
    if (content !== undefined) builder.file(file.url, content);
    return buildSiteFacts(builder.build()).annualReports.items[0];
  };

  test.each([
    ['read with its outline', { text: { chars: 9000, headings: PARTS } }, 6, false],
    ['read, one part missing', { text: { chars: 9000, headings: PARTS.slice(0, 5) } }, 5, false],
    ['read to its end without headings', { text: { chars: 60, head: PARTS.join('\n') } }, 6, false],
    ['read, outline not told', { text: { chars: 9000, head: '一、总体情况' } }, 1, true],
    ['recognised from pictures', { recognised: true, text: { chars: 9000, headings: PARTS.slice(0, 3) } }, 3, true],
    ['a scan', { state: 'scan', text: { chars: 0 } }, 0, true],
    ['not received', null, 0, true],
    ['not fetched', undefined, 0, true],
  ] as const)('annual report: %s', (_case, content, parts, bodyElsewhere) => {
    const found = report(content as AttachmentOver | null | undefined);
    expect(found?.parts).toHaveLength(parts);
    expect(found).toMatchObject({ bodyElsewhere });
  });

  test('tables are named by the file, and a row that is the file is read like a page', () => {
    const url = `${BASE}/nb/2024.pdf`;
    const content = { text: { chars: 9000, headings: PARTS }, tables: [{ name: '', rows: 9, header: ['申请情况', '总计'] }] };
    const builder = site()
      .column('annual-report', [{ title, date: '2025-03-10', url, unread: 'absent' }])
      .file(url, content);
    const [item] = buildSiteFacts(builder.build()).annualReports.items;
    expect(item).toMatchObject({ pageRead: true, bodyElsewhere: false, year: 2024, tables: ['申请情况 总计'] });
    expect(item?.parts).toHaveLength(6);
  });

  test.each([
    ['in the title', '2025年度重大行政决策事项目录', '', '', [2025]],
    ['of two years', '2024-2025年度重大行政决策事项目录', '', '', [2024, 2025]],
    ['in the name of the file', '重大行政决策事项目录', '2025年目录', '', [2025]],
    ['in the first lines of the file', '重大行政决策事项目录', '附件', '临河区2025年度重大行政决策事项目录\n2024年12月通过', [2025]],
    ['in dates only', '重大行政决策事项目录', '附件', '根据2023年9月1日起施行的规定', [null]],
  ])('year of a catalogue %s', (_case, name, fileTitle, head, years) => {
    const attachments = [{ url: FILE, title: fileTitle, type: 'docx' }];
    const builder = site()
      .column('decision-catalogue', [{ title: name, date: '2025-03-20', over: { attachments } }])
      .file(FILE, { text: { head } });
    const { items } = buildSiteFacts(builder.build()).decisionCatalogues;
    expect(items.map(({ year }) => year)).toEqual(years);
  });
});

test('the content builder gives a whole file', () => expect(attachment()).toMatchObject({ state: 'read', truncated: false }));

test('a department page that was opened shows the budgets of its units', () => {
  const unit = { url: `${BASE}/cw/u.pdf`, title: '临河区种子管理站2025年单位预算公开', type: 'pdf' };
  const row = { title: '临河区农业农村局2025年部门预算', date: '2025-02-10', url: `${BASE}/cw/1.html`, over: { attachments: [unit] } };
  const { items } = buildSiteFacts(site().column('finance-department', [row], { name: '部门预算' }).build()).budgetFiles;
  expect(items.map(({ url, holder, type, year }) => [url, holder, type, year])).toEqual([
    [`${BASE}/cw/1.html`, 'department', 'budget', 2025],
    [unit.url, 'unit', 'budget', 2025],
  ]);
});
