/** A table, or a list laid out as text, as rows of cells under labels; each cell knows where it stands in the searched text. */

export interface Cell {
  text: string;
  start: number;
}

export interface Row {
  cells: readonly Cell[];
  /** Label over or before each cell; '' where none is known. */
  labels: readonly string[];
}

export interface Records {
  name: string;
  rows: readonly Row[];
}

const FIELD =
  /^(?:序号|车主|学生|老人|儿童|女方|男方|农户|家长|编号|备注|说明|日期|时间|金额|类别|类型|等级|状态|性别|年龄|民族|学历|学校|村名|村组|乡镇|村|村居|街道|社区|地址|奖项|奖品|专业|职务|单位|名次|职业|级别|车型|处罚|病种|人口|岗位|收入情况|审核结果|.{0,12}(?:姓名|名称|号码?|账户|开户行|银行|电话|手机|方式|住址|地址|日期|年月日?|金额|补贴|补助|面积|成绩|人|户主|代码|编号|卡号|账号|时间|标题|内容|情况|标准|结果|原因|原由|备注|职务|单位|所有人|坐落|场所|对象|事实|资格|岗位|类型|类别|数|人口|期止|关系|成员|原因|机构|部门|顺序|门牌))$/;

/** Whether a cell reads as the name of a field and not as a value. */
export const isFieldName = (cell: string): boolean => {
  const text = cell.replace(/\s|_\d+|[（(][^（）()]{0,24}[)）]|[:：]+$/g, '');
  return text.length > 0 && text.length <= 20 && !/\d/.test(text) && FIELD.test(text);
};

type Line = readonly Cell[];
const filled = (line: Line): Line => line.filter((cell) => cell.text.trim() !== '');

function isHeader(line: Line): boolean {
  const cells = filled(line);
  const named = cells.filter((cell) => isFieldName(cell.text)).length;
  // A form's line has as many labels as values, each before its value; a header need not be of words known here alone.
  const enough = named * 3 >= cells.length * 2 || (named * 2 >= cells.length && !labelsLead(cells));
  return named >= 2 && enough && !cells.some((cell) => /\d{5}/.test(cell.text));
}

const labelsLead = (cells: Line): boolean => cells.every((cell, at) => at % 2 === 1 || isFieldName(cell.text));

/** Label, value, label, value. */
function isPairs(line: Line): boolean {
  const cells = filled(line);
  return cells.length >= 2 && cells.length % 2 === 0 && labelsLead(cells) && !isHeader(line);
}

const labelsOf = (line: Line): string[] => line.map((cell) => cell.text.replace(/\s/g, ''));

/** Cells missing from a row were merged into the row above, which is at the left as a rule. */
function aligned(line: Line, header: readonly string[]): string[] {
  const missing = header.length - line.length;
  return missing >= 0 ? header.slice(missing) : line.map((_, at) => header[at] ?? '');
}

function pairsAsRow(lines: readonly Line[]): Row {
  const pairs = lines.flatMap((line) => {
    const cells = filled(line);
    return cells.flatMap((label, at) => (at % 2 === 0 && cells[at + 1] ? [{ label: label.text.replace(/\s/g, ''), cell: cells[at + 1] }] : []));
  });
  return {
    cells: pairs.flatMap(({ cell }) => (cell ? [cell] : [])),
    labels: pairs.flatMap(({ label, cell }) => (cell ? [label] : [])),
  };
}

/** Puts lines of cells under the header rows among them; a form of labels and values becomes one row. */
export function arrange(name: string, lines: readonly Line[]): Records {
  const paired = lines.filter(isPairs);
  if (!lines.some(isHeader) && paired.length * 2 >= lines.length) {
    const others = lines.filter((line) => !isPairs(line)).map((line) => ({ cells: line, labels: line.map(() => '') }));
    return { name, rows: [pairsAsRow(paired), ...others] };
  }
  const rows: Row[] = [];
  let header: string[] = [];
  let afterHeader = false;
  for (const line of lines) {
    if (isHeader(line)) {
      const labels = labelsOf(line);
      header = afterHeader && header.length === labels.length ? header.map((label, at) => label + (labels[at] ?? '')) : labels;
      afterHeader = true;
    } else if (filled(line).length > 0) {
      rows.push({ cells: line, labels: aligned(line, header) });
      afterHeader = false;
    }
  }
  return { name, rows };
}
