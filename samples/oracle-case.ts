import type { Expected, Verdict } from './oracle-fold.js';
import { verdict } from './oracle-fold.js';
import { type ColumnKey, type ColumnPlan, type Scenario, YEAR_END } from './types.js';

/** A scenario as seen on one day. */
export interface Case {
  scenario: Scenario;
  asOf: string;
}

export const hidden = (scenario: Scenario, column: ColumnKey): boolean =>
  scenario.brokenInterfaces.includes(column) || scenario.blockedColumns.includes(column);

/** Behind an entry of the menu that is blocked there may be more columns: then none can be called missing. */
export const structureRead = (scenario: Scenario): boolean => scenario.blockedColumns.length === 0;

/** The year is over: what had to come in its course and did not is missing. */
export const isOver = ({ asOf }: Case): boolean => asOf >= YEAR_END;
export const thisYear = (date: string, { asOf }: Case): boolean => date >= '2025-01-01' && date <= asOf;

/** What is not there yet and need not be before the end of the year. */
export const lacking = (at: Case, why: string): Verdict => verdict(isOver(at) ? 'fail' : 'not-due', why);
/** What the portal does not have at all, as far as its columns could be read. */
export const absent = ({ scenario }: Case, why: string): Verdict => verdict(structureRead(scenario) ? 'fail' : 'undetermined', why);

export const columnName = (columns: ColumnPlan[], key: ColumnKey): string | undefined =>
  columns.map((column) => (column.key === key ? column.name : columnName(column.children ?? [], key))).find((name) => name !== undefined);

export const onColumn = ({ scenario }: Case, key: ColumnKey, told: Verdict): Expected => ({
  key,
  title: columnName(scenario.columns, key) ?? key,
  ...told,
});
export const onSite = ({ scenario }: Case, told: Verdict): Expected => ({ key: 'home', title: scenario.name, ...told });
