import type { ProfileItem } from '../config/schema.js';
import type { Finding } from './check.js';
import type { IndicatorResult } from './results.js';
import { wordingOf } from './wording.js';

/** One line on a ledger item in words that a clerk can paste into the column for progress. */

export interface ProgressInput {
  item: Pick<ProfileItem, 'basis' | 'note'>;
  /** The ledger's year. */
  year: string;
  /** Results on submitted material, and on what the site shows. */
  material: readonly IndicatorResult[];
  onSite: readonly IndicatorResult[];
}

/** Characters of the line without its addresses. */
export const MAX_PROGRESS = 200;
const MAX_NOTE = 60;
const MAX_ADDRESSES = 3;
/** A longer address helps nobody who pastes it. */
const MAX_ADDRESS_CHARS = 200;

/** `2023年解读覆盖率：12 个文件全部有解读；解读上网时限：12 个文件中 11 个按时解读，1 个超期。问题所在：https://…` */
export function progressOf({ item, year, material, onSite }: ProgressInput): string {
  const parts = [...materialParts(item.basis, material), ...siteParts(item.basis, onSite, material.length > 0)];
  const [first] = parts;
  if (!first) return `${BASIS_WORDS[item.basis]}${item.basis === 'site' ? '本条' : '，'}没有可自动检查的指标，请人工核查`;
  const yearTold = parts.some(({ text }) => text.includes(`${year}年`)) ? '' : `${year}年`;
  const note = item.note ? `。另需人工补充：${shortened(item.note.replace(/。$/, ''), MAX_NOTE)}` : '';
  const framing = [yearTold, note, ...parts.map(({ lead }) => `；${lead}`)].join('').length;
  const cap = capOf(
    parts.map(({ text }) => text.length),
    MAX_PROGRESS - framing,
  );
  const line = parts.map(({ lead, text }) => `${lead}${shortened(text, cap)}`).join('；');
  return `${first.lead === '' ? yearTold : ''}${line}${note}${addressesOf([...material, ...onSite])}`;
}

interface Part {
  /** Stands before the text and is never shortened. */
  lead: string;
  text: string;
}

const BASIS_WORDS: Record<ProfileItem['basis'], string> = { site: '', actual: '本条依据实际掌握情况评判', submission: '本条依据报送材料评判' };

const led = (texts: readonly string[], lead: string): Part[] => texts.map((text, n) => ({ lead: n === 0 ? lead : '', text }));

function materialParts(basis: ProfileItem['basis'], material: readonly IndicatorResult[]): Part[] {
  const lead = basis === 'site' ? '' : `${BASIS_WORDS[basis]}：`;
  if (material.length > 0) return led(material.map(toldBriefly), lead);
  return basis === 'submission' ? [{ lead, text: '材料待报送' }] : [];
}

function siteParts(basis: ProfileItem['basis'], onSite: readonly IndicatorResult[], hasMaterial: boolean): Part[] {
  const leads = { site: '', actual: hasMaterial ? '网站检查：' : `${BASIS_WORDS.actual}，网站检查：`, submission: '网站检查结果供参考：' };
  return led(
    onSite.map((result) => `${result.name}：${toldBriefly(result)}`),
    leads[basis],
  );
}

const FAULTS: ReadonlySet<Finding['observed']> = new Set(['CHECK_CRASHED', 'THRESHOLDS_INVALID', 'CALENDAR_RANGE']);

/** The message of an indicator, without what only an operator understands. Addresses come at the end of the line. */
function toldBriefly({ id, message, judged, findings }: IndicatorResult): string {
  if (findings.some(({ observed }) => FAULTS.has(observed))) return '没有得出结果，请人工核查';
  const { counter, noun, pass } = wordingOf(id);
  const all = `${judged} ${counter}${noun}`;
  return message
    .replace(`${all}中 ${judged} ${counter}${pass}`, `${all}${judged > 1 ? '全部' : ''}${pass}`)
    .replace(/https?:[!-~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The most characters a text may have so that all of them together have no more than `total`. */
function capOf(lengths: readonly number[], total: number): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  let left = total;
  for (const [n, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - n));
    if (length > share) return Math.max(share, 1);
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

/** Cut behind a clause where one ends in the second half of what may stand, the cut marked with …. */
function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max - 1);
  const end = Math.max(...[...'；，。、'].map((sign) => kept.lastIndexOf(sign)));
  return `${end >= max / 2 ? kept.slice(0, end) : kept}…`;
}

/** What the addresses at the end of a line are for, first what matters most. */
const ADDRESSED = [
  { verdicts: ['fail', 'partial'], label: '问题所在' },
  { verdicts: ['undetermined'], label: '待核查' },
  { verdicts: ['pass'], label: '详见' },
] as const;

function addressesOf(results: readonly IndicatorResult[]): string {
  for (const { verdicts, label } of ADDRESSED) {
    const telling = results.filter(({ status }) => verdicts.some((verdict) => verdict === status));
    const findings = telling.flatMap((result) => result.findings.filter(({ verdict }) => verdicts.some((wanted) => wanted === verdict)));
    const addresses = new Set(findings.flatMap(({ subject, evidence }) => [subject?.url, evidence[0]?.url].find(isAddress) ?? []));
    if (addresses.size > 0) return `。${label}：${[...addresses].slice(0, MAX_ADDRESSES).join(' ')}`;
  }
  return '';
}

const isAddress = (url: string | undefined): boolean => url !== undefined && /^https?:\/\//i.test(url) && url.length <= MAX_ADDRESS_CHARS;
