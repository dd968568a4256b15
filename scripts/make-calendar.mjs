#!/usr/bin/env node
/**
 * Writes config/calendar/YEAR.json from the development package chinese-days.
 *
 *   node scripts/make-calendar.mjs 2027      when the State Council's notice for 2027 is out and the package knows it
 *   node scripts/make-calendar.mjs           all years listed below
 *
 * Read the files against the notices afterwards: the package is a transcription, not the source.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Numbers of the yearly holiday notices of the General Office of the State Council, amendments included. */
const NOTICES = {
  2019: '国办发明电〔2018〕15号、国办发明电〔2019〕3号（调整劳动节）',
  2020: '国办发明电〔2019〕16号、国办发明电〔2020〕1号（延长春节假期）',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};

const require = createRequire(import.meta.url);
const years = process.argv.length > 2 ? process.argv.slice(2).map(Number) : Object.keys(NOTICES).map(Number);

for (const year of years) {
  const known = JSON.parse(readFileSync(require.resolve(`chinese-days/dist/years/${year}.json`), 'utf8'));
  const days = (kind) =>
    Object.keys(known[kind])
      .filter((date) => date.startsWith(`${year}-`))
      .sort();
  const calendar = { year, source: NOTICES[year] ?? '国务院办公厅放假通知', holidays: days('holidays'), workdays: days('workdays') };
  if (calendar.holidays.length === 0) throw new Error(`chinese-days 里没有 ${year} 年的放假安排，请等国务院办公厅通知发布并更新该软件包`);
  const file = new URL(`../config/calendar/${year}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(calendar, null, 2)}\n`);
  console.log(`config/calendar/${year}.json: ${calendar.holidays.length} 天放假，${calendar.workdays.length} 天调休上班`);
}
