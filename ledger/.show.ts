import { readFileSync } from 'node:fs';
import { blocksOfText, titleOf, yearOf } from './document.js';
import { loadFeatures } from './load.js';
import { readLedger } from './read/index.js';
import { understand } from './understand/index.js';
import { quantityText } from './understand/quantities.js';
for (const f of process.argv.slice(2)) {
  const blocks = blocksOfText(readFileSync(f, 'utf8'));
  const title = titleOf(blocks) ?? '';
  const l = understand(readLedger(blocks), loadFeatures(), { title, year: yearOf(title, f, blocks) });
  console.log('==', f, l.title, l.year, l.shape, l.flags);
  for (const i of l.items) console.log(i.label, '|', i.draft.path.join('/'), '|', i.draft.duty.slice(0, 50), '|', i.responsible.map((r) => r.role[0] + ':' + r.name).join(), '|', i.deadline, '|', i.quantities.map(quantityText).join(), '|', i.mappings.map((m) => `${m.indicator}${JSON.stringify(m.thresholds)}@${m.confidence}`).join(' '), '|?', i.candidates.map((m) => m.indicator).join());
}
