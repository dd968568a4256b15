import { squeeze } from '../../crawler/extractors/dom.js';
import type { Draft, Role } from '../types.js';

/** One row of a ledger with its cells by role; groups are the headings to the left, outermost first. */
export interface LedgerRow {
  n: number;
  number: string;
  groups: string[];
  duty: string;
  measure: string;
  lead: string;
  units: string;
  deadline: string;
}
/** A heading that stands in a row of its own. */
export interface SectionRow {
  n: number;
  section: string;
}
export type Part = LedgerRow | SectionRow;

export const emptyRow = (n: number): LedgerRow => ({ n, number: '', groups: [], duty: '', measure: '', lead: '', units: '', deadline: '' });
export const isSection = (part: Part): part is SectionRow => 'section' in part;

const SECTION = /^(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]+(?:部分|章|节))/u;
export const isHeading = (text: string): boolean => SECTION.test(text.trim()) && text.trim().length <= 60;
/** 一、 stands over （一）, and both over headings without a number. */
const levelOf = (section: string): number => (/^(?:第|[一二三四五六七八九十]{1,3}[、.．])/u.test(section) ? 0 : /^[（(]/u.test(section) ? 1 : 2);

const NUMBERED = /^(\d{1,3}(?:[.．-]\d{1,2}){0,2})\s?(?:[.．、)）]\s?|(?=[^\d\s.%年月日个次类项条家].))/u;

/** Rows to duties: headings gathered into paths, numbers told from text, what a page break tore put together. */
export function draftsOf(parts: readonly Part[], columns: ReadonlySet<Role>): Draft[] {
  const drafts: Draft[] = [];
  let sections: string[] = [];
  let above: string[] = [];
  const numbered = parts.filter((part) => !isSection(part) && part.number !== '').length;
  const rows = parts.filter((part) => !isSection(part)).length;
  const allNumbered = columns.has('number') && numbered >= rows * 0.8;
  for (const part of parts) {
    if (isSection(part)) {
      const level = levelOf(part.section);
      above = [];
      sections = [...sections.filter((section) => levelOf(section) < level), part.section];
      continue;
    }
    const last = drafts.at(-1);
    if (last && columns.has('number') && goesOn(part, last, allNumbered)) {
      last.duty = join(last.duty, part.duty);
      last.measure = part.measure === last.measure ? last.measure : join(last.measure, part.measure);
      continue;
    }
    above = filledDown(part.groups, above);
    const draft = draftOf({ ...part, groups: above }, sections);
    // A cell over several rows of units or scores repeats the same duty.
    if (last && squeeze(last.duty) === squeeze(draft.duty) && (draft.number === null || draft.number === last.number)) merge(last, draft);
    else if (squeeze(draft.duty) !== '') drafts.push(draft);
  }
  return drafts;
}

/** A row without a number where the others have one, and without units of its own, is the rest of the one above, which a page tore. */
function goesOn({ number, units, deadline }: LedgerRow, last: Draft, allNumbered: boolean): boolean {
  if (number !== '') return false;
  const bare = squeeze(units + deadline) === '';
  return (bare && !/[。；！]$/u.test(last.duty)) || (allNumbered && (squeeze(units) === '' || units === last.units));
}

/** An empty cell under a heading belongs to it, as long as no heading before it changed. */
function filledDown(groups: readonly string[], above: readonly string[]): string[] {
  if (groups.length !== above.length) return [...groups];
  let changed = false;
  return groups.map((group, n) => {
    changed ||= group !== '' && group !== above[n];
    return group !== '' || changed ? group : (above[n] ?? '');
  });
}

const join = (a: string, b: string): string => (a === '' || b === '' ? a + b : a + b);

function draftOf(row: LedgerRow, sections: readonly string[]): Draft {
  const own = NUMBERED.exec(row.duty.trim());
  const printed = row.number.replace(/[.．、\s]+$/u, '').trim();
  const number = printed !== '' ? printed : (own?.[1] ?? null);
  const duty = printed === '' && own ? row.duty.trim().slice(own[0].length) : row.duty.trim();
  const groups = row.groups.map((group) => group.trim()).filter((group) => group !== '' && squeeze(group) !== squeeze(row.duty));
  const heads = groups.filter((group, n) => groups.findIndex((other) => squeeze(other) === squeeze(group)) === n);
  return {
    number,
    path: [...sections, ...heads],
    duty,
    measure: row.measure,
    lead: row.lead,
    units: row.units,
    deadline: row.deadline,
    line: row.n,
    flags: [],
  };
}

function merge(last: Draft, more: Draft): void {
  for (const key of ['measure', 'lead', 'units', 'deadline'] as const)
    if (!last[key].includes(more[key])) last[key] = [last[key], more[key]].filter((text) => text !== '').join('；');
}
