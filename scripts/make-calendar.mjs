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

/** One line when it fits, as the formatter would have it. */
function list(days) {
  const line = days.map((date) => `"${date}"`).join(', ');
  return line.length < 130 ? `[${line}]` : `[\n    ${line.replaceAll(', ', ',\n    ')}\n  ]`;
}

const require = createRequire(import.meta.url);
const years = process.argv.length > 2 ? process.argv.slice(2).map(Number) : Object.keys(NOTICES).map(Number);

for (const year of years) {
  const known = JSON.parse(readFileSync(require.resolve(`chinese-days/dist/years/${year}.json`), 'utf8'));
  const days = (kind) =>
    Object.keys(known[kind])
      .filter((date) => date.startsWith(`${year}-`))
      .sort();
  const [holidays, workdays] = [days('holidays'), days('workdays')];
  if (holidays.length === 0) throw new Error(`chinese-days 里没有 ${year} 年的放假安排，请等国务院办公厅通知发布并更新该软件包`);
  const file = new URL(`../config/calendar/${year}.json`, import.meta.url);
  const source = JSON.stringify(NOTICES[year] ?? '国务院办公厅放假通知');
  writeFileSync(file, `{\n  "year": ${year},\n  "source": ${source},\n  "holidays": ${list(holidays)},\n  "workdays": ${list(workdays)}\n}\n`);
  console.log(`config/calendar/${year}.json: ${holidays.length} 天放假，${workdays.length} 天调休上班`);
}
