// Measures and writes docs/accuracy.md: npm run accuracy
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, toolVersion } from '../config/root.js';
import { type ColumnScore, measureColumns } from '../tests/accuracy/columns.js';
import { hasSources, type LedgerScore, measureSamples as measureLedgerSamples, measureSources, type Pairs } from '../tests/accuracy/ledgers.js';
import { measurePairs, type PairScore } from '../tests/accuracy/pairs.js';
import { measurePersonalData } from '../tests/accuracy/personal-data.js';
import { hasReplay, measureReplayArticles } from '../tests/accuracy/replay.js';
import { measureSamples } from '../tests/accuracy/samples.js';
import { hasSavedPages, measureSavedPages } from '../tests/accuracy/saved-pages.js';
import type { FieldScore, Miss } from '../tests/accuracy/score.js';

const FILE = join(packageRoot, 'docs', 'accuracy.md');
/** Below this line the text is written by hand and kept. */
const MARK = '<!-- written by hand from here on -->';

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const fieldTable = (fields: readonly FieldScore[]): string[] => [
  row(['field', 'shown', 'exact', 'missing', 'wrong', 'exact %', 'read where none is shown']),
  row(['---', '---:', '---:', '---:', '---:', '---:', '---:']),
  ...fields.map((score) =>
    row([score.field, score.expected, score.exact, score.missing, score.wrong, percent(score.exact, score.expected), score.extra]),
  ),
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;') || '(none)';
const missTable = (misses: readonly Miss[]): string[] =>
  misses.length === 0
    ? ['No misses.']
    : [
        row(['page', 'field', 'shown', 'read']),
        row(['---', '---', '---', '---']),
        ...misses.map((miss) => row([cell(miss.page), miss.field, cell(miss.expected), cell(miss.got)])),
      ];

const lines = [
  '# Accuracy',
  '',
  `Measured by \`npm run accuracy\` with zwgk-audit ${toolVersion}. Figures above the mark are regenerated; the notes below it are not.`,
  '',
];

const samples = await measureSamples();
lines.push('## Sample portals against the oracle', '');
lines.push(
  `${samples.sites} portals × indicators: ${samples.agreed} of ${samples.statuses} statuses agree; ${samples.falseAccusations} false accusations (fail or partial where the oracle says otherwise).`,
  '',
);
lines.push(...samples.differences.map((text) => `- ${text}`), '');

if (hasSavedPages()) {
  const { pages, fields, misses, list } = measureSavedPages();
  lines.push(
    '## Saved pages of real portals',
    '',
    `${pages} pages with facts read by hand. The extractors were developed on these pages, so this is not a measure of pages unseen.`,
    '',
  );
  lines.push(...fieldTable(fields), '');
  lines.push(
    `List rows with title and date right: recall ${percent(list.right, list.expected)} of ${list.expected}, precision ${percent(list.right, list.found)} of ${list.found}.`,
    '',
    ...missTable(misses),
    '',
  );
} else process.stderr.write('saved pages are absent: their part is left out\n');

if (hasReplay()) {
  const { pages, fields, misses } = measureReplayArticles();
  lines.push(
    '## Articles of a slice of one real portal',
    '',
    `${pages} articles. Developed on them as well.`,
    '',
    ...fieldTable(fields),
    '',
    ...missTable(misses),
    '',
  );
} else process.stderr.write('the slice of a real portal is absent: its part is left out\n');

const pairs = measurePairs();
const pairRow = (name: string, score: PairScore): string =>
  row([name, score.expected, score.found, percent(score.right, score.found), percent(score.right, score.expected), score.ambiguous]);
const { corpus } = pairs;
lines.push(
  '## What belongs together',
  '',
  `${corpus.portals} invented portals with titles in the habits of real ones: ${corpus.documents} documents, ${corpus.interpretations} interpretations, ${corpus.hardNegatives} pairs that are alike and are none. Both halves were written by us; the second was measured before it was looked at.`,
  '',
  row(['pairs', 'expected', 'found', 'precision', 'recall', 'missed but kept open']),
  row(['---', '---:', '---:', '---:', '---:', '---:']),
  pairRow('document – interpretation, half tuned on', pairs.tuned),
  pairRow('document – interpretation, other half', pairs.heldOut),
  pairRow('solicitation – document issued', pairs.decisions),
  pairRow('feedback – solicitation', pairs.feedbacks),
  '',
  ...[...pairs.wrong.map((miss) => ['wrong', miss] as const), ...pairs.missed.map((miss) => ['missed', miss] as const)].map(
    ([what, miss]) => `- ${what}: ${cell(miss.title)} – ${cell(miss.with)} (${miss.portal})`,
  ),
  '',
);

const columns = await measureColumns();
const columnRow = (name: string, score: ColumnScore): string =>
  row([name, score.portals, score.expected, percent(score.taken - score.wrong.length, score.taken), percent(score.right, score.expected)]);
lines.push(
  '## Columns found by name, place and content',
  '',
  'Invented portals with the menus of real ones, served on loopback.',
  '',
  row(['portals', 'number', 'columns', 'precision', 'recall']),
  row(['---', '---:', '---:', '---:', '---:']),
  columnRow('developed on', columns.develop),
  columnRow('held out at first', columns.holdOut),
  '',
  ...[...columns.develop.wrong, ...columns.holdOut.wrong].map((text) => `- wrong: ${cell(text)}`),
  ...[...columns.develop.missed, ...columns.holdOut.missed].map((text) => `- missed: ${cell(text)}`),
  '',
);

lines.push(
  '## Personal data',
  '',
  'A labelled set with made-up values only; a third of the first templates was not looked at while the search was written.',
  '',
);
lines.push(
  row(['part', 'positives', 'found', 'recall', 'look-alikes', 'false hits', 'precision']),
  row(['---', '---:', '---:', '---:', '---:', '---:', '---:']),
);
for (const part of ['all', 'held-out'] as const) {
  const score = measurePersonalData(part);
  lines.push(
    row([
      `${part}, seed ${score.seed}`,
      score.positives,
      score.found,
      percent(score.found, score.positives),
      score.lookAlikes,
      score.falseHits,
      percent(score.found, score.found + score.falseHits),
    ]),
  );
}
lines.push('');

const ledgerRow = (name: string, scores: readonly LedgerScore[]): string => {
  const sum = (pick: (score: LedgerScore) => number): number => scores.reduce((total, score) => total + pick(score), 0);
  const pairs = (pick: (score: LedgerScore) => Pairs): string[] => {
    const right = sum((score) => pick(score).right);
    return [
      percent(
        right,
        sum((score) => pick(score).found),
      ),
      percent(
        right,
        sum((score) => pick(score).expected),
      ),
    ];
  };
  const share = (pick: (score: LedgerScore) => { expected: number; right: number }): string =>
    percent(
      sum((score) => pick(score).right),
      sum((score) => pick(score).expected),
    );
  return row([
    name,
    sum(({ items }) => items.expected),
    share(({ items }) => items),
    ...pairs(({ quantities }) => quantities),
    share(({ deadlines }) => deadlines),
    share(({ units }) => units),
    ...pairs(({ indicators }) => indicators),
  ]);
};
const ledgerSamples = await measureLedgerSamples();
const ledgerSources = hasSources() ? measureSources() : [];
if (ledgerSources.length === 0) process.stderr.write('the source ledgers are absent: their part is left out\n');
lines.push(
  '## Imported ledgers',
  '',
  'The five source ledgers against the profiles made of them by hand (developed on them), and ledgers of our own in other shapes and words (their first reading is told below the mark).',
  '',
  row(['ledger', 'items', 'found', 'numbers P', 'numbers R', 'deadlines', 'units', 'indicators P', 'indicators R']),
  row(['---', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:']),
  ...ledgerSources.map((score) => ledgerRow(score.id, [score])),
  ...(ledgerSources.length > 0 ? [ledgerRow('all five', ledgerSources)] : []),
  ...ledgerSamples.map((score) => ledgerRow(`own: ${score.id}`, [score])),
  ledgerRow('own, all', ledgerSamples),
  '',
  ...[...ledgerSources, ...ledgerSamples].flatMap(({ id, misses }) => misses.map((miss) => `- ${id}, item ${cell(miss)}`)),
  '',
);

let notes = '';
try {
  notes = readFileSync(FILE, 'utf8').split(MARK)[1] ?? '';
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
writeFileSync(FILE, `${lines.join('\n')}${MARK}${notes || '\n'}`);
process.stdout.write(`${FILE}\n`);
