import { describe, expect, test } from 'vitest';
import type { Placed } from '../../crawler/attachments/index.js';
import { blocksOfText, titleOf, yearOf } from '../../ledger/document.js';
import { labelsOf, readLedger } from '../../ledger/read/index.js';
import { blocksOfPlaced } from '../../ledger/read/placed.js';
import type { Drafts, SourceBlock } from '../../ledger/types.js';

const ofText = (text: string): Drafts => readLedger(blocksOfText(text));
const ofRows = (...rows: string[][]): Drafts => readLedger([{ kind: 'table', rows: rows.map((cells, n) => ({ n: n + 1, cells })) }]);
const duties = ({ items }: Drafts): string[] => items.map(({ duty }) => duty);
const labels = ({ items }: Drafts): string[] => labelsOf(items);

const A = '公开年度部门预算和决算报表，集中展示';
const B = '公布行政执法检查结果和处罚决定书内容';
const C = '办好政府公报并在网站同步发布电子版本';

describe('tables', () => {
  test('columns in any order and under any name; sections, numbers and empty cells', () => {
    const read = ofRows(
      ['时限要求', '责任部门', '序号', '工作任务', '备注'],
      ['一、财政公开', '', '', '', ''],
      ['6月底前', '财政局', '1', A, ''],
      ['', '', '2', B, '新增'],
    );
    expect(read.items).toMatchObject([
      { number: '1', path: ['一、财政公开'], duty: A, units: '财政局', deadline: '6月底前' },
      { number: '2', path: ['一、财政公开'], duty: B, units: '', deadline: '' },
    ]);
  });

  test('a head repeated on the next page is no row, and a cell torn at the page is put together', () => {
    const head = ['序号', '主要内容', '责任单位'];
    const read = ofRows(head, ['1', A.slice(0, 8), '财政局'], head, ['', A.slice(8), ''], ['2', B, '司法局']);
    expect(duties(read)).toEqual([A, B]);
  });

  test('a duty over several rows of scores or units is one duty', () => {
    const read = ofRows(['序号', '工作任务', '责任单位'], ['1', A, '财政局'], ['1', A, '审计局'], ['2', B, '司法局']);
    expect(read.items).toMatchObject([{ duty: A, units: '财政局；审计局' }, { duty: B }]);
  });

  test('a number over several duties gives each a label of its own', () => {
    const read = ofRows(['序号', '板块', '工作任务', '责任单位'], ['1', '财政', A, '财政局'], ['1', '财政', B, '司法局'], ['2', '公报', C, '办公室']);
    expect(labels(read)).toEqual(['1-1', '1-2', '2']);
  });

  test('numbers that begin anew under each section carry it', () => {
    const read = ofRows(
      ['序号', '工作任务', '责任单位'],
      ['一、甲方面', '', ''],
      ['1', A, '财政局'],
      ['2', B, '司法局'],
      ['二、乙方面', '', ''],
      ['1', C, '办公室'],
    );
    expect(labels(read)).toEqual(['1.1', '1.2', '2.1']);
  });

  test('without numbers rows are counted; a missing number is told', () => {
    expect(labels(ofRows(['工作任务', '责任单位'], [A, '财政局'], [B, '司法局']))).toEqual(['1', '2']);
    expect(ofRows(['序号', '工作任务'], ['1', A], ['3', B]).flags).toEqual(['原文没有编号 2（1 之后是 3）']);
  });

  test('the longest column of text is the duty, those before it are its headings', () => {
    const read = ofRows(
      ['一级指标', '二级指标', '重点工作', '牵头单位', '责任单位'],
      ['公开', '财政', A, '财政局', '各部门'],
      ['', '', B, '—', '司法局'],
    );
    expect(read.items).toMatchObject([
      { path: ['公开', '财政'], duty: A, lead: '财政局', units: '各部门' },
      { path: ['公开', '财政'], duty: B, lead: '—', units: '司法局' },
    ]);
  });

  test('a table without a head is known by its cells', () => {
    const read = ofRows(['1', A, '市财政局', '2024年6月底'], ['2', B, '市司法局', '长期坚持'], ['3', C, '市政府办公室', '2024年底']);
    expect(read.items).toMatchObject([{ number: '1', duty: A, units: '市财政局', deadline: '2024年6月底' }, {}, { deadline: '2024年底' }]);
  });
});

describe('tables in plain text', () => {
  test('rows with tabs, where a merged heading shifts the cells', () => {
    const read = ofText(
      `序号\t重点工作\t主要内容\t责任单位\t完成时限\n1\t财政\t深化\t${A}\t市财政局\t2024年6月底\n2\t执法\t${B}\t市司法局\t长期坚持`,
    );
    expect(read.items).toMatchObject([
      { number: '1', duty: A, units: '市财政局', deadline: '2024年6月底' },
      { number: '2', path: ['执法'], duty: B, units: '市司法局', deadline: '长期坚持' },
    ]);
  });

  test('Markdown', () => {
    const read = ofText(`| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n| 1 | ${A} | 财政局 |\n| 2 | ${B} | |`);
    expect(read.items).toMatchObject([
      { duty: A, units: '财政局' },
      { duty: B, units: '' },
    ]);
  });

  test('a cell per line that a tab begins, empty ones included', () => {
    const read = ofText(
      `\t工作任务\n\t具体要求\n\t完成时限\n\n\t（一）财政\n\t1.${A}\n\t6月底前\n\n\t\n\t2.${B.slice(0, 9)}\n${B.slice(9)}\n\t长期坚持\n`,
    );
    expect(read.items).toMatchObject([
      { number: '1', duty: A, deadline: '6月底前' },
      { number: '2', duty: B, deadline: '长期坚持' },
    ]);
  });

  test('a cell per line with bars and without empty cells', () => {
    const cells = [
      '任务类别',
      '工作内容',
      '责任科室',
      '时限要求',
      '财政',
      '1',
      A,
      '财务科',
      '6月底前',
      '2',
      B,
      '法规科',
      '长期坚持',
      '公报',
      '3',
      C,
      '办公室',
      '年底前',
    ];
    expect(ofText(cells.join('\n|\n')).items).toMatchObject([
      { number: '1', path: ['财政'], duty: A, units: '财务科', deadline: '6月底前' },
      { number: '2', duty: B, units: '法规科', deadline: '长期坚持' },
      { number: '3', duty: C, units: '办公室', deadline: '年底前' },
    ]);
  });
});

describe('prose', () => {
  test('paragraphs signed in brackets, whole and half ones mixed', () => {
    const read = ofText(
      `2024年政务公开工作要点\n一、总体要求\n坚持公开。\n二、重点公开\n（一）财政公开。${A}。（财政局牵头，各部门负责)\n（二）执法公开。${B}。(司法局）`,
    );
    expect(labels(read)).toEqual(['2.1', '2.2']);
    expect(read.items).toMatchObject([{ path: ['重点公开'], duty: `财政公开。${A}。`, units: '财政局牵头，各部门负责' }, { units: '司法局' }]);
  });

  test('responsible units and deadline on a line of their own; numbers that run on', () => {
    const read = ofText(`一、甲\n（一）${A}。\n责任单位：财政局。完成时限：6月底前\n二、乙\n（二）${B}。\n责任单位：司法局；完成时限：长期`);
    expect(labels(read)).toEqual(['1', '2']);
    expect(read.items).toMatchObject([{ units: '责任单位：财政局', deadline: '6月底前' }, { deadline: '长期' }]);
  });

  test('parts of a duty signed only at its end stay together; parts signed one by one are duties', () => {
    expect(ofText(`一、甲\n（一）财政。\n1.${A}。\n2.${B}。（财政局负责）`).items).toHaveLength(1);
    expect(ofText(`一、甲\n（一）财政。\n1.${A}。（财政局负责）\n2.${B}。（司法局负责）`).items).toHaveLength(2);
  });

  test('a closing paragraph belongs to the last duty; what follows the end does not', () => {
    const read = ofText(`一、甲\n（一）${A}。\n（二）${B}。\n落实情况纳入年度报告。\n附件：${C}`);
    expect(read.items[1]?.duty).toContain('落实情况纳入年度报告');
    expect(read.items[1]?.duty).not.toContain(C);
  });

  test('a document without numbered paragraphs holds no duties', () => {
    expect(ofText('今天天气很好。\n我们去公园。').items).toEqual([]);
    expect(readLedger([]).items).toEqual([]);
  });
});

test.each([
  [
    '县政府办公室\n关于印发《2023年某县政务公开重点工作任务\n清单》的通知\n正文\n2023年某县政务公开重点工作任务清单',
    '2023年某县政务公开重点工作任务清单',
    2023,
  ],
  ['某市2024年政务公开工作要点任务落实台账（填报版）', '某市2024年政务公开工作要点任务落实台账（填报版）', 2024],
] as const)('title and year', (text, title, year) => {
  const blocks: SourceBlock[] = blocksOfText(text);
  expect(titleOf(blocks)).toBe(title);
  expect(yearOf(title, 'a.docx', blocks)).toBe(year);
});

test('a table of a PDF is put together from the places of its cells', () => {
  const at = (page: number, left: number, top: number, text: string): Placed => ({
    page,
    text,
    left,
    right: left + 60,
    top,
    lastLine: { at: 0, top },
  });
  const title = { ...at(1, 20, 800, '2024年任务清单序号'), lastLine: { at: 9, top: 780 } };
  const head = [at(1, 100, 780, '工作任务'), at(1, 200, 780, '责任单位')];
  const blocks = blocksOfPlaced([
    title,
    ...head,
    at(1, 20, 760, '1'),
    at(1, 100, 760, A),
    at(1, 200, 760, '财政局'),
    at(1, 20, 700, '2'),
    at(1, 100, 700, B.slice(0, 6)),
    at(1, 200, 700, '司法'),
    at(1, 60, 20, '—1—'),
    at(2, 100, 790, B.slice(6)),
    at(2, 200, 790, '局'),
    at(2, 20, 700, '3'),
    at(2, 100, 700, C),
    at(2, 60, 20, '2'),
  ]);
  expect(readLedger(blocks ?? []).items).toMatchObject([
    { number: '1', duty: A, units: '财政局' },
    { number: '2', duty: B, units: '司法局' },
    { number: '3', duty: C, units: '' },
  ]);
  expect(blocksOfPlaced([at(1, 20, 800, '没有表头')])).toBeNull();
});

test('long hostile lines are read in linear time', () => {
  const from = performance.now();
  for (const text of [
    '（'.repeat(50_000),
    '一、'.repeat(50_000),
    `1.${'每年、'.repeat(30_000)}`,
    `序号\t工作任务\n${'1\t'.repeat(50_000)}`,
    '1月'.repeat(50_000),
  ])
    ofText(text);
  expect(performance.now() - from).toBeLessThan(20_000);
});
