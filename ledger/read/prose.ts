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
const END = /^(?:附件|附[:：]|抄送|印发机关|（?此件|主动公开|联系人)/u;

interface Node {
  level: number;
  number: string;
  heading: string;
  body: string;
  units: string | null;
  line: number;
  children: Node[];
}

const node = (level: number, number: string, line: number): Node => ({ level, number, heading: '', body: '', units: null, line, children: [] });

/** Duties of a document without tables. Empty when it has no numbered paragraphs. */
export function readProse(lines: readonly Line[]): { drafts: Draft[]; units: boolean; shape: string; tail: Draft | null } {
  const root = treeOf(lines);
  const drafts: Draft[] = [];
  for (const child of root.children) collect(child, [], [], drafts);
  const numbers = root.children.flatMap(numbersOf);
  // 1. to 50. through all sections names an item by itself; counted anew in each it needs the places above it.
  const running = numbers.length > 0 && numbers.every((number, n) => n === 0 || number > (numbers[n - 1] ?? 0));
  for (const draft of drafts) if (running && draft.number?.includes('.')) draft.number = lastStep(draft, root) ?? draft.number;
  return { drafts, units: drafts.some(({ units }) => units !== ''), shape: '分段叙述的要点', tail: null };
}

const lastStep = ({ number }: Draft, { children }: Node): string | null => {
  const steps = (number ?? '').split('.');
  return children.length > 0 && steps.length >= 2 && levelOfSteps.get(number ?? '') === 2 ? (steps.at(-1) ?? null) : null;
};
/** Filled while the tree is walked: at which level the number of a draft was printed. */
const levelOfSteps = new Map<string, number>();

const numbersOf = (at: Node): number[] => [...(at.level === 2 ? [Number(at.number)] : []), ...at.children.flatMap(numbersOf)];

function treeOf(lines: readonly Line[]): Node {
  const root = node(-1, '', 0);
  const open: Node[] = [root];
  let started = false;
  for (const { n, text } of lines) {
    const line = text.replace(/^\s*\[[^\[\]]{1,60}\]/u, '').trim();
    if (line === '') continue;
    const level = LEVELS.findIndex((pattern) => pattern.test(line));
    if (level >= 0) {
      started = true;
      while ((open.at(-1)?.level ?? -1) >= level) open.pop();
      const made = paragraph(line, level, n);
      open.at(-1)?.children.push(made);
      open.push(made);
    } else if (started && !END.test(line)) addTo(open, line);
    else if (started && END.test(line)) break;
  }
  return root;
}

const MOST_HEADING = 40;

/** （一）做好财政信息公开。…… : the first sentence is the heading when it is short. */
function paragraph(line: string, level: number, n: number): Node {
  const match = LEVELS[level]?.exec(line);
  const made = node(level, match?.[1] ?? '', n);
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

function addTo(open: readonly Node[], line: string): void {
  const last = open.at(-1);
  if (!last) return;
  if (isUnitsLine(line)) {
    last.units = [last.units, line].filter((text) => text !== null).join('；');
    return;
  }
  const { body, units } = unitsAtEnd(line);
  last.body += last.body === '' ? body : `\n${body}`;
  if (units !== null) last.units = units;
}

const CHINESE = '零一二三四五六七八九十';
const digits = (number: string): string => {
  if (/^\d+$/u.test(number)) return String(Number(number));
  const [tens, ones] = number.includes('十') ? number.split('十') : ['', number];
  const base = number.includes('十') ? (tens === '' ? 10 : CHINESE.indexOf(tens ?? '') * 10) : 0;
  return String(base + (ones ? CHINESE.indexOf(ones) : 0));
};

const hasUnits = (at: Node): boolean => at.units !== null || at.children.some(hasUnits);
const textOf = (at: Node): string => [at.heading, at.body, ...at.children.map((child) => `${child.heading === '' ? '' : `${child.heading}。`}${textOf({ ...child, heading: '' })}`)].filter((text) => text !== '').join('。').replace(/。{2,}/gu, '。');

/** A node is a duty when it has no parts, or when only its end names who is responsible for all of them. */
function collect(at: Node, path: readonly string[], numbers: readonly string[], drafts: Draft[]): void {
  if (AIMS.test(at.heading) && at.units === null) return;
  const steps = [...numbers, digits(at.number)];
  const parts = at.children;
  const signed = parts.filter((part) => hasUnits(part)).length;
  const lastOnly = parts.length > 1 && signed === 1 && parts.at(-1)?.units !== null && parts.at(-1) !== undefined && hasUnits(parts.at(-1) as Node);
  const whole = parts.length > 0 && (at.level >= 2 || (at.level >= 1 && (lastOnly || (at.units !== null && signed === 0))));
  if (parts.length > 0 && !whole) {
    for (const part of parts) collect(part, at.heading === '' ? path : [...path, at.heading], steps, drafts);
    return;
  }
  const text = textOf(at);
  if (text === '') return;
  const number = steps.join('.');
  levelOfSteps.set(number, at.level);
  const units = at.units ?? parts.findLast((part) => part.units !== null)?.units ?? '';
  drafts.push({ number, path: [...path], duty: text, measure: '', lead: '', units, deadline: '', line: at.line, flags: [] });
}
