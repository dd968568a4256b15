import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunResult, SiteResult } from '../../checks/results.js';
import { copyScreenshots, placesToShow } from '../../cli/screenshots.js';
import type { Evidence } from '../../crawler/facts/evidence.js';
import { tempFolder } from '../temp.js';

type Indicator = SiteResult['indicators'][number];
type Finding = Indicator['findings'][number];

const evidence = (path: string, own: Partial<Evidence> = {}): Evidence => ({
  url: `http://www.example.gov.cn/${path}`,
  title: null,
  quote: '发布日期：2025-04-01',
  selector: 'label:发布日期',
  capturedAt: null,
  sha256: null,
  archive: null,
  screenshot: null,
  ...own,
});
const finding = (verdict: Finding['verdict'], ...items: Evidence[]): Finding => ({
  verdict,
  subject: null,
  observed: null,
  expected: null,
  unit: null,
  reason: '理由',
  evidence: items,
});
const indicator = (id: string, ...findings: Finding[]): Indicator => ({
  id,
  name: id,
  status: 'fail',
  ratio: null,
  judged: 1,
  breaches: 1,
  threshold: {},
  message: '',
  ledgerItems: [],
  findings,
});
const shown = (indicators: Indicator[], most = 60): string[] => placesToShow({ indicators }, most).map(({ url }) => url.split('.cn/')[1] ?? '');

test('every indicator has its turn, each finding its first evidence first; the bound holds', () => {
  const indicators = [
    indicator('document-elements', finding('fail', evidence('a1'), evidence('a2')), finding('partial', evidence('b1'))),
    indicator('annual-report', finding('fail', evidence('c1'))),
  ];
  expect(shown(indicators)).toEqual(['a1', 'c1', 'b1', 'a2']);
  expect(shown(indicators, 2)).toEqual(['a1', 'c1']);
});

test.each<[string, Indicator[], string[]]>([
  [
    'only breaches',
    [indicator('annual-report', finding('pass', evidence('a')), finding('undetermined', evidence('b')), finding('not-due', evidence('c')))],
    [],
  ],
  ['the same place once', [indicator('annual-report', finding('fail', evidence('a'))), indicator('fee-list', finding('fail', evidence('a')))], ['a']],
  ['two places of one page', [indicator('annual-report', finding('fail', evidence('a'), evidence('a', { quote: '另一处' })))], ['a', 'a']],
  ['no files', [indicator('annual-report', finding('fail', evidence('a.pdf'), evidence('a.xlsx?v=1'), evidence('b.html')))], ['b.html']],
  ['nothing that cannot be seen', [indicator('page-metadata', finding('fail', evidence('a', { selector: 'meta' })))], []],
  [
    'only web pages',
    [indicator('annual-report', finding('fail', evidence('a', { url: 'javascript:alert(1)' }), evidence('a', { url: 'file:///etc/passwd' })))],
    [],
  ],
  [
    'no page that publishes personal data, whatever else is wrong with it',
    [
      indicator('annual-report', finding('fail', evidence('secret'), evidence('open'))),
      indicator('privacy-exposure', finding('fail', evidence('secret'))),
    ],
    ['open'],
  ],
  [
    'a cleared page',
    [indicator('annual-report', finding('fail', evidence('a'))), indicator('minor-privacy', finding('undetermined', evidence('a')))],
    ['a'],
  ],
])('%s', (_case, indicators, wanted) => {
  expect(shown(indicators)).toEqual(wanted);
});

test('a report gets the pictures its result refers to, no others, and no file from elsewhere', () => {
  const run = tempFolder();
  const report = join(tempFolder(), 'report');
  mkdirSync(join(run, 'screenshots'));
  const name = (n: number): string => `screenshots/${String(n).repeat(16)}.jpg`;
  for (const n of [1, 2, 3]) writeFileSync(join(run, name(n)), `picture ${n}`);
  writeFileSync(join(run, 'run.json'), '{}');
  const shots = [name(1), name(3), name(4), null, 'screenshots/../run.json', 'run.json'];
  const site = { indicators: [indicator('annual-report', finding('fail', ...shots.map((screenshot) => evidence('a', { screenshot }))))] };
  copyScreenshots(run, report, { sites: [site] } as unknown as RunResult);
  expect(readdirSync(join(report, 'screenshots')).sort()).toEqual([name(1), name(3)].map((path) => path.slice('screenshots/'.length)));
  const bare = join(tempFolder(), 'report');
  copyScreenshots(run, bare, { sites: [] } as unknown as RunResult);
  expect(existsSync(bare)).toBe(false);
});
