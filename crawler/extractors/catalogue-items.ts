import type { PageFacts } from '../facts/page.js';
import { chineseNumber } from './dates.js';
import { absoluteUrl, squeeze } from './dom.js';
import type { Line, PageLines, Range } from './lines.js';
import type { DataTable } from './tables.js';

type Item = PageFacts['catalogueItems'][number];

const MAX_ITEMS = 300;
const MAX_LINKS = 30;
const NAME_HEADER =
  /^(?:重大)?(?:行政)?(?:决策)?(?:事项|项目|议题|决策|文件)(?:的)?(?:名称|内容)?$|(?:决策|事项|项目|文件|议题)名称|^名称$|^决策(?:事项|项目|内容)/u;
const UNIT_HEADER =
  /(?:承办|主办|牵头|责任|起草|实施|负责|决策承办|提请|申报)(?:单位|部门|机关|主体|科室)|^(?:承办|责任|牵头)(?:单位|部门|人)?$|^单位$/u;

/** Addresses that a part of the page leads to. */
function linksIn(page: PageLines, { from, to }: Range, base: string): string[] {
  const urls = page.anchors
    .filter((anchor) => anchor.from >= from && anchor.from < to)
    .map((anchor) => absoluteUrl(anchor.element.attribs.href, base))
    .filter((url) => url !== null);
  return [...new Set(urls)].slice(0, MAX_LINKS);
}

function fromTable(page: PageLines, table: DataTable, base: string): Item[] {
  const headers = table.header.map((text) => squeeze(text));
  const nameAt = headers.findIndex((text) => NAME_HEADER.test(text));
  if (nameAt < 0) return [];
  const unitAt = headers.findIndex((text) => UNIT_HEADER.test(text));
  const items = table.rows.flatMap(({ cells, from, to }): Item[] => {
    const name = (cells[nameAt] ?? '').trim();
    // A row of one text throughout is a heading between groups; 备注 below the table is none either.
    const heading = new Set(cells.filter((text) => text !== '')).size < Math.min(2, headers.length);
    if (squeeze(name).length < 4 || heading || headers.includes(squeeze(name))) return [];
    const unit = unitAt < 0 ? '' : (cells[unitAt] ?? '').trim();
    const quote = cells.filter((text, n) => text !== '' && text !== cells[n - 1]).join(' ');
    return [{ name: name.slice(0, 200), unit: unit.slice(0, 100) || null, links: linksIn(page, { from, to }, base), quote: quote.slice(0, 300) }];
  });
  return mergedByName(items);
}

/** A matter that spans rows, one per stage or unit, is one matter with all their links. */
function mergedByName(items: Item[]): Item[] {
  const found = new Map<string, Item>();
  for (const item of items) {
    const before = found.get(squeeze(item.name));
    if (before) before.links = [...new Set([...before.links, ...item.links])].slice(0, MAX_LINKS);
    else found.set(squeeze(item.name), item);
  }
  return [...found.values()];
}

const NUMBERS: readonly RegExp[] = [
  /^(\d{1,3})\s?[、.．)）:：]\s?(?!\d)(.+)$/u,
  /^[(（]\s?(\d{1,3})\s?[)）]\s?(.+)$/u,
  /^([一二三四五六七八九十百]{1,4})\s?[、.．]\s?(.+)$/u,
  /^[(（]\s?([一二三四五六七八九十百]{1,4})\s?[)）]\s?(.+)$/u,
  /^(?:事项|项目|决策)([一二三四五六七八九十\d]{1,3})\s?[、.．:：]\s?(.+)$/u,
];
const UNIT_IN_LINE =
  /[（(［[]?\s?(?:承办|主办|牵头|责任|起草|实施|负责|决策承办)(?:单位|部门|机关|主体)\s?[:：]\s?([^）)\]］；;。]{2,60})[)）\]］]?|[（(]([^（()）]{2,40}(?:局|委|办|厅|部|处|公司|中心|政府|街道|镇|乡|院|会|所|支队|大队)(?:、[^（()）]{1,60})?)[)）]\s*[；;。]?$/u;
/** Demands on those who carry the catalogue out: no matters. */
const DEMAND = /^(?:各|要|严格|认真|切实|强化|加强|提高|落实|规范|高度|坚持|根据|按照)|(?:应当|必须|要求|请各|要严格|要认真|要加强)/u;

interface Numbered {
  number: number;
  text: string;
  line: Line;
}

/** Lines numbered 1, 2, 3 … in one style; the longest run wins. */
function longestRun(lines: readonly Line[]): Numbered[] {
  let best: Numbered[] = [];
  for (const style of NUMBERS) {
    let run: Numbered[] = [];
    for (const line of lines) {
      const match = line.chars <= 400 ? style.exec(line.text) : null;
      const number = match ? chineseNumber(match[1] ?? '') : null;
      if (match === null || number === null) continue;
      if (number === 1) run = [];
      if (number === run.length + 1) run.push({ number, text: match[2] ?? '', line });
      if (run.length > best.length) best = [...run];
    }
  }
  return best.slice(0, MAX_ITEMS);
}

function fromLines(page: PageLines, lines: readonly Line[], base: string): Item[] {
  const run = longestRun(lines);
  if (run.length < 2) return [];
  const items = run.map(({ text, line }, n): Item => {
    const until = run[n + 1]?.line.index ?? line.index + 4;
    const below = lines.filter((each) => each.index > line.index && each.index < until).slice(0, 3);
    const own = UNIT_IN_LINE.exec(text);
    const unit = own ?? below.map((each) => UNIT_IN_LINE.exec(each.text)).find((match) => match !== null) ?? null;
    const name = (own ? text.slice(0, own.index) : text).replace(/[\s；;。，,：:]+$/u, '');
    return {
      name: name.slice(0, 200),
      unit: (unit?.[1] ?? unit?.[2] ?? '').trim() || null,
      links: linksIn(page, { from: line.index, to: until }, base),
      quote: line.text.slice(0, 300),
    };
  });
  const matters = items.filter(({ name }) => squeeze(name).length >= 4 && squeeze(name).length <= 100 && !/[。！？]/u.test(name));
  const demands = run.filter(({ text }) => DEMAND.test(text) || (text.match(/。/gu)?.length ?? 0) > 1).length;
  return demands * 3 > run.length ? [] : matters;
}

/** Matters of a decision catalogue: rows of a table that names them, else numbered lines. Empty when its text lists none. */
export function readCatalogueItems(page: PageLines, tables: readonly DataTable[], lines: readonly Line[], base: string): Item[] {
  const rows = mergedByName(tables.flatMap((table) => fromTable(page, table, base)));
  if (rows.length > 0) return rows.slice(0, MAX_ITEMS);
  return fromLines(
    page,
    lines.filter((line) => !tables.some(({ from, to }) => line.index >= from && line.index < to)),
    base,
  );
}
