// Measures and writes docs/accuracy.md: npm run accuracy
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, toolVersion } from '../config/root.js';
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

let notes = '';
try {
  notes = readFileSync(FILE, 'utf8').split(MARK)[1] ?? '';
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
writeFileSync(FILE, `${lines.join('\n')}${MARK}${notes || '\n'}`);
process.stdout.write(`${FILE}\n`);
