import type { ListItem } from '../facts/page.js';
import type { WantedColumn } from '../facts/publication.js';
import { isFile } from './scope.js';

/** Columns whose rows in the window are all opened, because checks judge what stands on the article page. */
const OPEN_ALL = new Set([
  'normative-documents',
  'policy-documents',
  'policy-interpretation',
  'decision-catalogue',
  'solicitation',
  'solicitation-feedback',
]);

/** In columns of mixed content only rows that may bear on decisions are opened. */
const DECISION_TITLE = /重大(行政)?决策|征求.{0,30}意见|征集.{0,30}意见|意见(的)?(征集|征求|采纳|反馈)|听证/;

/** Notices that as a rule hold lists of persons. */
const PERSONS_TITLE = /名单|花名册|公示|补贴|补助|救助|低保|特困|招聘|录用|聘用|体检|面试|成绩|资格|奖励|资助|住房|处罚|送达/;
const MAX_LISTS_OF_PERSONS = 100;
const MAX_BUDGETS = 60;
/** A busy mailbox holds thousands of letters; the newest tell how they are answered. */
const MAX_LETTERS = 400;

/** Titles that say outright that an annual report belongs to somebody else are not opened: see `owner` in the relations. */
const MAX_REPORTS = 40;

export interface ArticleBounds {
  /** Civil dates: rows outside are not opened; rows without a date are. */
  from: string;
  to: string;
  /** Year an annual report must be about. */
  reportYears: readonly number[];
  ownNames: readonly string[];
  /** Lists of persons among the notices are opened. */
  personalData: boolean;
  /** Letters are opened: when they came and were answered stands on their pages only. */
  letters: boolean;
  /** Budgets of departments are opened: those of their units may lie on the same page. */
  unitBudgets: boolean;
  /** Further columns whose rows indicators want opened. */
  wanted: readonly WantedColumn[];
}

/** Rows of one column whose pages are needed. Files are facts by themselves and never opened as pages. */
export function wantedRows(columnId: string, rows: readonly ListItem[], bounds: ArticleBounds): ListItem[] {
  const pages = rows.filter((row) => !isFile(row.url));
  const inWindow = (row: ListItem): boolean => row.date === null || (row.date >= bounds.from && row.date <= bounds.to);
  if (OPEN_ALL.has(columnId)) return pages.filter(inWindow);
  if (columnId === 'annual-report') return wantedReports(pages, bounds);
  const within = pages.filter(inWindow);
  const titled = (columns: readonly string[], titles: RegExp, max: number): ListItem[] =>
    columns.includes(columnId) ? within.filter(({ title }) => titles.test(title)).slice(0, max) : [];
  return [
    ...new Set([
      ...(bounds.letters && columnId === 'mailbox' ? within.slice(0, MAX_LETTERS) : []),
      ...titled(['notices'], DECISION_TITLE, within.length),
      ...(bounds.personalData ? titled(['notices'], PERSONS_TITLE, MAX_LISTS_OF_PERSONS) : []),
      ...(bounds.unitBudgets ? titled(['finance', 'finance-department'], /预算|决算/u, MAX_BUDGETS) : []),
      ...asked(columnId, within, bounds.wanted),
    ]),
  ];
}

const DEFAULT_MAX_OPENED = 60;

/** The newest rows that some indicator wants opened. */
function asked(columnId: string, rows: readonly ListItem[], wanted: readonly WantedColumn[]): ListItem[] {
  const newestFirst = [...rows].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : (a.date ?? '') > (b.date ?? '') ? -1 : 0));
  const chosen = wanted.flatMap(({ id, open }) =>
    id === columnId && open ? newestFirst.filter(({ title }) => open.titles?.test(title) ?? true).slice(0, open.max ?? DEFAULT_MAX_OPENED) : [],
  );
  return chosen;
}

function wantedReports(pages: readonly ListItem[], bounds: ArticleBounds): ListItem[] {
  const years = bounds.reportYears.map(String);
  const fitting = pages.filter((row) => {
    const stated = row.title.match(/20\d{2}/g);
    return stated ? stated.some((year) => years.includes(year)) : row.date === null || row.date >= bounds.from;
  });
  const own = fitting.filter((row) => bounds.ownNames.some((name) => row.title.includes(name)));
  return (own.length > 0 ? own : fitting).slice(0, MAX_REPORTS);
}
