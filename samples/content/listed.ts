import { esc, link, paragraphs, table } from '../html.js';
import type { Draft } from '../model.js';
import type { ColumnKey, ListedItem, Scenario } from '../types.js';

/** Every item of the lists that only count, and of the fields of the grass-roots directory. */
export function listedDrafts(scenario: Scenario): Draft[] {
  const lists = Object.entries(scenario.listed) as [ColumnKey, ListedItem[]][];
  const fields = (scenario.directory ?? []).map(({ slug, items }): [ColumnKey, ListedItem[]] => [`field-${slug}`, items]);
  return [...lists, ...fields].flatMap(([column, items]) => items.map((item, index) => draft(scenario, column, item, index)));
}

export const listedKey = (column: ColumnKey, index: number): string => `${column}-${index + 1}`;

function draft(scenario: Scenario, column: ColumnKey, item: ListedItem, index: number): Draft {
  const key = listedKey(column, index);
  return {
    key,
    column,
    title: item.title,
    date: item.on,
    sortOn: item.on,
    source: scenario.name,
    header: item.letter ? letterHeader(item.letter) : undefined,
    body: item.letter ? letterBody(item) : body(scenario, key, item),
    related: item.documents ? { heading: '目录', keys: item.documents } : undefined,
    attachments: item.file ? [{ name: item.title, type: item.file, lines: [item.title, ...item.text], rows: item.rows }] : undefined,
  };
}

function body(scenario: Scenario, key: string, { text, rows, code, picture, takenFrom }: ListedItem): string {
  const parts = [
    paragraphs(...text),
    rows ? table(rows) : '',
    picture ? `<p><img src="/images/picture.png" width="640" height="1600"${alt(scenario, '图解')} /></p>` : '',
    code
      ? `<p><img src="/images/${code === 'readable' ? `qr_${key}` : 'square'}.png" width="160" height="160"${alt(scenario, '扫码办理')} /></p>`
      : '',
    takenFrom ? `<p>${link(takenFrom, '查看国家行政法规库文本')}</p>` : '',
  ];
  return parts.filter(Boolean).join('\n');
}

export const alt = ({ look }: Scenario, text: string): string => (look.named ? ` alt="${esc(text)}"` : '');

/** A letter that nobody answered is still under way. */
function letterHeader({ askedOn, answeredOn }: NonNullable<ListedItem['letter']>): [string, string][] {
  const open = askedOn !== null && answeredOn === null;
  return [
    ['信件类型', '咨询'],
    ['办理状态', open ? '办理中' : '已办结'],
    ...(askedOn ? ([['来信时间', askedOn]] as [string, string][]) : []),
    ...(answeredOn ? ([['答复时间', answeredOn]] as [string, string][]) : []),
  ];
}

const letterBody = ({ title, text, letter }: ListedItem): string =>
  [
    `<p>来信内容：您好，${esc(title)}，请有关单位予以说明。</p>`,
    ...(letter?.askedOn && !letter.answeredOn ? [] : [`<p>答复内容：${esc(text.join(''))}</p>`]),
  ].join('\n');
