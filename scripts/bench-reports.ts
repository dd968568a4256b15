// npx tsx scripts/bench-reports.ts [units]: what a report of many units costs in time, memory and bytes.
// Every unit has every indicator and 30 findings under each, read from JSON one unit after the other as from a store.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createCalendar } from '../checks/calendar/working-days.js';
import type { Finding, Verdict } from '../checks/check.js';
import { fingerprints } from '../checks/fingerprint.js';
import { CHECKS } from '../checks/registry.js';
import type { SiteResult } from '../checks/results.js';
import { loadCalendarYears } from '../config/load.js';
import type { RunInput, SiteInput } from '../reports/input.js';
import { renderPages } from '../reports/render.js';

const UNITS = Number(process.argv[2] ?? 1000);
const FINDINGS = 30;
const AS_OF = '2025-11-28';
const VERDICTS: readonly Verdict[] = ['pass', 'pass', 'pass', 'fail', 'not-applicable', 'undetermined'];
const STATUSES: readonly SiteResult['indicators'][number]['status'][] = ['pass', 'pass', 'fail', 'partial', 'undetermined', 'not-due'];

const finding = (at: number): Finding => {
  const verdict = VERDICTS[at % VERDICTS.length] ?? 'pass';
  const url = `https://www.example.gov.cn/zwgk/zcwj/202503/t20250305_${100_000 + at}.html`;
  const page = { title: `某某县人民政府办公室关于印发《某某事项管理办法（${at}）》的通知`, selector: 'label:发布日期' };
  return {
    verdict,
    subject: { url, title: page.title },
    observed: 5,
    expected: 3,
    unit: '个工作日',
    reason: `2025年3月5日为第0天，第3个工作日是2025年3月10日（周一）；首篇解读2025年3月12日（周三）上网，为第 5 个工作日，第 ${at} 件`,
    evidence: [url, url.replace('zcwj', 'zcjd')].map((address) => ({
      url: address,
      ...page,
      quote: '信息来源：某某县人民政府办公室 发布日期：2025年3月5日 09:35',
      capturedAt: '2025-11-28T01:00:00.000Z',
      sha256: 'c642a45c00231b70f69af90b5e44f5304932f637a4ba55c9712b5f4204481074',
      archive: `archive/example.warc.gz#${at * 4096}`,
      screenshot: null,
    })),
    timing: { startsOn: '2025-03-05', dueOn: '2025-03-10', doneOn: '2025-03-12', unit: 'working-day' },
  };
};

const site: SiteResult = {
  id: 'unit',
  name: '某某县人民政府门户网站',
  unit: '某某县人民政府',
  level: 'county',
  baseUrl: 'https://www.example.gov.cn/',
  score: 71.5,
  judgedShare: 0.9,
  crawl: { pages: 800, rendered: 40, notModified: 100, failed: 3, bytes: 40_000_000, durationMs: 600_000, complete: true },
  indicators: CHECKS.map(({ id, title }, at) => ({
    id,
    name: title,
    status: STATUSES[at % STATUSES.length] ?? 'pass',
    ratio: 0.5,
    judged: 20,
    breaches: 5,
    threshold: {},
    message: '30 个对象中 15 个符合要求，5 个不符合，5 个待人工核查',
    ledgerItems: [],
    findings: Array.from({ length: FINDINGS }, (_, number) => finding(at * FINDINGS + number)),
  })),
  ledger: [],
  warnings: [],
};

const input: RunInput = {
  result: {
    schemaVersion: 1,
    run: {
      id: 'bench',
      startedAt: '2025-11-28T01:00:00.000Z',
      finishedAt: '2025-11-28T02:00:00.000Z',
      asOf: AS_OF,
      window: { from: '2025-01-01', to: '2025-12-31' },
      toolVersion: 'bench',
      profiles: [],
    },
  },
  indicators: Object.fromEntries(
    CHECKS.map(({ id, title, topic, remedy }) => [id, { title, topic, remedy, rule: () => '按规定时限公开', weight: 1, veto: false }]),
  ),
  profiles: {},
  calendar: createCalendar(loadCalendarYears(null)),
  fingerprints,
};

function* sites(): Generator<SiteInput> {
  const stored = JSON.stringify(site);
  for (let at = 0; at < UNITS; at++) {
    const own = { ...(JSON.parse(stored) as SiteResult), id: `unit-${at}`, unit: `某某县人民政府第${at}单位`, score: at % 100 };
    yield { site: own, coverage: null, reviews: [], reviewed: null, tracked: {} };
  }
}

const folder = mkdtempSync(join(tmpdir(), 'bench-reports-'));
try {
  const started = performance.now();
  let [largest, overview, all] = [0, 0, 0];
  for await (const { path, content } of renderPages(input, sites())) {
    const bytes = Buffer.from(content);
    all += bytes.length;
    if (path === 'index.html') overview = bytes.length;
    else largest = Math.max(largest, bytes.length);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage();
  const mb = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`;
  console.log(`${UNITS} units × ${CHECKS.length} indicators × ${FINDINGS} findings`);
  console.log(
    `time ${seconds.toFixed(1)} s (${((seconds / UNITS) * 1000).toFixed(1)} ms a unit), of processors ${((user + system) / 1e6).toFixed(1)} s, peak memory ${mb(process.resourceUsage().maxRSS * 1024)}`,
  );
  console.log(`overview ${mb(overview)}, largest unit page ${mb(largest)}, all ${mb(all)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
