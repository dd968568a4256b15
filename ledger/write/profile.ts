import { Document, isMap, isSeq } from 'yaml';
import { findCheck } from '../../checks/registry.js';
import type { Profile } from '../../config/schema.js';
import { fold } from '../../crawler/extractors/dom.js';
import type { Item, Ledger, Mapping } from '../types.js';
import { quantityText } from '../understand/quantities.js';

const FORMAT = { lineWidth: 0, flowCollectionPadding: false } as const;
const MOST_DUTY = 300;
const MOST_COMMENT = 400;

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);
/** One line without what a YAML file cannot hold. */
const oneLine = (text: string, most: number): string => cut(fold(text.replace(/\p{Cc}|\p{Cs}/gu, ' ')), most);

export const placeOf = ({ draft }: Item): string => [...draft.path.map((head) => oneLine(head, 40)), `原文第 ${draft.line} 行`].join(' · ');
/** Each number with the words that state it. */
export const requirementOf = ({ quantities }: Item): string =>
  [...new Set(quantities.map((quantity) => `${quantityText(quantity)}（${oneLine(quantity.quote, 40)}）`))].join('；');

export const indicatorName = (id: string): string => findCheck(id)?.title ?? id;

/** The ledger as a profile that can be audited. What the document does not say is left out. */
export function profileOf(ledger: Ledger, id: string): Profile {
  return {
    id,
    name: oneLine(ledger.title, 100),
    year: ledger.year,
    source: oneLine(ledger.title, 200),
    items: ledger.items.map((item) => ({
      item: oneLine(item.label, 40),
      duty: oneLine(item.draft.duty, MOST_DUTY),
      ...(item.quantities.length > 0 ? { requirement: requirementOf(item) } : {}),
      ...(item.confirm.length > 0 ? { note: `待确认：${item.confirm.map((text) => oneLine(text, 200)).join('；')}` } : {}),
      sourceRef: placeOf(item),
      basis: item.basis,
      deadline: item.deadline,
      units: item.responsible.map(({ name }) => oneLine(name, 80)),
      indicators: item.mappings.map(({ indicator, thresholds }) => ({ id: indicator, thresholds })),
    })),
    weights: {},
    veto: [],
  };
}

/** The profile as YAML. Above each item stand its words in the document and why its indicators were chosen. */
export function profileText(ledger: Ledger, id: string, fileName: string): string {
  const { weights: _weights, veto: _veto, ...profile } = profileOf(ledger, id);
  const document = new Document({ ...profile, items: profile.items.map(withoutEmpty) });
  document.commentBefore = heading(ledger, fileName)
    .map((line) => ` ${line}`)
    .join('\n');
  const items = document.get('items');
  if (isSeq(items))
    items.items.forEach((node, n) => {
      const item = ledger.items[n];
      if (!isMap(node) || !item) return;
      node.commentBefore = commentsOf(item)
        .map((line) => ` ${line}`)
        .join('\n');
      node.spaceBefore = n > 0;
      for (const key of ['units', 'indicators']) {
        const list = node.get(key);
        if (isSeq(list)) list.flow = key === 'units' || list.items.length === 1;
        if (isSeq(list) && key === 'indicators') for (const entry of list.items) if (isMap(entry)) entry.flow = true;
      }
    });
  return document.toString(FORMAT);
}

type ProfileItem = Profile['items'][number];
const withoutEmpty = ({ deadline, units, indicators, ...item }: ProfileItem) => ({
  ...item,
  ...(deadline === null ? {} : { deadline }),
  ...(units.length === 0 ? {} : { units }),
  indicators: indicators.map(({ id, thresholds }) => (Object.keys(thresholds).length === 0 ? { id } : { id, thresholds })),
});

function heading({ items, shape, flags }: Ledger, fileName: string): string[] {
  const open = items.filter(({ confirm }) => confirm.length > 0).length;
  return [
    `由 zwgk-audit ledger import 从“${oneLine(fileName, 120)}”读出（${shape}），共 ${items.length} 条，其中 ${open} 条请人工确认。`,
    '每条上面是原文和对应指标的理由。改正以后可以直接用于检查；确认过的“待确认”说明请删去。',
    ...flags.map((flag) => `注意：${oneLine(flag, 200)}`),
  ];
}

const percent = (confidence: number): string => `${Math.round(confidence * 100)}%`;
export const reasonOf = ({ confidence, reasons }: Mapping): string =>
  confidence === 0 ? '没有对应的指标' : `把握 ${percent(confidence)}，依据：${reasons.join('；')}`;

function commentsOf(item: Item): string[] {
  const { draft, mappings, candidates } = item;
  const cells = [draft.duty, draft.measure, draft.lead, draft.units, draft.deadline]
    .map((text) => oneLine(text, MOST_COMMENT))
    .filter((text) => text !== '');
  return [
    `原文第 ${draft.line} 行：${cells.join(' | ')}`,
    ...mappings.map((mapping) => `${indicatorName(mapping.indicator)}：${oneLine(reasonOf(mapping), 200)}`),
    ...candidates.map((mapping) => `没有采用 ${indicatorName(mapping.indicator)}（${mapping.indicator}）：${oneLine(reasonOf(mapping), 200)}`),
    ...item.confirm.map((text) => `待确认：${oneLine(text, 200)}`),
  ];
}
