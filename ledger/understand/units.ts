import type { Responsible } from '../types.js';
import { normalise } from './numerals.js';

const LEAD = /(?:分别)?(?:牵头|主办|为主)(?:负责|落实|组织实施|实施)?$/u;
const PARTNER = /(?:共同|协同|积极|具体|分别|予以)*(?:配合|协助|协办|参与|参加)(?:做好|落实)?$/u;
const ACTING =
  /(?:按照?(?:各自)?(?:职责|职能)(?:分工)?|根据职责分工|结合职责|分头|分工|具体|共同|分别)*(?:负责|落实|承办|组织实施|实施|推进|执行)+(?:到位)?$/u;
const LABEL =
  /^(?:(?:主要)?(?:责任|牵头|配合|承办|协办|主办|落实|负责|参与)(?:单位|部门|科室|处室)|任务分工|职责分工|分工)(?:及(?:配合|责任)单位)?[:：]?/u;
const EVERYONE =
  /^(?:各|全|所有|有关|相关|其他|政府各|区直各|市直各|县直各|[省市区县旗州](?:政府|直)?(?:各|有关|相关))|(?:工作部门|有关单位|相关单位|有关部门|相关部门)$/u;
const NOTHING = /^[-—–/\\无]*$/u;
/** A place in front of the first body of a series (市审批局、公安局) stands for those after it. */
const PLACE = /^[省市区县旗州](?=\p{Script=Han}{2})/u;
const BODY = /(?<!分)(?:局|委|办|厅|室|办公室|中心|处|院|队|会|所)(?:[（(][^（）()]{1,20}[)）])?$/u;
const STANDS_ALONE = /^(?:[省市区县旗州乡镇村“"]|各|有关|相关|其他|政府|本|全|国家|中国|人民|自治区|街道)/u;

/** Splits at signs outside brackets; line breaks and blanks part names as well. */
function split(text: string, signs: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if ('（(“《'.includes(char)) depth++;
    else if ('）)”》'.includes(char)) depth = Math.max(0, depth - 1);
    if (depth === 0 && signs.includes(char)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].map((name) => name.trim()).filter((name) => name !== '');
}

type Part = Responsible['role'];

/** Role words stand behind the names they speak of (A牵头，B、C配合) or before them (牵头单位：A). */
function clauseOf(clause: string, usual: Part): { names: string; role: Part; told: boolean } {
  const label = LABEL.exec(clause)?.[0] ?? '';
  const bare = clause
    .slice(label.length)
    .replace(/[。.]$/u, '')
    .replace(/^[:：]/u, '')
    .trim();
  const labelled: Part | null = /牵头|主办/u.test(label) ? 'lead' : /配合|协办|参与/u.test(label) ? 'partner' : null;
  for (const [pattern, role] of [
    [LEAD, 'lead'],
    [PARTNER, 'partner'],
    [ACTING, 'responsible'],
  ] as const)
    if (pattern.test(bare)) return { names: bare.replace(pattern, '').replace(/按(?:照)?(?:各自)?职责(?:分工)?$/u, ''), role, told: true };
  return { names: bare, role: labelled ?? usual, told: labelled !== null };
}

function namesOf(text: string): string[] {
  const names: string[] = [];
  let place = '';
  let chain = '';
  const parts = split(text, '、/／');
  for (const [n, part] of parts.entries()) {
    const own = PLACE.exec(part)?.[0];
    if (own !== undefined) place = own;
    // 市、县（区）人民政府 is one name.
    if (/^各?[省市区县州旗乡镇]{1,2}$/u.test(part) && /^[省市区县州旗乡镇]\p{Script=Han}{0,8}政府$/u.test(parts[n + 1] ?? '')) {
      chain += `${part}、`;
      continue;
    }
    const previous = names.at(-1);
    if (previous?.endsWith('部门') && /^(?:有关|相关|各有关|各相关)\p{Script=Han}{0,4}单位$/u.test(part) && !/^各/u.test(previous))
      names[names.length - 1] = `${previous}、${part}`;
    else
      names.push(chain + (own === undefined && place !== '' && names.length > 0 && BODY.test(part) && !STANDS_ALONE.test(part) ? place : '') + part);
    chain = '';
  }
  return names;
}

/** Who is responsible, lead units first. @param role what the column or the bracket is called */
export function readUnits(text: string, role: Part = 'responsible'): Responsible[] {
  const found: Responsible[] = [];
  // Lines and blanks part names, before numbers and names are brought together.
  for (const clause of text.split(/\s+/u).flatMap((line) => split(normalise(line), '，,；;。'))) {
    if (NOTHING.test(clause)) continue;
    const { names, role: own } = clauseOf(clause, role);
    for (const name of namesOf(names))
      if (!NOTHING.test(name) && !found.some((other) => other.name === name)) found.push({ name, role: own, everyone: EVERYONE.test(name) });
  }
  return sorted(found);
}

export const sorted = (units: readonly Responsible[]): Responsible[] => {
  const rank = { lead: 0, responsible: 1, partner: 1 };
  return [...units].sort((a, b) => rank[a.role] - rank[b.role]);
};

const RESPONSIBLE_LINE = /^[【[（(]?(?:责任|牵头|承办|落实|主办)(?:单位|部门)(?:及配合单位)?[】\]]?[:：]/u;

export interface Signed {
  body: string;
  /** null when the paragraph names nobody. */
  units: string | null;
}

/** Parts a paragraph from the bracket at its end: 公开…信息。（市财政局牵头，各部门配合） */
export function unitsAtEnd(paragraph: string): Signed {
  const text = paragraph.trimEnd();
  const tail = text.slice(-400);
  const open = openingOf(tail);
  const inside = open === null ? null : tail.slice(open + 1).replace(/[)）】\]]\s*。?$/u, '');
  if (open !== null && inside !== null && namesUnits(inside)) return { body: text.slice(0, text.length - tail.length + open).trim(), units: inside };
  const label = /(?:^|[。；\s])((?:责任|牵头|承办|落实|主办)(?:单位|部门)[:：][^。]{2,200})。?$/u.exec(text);
  if (label?.[1] !== undefined && !RESPONSIBLE_LINE.test(text)) return { body: text.slice(0, text.lastIndexOf(label[1])).trim(), units: label[1] };
  return { body: text, units: null };
}

const ROLE_WORDS = /牵头|负责|落实|配合|按职责|分工|(?:责任|主办|承办|协办)(?:单位|部门)/u;
const NAMED = /(?:局|委|办|厅|办公室|部门|单位|人民政府|中心|管委会|街道|乡镇|科室)$/u;
const namesUnits = (inside: string): boolean => !/。./u.test(inside) && (ROLE_WORDS.test(inside) || (inside.length >= 3 && NAMED.test(inside)));

/** Where the bracket opens that the text ends with; full and half brackets pair with each other. */
function openingOf(text: string): number | null {
  const end = /[)）】\]]\s*。?$/u.exec(text);
  if (!end) return null;
  let depth = 0;
  for (let at = end.index; at >= 0; at--) {
    if (')）】]'.includes(text[at] ?? '')) depth++;
    else if ('(（【['.includes(text[at] ?? '') && --depth === 0) return at;
  }
  return null;
}

export const isUnitsLine = (line: string): boolean => RESPONSIBLE_LINE.test(line.trim());
