// Feeds damaged and made-up mark-up to the extractors: npx tsx scripts/fuzz.ts --cases 20000 --seed 7 [--only 123]
// Prints a summary; exit code 1 when anything throws, is slow or grows past its bound. One case in `tests` is the same case here.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadBases } from '../tests/crawler/robustness/bases.js';
import { readCase } from '../tests/crawler/robustness/breaches.js';
import { fuzzCase } from '../tests/crawler/robustness/cases.js';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '20240305' },
    only: { type: 'string' },
    save: { type: 'string' },
  },
});
const [seed, cases] = [Number(values.seed), Number(values.cases)];
if (!Number.isInteger(seed) || !Number.isInteger(cases) || cases < 1) throw new RangeError('--seed and --cases take whole numbers');

const bases = loadBases();
const first = values.only === undefined ? 0 : Number(values.only);
const last = values.only === undefined ? cases : first + 1;
const broken: string[] = [];
const times: number[] = [];
for (let index = first; index < last; index += 1) {
  const one = fuzzCase(seed, index, bases);
  const { ms, breaches } = readCase(one);
  times.push(ms);
  for (const breach of breaches) {
    broken.push(`case ${index} (${one.html.length} characters): ${breach}`);
    console.log(broken.at(-1));
  }
  if (values.save !== undefined) writeFileSync(values.save, one.html);
}
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
console.log(
  `${times.length} cases of ${bases.texts.length} bases (${bases.real} real pages), seed ${seed}: ${broken.length} breaches; ms per case: median ${at(0.5)}, 99 % ${at(0.99)}, most ${at(1)}`,
);
process.exitCode = broken.length > 0 ? 1 : 0;
