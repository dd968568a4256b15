import type { PersonalDataHit } from '../facts/personal-data.js';
import { isOfKnownIssuer } from './bank-card.js';
import { birthOfId } from './citizen-id.js';
import { isPersonName, readsAsName } from './names.js';
import { fold, type NumberSpan, numbersIn } from './numbers.js';
import { doorAddress, fullDatesIn, platesIn } from './patterns.js';
import { arrange, type Cell, type Records, type Row } from './records.js';
import { announced, BODY_ACCOUNT, CADRE_TITLE, EXAMPLE_BEFORE, HISTORY, OFFICIAL_TITLE, PERSONAL_TITLE, TEMPLATE } from './words.js';

export interface Finding {
  kind: PersonalDataHit['kind'];
  value: string;
  start: number;
  end: number;
  /** Tells two persons born on one day apart; '' where the value alone is one person's. */
  person: string;
  reason: string;
  /** Day of birth in a citizen id. */
  born: string | null;
}

const NAME_FIELD =
  /姓名|户主|申请人|获奖|中奖|车主|所有人|学生|监护人|家长|承租人|持证人|驾驶人|被征收人|农户|对象|借款人|老人|儿童|女方|男方|收款人|开户名|户名|相对人名称|当事人|被处罚人|被执行人|来信人|写信人|诉求人|成员$|房东|购房人|买受人|出租人|患者|受种者|投诉人/;
const NOT_A_NAME_FIELD = /电话|手机|号|地址|住址|时间|日期|类|性质|情况|内容|资格|方式|单位名称|企业|关系|出生|金额|人数|年龄|性别|编/;
const OFFICIAL_FIELD =
  /(?<!报考|招录|拟聘|应聘)职务|河长|网格员|负责人|联系人|责任人|法定代表|法人|经营者|经营场所|理事长|园长|举办者|律师|团队|代办|值班|带班|受理人|司机|驾驶员|照管|经理|医师|^(?:单位|机构|企业|主体|合作社|业户).{0,2}名称|借款企业|所属企业|派出单位|使用单位|业户|建设单位|施工单位|执收|收款单位|合作社|字号/;
const PERSONAL_FIELD =
  /身份证|户主|补助|补贴|救助|金额|准考证|成绩|人口|家庭|监护|家长|学生|获奖|奖项|奖品|申请人|贷款|面积|残疾|病种|来信|诉求|收入|报考|应聘|房号|选房/;
const HOME_FIELD = /家庭.{0,2}(?:住|地)址|住址|居住|户籍|户口所在/;
const OFFICE_PHONE = /办公|值班|咨询|监督|举报|投诉|受理|服务|客服|单位|预订|传真|热线|企业|机构/;
const CADRE_FIELD = /现任|拟任|入党|任职|牺牲|籍贯/;

type Label = ReturnType<typeof announced>;

class RecordSearch {
  readonly #records: Records;
  readonly #title: string;
  readonly #official: boolean;
  readonly #personal: boolean;
  readonly findings: Finding[] = [];

  constructor(records: Records, title: string) {
    this.#records = records;
    this.#title = `${title} ${records.name}`;
    const labels = new Set(records.rows.flatMap((row) => row.labels));
    const some = (pattern: RegExp): boolean => [...labels].some((label) => pattern.test(label));
    // A list with numbers of identity is one of persons, whoever its title names.
    this.#official = some(OFFICIAL_FIELD) || (OFFICIAL_TITLE.test(this.#title) && !some(/身份证|公民身份/));
    this.#personal = PERSONAL_TITLE.test(this.#title) || some(PERSONAL_FIELD);
  }

  run(): Finding[] {
    if (TEMPLATE.test(this.#records.name)) return [];
    for (const row of this.#records.rows) {
      const person = personOf(row);
      const numbers = row.cells.map((cell) => numbersIn(cell.text));
      const withId = numbers.some((spans) => spans.some((span) => span.form === 'id'));
      row.cells.forEach((cell, at) => {
        this.#cell(cell, row.labels[at] ?? '', person, row, numbers[at] ?? [], withId);
      });
    }
    return this.findings;
  }

  #add(kind: Finding['kind'], cell: Cell, span: { value: string; start: number; end: number }, reason: string, person = ''): void {
    if (EXAMPLE_BEFORE.test(cell.text.slice(Math.max(0, span.start - 12), span.start))) return;
    const { value } = span;
    const born = kind === 'citizen-id' ? birthOfId(value) : null;
    this.findings.push({ kind, value, start: cell.start + span.start, end: cell.start + span.end, person, reason, born });
  }

  #cell(cell: Cell, label: string, person: string, row: Row, spans: readonly NumberSpan[], withId: boolean): void {
    for (const span of spans) {
      const told = announced(cell.text.slice(Math.max(0, span.start - 24), span.start)) ?? announced(label);
      if (span.form === 'id' || span.form === 'old-id') this.#id(cell, span, told, label, person);
      else if (span.form === 'card' && !span.glued) this.#card(cell, span, told, person, row);
      else if (span.form === 'mobile' && !span.glued)
        this.#mobile(cell, span, told ?? (withId && label === '' ? 'phone' : null), label, person, withId);
    }
    if (person && !this.#official) this.#words(cell, label, person);
  }

  #id(cell: Cell, span: NumberSpan, told: Label, label: string, person: string): void {
    // A natural person has no credit code: the id stands in its place.
    if (told === 'code' && !(person && /信用代码|相对人代码|识别号/.test(label))) return;
    if (told !== 'id') {
      if (span.form === 'old-id' || span.tail > 0 || span.glued) return;
      if (!person && (span.broken || (birthOfId(span.value) ?? '') >= '2012')) return;
    }
    if (span.glued && !/学籍/.test(label)) return;
    const reason = told === 'id' ? '身份证号码一栏是完整的公民身份号码' : person ? '同一行有姓名和完整的公民身份号码' : '表中有完整的公民身份号码';
    this.#add('citizen-id', cell, span, reason);
  }

  #card(cell: Cell, span: NumberSpan, told: Label, person: string, row: Row): void {
    if (!person || this.#official || told === 'code' || told === 'id' || told === 'phone') return;
    if (told !== 'card' && !isOfKnownIssuer(span.value)) return;
    if (row.cells.some((other, at) => /户名|账户名称|收款/.test(row.labels[at] ?? '') && BODY_ACCOUNT.test(other.text))) return;
    this.#add('bank-card', cell, span, '同一行有姓名和有效的银行卡号');
  }

  #mobile(cell: Cell, span: NumberSpan, told: Label, label: string, person: string, withId: boolean): void {
    if (told !== 'phone' || !person || this.#official || !(this.#personal || withId) || OFFICE_PHONE.test(label)) return;
    this.#add('mobile', cell, span, '自然人名单中姓名与手机号码同时出现');
  }

  #words(cell: Cell, label: string, person: string): void {
    if (/车牌|号牌(?!种类)|车号/.test(label)) for (const match of platesIn(cell.text)) this.#add('plate', cell, match, '同一行有姓名和车辆号牌');
    if (HOME_FIELD.test(label)) {
      const address = doorAddress(cell.text);
      if (address) this.#add('home-address', cell, address, '同一行有姓名和具体到门牌的住址');
    }
    if (/出生|生日/.test(label) && !this.#isOfPublicLife())
      for (const match of fullDatesIn(cell.text)) this.#add('birth-date', cell, match, '同一行有姓名和完整的出生日期', person);
  }

  #isOfPublicLife(): boolean {
    return (
      CADRE_TITLE.test(this.#title) ||
      HISTORY.test(this.#title) ||
      this.#records.rows.some((row) => row.labels.some((label) => CADRE_FIELD.test(label)))
    );
  }
}

/** Name of the natural person whom a row is about; '' when none is named in full. */
function personOf(row: Row): string {
  const names = row.cells.flatMap((cell, at) => {
    const label = (row.labels[at] ?? '').replace(/(姓名|户主)[及和与、/].*$/, '$1');
    return NAME_FIELD.test(label) && !NOT_A_NAME_FIELD.test(label) ? [cell.text.replace(/电话|手机号?码?|身份证号?码?|[\d\s:：+,，;；/-]/g, '')] : [];
  });
  if (names.length > 0) return names.find(isPersonName) ?? '';
  const unlabelled = row.labels.every((label) => label === '');
  return unlabelled ? (row.cells.find((cell) => readsAsName(cell.text))?.text.trim() ?? '') : '';
}

export const findInRecords = (records: Records, title: string): Finding[] => new RecordSearch(records, title).run();

interface Table {
  name: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Parts cells in the searched text; no number runs over it. */
const BETWEEN = '｜';

/** From this length on a cell holds prose: pages of old are laid out in tables. */
const PROSE = 60;

/** Personal data in a table. The text returned has one row a line, and places in findings refer to it; `prose` are cells to be read as text. */
export function findInTable({ name, header, rows }: Table, title: string): { text: string; findings: Finding[]; prose: Cell[] } {
  let at = 0;
  const lines = [header, ...rows].map((row) =>
    row.map((raw) => {
      const cell = { text: fold(raw), start: at };
      at += raw.length + 1;
      return cell;
    }),
  );
  const text = [header, ...rows].flatMap((row) => row.map((cell, index) => cell + (index === row.length - 1 ? '\n' : BETWEEN))).join('');
  return { text, findings: findInRecords(arrange(name, lines), title), prose: lines.flat().filter((cell) => cell.text.length >= PROSE) };
}
