import type { Draft, Line } from '../types.js';
import { isUnitsLine, unitsAtEnd } from '../understand/units.js';

/** Numbered paragraphs: 一、 over （一） over 1. over （1）. */
const LEVELS: readonly RegExp[] = [
  /^第?([一二三四五六七八九十]{1,3})(?:[、.．]|部分[、，:：]?|\s)\s*/u,
  /^[（(]([一二三四五六七八九十]{1,3})[)）][、.．]?\s*/u,
  /^(\d{1,3})[.．、](?!\d)\s*/u,
  /^[（(](\d{1,2})[)）]\s*/u,
];
/** Aims, not duties. */
const AIMS = /^(?:总体要求|指导思想|工作目标|总体目标|主要目标|基本原则|总体思路|工作思路|指导原则|背景)[。.：:]?$/u;
const END = /^(?:附件|附[:：]|抄送|印发机关|[（(]?此件|主动公开|联系人)/u;

interface Node {
  level: number;
  number: string;
  heading: string;
  body: string;
  units: string | null;
  line: number;
  children: Node[];
}

/** Duties of a document without tables. Empty when it has no numbered paragraphs. */
export function readProse(lines: readonly Line[]): { drafts: Draft[]; shape: string } {
  const roots = treeOf(lines);
  const running = [0, 1, 2, 3].filter((level) => runsOn(numbersAt(roots, level)));
  return { drafts: roots.flatMap((root) => dutiesOf(root, [], [], new Set(running))), shape: '分段叙述的要点' };
}

/** Numbers of one level, a list for each heading they stand under. */
function numbersAt(nodes: readonly Node[], level: number): number[][] {
  const own = nodes.filter((at) => at.level === level).map(({ number }) => Number(digits(number)));
  return [...(own.length > 0 ? [own] : []), ...nodes.flatMap(({ children }) => numbersAt(children, level))];
}

/** 1. to 50. through all sections names an item by itself; counted anew under each heading it needs the headings' numbers as well. */
const runsOn = (lists: readonly number[][]): boolean =>
  lists.length > 1 && lists.flat().every((number, n, all) => n === 0 || number > (all[n - 1] ?? 0));

/** （一）管好文件。7.全面梳理…: a numbered duty may begin within the line of its heading. */
const split = ({ n, text }: Line): Line[] => text.split(/(?<=[。）)])(?=\d{1,3}[.．](?!\d))/u).map((part) => ({ n, text: part }));

const MOST_WRAPPED = 60;
const isMarked = (line: string): boolean => LEVELS.some((pattern) => pattern.test(line));

/** Text from a PDF breaks paragraphs at the margin: a line that does not end a sentence goes on in the next. */
function unwrapped(lines: readonly Line[]): Line[] {
  const filled = lines.map(({ n, text }) => ({ n, text: text.trim() })).filter(({ text }) => text !== '');
  const lengths = filled.map(({ text }) => text.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  if (filled.length < 10 || width > MOST_WRAPPED || width < 20) return [...lines];
  const whole: Line[] = [];
  let last = '';
  for (const { n, text } of filled) {
    const above = whole.at(-1);
    // A full line goes on whatever it ends with, unless what follows is numbered.
    const goesOn = last.length >= width * 0.85 || (last.length >= width * 0.5 && /[^。；：！）)]$/u.test(last));
    if (above && goesOn && !isMarked(text) && !isUnitsLine(text)) above.text += text;
    else whole.push({ n, text });
    last = text;
  }
  return whole;
}

/** 责任单位：甲。完成时限：全年。 : two fields of one line, whatever sign stands between them. */
const UNITS_THEN_DEADLINE =
  /((?:责任|牵头|主办|承办|落实|配合)(?:单位|部门)[:：][^。；;]{1,120})[。；;]\s{0,3}(?=(?:完成|办结|落实|工作)?(?:时限|时间|期限|时间节点)(?:要求)?[:：])/gu;

function treeOf(lines: readonly Line[]): Node[] {
  const root: Node = { level: -1, number: '', heading: '', body: '', units: null, line: 0, children: [] };
  const open: Node[] = [root];
  for (const { n, text } of unwrapped(lines).flatMap(split)) {
    const line = text
      .replace(/^\s*\[[^[\]]{1,60}\]/u, '')
      .replace(UNITS_THEN_DEADLINE, '$1；')
      .trim();
    if (line === '') continue;
    const level = LEVELS.findIndex((pattern) => pattern.test(line));
    if (level >= 0) {
      while ((open.at(-1)?.level ?? -1) >= level) open.pop();
      const made = paragraph(line, level, n);
      open.at(-1)?.children.push(made);
      open.push(made);
    } else if (open.length > 1) {
      if (END.test(line)) break;
      addTo(open.at(-1) ?? root, line);
    }
  }
  return root.children;
}

const MOST_HEADING = 40;

/** （一）做好财政信息公开。…… : the first sentence is the heading when it is short. */
function paragraph(line: string, level: number, n: number): Node {
  const match = LEVELS[level]?.exec(line);
  const made: Node = { level, number: match?.[1] ?? '', heading: '', body: '', units: null, line: n, children: [] };
  const { body, units } = unitsAtEnd(line.slice(match?.[0].length ?? 0));
  const stop = body.search(/[。：:]/u);
  if (stop < 0 && body.length <= MOST_HEADING) made.heading = body;
  else if (stop >= 0 && stop <= MOST_HEADING && stop < body.length - 1) {
    made.heading = body.slice(0, stop);
    made.body = body.slice(stop + 1);
  } else made.body = body;
  made.units = units;
  return made;
}

function addTo(last: Node, line: string): void {
  if (isUnitsLine(line)) {
    last.units = [last.units, line].filter((text) => text !== null).join('；');
    return;
  }
  const { body, units } = unitsAtEnd(line);
  last.body += last.body === '' ? body : `\n${body}`;
  if (units !== null) last.units = units;
}

const CHINESE = '零一二三四五六七八九十';
function digits(number: string): string {
  if (/^\d+$/u.test(number)) return String(Number(number));
  const [tens = '', ones = ''] = number.includes('十') ? number.split('十') : ['零', number];
  return String((tens === '' ? 1 : CHINESE.indexOf(tens)) * 10 + (ones === '' ? 0 : CHINESE.indexOf(ones)));
}

const hasUnits = (at: Node): boolean => at.units !== null || at.children.some(hasUnits);
const textOf = (at: Node): string =>
  [at.heading, at.body, ...at.children.map(textOf)]
    .filter((text) => text !== '')
    .join('。')
    .replace(/。{2,}/gu, '。');

/** A node is a duty when it has no parts below, or when only its end names who is responsible for all of them. */
function isDuty({ level, units, children }: Node): boolean {
  if (children.length === 0 || level >= 2) return true;
  const signed = children.filter(hasUnits).length;
  const lastOnly = children.length > 1 && signed === 1 && children.at(-1)?.units !== null;
  return level === 1 && (lastOnly || (units !== null && signed === 0));
}

function dutiesOf(at: Node, path: readonly string[], numbers: readonly string[], running: ReadonlySet<number>): Draft[] {
  if (AIMS.test(at.heading) && !hasUnits(at)) return [];
  const steps = [...(running.has(at.level) ? [] : numbers), digits(at.number)];
  if (!isDuty(at)) return at.children.flatMap((part) => dutiesOf(part, at.heading === '' ? path : [...path, at.heading], steps, running));
  const duty = textOf(at);
  if (duty === '') return [];
  const { units, deadline } = fieldsOf(at.units ?? at.children.findLast((part) => part.units !== null)?.units ?? '');
  return [{ number: steps.join('.'), path: [...path], duty, measure: '', lead: '', units, deadline, line: at.line, flags: [] }];
}

const DEADLINE_FIELD = /[，；。,;\s]*(?:完成|办结|落实|工作|推进)?(?:时限|时间|期限|时间节点)(?:要求)?[:：]([^；;]{1,60})/u;

/** 责任单位：…；完成时限：… */
function fieldsOf(text: string): { units: string; deadline: string } {
  const deadline = DEADLINE_FIELD.exec(text);
  return { units: deadline ? text.replace(deadline[0], '') : text, deadline: deadline?.[1]?.replace(/[。）)]+$/u, '').trim() ?? '' };
}
