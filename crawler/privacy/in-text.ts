import { isOfKnownIssuer } from './bank-card.js';
import { birthOfId } from './citizen-id.js';
import { type Finding, findInRecords } from './in-table.js';
import { NAME } from './names.js';
import { fold, type NumberSpan, numbersIn } from './numbers.js';
import { doorAddress, fullDatesIn, platesIn } from './patterns.js';
import { recordsInText } from './text-tables.js';
import {
  announced,
  BODY,
  BODY_ACCOUNT,
  CADRE_TITLE,
  CADRE_WORDS,
  EXAMPLE_BEFORE,
  FIRST_PERSON,
  HISTORY,
  OFFICE_WORDS,
  OFFICIAL_TITLE,
  PERSONAL_TITLE,
  QUESTION,
  REPLY,
  ROLES,
} from './words.js';

const WINDOW = 160;
const AFTER_NAME = '(?=[^\\u4e00-\\u9fff·]|$|驾驶|因|于|向|遗失|与|的|身份|男|女|来电|来信|来访|反映|投诉|咨询|申请|同志)';
const NAMED_ROLE = new RegExp(
  `(?:${ROLES})(?:[\\u4e00-\\u9fff]{0,10}[村镇乡街区](?:村民|居民)?的?)?(?:姓\\s?名)?[^\\u4e00-\\u9fff\\d]{0,4}(${NAME})${AFTER_NAME}`,
  'g',
);
const SEXED_NAME = new RegExp(`(?:^|[^\\u4e00-\\u9fff]|[人者方员工民主户])(${NAME})[，,、（( ]{1,2}[男女](?=[，,、；;。 \\s])`, 'g');
const IDENTIFIED_NAME = new RegExp(`(?:^|[^\\u4e00-\\u9fff])(${NAME})[，,、（( ]{0,2}(?:居民|公民)?(?:身份证?件?|证件|驾驶证)(?:号|编号)`, 'g');
const LABELLED_NAME = new RegExp(`姓\\s{0,4}名[:： ]{1,3}(${NAME})(?=[^\\u4e00-\\u9fff]|$)`, 'g');
const NUMBERED_NAME = new RegExp(
  `(?:^|[^\\u4e00-\\u9fff]|人员?|人：)(${NAME})\\s{0,4}[：:，,、（( ]{0,2}(?:身份证件?|公民身份|证件)?(?:号码?|编号)?[：:]?\\s{0,2}$`,
);
const ROLE_PHONE = new RegExp(`(?:${ROLES}|我|家长)的?(?:联系|本人)?(?:电话|手机号?码?|联系方式)[是为：:\\s]{0,4}$`);
const DRIVER = new RegExp(`(?:^|[^\\u4e00-\\u9fff]|人|员|日|时|分)(${NAME})(?:酒后|醉酒|无证)?(?:驾驶|驾)[^。；;\\d]{0,12}$`);
const OWNER = new RegExp(`(?:^|[^\\u4e00-\\u9fff])(${NAME})[：:，,]?你(?:所有)?的[^。；;]{0,24}$`);
const OWNER_AFTER = new RegExp(`^[号）)]?[，,；; ]{0,2}(?:机动车所有人|车主|驾驶人|所有人)(?:姓名)?[:：为 ]{0,2}(${NAME})(?=[^\\u4e00-\\u9fff]|$)`);
const LISTED_NAME = new RegExp(`^(?:[^，,。]{0,12}[^\\u4e00-\\u9fff，,])?(${NAME})[，,、（( \\t：:]{0,3}(?:[男女][，,、 \\t]{1,3})?$`);
const SIGNED = new RegExp(`联系人[:： ]{0,2}${NAME}[^\\u4e00-\\u9fff\\d]{0,4}(?:联系)?(?:电话|手机)?号?码?[:：\\s]{0,3}$`);
const HOME =
  /(?:家庭(?:详细)?(?:住址|地址)|现?住址|现居住?地?址?|户籍(?:所在)?地址?|居住地址?|通[信讯]地址|家住|(?<![\u4e00-\u9fff])地址|(?:^|[，,；;。\s])现?住(?:在|于)?)(?=[:：\s]*[\u4e00-\u9fff])/g;
const BORN_AFTER = /^\s?(?:出生|生(?=[，,。；;、）)\s]|$))/;

const whole = (name: string | undefined): string => (name && !/[某*×]/.test(name) ? name : '');
const last = (pattern: RegExp, text: string): RegExpExecArray | null => {
  let found: RegExpExecArray | null = null;
  for (const match of text.matchAll(pattern)) found = match;
  return found;
};

/** Words before a place: of its own line, and of up to seven more when its line begins there or with a label alone. */
function wordsBefore(text: string, at: number): { line: string; block: string } {
  const lines = text.slice(Math.max(0, at - WINDOW), at).split('\n');
  const line = lines.at(-1) ?? '';
  if (line.length > 16) return { line, block: line };
  const block = lines.slice(-8).join('\n');
  const reply = last(REPLY, block);
  return { line, block: reply ? block.slice(reply.index) : block };
}

interface Person {
  name: string;
  /** Words between the name and the value. */
  gap: string;
}

/** The natural person spoken of in the words before a value, when a role, a sex or a number tells that it is one. */
function personIn(words: string, patterns: readonly RegExp[] = [NAMED_ROLE, SEXED_NAME, IDENTIFIED_NAME]): Person | null {
  const candidates = patterns.flatMap((pattern) => {
    const match = last(pattern, words);
    const name = whole(match?.[1]);
    return match && name ? [{ name, end: match.index + match[0].length }] : [];
  });
  const nearest = candidates.sort((a, b) => b.end - a.end)[0];
  return nearest ? { name: nearest.name, gap: words.slice(nearest.end) } : null;
}

class TextSearch {
  readonly #text: string;
  readonly #numbers: NumberSpan[];
  readonly #title: string;
  /** The page or its first lines announce a list of natural persons. */
  readonly #personal: boolean;
  /** Where the last citizen id that was found ends. */
  #idEnd = Number.NEGATIVE_INFINITY;
  readonly findings: Finding[] = [];

  constructor(text: string, title: string) {
    this.#text = text;
    this.#title = title;
    this.#numbers = numbersIn(text);
    const announcement = `${title} ${text.slice(0, 300).split('\n', 3).join(' ')}`;
    this.#personal = PERSONAL_TITLE.test(announcement) && !OFFICIAL_TITLE.test(announcement);
  }

  run(): Finding[] {
    for (const span of this.#numbers) {
      if (span.form === 'id' || span.form === 'old-id') this.#id(span);
      else if (!span.glued && span.form === 'card') this.#card(span);
      else if (!span.glued && span.form === 'mobile') this.#mobile(span);
    }
    this.#plates();
    this.#addresses();
    this.#births();
    return this.findings;
  }

  #add(kind: Finding['kind'], { value, start, end }: { value: string; start: number; end: number }, person: string, reason: string): void {
    if (EXAMPLE_BEFORE.test(this.#text.slice(Math.max(0, start - 12), start))) return;
    this.findings.push({ kind, value, start, end, person, reason, born: kind === 'citizen-id' ? birthOfId(value) : null });
    if (kind === 'citizen-id') this.#idEnd = end;
  }

  /** A person's id stands shortly before on the same line, and no office between. */
  #followsId(at: number): boolean {
    if (at - this.#idEnd > 60) return false;
    const between = this.#text.slice(this.#idEnd, at);
    return !/[\n。；;]/.test(between) && !OFFICE_WORDS.test(between) && !BODY_ACCOUNT.test(between);
  }

  /** In a list of natural persons the name stands right before. */
  #followsName(line: string): boolean {
    const entry = line.split(/[；;、]|\d{4}[^\d]/).at(-1) ?? '';
    return this.#personal && whole(LISTED_NAME.exec(entry)?.[1]) !== '' && !OFFICE_WORDS.test(line) && !BODY.test(line);
  }

  #id(span: NumberSpan): void {
    const { line, block } = wordsBefore(this.#text, span.start);
    const label = announced(
      block
        .slice(-30)
        .split(/[。；;！？]/)
        .at(-1) ?? '',
    );
    if (label === 'code' || (span.glued && !(label === 'id' && /[GL]$/.test(line)))) return;
    if (label !== 'id' && (span.form === 'old-id' || span.tail > 0)) return;
    const named = NUMBERED_NAME.test(line.slice(-30)) || personIn(block) !== null;
    // Running numbers of offices are made of district, day and serial too: a bare number of late years may be one.
    if (label !== 'id' && !named && (span.broken || (birthOfId(span.value) ?? '') >= '2012')) return;
    const unnamed = label === 'id' ? '身份证号码字样之后是完整的公民身份号码' : '完整的公民身份号码，行政区划、出生日期和校验码均有效';
    this.#add('citizen-id', span, '', named ? '姓名之后是完整的公民身份号码' : unnamed);
  }

  #card(span: NumberSpan): void {
    const { line, block } = wordsBefore(this.#text, span.start);
    const label = announced(block.slice(-30));
    const around = `${block}｜${this.#text.slice(span.end, span.end + 40).split('\n')[0]}`;
    if ((label !== 'card' && label !== 'id' && label !== null) || BODY_ACCOUNT.test(around)) return;
    const known = isOfKnownIssuer(span.value);
    const listed = known && (this.#followsId(span.start) || this.#followsName(line));
    const held = label === 'card' && (personIn(block) !== null || whole(HOLDER.exec(around)?.[1]) !== '' || (known && FIRST_PERSON.test(block)));
    if (listed) this.#add('bank-card', span, '', '同一行有姓名或公民身份号码和有效的银行卡号');
    else if (held) this.#add('bank-card', span, '', '账号或卡号字样之后是有效的银行卡号，户名是自然人');
  }

  #mobile(span: NumberSpan): void {
    const { line, block } = wordsBefore(this.#text, span.start);
    const reason = this.#whoseMobile(span.start, line, block);
    if (reason !== null) this.#add('mobile', span, '', reason);
  }

  /** Why a mobile is a natural person's own; null when the words do not say so. */
  #whoseMobile(at: number, line: string, block: string): string | null {
    if (ROLE_PHONE.test(block) && !BODY.test(block.slice(-60))) return '写明是来信人、申请人等本人的手机号码';
    if (this.#followsId(at) || this.#followsName(line)) return '自然人名单中姓名与手机号码同时出现';
    if (this.#signsLetter(at, block)) return '群众来信中写信人的姓名与手机号码同时出现';
    const person = personIn(block) ?? (this.#personal ? personIn(block, [LABELLED_NAME]) : null);
    if (!person || OFFICE_WORDS.test(person.gap) || person.gap.includes('。')) return null;
    const told = announced(person.gap) === 'phone' || /^(?:来电|来信|反映)?[\s，,：:（(]{0,3}$/.test(person.gap);
    return told ? '来信人、申请人、当事人等自然人姓名之后是手机号码' : null;
  }

  /** 联系人 under a letter is who wrote it, as long as the letter speaks in the first person and its answer has not begun. */
  #signsLetter(at: number, block: string): boolean {
    if (!SIGNED.test(block)) return false;
    const letter = this.#text.slice(Math.max(0, at - 600), at);
    const asked = last(QUESTION, letter)?.index ?? -1;
    return asked >= 0 && asked > (last(REPLY, letter)?.index ?? -1) && FIRST_PERSON.test(letter.slice(asked));
  }

  #plates(): void {
    for (const match of platesIn(this.#text)) {
      const { line, block } = wordsBefore(this.#text, match.start);
      const after = this.#text.slice(match.end, match.end + 30).split('\n')[0] ?? '';
      const person = whole(DRIVER.exec(line)?.[1]) || whole(OWNER.exec(block)?.[1]) || this.#ownerIn(block) || whole(OWNER_AFTER.exec(after)?.[1]);
      if (person) this.#add('plate', match, '', '自然人姓名与其车辆号牌同时出现');
    }
  }

  #ownerIn(block: string): string {
    const person = personIn(block);
    if (!person || OFFICE_WORDS.test(person.gap) || person.gap.includes('。')) return '';
    return /号牌|车牌|的车|车辆|驾驶/.test(person.gap) || /^[\s，,：:（(]{0,3}$/.test(person.gap) ? person.name : '';
  }

  #addresses(): void {
    for (const label of this.#text.matchAll(HOME)) {
      const at = label.index + label[0].length;
      const address = doorAddress(this.#text.slice(at, at + 70));
      if (!address) continue;
      const person = personIn(wordsBefore(this.#text, label.index + 1).block);
      if (!person || OFFICE_WORDS.test(person.gap)) continue;
      // 地址 alone may be a workshop's: the person must have been described as one.
      if (label[0] === '地址' && !/身份证|性别|[，, ][男女][，, ]/.test(person.gap)) continue;
      this.#add(
        'home-address',
        { value: address.value, start: at + address.start, end: at + address.end },
        '',
        '自然人姓名与其具体到门牌的住址同时出现',
      );
    }
  }

  #births(): void {
    if (CADRE_TITLE.test(this.#title) || HISTORY.test(this.#title)) return;
    for (const date of fullDatesIn(this.#text)) {
      const { block } = wordsBefore(this.#text, date.start);
      const after = this.#text.slice(date.end, date.end + 40);
      if (!BORN_AFTER.test(after) && !/(?:出生(?:年月日?|日期|时间|于)?|生于|生日)[:：\s]{0,3}$/.test(block)) continue;
      const person = personIn(block);
      if (!person || /[。；;]/.test(person.gap) || CADRE_WORDS.test(after) || HISTORY.test(block + after)) continue;
      this.#add('birth-date', date, person.name, '自然人姓名与其完整出生日期同时出现');
    }
  }
}

const HOLDER = new RegExp(`(?:开?户\\s{0,2}名|账户名称?|收款人|持卡人|户主)(?:称|姓名)?[：:\\s]{0,4}(${NAME})(?=[^\\u4e00-\\u9fff]|$)`);

/** Personal data in running text, and in lists that were laid out as text. */
export function findInText(lines: readonly string[], title: string): { text: string; findings: Finding[] } {
  const text = lines.join('\n');
  const folded = fold(text);
  const listed = recordsInText(folded).flatMap((records) => findInRecords(records, title));
  return { text, findings: [...new TextSearch(folded, title).run(), ...listed].sort((a, b) => a.start - b.start) };
}
