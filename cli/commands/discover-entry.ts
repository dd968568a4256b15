import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, type YAMLMap } from 'yaml';
import { parseYaml } from '../../config/parse.js';
import { siteListSchema } from '../../config/schema.js';
import { columnKey } from '../../crawler/frontier/column-key.js';
import { UsageError } from '../errors.js';
import type { Discovery } from './discover.js';

/** Lines between these were written by `discover` and are written anew by the next one; everything else in the file is a person's. */
const BEGIN = ' 由 discover 找到的栏目。认错的去掉 columns 和那一行前面的 #，改成正确的网址：';
const END = ' （discover 到此）';
const FORMAT = { lineWidth: 0, flowCollectionPadding: false } as const;
const IDENTITY = ['name', 'level', 'baseUrl'] as const;

/** The surest column of each id that opens, as comment lines. */
function columnLines({ columns }: Discovery): string[] {
  const best = new Map<string, Discovery['columns'][number]>();
  for (const column of columns) {
    const known = best.get(column.id);
    if (!known || (known.trouble !== null && column.trouble === null)) best.set(column.id, column);
  }
  const lines = [...best.values()].map(({ id, url, trouble }) => `   ${id}: ${url}${trouble ? `   # ${trouble}` : ''}`);
  return [BEGIN, ' columns:', ...lines, END];
}

/** The entry as a site list of its own. */
export function entryText(discovery: Discovery): string {
  const document = new Document({ sites: [] });
  noteColumns(addEntry(document, discovery), discovery);
  return document.toString(FORMAT);
}

/**
 * Writes the entry into a site list, or brings it up to date there; other entries, other keys and comments stay.
 * @returns what was done, for the user
 * @throws UsageError when the list has the site under another name, level or address and `force` is not given; ConfigError for a broken file
 */
export function writeEntry(file: string, discovery: Discovery, force: boolean): string {
  if (!existsSync(file)) {
    save(file, entryText(discovery));
    return `已写入 ${file}，请核对名称、层级和栏目`;
  }
  const text = readFileSync(file, 'utf8');
  const document = parseDocument(text);
  const isEmpty = document.errors.length === 0 && (document.contents === null || document.toJS()?.sites === null);
  if (isEmpty) document.set('sites', document.createNode([]));
  else parseYaml(text, file, siteListSchema);
  const known = entryOf(document, discovery);
  if (known) bringUpToDate(known, discovery, file, force);
  const entry = known ?? addEntry(document, discovery);
  noteColumns(entry, discovery);
  const written = document.toString(FORMAT);
  parseYaml(written, file, siteListSchema);
  save(file, written);
  return `${known ? '已更新' : '已加入'} ${file} 中的站点 ${String(entry.get('id'))}，请核对名称、层级和栏目`;
}

function addEntry(document: Document, { site: { id, name, level, baseUrl } }: Discovery): YAMLMap {
  const entry = document.createNode({ id, name, level, baseUrl, profiles: ['national'] });
  const profiles = entry.get('profiles');
  if (isSeq(profiles)) profiles.flow = true;
  document.addIn(['sites'], entry);
  return entry;
}

/** The entry of this site, known by its id or by its address. */
function entryOf(document: Document, { site }: Discovery): YAMLMap | null {
  const sites = document.get('sites');
  if (!isSeq(sites)) return null;
  const entries = sites.items.filter((item) => isMap(item));
  return (
    entries.find((entry) => columnKey(String(entry.get('baseUrl'))) === columnKey(site.baseUrl)) ??
    entries.find((entry) => String(entry.get('id')).toLowerCase() === site.id.toLowerCase()) ??
    null
  );
}

function bringUpToDate(entry: YAMLMap, { site }: Discovery, file: string, force: boolean): void {
  const same = (key: (typeof IDENTITY)[number]): boolean =>
    key === 'baseUrl' ? columnKey(String(entry.get(key))) === columnKey(site.baseUrl) : entry.get(key) === site[key];
  const differing = IDENTITY.filter((key) => !same(key));
  if (differing.length > 0 && !force) {
    const lines = differing.map((key) => `  ${key}：清单中是 ${String(entry.get(key))}，网站上是 ${site[key]}`);
    throw new UsageError(`${file} 中已有站点 ${String(entry.get('id'))}，内容不同，没有写入：\n${lines.join('\n')}\n要以网站上的为准，请加 --force`);
  }
  for (const key of differing) entry.set(key, site[key]);
}

/** Hangs the columns found on the entry as a comment, in place of those of an earlier run. */
function noteColumns(entry: YAMLMap, discovery: Discovery): void {
  for (const { key } of entry.items) if (isScalar(key) && key.commentBefore) key.commentBefore = withoutNote(key.commentBefore);
  const pair = entry.items.find(({ key }) => keyText(key) === 'profiles') ?? entry.items.at(-1);
  if (!pair) return;
  const key = isScalar(pair.key) ? pair.key : new Scalar(pair.key);
  key.commentBefore = [...(key.commentBefore ? [key.commentBefore] : []), ...columnLines(discovery)].join('\n');
  pair.key = key;
}

const keyText = (key: unknown): string => String(isScalar(key) ? key.value : key);

function withoutNote(comment: string): string | null {
  const lines = comment.split('\n');
  const [from, to] = [lines.indexOf(BEGIN), lines.indexOf(END)];
  if (from < 0 || to < from) return comment;
  return [...lines.slice(0, from), ...lines.slice(to + 1)].join('\n') || null;
}

/** Whole or not at all: a list half written would cost a person's work. */
function save(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.new`;
  writeFileSync(beside, text, 'utf8');
  renameSync(beside, file);
}
