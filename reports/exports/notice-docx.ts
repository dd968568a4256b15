import type { SiteResult } from '../../checks/results.js';
import type { RunInput } from '../input.js';
import { profileName } from '../views/frame.js';
import { civilText } from '../views/text.js';
import { type Problem, type ProblemGroup, problemCounts } from './problems.js';
import { officeText } from './text.js';
import { body, type CellContent, link, type Part, run, table, tableNote, tableTitle, textCell, title, wordFile } from './word.js';

const COLUMNS = [
  { heading: '序号', width: 13 },
  { heading: '问题位置', width: 62 },
  { heading: '存在的问题', width: 78 },
  { heading: '应达到', width: 42 },
  { heading: '整改期限', width: 32 },
  { heading: '整改情况', width: 38 },
] as const;

const NUMERALS = [...'零一二三四五六七八九'];

/** 1–99 as headings are numbered: 一, 十, 十二, 二十三. */
export function numeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens > 9) return String(value);
  return `${tens > 1 ? NUMERALS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? NUMERALS[ones] : ''}`;
}

const groupRow = ({ title, status, veto, rule, remedy }: ProblemGroup, at: number): CellContent[] => [
  {
    span: COLUMNS.length,
    shaded: true,
    paragraphs: [
      [run(`${numeral(at + 1)}、${title}（${veto ? '一票否决，' : ''}${status}）`, true)],
      ...(rule === '' ? [] : [[run(`要求：${rule}`)]]),
      ...(remedy === '' ? [] : [[run(`整改办法：${remedy}`)]]),
    ],
  },
];

const problemRow = ({ number, place, href, address, wrong, right, deadline, state }: Problem): CellContent[] => [
  textCell(String(number), 'center'),
  { paragraphs: [[run(place)], ...(address === '' || address === place ? [] : [href === null ? [run(address)] : link(href, address)])] },
  { paragraphs: [[run(wrong)], ...(state === null ? [] : [[run(`（${state}）`)]])] },
  textCell(right),
  textCell(deadline ?? '', 'center'),
  textCell(''),
];

const omittedRow = ({ omitted }: ProblemGroup): CellContent[][] =>
  omitted === 0 ? [] : [[{ span: COLUMNS.length, paragraphs: [[run(`另有 ${omitted} 处同类问题没有列出，见检查结果明细（CSV）。`)]] }]];

/** The notice to a unit: a letter, and the list of its problems to be filled in and sent back. */
export function noticeDocx(groups: readonly ProblemGroup[], site: SiteResult, input: RunInput, dueOn: string | null): Promise<Uint8Array> {
  const unit = officeText(site.unit, 60);
  return wordFile(`${unit} 整改通知单`, input.result.run.finishedAt, [
    { across: false, children: letter(groups, site, input, dueOn) },
    problemList(groups, unit, site, input),
  ]);
}

function letter(
  groups: readonly ProblemGroup[],
  site: SiteResult,
  { result: { run: audit }, profiles }: RunInput,
  dueOn: string | null,
): Part['children'] {
  const { allText, confirmed, vetoes } = problemCounts(groups);
  const bases = [...new Set(site.ledger.map(({ ledger }) => ledger))].map((id) => `《${officeText(profileName(id, { profiles }), 60)}》`);
  const count = (status: string): number => site.indicators.filter((indicator) => indicator.status === status).length;
  const by = dueOn === null ? '　　　　年　　月　　日' : civilText(dueOn);
  const checked = confirmed === 0 ? '请逐条核实' : `其中 ${confirmed} 处已经人工确认，其余请逐条核实`;
  return [
    title('政务公开问题整改通知单'),
    body('编号：　　　　　　　', { indent: 0, alignment: 'right' }),
    body(`${officeText(site.unit, 60)}：`, { indent: 0 }),
    body(
      `${bases.length > 0 ? `依据${bases.join('、')}，` : ''}以${civilText(audit.asOf)}为基准日，对你单位网站（${officeText(site.name, 60)}）的政务公开情况进行了检查。` +
        `不达标指标 ${count('fail')} 项，部分达标指标 ${count('partial')} 项，` +
        `共发现问题 ${allText} 处${vetoes > 0 ? `，涉及一票否决指标 ${vetoes} 项` : ''}，详见附件。`,
    ),
    body(`请于${by}前逐条整改，在附件中填写整改情况，连同整改后的网页地址或者佐证材料一并报送。`),
    body(`问题由程序对公开网页自动检查得出，${checked}；对问题有异议的，请说明理由和依据。没有读到、不能判定的内容没有列为问题。`),
    body('附件：问题清单'),
    body(''),
    body('（发文单位盖章）　　', { indent: 0, alignment: 'right' }),
    body('年　　月　　日　　', { indent: 0, alignment: 'right' }),
  ];
}

const problemList = (groups: readonly ProblemGroup[], unit: string, { baseUrl }: SiteResult, { result: { run: audit } }: RunInput): Part => ({
  across: true,
  children: [
    tableNote('附件'),
    tableTitle(`${unit}政务公开问题清单`),
    tableNote(`网站：${officeText(baseUrl, 200)}　　检查基准日：${civilText(audit.asOf)}　　检查编号：${officeText(audit.id, 60)}`),
    table({
      columns: COLUMNS,
      rows: groups.flatMap((group, at) => [groupRow(group, at), ...group.problems.map(problemRow), ...omittedRow(group)]),
    }),
  ],
});
