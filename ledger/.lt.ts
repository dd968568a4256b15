import { readFileSync, readdirSync } from 'node:fs';
import { readLedger, labelsOf } from '/work/main/ledger/read/index.js';
for (const f of process.argv.slice(2)) {
  const text = readFileSync(f, 'utf8');
  const d = readLedger([{ kind: 'lines', lines: text.split('\n').map((t, i) => ({ n: i + 1, text: t })) }]);
  const labels = labelsOf(d.items);
  console.log('=====', f, d.shape, d.items.length, [...d.columns].join(), d.flags);
  d.items.forEach((i, n) => console.log(labels[n], '|', i.path.join('/').slice(0, 40), '|', i.duty.slice(0, 24) + '…' + i.duty.slice(-10).replace(/\n/g,'⏎'), '|', i.measure.slice(0, 10), '|', i.lead, '|', i.units.slice(0,40), '|', i.deadline));
}
