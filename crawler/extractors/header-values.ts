import type { PageFacts } from '../facts/page.js';
import { firstDate } from './dates.js';
import type { LabelField } from './dialects.js';
import { fold } from './dom.js';
import type { LabelledField } from './labelled-fields.js';
import { type Line, plainText, SEPARATOR } from './lines.js';
import type { Metas } from './metas.js';
import { OFFICE_END } from './signature.js';

type Field = PageFacts['source'];

/** The first value printed under a label of this kind. */
export function pick(fields: LabelledField[], kind: LabelField): Field {
  const found = fields.find((field) => field.field === kind && field.value !== '');
  return found ? { value: found.value, quote: found.quote, from: `label:${found.label}` } : null;
}

/** 来源 as printed, else the publishing body, else the name beside a bare date, else the meta where the page prints no label at all. */
export function sourceOf(fields: LabelledField[], header: Line[], metas: Metas): Field {
  const labels = fields.filter((field) => field.field === 'source');
  const printed = labels.find((field) => field.value !== '' && field.value.length <= 60);
  if (printed) return { value: withoutDate(printed.value), quote: printed.quote, from: `label:${printed.label}` };
  const issuer = pick(
    fields.filter((field) => /^(发布|公开)/u.test(field.label)),
    'issuer',
  );
  const meta = metas.get('source');
  if (issuer !== null || labels.length > 0) return issuer;
  return besideDate(header) ?? (meta && { value: meta.value.slice(0, 100), quote: meta.value.slice(0, 100), from: meta.from });
}

/** A body's name in brackets in the line of a bare date: [县水利局] 2024-05-11. */
function besideDate(header: Line[]): Field {
  for (const line of header) {
    if (firstDate(line.text) === null) continue;
    for (const part of line.parts.split(SEPARATOR)) {
      const name = BRACKETED.exec(plainText(part).trim())?.[1];
      if (name !== undefined && OFFICE_END.test(name)) return { value: name, quote: line.text.slice(0, 300), from: 'title-block' };
    }
  }
  return null;
}
const BRACKETED = /^[[【(（〔]\s?(\p{Script=Han}{3,24})\s?[\]】)）〕]$/u;
const withoutDate = (value: string): string => {
  const date = firstDate(value);
  return date ? fold(value.replace(date.quote, ' ')) || value : value;
};

/** 成文日期, as a civil date. */
export function writtenOn(fields: LabelledField[]): Field {
  for (const field of fields) {
    const date = field.field === 'written' ? firstDate(field.value) : null;
    if (date) return { value: date.value.slice(0, 10), quote: field.quote, from: `label:${field.label}` };
  }
  return null;
}

const DISCLOSURE =
  /[(（]?\s?(?:此|本)(?:件|文|文件)\s?(主动公开|公开发布|依申请公开|不予公开|删减后公开|公开)\s?[)）]?|^[(（](主动公开|依申请公开|不予公开)[)）]$|(?:信息)?公开(?:选项|属性|形式)[:：]\s?(主动公开|依申请公开|不予公开)/u;

/** （此件公开发布） and its like at the foot of a document. */
export function disclosureInText(texts: string[]): Field {
  for (const text of texts.slice(-60)) {
    const match = DISCLOSURE.exec(text);
    if (match) return { value: match[1] ?? match[2] ?? match[3] ?? '', quote: match[0].slice(0, 200), from: 'body' };
  }
  return null;
}
