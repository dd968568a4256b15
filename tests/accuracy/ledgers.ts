import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadProfile } from '../../config/load.js';
import { packageRoot } from '../../config/root.js';
import { readDocument } from '../../crawler/attachments/index.js';
import { blocksOfReading, blocksOfText } from '../../ledger/document.js';
import { loadFeatures } from '../../ledger/load.js';
import { readLedger } from '../../ledger/read/index.js';
import type { Item, Quantity, SourceBlock } from '../../ledger/types.js';
import { understand } from '../../ledger/understand/index.js';
import { docxOf, xlsxOf } from './ledger-files.js';
import { type Expected, SAMPLES, type Sample } from './ledgers/samples.js';
import { readTsv } from './tsv.js';

/** Agreement of imported ledgers with what a person read in them. */
export interface LedgerScore {
  id: string;
  items: { expected: number; found: number; right: number };
  quantities: Pairs;
  deadlines: { expected: number; right: number };
  units: { expected: number; right: number };
  indicators: Pairs;
  misses: string[];
}
export interface Pairs {
  expected: number;
  found: number;
  right: number;
}

const SOURCES = join(packageRoot, '..', 'shared', 'seeds');
const QUANTITIES = join(packageRoot, 'tests', 'accuracy', 'ledgers', 'quantities.tsv');
const PROFILES = [
  ['000', 'guyuan-2023'],
  ['001', 'mudan-2023'],
  ['002', 'gaoxian-2023'],
  ['003', 'litong-2021'],
  ['004', 'xixia-2023'],
] as const;

export const hasSources = (): boolean => existsSync(SOURCES);

/** >=1次/quarter, <=10工作日, >=100% */
export const quantityKey = ({ comparator, value, most, unit, per }: Quantity): string =>
  `${comparator}${value}${most === null ? '' : `-${most}`}${unit}${per === null ? '' : `/${per}`}`;

/** The five source ledgers against the profiles made of them by hand. */
export function measureSources(): LedgerScore[] {
  const names = readdirSync(SOURCES);
  const quantities = readTsv(QUANTITIES);
  return PROFILES.map(([prefix, id]) => {
    const text = readFileSync(join(SOURCES, names.find((name) => name.startsWith(prefix)) ?? ''), 'utf8');
    const profile = loadProfile(id, null);
    const expected = profile.items.map(
      ({ item, deadline, units, indicators }): Expected => ({
        item,
        ...(deadline === null ? {} : { deadline }),
        units,
        quantities: quantities.filter((row) => row.ledger === id && row.item === item).flatMap((row) => (row.quantities ?? '').split('; ')),
        indicators: indicators.flatMap((indicator) => namesOf(indicator.id, indicator.thresholds)),
      }),
    );
    return score(id, importOf(blocksOfText(text), profile.year), expected);
  });
}

/** Ledgers of our own in other shapes and words. */
export async function measureSamples(): Promise<LedgerScore[]> {
  const scores: LedgerScore[] = [];
  for (const sample of SAMPLES) scores.push(score(sample.id, importOf(await blocksOf(sample), sample.year), sample.items));
  return scores;
}

async function blocksOf({ source }: Sample): Promise<SourceBlock[]> {
  if ('text' in source) return blocksOfText(readFileSync(join(packageRoot, 'tests', 'accuracy', 'ledgers', source.text), 'utf8'));
  const bytes = 'docx' in source ? await docxOf(source.docx) : await xlsxOf(source.xlsx);
  return blocksOfReading((await readDocument(bytes, { name: 'docx' in source ? 'a.docx' : 'a.xlsx', contentType: null })).blocks);
}

const importOf = (blocks: readonly SourceBlock[], year: number | null): Item[] =>
  understand(readLedger(blocks), loadFeatures(), { title: '', year }).items;

const namesOf = (id: string, thresholds: Record<string, unknown>): string[] =>
  id === 'topic-coverage' && Array.isArray(thresholds.topics) ? thresholds.topics.map((topic) => `topic:${String(topic)}`) : [id];

function score(id: string, items: readonly Item[], expected: readonly Expected[]): LedgerScore {
  const misses: string[] = [];
  const total: LedgerScore = {
    id,
    items: { expected: expected.length, found: items.length, right: 0 },
    quantities: { expected: 0, found: 0, right: 0 },
    deadlines: { expected: expected.length, right: 0 },
    units: { expected: expected.length, right: 0 },
    indicators: { expected: 0, found: 0, right: 0 },
    misses,
  };
  for (const wanted of expected) {
    const item = items.find(({ label }) => label === wanted.item);
    if (item) total.items.right++;
    else misses.push(`${wanted.item}: no such item`);
    const miss = (what: string, got: readonly string[], want: readonly string[]): number =>
      misses.push(`${wanted.item} ${what}: read ${got.join(', ') || '–'}; should be ${want.join(', ') || '–'}`);
    const pairs = (what: 'quantities' | 'indicators', got: readonly string[], want: readonly string[]): void => {
      const right = overlap(got, want);
      total[what].expected += want.length;
      total[what].found += got.length;
      total[what].right += right;
      if (right < want.length || right < got.length) miss(what, got, want);
    };
    if (item?.deadline === (wanted.deadline ?? null)) total.deadlines.right++;
    else miss('deadline', item?.deadline ? [item.deadline] : [], wanted.deadline ? [wanted.deadline] : []);
    const [units, wantedUnits] = [partsOf(item?.responsible.map(({ name }) => name) ?? []), partsOf(wanted.units ?? [])];
    if (item && units.join() === wantedUnits.join()) total.units.right++;
    else miss('units', units, wantedUnits);
    pairs('quantities', unique(item?.quantities.map(quantityKey) ?? []), unique(wanted.quantities ?? []));
    pairs('indicators', item?.mappings.flatMap(({ indicator, thresholds }) => namesOf(indicator, thresholds)) ?? [], wanted.indicators);
  }
  return total;
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
/** Names of a series in one cell compare with the same names one by one. */
const partsOf = (names: readonly string[]): string[] => unique(names.flatMap((name) => name.split('、'))).sort();

function overlap(got: readonly string[], want: readonly string[]): number {
  const left = [...want];
  return got.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}
