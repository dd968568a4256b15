import { measureSources, measureSamples } from '../tests/accuracy/ledgers.js';
const show = (s: any) => { console.log(s.id, JSON.stringify({ items: s.items, q: s.quantities, dl: s.deadlines, un: s.units, ind: s.indicators })); s.misses.forEach((m: string) => console.log('   ', m)); };
if (process.argv[2] !== 'samples') measureSources().forEach(show);
(await measureSamples()).forEach(show);
