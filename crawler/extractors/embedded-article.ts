import type { CheerioAPI } from 'cheerio/slim';
import { SYSTEM_BODIES, USUAL_BODIES } from './dialects.js';
import { squeeze } from './dom.js';
import { attribute, type Element, type PageLines } from './lines.js';
import { isObject, type Literal, type LiteralObject, Scripts } from './list/literals.js';

/** Members under which interfaces keep the parts of an article, as they are printed. Best first. */
const MEMBERS: readonly [label: string, names: readonly string[]][] = [
  ['索引号', ['identifier', 'idxid', 'indexNumber', 'indexNo', 'syh']],
  ['发布机构', ['publisher', 'puborg', 'publishOrg', 'pubOrg', 'publishgroupname']],
  ['成文日期', ['date', 'writeDate', 'cwrq', 'createDate', 'writtenDate']],
  ['发布日期', ['display_publish_time', 'publish_time', 'publishTime', 'publishedTime', 'publishedTimeStr', 'pubDate', 'docreltime', 'created_at']],
  ['文号', ['document_number', 'fileno', 'fileNum', 'documentNumber', 'fwzh', 'filenumbername']],
  ['主题词', ['keywords']],
];
const TITLES = ['title', 'doctitle', 'articleTitle', 'showTitle', 'subject'];
const CONTENTS = ['content', 'contentHtml', 'dochtmlcon', 'articleContent', 'infoContent', 'bodyHtml'];
const FILES = ['attachment', 'attachments', 'files', 'fileList'];
/** Cheap test of a script before its values are read. */
const HINT = new RegExp(`["']?(?:${CONTENTS.join('|')})["']?\\s*:\\s*["'](?:\\\\u003c|<|&lt;|\\\\x3c)`, 'iu');
const MARKUP = /<(?:p|div|span|br|table|img|section|h\d)\b/iu;
const MAX_SCRIPT = 2_000_000;
const MAX_OBJECTS = 3000;
const MIN_CHARS = 20;

const firstText = (record: LiteralObject, names: readonly string[]): string => {
  for (const name of names) {
    const value = record[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number' && value > 0) return String(value);
  }
  return '';
};

/** An object with a title and a text in mark-up, at most a few levels down. */
function findRecord(roots: Literal[]): LiteralObject | null {
  const open: { value: Literal; depth: number }[] = roots.map((value) => ({ value, depth: 0 }));
  for (let seen = 0; open.length > 0 && seen < MAX_OBJECTS; seen++) {
    const next = open.shift();
    if (next === undefined || typeof next.value !== 'object' || next.value === null || next.depth > 5) continue;
    const { value, depth } = next;
    if (isObject(value) && firstText(value, TITLES) !== '' && MARKUP.test(firstText(value, CONTENTS))) return value;
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return null;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Seconds or milliseconds since 1970 as the day and minute in China; anything else as it stands. */
function printed(value: string): string {
  if (!/^1\d{9}(?:\d{3})?$/u.test(value)) return value;
  const at = new Date((value.length === 13 ? Number(value) : Number(value) * 1000) + 8 * 3_600_000);
  return at.toISOString().slice(0, 16).replace('T', ' ');
}

function filesOf(record: LiteralObject): string {
  const files = FILES.map((name) => record[name]).find((value) => Array.isArray(value) && value.length > 0);
  if (!Array.isArray(files)) return '';
  return files
    .slice(0, 50)
    .filter(isObject)
    .map((file) => ({ url: firstText(file, ['url', 'path', 'src', 'fileUrl']), name: firstText(file, ['name', 'title', 'fileName']) }))
    .filter(({ url }) => url !== '')
    .map(({ url, name }) => `<p>附件：<a href="${escaped(url)}">${escaped(name || url)}</a></p>`)
    .join('');
}

const isBody = (element: Element): boolean =>
  [
    `#${attribute(element, 'id').toLowerCase()}`,
    ...attribute(element, 'class')
      .toLowerCase()
      .split(/\s+/u)
      .map((name) => `.${name}`),
  ].some((name) => SYSTEM_BODIES.has(name) || USUAL_BODIES.has(name));

/**
 * An article that the page carries only as data for its script (gkmlpt `_CONFIG.DETAIL` and its like), put where the script would put it.
 * Read as data, never run; what the page shows by itself is left as it is.
 * @returns true when something was put into the page, which must then be read anew
 */
export function unfoldEmbeddedArticle($: CheerioAPI, page: PageLines): boolean {
  if (!HINT.test(page.scripts)) return false;
  const record = findRecord([...new Scripts([page.scripts.slice(0, MAX_SCRIPT)]).assignments()].map(([, value]) => value));
  if (record === null) return false;
  const shown = squeeze(page.lines.map((line) => line.text).join(''));
  const content = firstText(record, CONTENTS);
  const words = squeeze(content.replace(/<[^<>]{0,2000}>|&[a-z]{2,8};/giu, ''));
  if (words.length < MIN_CHARS || shown.includes(words.slice(0, MIN_CHARS))) return false;
  const title = firstText(record, TITLES);
  const headline = shown.includes(squeeze(title)) ? '' : `<h1 class="title">${escaped(title)}</h1>`;
  const rows = MEMBERS.map(([label, names]) => ({ label, value: printed(firstText(record, names)) })).filter(
    ({ label, value }) => value !== '' && !shown.includes(label),
  );
  const cells = rows.map(({ label, value }) => `<tr><td>${label}：</td><td>${escaped(value)}</td></tr>`).join('');
  const place = [...page.ranges].find(([element, range]) => isBody(element) && range.from === range.to)?.[0];
  const text = `<div id="zoomcon">${content}${filesOf(record)}</div>`;
  const whole = `${cells === '' ? '' : `<table>${cells}</table>`}${headline}${text}`;
  if (place !== undefined) $(place).append(whole);
  else if ($('body').length > 0) $('body').last().append(whole);
  else $.root().append(whole);
  return true;
}
