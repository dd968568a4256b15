import * as XLSX from '@e965/xlsx';
import mammoth from 'mammoth';
import { describe, expect, test, vi } from 'vitest';
import { fingerprints } from '../../checks/fingerprint.js';
import type { SiteResult } from '../../checks/results.js';
import type { Review } from '../../checks/review.js';
import type { Tracked } from '../../checks/tracking.js';
import { type Profile, profileSchema } from '../../config/schema.js';
import { withoutTimes } from '../../reports/exports/file.js';
import { ledgerDocx } from '../../reports/exports/ledger-docx.js';
import { ledgerTables } from '../../reports/exports/ledger-table.js';
import { noticeDocx, numeral } from '../../reports/exports/notice-docx.js';
import { problemGroups } from '../../reports/exports/problems.js';
import { ledgerXlsx } from '../../reports/exports/workbook.js';
import type { ReportInput } from '../../reports/input.js';
import { finding, input as fixture, withIndicators } from './fixture.js';

const PROFILES: Profile[] = [
  profileSchema.parse({
    id: 'national',
    name: '青山区2024年政务公开台账',
    year: 2024,
    source: '台账',
    items: [
      {
        item: '1',
        duty: '解读政策文件',
        requirement: '3 个工作日内',
        sourceRef: '一 第1项',
        basis: 'site',
        deadline: '2024-11-30',
        units: ['区政府办公室', '各部门'],
        indicators: [{ id: 'interpretation-timeliness' }],
      },
      { item: '2', duty: '公开文件', basis: 'site', indicators: [{ id: 'document-elements' }] },
    ],
  }),
];

const HOSTILE = '甲\u0000\u0008\uFFFE\uFFFF\uD800<w:t>]]>&"\'乙\u202E_x0001_';
const CLEAN = '甲<w:t>]]>&"\'乙_x0001_';

const input: ReportInput = { ...fixture, profiles: { national: { name: PROFILES[0]?.name ?? '', items: [] } }, fingerprints };
const nobody = { reviews: [], tracked: {} };
const [base] = fixture.result.sites;
if (!base) throw new Error('fixture without sites');
const site: SiteResult = {
  ...base,
  ledger: [
    { ledger: 'national', item: '1', status: 'fail', progress: '2024年发布时效：2 个超期。问题所在：https://a.example/1 https://a.example/2' },
    { ledger: 'national', item: '2', status: 'pass', progress: HOSTILE },
  ],
};

const withOne = (own: Parameters<typeof finding>[1], many = 1): SiteResult => {
  const findings = Array.from({ length: many }, (_, at) =>
    finding('fail', { subject: { url: `https://a.example/${at}`, title: `文件${at}` }, expected: 3, unit: '个工作日', ...own }),
  );
  const made = withIndicators([{ id: 'interpretation-timeliness', name: '时效', status: 'fail', breaches: many, judged: many, findings }]);
  return made.result.sites[0] ?? site;
};

const textOf = async (bytes: Uint8Array): Promise<string> => (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
const rowsOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  return [...value.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell = '']) => cell.replace(/<\/p><p>/g, '\n').replace(/<[^>]+>/g, '')),
  );
};
const sheetsOf = (bytes: Uint8Array): Record<string, string[][]> => {
  const book = XLSX.read(bytes, { type: 'array' });
  return Object.fromEntries(
    book.SheetNames.map((name) => [name, XLSX.utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, raw: false })]),
  );
};
const ledgerBytes = (of = site): Promise<Uint8Array> => {
  const [ledger] = ledgerTables(of, input, PROFILES);
  if (!ledger) throw new Error('no ledger');
  return ledgerDocx(ledger, of, input);
};
const bookBytes = (of = site): Promise<Uint8Array> => ledgerXlsx(ledgerTables(of, input, PROFILES), problemGroups(of, nobody, input, null));
const noticeBytes = (of: SiteResult, dueOn: string | null = null): Promise<Uint8Array> =>
  noticeDocx(problemGroups(of, nobody, input, dueOn), of, input, dueOn);

describe('filled ledger', () => {
  test('as Word: the seven columns of the form, read back by another program', async () => {
    const [headings, first, second] = await rowsOf(await ledgerBytes());
    expect(headings).toEqual(['序号', '重点工作', '主要内容', '量化指标', '责任单位', '完成时限', '进展落实情况']);
    expect(first?.slice(0, 6)).toEqual(['1', '政策解读（一 第1项）', '解读政策文件', '3 个工作日内', '区政府办公室、各部门', '2024年11月30日']);
    expect(first?.[6]).toBe('【不达标】2024年发布时效：2 个超期。问题所在：\nhttps://a.example/1\nhttps://a.example/2');
    expect(second?.slice(3, 6)).toEqual(['—', site.unit, '常态化']);
    expect(await textOf(await ledgerBytes())).toContain('青山区2024年政务公开台账落实情况表');
  });

  test('as Excel: one sheet a ledger with the verdict to filter by, and the problems', async () => {
    const sheets = sheetsOf(await bookBytes());
    expect(Object.keys(sheets)).toEqual(['青山区2024年政务公开台账', '问题清单']);
    const [headings, first] = sheets.青山区2024年政务公开台账 ?? [];
    expect(headings).toEqual(['序号', '重点工作', '主要内容', '量化指标', '责任单位', '完成时限', '判定', '进展落实情况']);
    expect(first?.slice(4)).toEqual([
      '区政府办公室、各部门',
      '2024-11-30',
      '不达标',
      '2024年发布时效：2 个超期。问题所在：\nhttps://a.example/1\nhttps://a.example/2',
    ]);
    const breaches = site.indicators.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'partial'));
    expect(sheets.问题清单).toHaveLength(1 + breaches.length);
  });

  test('headings stay in view and every column can be filtered', async () => {
    const book = XLSX.read(await bookBytes(), { type: 'array', cellStyles: true, bookFiles: true });
    expect(book.Sheets.问题清单?.['!autofilter']?.ref).toMatch(/^A1:M\d+$/);
    const { files } = book as unknown as { files: Record<string, { content: Uint8Array }> };
    const markup = new TextDecoder().decode(files['xl/worksheets/sheet1.xml']?.content);
    expect(markup).toContain('state="frozen"');
    expect(markup.match(/<pageSetup [^>]*>/)?.[0].match(/paperSize/g)).toHaveLength(1);
  });

  test.each([
    ['two ledgers of one name', ['台账', '台账'], ['台账', '台账 2', '问题清单']],
    ['forbidden signs', ["[2024]年:*?/\\'台账"], ['2024 年      台账', '问题清单']],
    ['nothing left', ['*'], ['台账', '问题清单']],
    ['the name of the other sheet', ['问题清单'], ['问题清单', '问题清单 2']],
  ])('names of sheets: %s', async (_, names, sheets) => {
    const bytes = await ledgerXlsx(
      names.map((name, at) => ({ id: `l${at}`, name, rows: [] })),
      [],
    );
    expect(Object.keys(sheetsOf(bytes))).toEqual(sheets);
  });

  test('a name is cut to 31 units, never through a character', async () => {
    const [name = ''] = Object.keys(sheetsOf(await ledgerXlsx([{ id: 'l', name: `${'长'.repeat(30)}𠮷吉`, rows: [] }], [])));
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/\p{Cs}/u);
  });
});

describe('rectification notice', () => {
  test('numbered throughout, with place, fault, what would be right and the day', async () => {
    const text = await textOf(await noticeBytes(withOne({ reason: '用了 5 个工作日' }, 2), '2024-05-31'));
    expect(text).toContain('政务公开问题整改通知单');
    expect(text).toContain('共发现问题 2 处');
    expect(text).toContain('请于2024年5月31日前逐条整改');
    const rows = await rowsOf(await noticeBytes(withOne({ reason: '用了 5 个工作日' }, 2), '2024-05-31'));
    expect(rows.at(-1)).toEqual(['2', '文件1\nhttps://a.example/1', '用了 5 个工作日', '3 个工作日', '2024年5月31日', '']);
    expect(rows[1]?.[0]).toMatch(/^一、.*不达标）\n要求：.*\n整改办法：/);
  });

  test('what a person confirmed has its own day; what came back says so', () => {
    const of = withOne({}, 2);
    const [indicator] = of.indicators;
    const [first = '', second = ''] = indicator ? fingerprints(of.id, indicator) : [];
    const review: Review = {
      fingerprint: first,
      decision: 'confirmed',
      reason: '',
      until: '2024-04-15',
      by: '',
      on: '2024-04-01',
      indicator: 'interpretation-timeliness',
      url: null,
      title: null,
    };
    const tracked: Record<string, Tracked> = {
      [second]: {
        indicator: 'interpretation-timeliness',
        state: 'reopened',
        firstSeenOn: '2024-01-01',
        lastSeenOn: '2024-03-31',
        claimedOn: null,
        closedOn: null,
      },
    };
    const [group] = problemGroups(of, { reviews: [review], tracked }, input, '2024-05-31');
    expect(group?.problems.map(({ deadline, state, confirmed }) => ({ deadline, state, confirmed }))).toEqual([
      { deadline: '2024年4月15日', state: '人工确认', confirmed: true },
      { deadline: '2024年5月31日', state: '复查未通过', confirmed: false },
    ]);
  });

  test('nothing undetermined is listed as a problem', () => {
    const made = withIndicators([
      { id: 'annual-report', status: 'undetermined', findings: [finding('undetermined'), finding('not-due'), finding('pass')] },
    ]);
    expect(problemGroups(made.result.sites[0] ?? site, nobody, input, null)).toEqual([]);
  });

  test.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [87, '八十七'],
    [100, '100'],
  ])('%i is numbered %s', (value, text) => expect(numeral(value)).toBe(text));
});

describe('whatever was crawled', () => {
  test('control characters, half characters and markup do not break the files', async () => {
    const of: SiteResult = {
      ...withOne({ reason: HOSTILE, expected: HOSTILE, subject: { url: 'javascript:alert(1)', title: HOSTILE } }),
      ledger: site.ledger,
    };
    const hostile = { ...of, unit: HOSTILE, name: HOSTILE, baseUrl: HOSTILE };
    expect((await rowsOf(await noticeBytes(hostile))).at(-1)?.[2]).toBe(
      CLEAN.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    );
    expect((await rowsOf(await ledgerBytes(hostile))).at(-1)?.[6]).toContain('【达标】甲&lt;w:t&gt;]]&gt;');
    const rows = sheetsOf(await bookBytes(hostile)).问题清单 ?? [];
    expect(rows[1]?.[4]?.startsWith('甲<w:t>]]>&"\'乙')).toBe(true);
  });

  test('an address that is not one to follow is text; a link cannot leave its field', async () => {
    const { value } = await mammoth.convertToHtml({
      buffer: Buffer.from(await noticeBytes(withOne({ subject: { url: 'https://a.example/?q="\\l evil', title: '甲' } }))),
    });
    expect(value).not.toContain('evil" ');
    const [group] = problemGroups(withOne({ subject: { url: 'javascript:alert(1)', title: '甲' } }), nobody, input, null);
    expect(group?.problems[0]).toMatchObject({ href: null, address: 'javascript:alert(1)' });
  });

  test.each(['=1+1', '+1', '@SUM(A1)', '=HYPERLINK("http://x","y")'])('%s stays a text in Excel', async (attack) => {
    const book = XLSX.read(await bookBytes(withOne({ reason: attack })), { type: 'array', cellFormula: true });
    const cell = book.Sheets.问题清单?.G2;
    expect(cell).toMatchObject({ t: 's', v: attack });
    expect(cell?.f).toBeUndefined();
  });

  test('a thousand problems are bounded, counted and quickly written', async () => {
    const many = withOne({ reason: '很长的理由'.repeat(200) }, 1000);
    const [group] = problemGroups(many, nobody, input, null);
    expect(group?.problems).toHaveLength(100);
    expect(group?.omitted).toBe(900);
    const started = performance.now();
    const [notice, book] = [await noticeBytes(many), await bookBytes(many)];
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(Math.max(notice.length, book.length)).toBeLessThan(500_000);
    expect(await textOf(notice)).toContain('共发现问题 1,000 处');
    expect(await textOf(notice)).toContain('另有 900 处同类问题没有列出');
  });

  test('the same input gives the same bytes at any time', async () => {
    const write = async (at: string): Promise<string[]> => {
      vi.useFakeTimers({ now: Date.parse(at), toFake: ['Date'] });
      try {
        const files = [await noticeBytes(withOne({}, 3)), await ledgerBytes(), await bookBytes()];
        return files.map((bytes) => Buffer.from(bytes).toString('base64'));
      } finally {
        vi.useRealTimers();
      }
    };
    expect(await write('2031-07-09T11:22:33Z')).toEqual(await write('2024-01-02T03:04:05Z'));
  });

  test('times are only taken out of ZIP files', () => expect(() => withoutTimes(new Uint8Array(100))).toThrow('not a ZIP file'));
});
