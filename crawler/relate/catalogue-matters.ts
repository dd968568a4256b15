import type { PageFacts } from '../facts/page.js';
import type { Article } from './articles.js';
import { type FileLibrary, isWhole } from './files.js';

/** The matters a decision catalogue names, from its page or from the files that hold it. */

export type Matter = PageFacts['catalogueItems'][number];

export interface MattersRead {
  matters: Matter[];
  /** False when the catalogue, or a part of it, could not be read: other matters may stand there. */
  complete: boolean;
}

const MAX_MATTERS = 300;
const NUMBERED = /^\s*(?:(\d{1,3})|([一二三四五六七八九十]{1,3}))\s*[、.．)）:：|\s]\s*(.{4,300})$/u;
const CHINESE = '零一二三四五六七八九';
const UNIT_CELL = /^[\p{Script=Han}、()（）]{2,60}(?:局|厅|委|办|部|处|中心|公司|政府|街道|镇|乡|院|会|所|队|委员会|办公室)$/u;

/** 三 → 3, 十二 → 12, 二十三 → 23. */
function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : CHINESE.indexOf(tens ?? '')) * 10 : 0;
  return ten + (ones ? CHINESE.indexOf(ones) : 0);
}

function matterOf(line: string, rest: string): Matter {
  const cells = rest.split(/[\s|]+/u).filter((cell) => cell !== '');
  const unitAt = cells.findIndex((cell, at) => at > 0 && UNIT_CELL.test(cell));
  const name = (unitAt > 0 ? cells.slice(0, unitAt) : cells.slice(0, 1)).join('').replace(/[;；。,，:：]+$/u, '');
  return { name: name.slice(0, 200), unit: unitAt > 0 ? (cells[unitAt]?.slice(0, 100) ?? null) : null, links: [], quote: line.trim().slice(0, 300) };
}

/** Lines numbered 1, 2, 3 … as a table or list of a file gives them; fewer than two are no catalogue. */
export function mattersInText(text: string): Matter[] {
  let run: Matter[] = [];
  let best: Matter[] = [];
  for (const line of text.split('\n').slice(0, 2000)) {
    const [, digits, chinese, rest = ''] = NUMBERED.exec(line.slice(0, 400)) ?? [];
    const number = digits !== undefined ? Number(digits) : chinese !== undefined ? chineseNumber(chinese) : 0;
    if (number === 0) continue;
    if (number === 1) run = [];
    if (number === run.length + 1) run.push(matterOf(line, rest));
    if (run.length > best.length) best = [...run];
  }
  return best.length < 2 ? [] : best.filter(({ name }) => name.length >= 4).slice(0, MAX_MATTERS);
}

/** Matters on the page itself, else those its files or the file of its row name. */
export function mattersOf(article: Article, files: FileLibrary): MattersRead {
  const onPage = article.page?.catalogueItems ?? [];
  if (onPage.length > 0) return { matters: onPage, complete: true };
  const offered = files.of(article).filter(({ content }) => content?.state !== 'media');
  const contents = offered.flatMap(({ content }) => content ?? []);
  const matters = contents.flatMap(({ text }) => mattersInText(text.head));
  const isSeen = contents.every((content) => isWhole(content) && content.text.chars <= content.text.head.length + 100);
  return { matters: matters.slice(0, MAX_MATTERS), complete: matters.length > 0 && isSeen && contents.length === offered.length };
}
