import { dateInAddress, dayOf, findDates, firstDate } from './dates.js';
import type { LabelField } from './dialects.js';
import type { Found } from './document-number.js';
import type { LabelledField } from './labelled-fields.js';
import type { Line } from './lines.js';
import type { Metas } from './metas.js';

export interface PublicationDate {
  publishedAt: Found | null;
  conflicts: Found[];
}
interface Dated extends Found {
  rank: number;
}

/** Lower is better. 更新时间 counts only where nothing says when the page was first published. */
const RANK: Partial<Record<LabelField, number>> = { published: 1, publishedWeak: 2, updated: 4 };
const BARE_RANK = 3;
const ADDRESS_RANK = 5;
const META_RANK = 6;

/** Dates of today, of events and deadlines, and of the making of the page say nothing about publication. */
const NOT_PUBLICATION =
  /今[天日]|[上下]午|星期|周[一二三四五六日]|农历|会议|活动|报名|截[止至]|期限|有效|生效|实施|施行|废止|失效|开始|结束|起止|开庭|招标|开标|生成|缓存|版权|copyright|成文|印发|签发|发文|落款|备案|登记|修订|自.{0,20}起|至/iu;

function fromLabels(fields: LabelledField[]): Dated[] {
  return fields.flatMap((field) => {
    const rank = RANK[field.field];
    const date = rank === undefined ? null : firstDate(field.value);
    // A value that holds more than a moment (2024年5月1日至6月1日, 上午九点在…) is no publication date.
    if (rank === undefined || date === null || field.value.replace(date.quote, '').replace(/[\s:：\d()（）\-/GMT+]/gu, '').length > 12) return [];
    if (field.field === 'publishedWeak' && /[上下]午|\d\s?[点时]/u.test(field.value)) return [];
    if (findDates(field.value).length > 1 && /至|到|[-—~～]\s?\d{4}/u.test(field.value)) return [];
    return [{ value: date.value, quote: field.quote, from: `label:${field.label}`, rank }];
  });
}

/** Labels beside which a bare publication date may stand on the same line. */
const BYLINE = /来源|出处|稿源|编辑|作者|记者|撰稿|浏览|点击|阅读|访问|字号|字体|分享|打印|机构|单位|部门/u;

/** A label nobody knows owns the date behind it, unless it speaks of publishing. */
const UNKNOWN_LABEL = /^(?![^:：]*(?:发布|发表|公布|刊发|刊登|登载|上网|发稿)).*[:：]\s{0,4}$/u;

/** A date printed without a label near the headline: `2024-10-17 08:03`, `(2024-05-11)`, `广西日报 2024-10-17`. */
function fromBareLines(lines: Line[], fields: LabelledField[]): Dated[] {
  return lines.flatMap((line, n) => {
    if (line.chars > 90 || line.footer || line.linkChars * 2 > line.chars) return [];
    const date = firstDate(line.text);
    if (date === null || (NOT_PUBLICATION.test(line.text) && !standsInBrackets(line, date.quote)) || /[:：]$/u.test(lines[n - 1]?.text ?? ''))
      return [];
    if (UNKNOWN_LABEL.test(line.text.slice(0, line.text.indexOf(date.quote)).slice(-12))) return [];
    const owned = fields.some(
      (field) =>
        field.line <= line.index &&
        field.endLine >= line.index &&
        field.value.includes(date.quote) &&
        (field.endLine > field.line || !BYLINE.test(field.label)),
    );
    const around = line.text.replace(date.quote, '');
    const brief = around.replace(/\s/gu, '').length <= 60 && !/[，。；？！]/u.test(around);
    return !owned && brief ? [{ value: date.value, quote: line.text, from: 'title-block', rank: BARE_RANK }] : [];
  });
}

/** `<h2>某某会议召开<small>(2024-05-11)</small></h2>`: words of the headline do not speak of this date. */
const standsInBrackets = ({ parts }: Line, date: string): boolean =>
  parts.split(/[\uFDD0\uFDD1]/u).some((part) => /^\s*[(（[【].*[)）\]】]\s*$/u.test(part) && part.trim().slice(1, -1).trim() === date.trim());

function fromAddress(url: string): Dated[] {
  const date = dateInAddress(url);
  return date ? [{ value: date.value, quote: date.quote, from: 'address', rank: ADDRESS_RANK }] : [];
}

/** The meta, unless it is the very moment at which the page was generated. A date the page prints, of whatever kind, bears it out. */
function fromMeta(metas: Metas, fields: LabelledField[]): Dated[] {
  const meta = metas.get('published');
  const date = meta ? firstDate(meta.value) : null;
  const generated = firstDate(metas.get('generated')?.value ?? '')?.value;
  if (!meta || date === null || (generated !== undefined && date.value.length > 10 && generated.startsWith(date.value))) return [];
  const printed = fields.some((field) => dayOf(firstDate(field.value)?.value ?? '') === dayOf(date.value));
  return [{ value: date.value, quote: meta.value, from: meta.from, rank: printed ? ADDRESS_RANK - 0.5 : META_RANK }];
}

const withTime = (value: string): number => (value.length > 10 && !value.endsWith('T00:00') && !value.endsWith('T00:00:00') ? 1 : 0);

/**
 * When the page was published, by rank of evidence: labelled visible date, bare date by the headline, address, meta.
 * `fields` and `lines` are those of the page's header and tail, `all` every labelled field of the page; 成文日期 and its like are not among the ranks.
 */
export function readPublicationDate(fields: LabelledField[], all: LabelledField[], lines: Line[], url: string, metas: Metas): PublicationDate {
  const evidence = [...fromLabels(fields), ...fromBareLines(lines, all), ...fromAddress(url), ...fromMeta(metas, fields)];
  const best = evidence.reduce<Dated | null>((least, each) => (least === null || each.rank < least.rank ? each : least), null);
  if (best === null) return { publishedAt: null, conflicts: [] };
  const day = dayOf(best.value);
  // The same day may stand on the page twice, once with the time of day.
  const precise =
    evidence.filter((each) => each.rank <= BARE_RANK && dayOf(each.value) === day).find((each) => withTime(each.value) > withTime(best.value)) ??
    best;
  const conflicts = evidence.filter((each) => dayOf(each.value) !== day && each.rank !== RANK.updated);
  return { publishedAt: strip(precise), conflicts: conflicts.map(strip) };
}
const strip = ({ value, quote, from }: Dated): Found => ({ value, quote: quote.slice(0, 300), from });
