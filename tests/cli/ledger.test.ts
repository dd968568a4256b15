import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as XLSX from '@e965/xlsx';
import { describe, expect, test, vi } from 'vitest';
import { planProblems } from '../../checks/plan.js';
import { ledgerImportCommand } from '../../cli/commands/ledger.js';
import { UsageError } from '../../cli/errors.js';
import { ledgerImportOptionsSchema, parseOptions } from '../../cli/options.js';
import { loadProfile } from '../../config/load.js';
import { packageRoot } from '../../config/root.js';
import { docxOf, xlsxOf } from '../accuracy/ledger-files.js';
import { compoundFile, docx, pdf, pdfPages, picture, wordParagraph, zip } from '../crawler/attachments/files.js';
import { tempFolder } from '../temp.js';

vi.setConfig({ testTimeout: 120_000 });

const run = promisify(execFile);
async function ledger(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [join(packageRoot, 'bin', 'zwgk-audit.js'), 'ledger', ...args]);
    return { status: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, out: stdout, err: stderr };
  }
}

const HEAD = ['序号', '工作任务', '责任单位', '完成时限'];
const ROWS = [
  HEAD,
  ['1', '重大行政决策草案公开征求意见不少于30日', '市司法局牵头，各部门配合', '2024年11月底'],
  ['2', '每年至少组织2次政务公开业务培训', '市政府办公室', '2024年13月底'],
  ['3', '<script>alert(1)</script>组织观摩"学习"\u2028key: [a', '—', '长期坚持'],
];

describe('import', () => {
  test('a Word table becomes a profile that loads and a sheet in which nothing runs', async () => {
    const folder = tempFolder();
    const file = join(folder, '台账<b>&.docx');
    writeFileSync(file, await docxOf(ROWS));
    const config = join(folder, 'config', 'sites.yaml');
    const { status, out } = await ledger('import', file, '--id', 'ours-2024', '--config', config);
    expect(status).toBe(0);
    expect(out).toContain('读出 3 条');

    const profile = loadProfile('ours-2024', join(folder, 'config'));
    expect(planProblems([profile])).toEqual([]);
    expect(profile).toMatchObject({ id: 'ours-2024', year: 2024 });
    expect(profile.items).toMatchObject([
      { item: '1', deadline: '2024-11-30', units: ['市司法局', '各部门'], indicators: [{ id: 'solicitation-duration', thresholds: { days: 30 } }] },
      { item: '2', deadline: null, units: ['市政府办公室'], indicators: [{ id: 'training-count', thresholds: { minPerYear: 2 } }] },
      { item: '3', deadline: null, units: [], indicators: [{ id: 'submission' }] },
    ]);
    expect(profile.items[1]?.note).toContain('没有这一天');

    const yaml = readFileSync(join(folder, 'config', 'profiles', 'ours-2024.yaml'), 'utf8');
    expect(yaml).toMatch(/# 原文第 \d+ 行：重大行政决策草案/u);
    expect(yaml).toMatch(/# 征求意见期限：把握 \d+%，依据：/u);
    const sheet = readFileSync(join(folder, 'config', 'profiles', 'ours-2024.html'), 'utf8');
    expect(sheet).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(sheet).toContain('台账&lt;b&gt;&amp;.docx');
    expect(sheet).not.toMatch(/<script|<b>&/u);
  });

  test('what a person corrected is not written over without --force', async () => {
    const folder = tempFolder();
    const file = join(folder, 'a.xlsx');
    writeFileSync(file, await xlsxOf(ROWS));
    const args = ['import', file, '--id', 'ours', '--out', folder, '--year', '2024'];
    expect((await ledger(...args)).status).toBe(0);
    expect((await ledger(...args)).status).toBe(0);
    const profile = join(folder, 'ours.yaml');
    writeFileSync(profile, `${readFileSync(profile, 'utf8')}# 改过\n`);
    const refused = await ledger(...args);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('--force');
    expect(readFileSync(profile, 'utf8')).toContain('# 改过');
    expect((await ledger(...args, '--force')).status).toBe(0);
    expect(readFileSync(profile, 'utf8')).not.toContain('# 改过');
  });

  test('a page is read from its article, and menus are no duties', async () => {
    const rows = ROWS.slice(1).map((cells) => `<tr>${cells.map((cell) => `<td>${cell.replaceAll('<', '&lt;')}</td>`).join('')}</tr>`);
    const menu = `<div class="nav"><ul><li>一、首页</li><li>二、政务公开</li></ul></div>`;
    const article = `<div class="article"><h1>2024年某市政务公开工作要点任务分解表</h1><p>现将任务分解表印发给你们，请结合各自实际，认真抓好落实，按时报送进展情况，有关情况及时反馈。</p><table><tr>${HEAD.map((cell) => `<th>${cell}</th>`).join('')}</tr>${rows.join('')}</table></div>`;
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<html><head><title>要点</title></head><body>${menu}${article}<div class="footer">主办：某市人民政府</div></body></html>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const { status, out, err } = await ledger('import', `http://127.0.0.1:${port}/a.html`, '--allow-private', '--out', tempFolder(), '--json');
      expect(err).toBe('');
      expect(status).toBe(0);
      const { ledger: read } = JSON.parse(out);
      expect(read).toMatchObject({ title: '2024年某市政务公开工作要点任务分解表', year: 2024 });
      expect(read.items.map(({ label }: { label: string }) => label)).toEqual(['1', '2', '3']);
    } finally {
      server.close();
    }
  });

  test('a wrong name of profile or year is refused', async () => {
    const file = join(tempFolder(), 'a.txt');
    writeFileSync(file, ROWS.map((cells) => cells.join('\t')).join('\n'));
    expect(await ledger('import', file, '--id', 'guyuan-2023')).toMatchObject({ status: 2, err: expect.stringContaining('内置方案') });
    expect(await ledger('import', file, '--year', '20')).toMatchObject({ status: 2, err: expect.stringContaining('--year') });
  });
});

/** What the user is told; `main` ends the command with status 2 for it, as the last one shows. */
async function refusal(file: string, out: string): Promise<string> {
  try {
    await ledgerImportCommand(file, parseOptions(ledgerImportOptionsSchema, { out }));
    return '';
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

test('documents that cannot be read are named with their cause, status 2', async () => {
  const folder = tempFolder();
  const sealed = await compoundFile({ EncryptionInfo: Buffer.alloc(64), EncryptedPackage: Buffer.alloc(64) });
  const zeros = Buffer.alloc(60 * 2 ** 20);
  const files: [string, Uint8Array | string, string][] = [
    ['空.docx', '', '为空'],
    ['空白.txt', ' \n\t\n', '没有文字'],
    ['加密.docx', sealed, '密码'],
    ['残缺.docx', docx(wordParagraph('甲')).subarray(0, 200), '损坏'],
    [
      '炸弹.docx',
      zip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'word/document.xml', data: zeros },
      ]),
      '展开',
    ],
    ['残缺.pdf', pdf([]), '损坏'],
    ['散文.txt', '今天天气很好。', '没有读到台账条目'],
    ['散文.docx', docx(wordParagraph('今天天气很好。')), '没有读到台账条目'],
    ['台账.zip', zip([{ name: 'a.txt', data: '甲' }]), '压缩包'],
    ['空表.xlsx', XLSX.write({ SheetNames: ['甲'], Sheets: { 甲: XLSX.utils.aoa_to_sheet([]) } }, { type: 'buffer', bookType: 'xlsx' }), '没有文字'],
  ];
  for (const [name, content, cause] of files) {
    const file = join(folder, name);
    writeFileSync(file, content);
    await expect(refusal(file, folder), name).resolves.toContain(cause);
  }
  expect(await ledger('import', join(folder, '不在.docx'))).toMatchObject({ status: 2, err: expect.stringContaining('不存在') });
  expect(existsSync(join(folder, 'config'))).toBe(false);
  const scan = join(folder, '图.pdf');
  writeFileSync(scan, pdfPages(['q 100 0 0 100 0 0 cm /Im1 Do Q'], '/XObject<</Im1 5 0 R>>', [picture]));
  await expect(refusal(scan, folder)).resolves.toMatch(/扫描件|没有文字/u);
});

test('diff tells what was added, dropped and changed; a deadline a year on is the same', async () => {
  const folder = tempFolder();
  const [old, recent] = [join(folder, '2023.txt'), join(folder, '2024.txt')];
  const write = (file: string, year: number, rows: string[][]): void =>
    writeFileSync(file, [`某市${year}年政务公开工作要点`, HEAD.join('\t'), ...rows.map((cells) => cells.join('\t'))].join('\n'));
  write(old, 2023, [
    ['1', '每年至少组织1次政务公开业务培训', '市政府办公室', '2023年11月底'],
    ['2', '公布行政复议决定书', '市司法局', '2023年底'],
    ['3', '建设政务公开主题公园', '市城管局', '2023年底'],
  ]);
  write(recent, 2024, [
    ['1', '公布行政复议决定书', '市司法局', '2024年底'],
    ['2', '每年至少组织2次政务公开业务培训', '市政府办公室', '2024年11月底'],
    ['3', '政府网站支持IPv6访问', '市大数据局', '2024年6月底'],
  ]);
  const { status, out } = await ledger('diff', old, recent, '--json');
  expect(status).toBe(0);
  const diff = JSON.parse(out);
  expect(diff.same).toBe(1);
  expect(diff.added.map(({ item }: { item: string }) => item)).toEqual(['3']);
  expect(diff.removed.map(({ item }: { item: string }) => item)).toEqual(['3']);
  expect(diff.changed).toMatchObject([{ before: { item: '1' }, after: { item: '2' } }]);
  expect(diff.changed[0].changes).toContainEqual({ what: '阈值 training-count', before: '{"minPerYear":1}', after: '{"minPerYear":2}' });
  const text = await ledger('diff', 'guyuan-2023', 'xixia-2023');
  expect(text.status).toBe(0);
  expect(text.out).toContain('新增');
  expect(await ledger('diff', 'guyuan-2023', '不在.yaml')).toMatchObject({ status: 2 });
});
