import { readFileSync } from 'node:fs';
import { blocksOfText } from './document.js';
import { loadFeatures } from './load.js';
import { readLedger } from './read/index.js';
import { understand } from './understand/index.js';
const f = loadFeatures();
for (let i = 0; i < 3; i++) for (const x of process.argv.slice(2)) { const b = blocksOfText(readFileSync(x, 'utf8')); const t = performance.now(); const d = readLedger(b); const t2 = performance.now(); understand(d, f, { title: '', year: 2023 }); console.log(x.slice(-24), (t2 - t) | 0, (performance.now() - t2) | 0); }
