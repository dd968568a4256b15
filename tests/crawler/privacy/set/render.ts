import type { Passage } from '../../../../crawler/privacy/index.js';
import * as draw from './values.js';

export type Kind = 'citizen-id' | 'bank-card' | 'mobile' | 'plate' | 'home-address' | 'birth-date';

export interface Example {
  template: string;
  title: string;
  passages: Passage[];
  /** Values that must be found, as they would read without spaces and in narrow digits. */
  expected: { kind: Kind; value: string }[];
  /** How many values only look like personal data. */
  lookAlikes: number;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const wide = (text: string): string => text.replace(/[\dX]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

function endingInX(random: draw.Random): string {
  for (;;) {
    const id = draw.citizenId(random);
    if (id.endsWith('X')) return id;
  }
}

function written(value: string, form: string): string {
  const cut = (separator: string): string => `${value.slice(0, 6)}${separator}${value.slice(6, 14)}${separator}${value.slice(14)}`;
  if (form === 'groups') return (value.match(/.{1,4}/g) ?? []).join(' ');
  if (form === 'broken' || form === 'line') return `${value.slice(0, 12)}\n${value.slice(12)}`;
  if (form === 'wide') return wide(value);
  if (form === 'small' || form === 'x') return value.toLowerCase();
  if (form === 'country') return `+86 ${value}`;
  if (form === 'dot') return `${value.slice(0, 2)}·${value.slice(2)}`;
  const separator = form === 'hyphens' ? '-' : form === 'gaps' ? ' ' : '';
  return value.length === 11 ? [value.slice(0, 3), value.slice(3, 7), value.slice(7)].join(separator) : cut(separator);
}

function birth(random: draw.Random, form: string): string {
  const [year, month, day] = draw.birthDate(random);
  if (form === 'words') return `${year}年${month}月${day}日`;
  if (form === 'digits') return `${year}${pad(month)}${pad(day)}`;
  if (form === 'dots') return `${year}.${pad(month)}.${pad(day)}`;
  if (form === 'month') return draw.pick(random, [`${year}年${month}月`, `${year}.${pad(month)}`, `${year}-${pad(month)}`]);
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Personal values by name of their token: kind, value as counted, and what stands around it. */
const PERSONAL: Record<string, (random: draw.Random, form: string) => { kind: Kind; value: string; shown?: string }> = {
  id: (random, form) => ({ kind: 'citizen-id', value: form === 'x' ? endingInX(random) : draw.citizenId(random) }),
  id15: (random) => ({ kind: 'citizen-id', value: draw.oldCitizenId(random) }),
  disability: (random) => {
    const value = draw.citizenId(random);
    return { kind: 'citizen-id', value, shown: `${value}42` };
  },
  student: (random) => {
    const value = draw.citizenId(random);
    return { kind: 'citizen-id', value, shown: `G${value}` };
  },
  card: (random) => ({ kind: 'bank-card', value: draw.bankCard(random) }),
  oldcard: (random) => ({ kind: 'bank-card', value: draw.cardOfOldKind(random) }),
  mobile: (random) => ({ kind: 'mobile', value: draw.mobile(random) }),
  plate: (random) => ({ kind: 'plate', value: draw.plate(random) }),
  address: (random) => ({ kind: 'home-address', value: draw.homeAddress(random) }),
  birth: (random, form) => ({ kind: 'birth-date', value: birth(random, form) }),
};

const stars = (value: string, keep: number, sign: string): string => value.slice(0, keep) + sign.repeat(value.length - keep - 4) + value.slice(-4);
const MASKS = ['*', '×', 'x', 'X', '＊', '●'] as const;

const LOOK_ALIKES: Record<string, (random: draw.Random) => string> = {
  credit: draw.credit,
  account: draw.bodyAccount,
  serial18: draw.serialLikeId,
  serial20: (random) => `${draw.whole(random, 2019, 2023)}0640${draw.digitRun(random, 12)}`,
  luhn15: (random) => draw.luhnSerial(random, 15),
  luhn16: (random) => draw.luhnSerial(random, 16),
  luhn18: (random) => draw.luhnSerial(random, 18),
  luhn19: (random) => draw.luhnSerial(random, 19),
  exam11: (random) => `1${draw.whole(random, 3, 9)}${draw.digitRun(random, 9)}`,
  old15: draw.oldCitizenId,
  place: (random) => `${draw.town(random)}${draw.village(random)}${draw.pick(random, ['', '三组', '一队'])}`,
  'masked-id': (random) => stars(draw.citizenId(random), draw.pick(random, [4, 6, 10]), draw.pick(random, MASKS)),
  'masked-mobile': (random) => stars(draw.mobile(random), 3, draw.pick(random, MASKS)),
  'masked-card': (random) => stars(draw.bankCard(random), 6, draw.pick(random, MASKS)),
};

const FILLERS: Record<string, (random: draw.Random) => string> = {
  name: draw.personName,
  sex: (random) => draw.pick(random, ['男', '女']),
  town: draw.town,
  village: draw.village,
  company: draw.company,
  bureau: draw.bureau,
  age: (random) => String(draw.whole(random, 18, 65)),
  area: (random) => `${draw.whole(random, 1, 99)}.${draw.whole(random, 1, 9)}`,
  money: (random) =>
    draw.pick(random, [
      `${draw.whole(random, 100, 9999)}`,
      `${draw.whole(random, 100, 9999)}.50`,
      `${draw.whole(random, 1, 9)},${draw.whole(random, 100, 999)}.00`,
    ]),
  score: (random) => `${draw.whole(random, 50, 95)}.${draw.whole(random, 0, 9)}`,
  date: (random) => draw.pick(random, ['2023-05-12', '2023年5月12日', '2023.05.12', '20230512']),
  n: (random) => String(draw.whole(random, 1, 30)),
};

function fill(text: string, random: draw.Random, example: Example): string {
  return text.replace(/\{([+-]?)([a-z0-9-]+)(?::(\w+))?\}/g, (_token, sign: string, word: string, form = '') => {
    const count = /^d(\d+)$/.exec(word)?.[1];
    if (sign === '' && count) return draw.digitRun(random, Number(count));
    if (sign === '') return FILLERS[word]?.(random) ?? unknown(word);
    const personal = PERSONAL[word]?.(random, form);
    if (sign === '-') {
      example.lookAlikes++;
      return personal?.value ?? LOOK_ALIKES[word]?.(random) ?? unknown(word);
    }
    if (!personal) return unknown(word);
    example.expected.push({ kind: personal.kind, value: personal.value });
    return written(personal.shown ?? personal.value, form);
  });
}

function unknown(word: string): never {
  throw new Error(`no value is named ${word}`);
}

const cells = (row: string): string[] =>
  row
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** Fills one template; blocks of `|` rows become tables, everything between them text. */
export function render(template: string, source: string, random: draw.Random): Example {
  const example: Example = { template, title: '', passages: [], expected: [], lookAlikes: 0 };
  const [title = '', ...rest] = source.split('\n');
  example.title = fill(title, random, example);
  let text: string[] = [];
  let rows: string[][] = [];
  let name = '';
  const flush = (): void => {
    if (text.length > 0) example.passages.push({ kind: 'text', lines: text });
    const [header = [], ...body] = rows;
    if (rows.length > 0) example.passages.push({ kind: 'table', name, header: header[0] === '-' ? [] : header, rows: body });
    text = [];
    rows = [];
  };
  for (const line of rest) {
    const times = Number(/^\*(\d+)/.exec(line)?.[1] ?? 1);
    const pattern = line.replace(/^\*\d+/, '');
    if (pattern.startsWith('## ')) name = pattern.slice(3);
    for (let time = 0; time < times && !pattern.startsWith('## '); time++) {
      const filled = fill(pattern, random, example);
      if (pattern.startsWith('|')) rows.push(cells(filled));
      else text.push(...filled.split(/[\n⏎]/));
    }
  }
  flush();
  return example;
}
