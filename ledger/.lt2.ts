import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readLedger } from './read/index.js';
import { understand } from './understand/index.js';
import { featuresSchema } from './understand/features.js';
import { quantityText } from './understand/quantities.js';
const features = featuresSchema.parse(parse(readFileSync('config/ledger/indicators.yaml', 'utf8')));
const [file, truthFile, year] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const t0 = Date.now();
const d = readLedger([{ kind: 'lines', lines: text.split('\n').map((t, i) => ({ n: i + 1, text: t })) }]);
const l = understand(d, features, { title: '', year: Number(year) });
console.error('ms', Date.now() - t0);
const truth = parse(readFileSync(truthFile, 'utf8'));
const tot = { m: 0, t: 0, r: 0, tm: 0, tt: 0, tr: 0, dl: 0, un: 0, q:0 };
const ids = (x: any) => x.indicators.flatMap((i: any) => i.id === 'topic-coverage' ? (i.thresholds?.topics ?? []).map((t: string) => 'topic:' + t) : [i.id]);
for (const t of truth.items) {
  const it = l.items.find((x) => x.label === t.item);
  if (!it) { console.log('MISSING', t.item); continue; }
  const mine = new Set(it.mappings.flatMap((m) => m.indicator === 'topic-coverage' ? (m.thresholds.topics as string[]).map((x) => 'topic:' + x) : [m.indicator]));
  const want = new Set<string>(ids(t));
  const extra = [...mine].filter((x) => !want.has(x)), lack = [...want].filter((x) => !mine.has(x));
  tot.m += mine.size; tot.t += want.size; tot.r += [...mine].filter((x) => want.has(x)).length;
  const u = (xs: string[]) => [...new Set(xs.flatMap((x) => x.split('、')))].sort().join('|');
  const units = u(it.responsible.map((r) => r.name)), wu = u(t.units ?? []);
  if (units === wu) tot.un++; else console.log(t.item, 'UNITS', units, '≠', wu);
  if ((it.deadline ?? null) === (t.deadline ?? null)) tot.dl++; else console.log(t.item, 'DEADLINE', it.deadline, '≠', t.deadline);
  if (it.basis !== t.basis) console.log(t.item, 'BASIS', it.basis, t.basis);
  if (extra.length || lack.length) console.log(t.item, 'MAP extra', extra.join(), 'lack', lack.join(), '::', it.draft.duty.slice(0, 40));
  for (const i of t.indicators) { if (i.id === 'topic-coverage') continue; const m = it.mappings.find((x) => x.indicator === i.id); if (m && JSON.stringify(m.thresholds) !== JSON.stringify(i.thresholds ?? {})) console.log(t.item, 'THR', i.id, JSON.stringify(m.thresholds), '≠', JSON.stringify(i.thresholds ?? {})); }
  if (it.quantities.length) console.log('   ', t.item, it.quantities.map(quantityText).join('; '));
}
console.log(JSON.stringify({ items: l.items.length, of: truth.items.length, P: (tot.r / tot.m).toFixed(3), R: (tot.r / tot.t).toFixed(3), dl: tot.dl, un: tot.un }));
