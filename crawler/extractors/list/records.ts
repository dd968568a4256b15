import type { ListFacts, ListItem } from '../../facts/page.js';
import { LIST_BOUNDS } from './bounds.js';
import { itemOf, nested } from './fields.js';
import { isObject, type Literal } from './literals.js';
import { distinct } from './main-list.js';

const TOTAL =
  /^(totalrecords?|totalcount|totalnum|totalrows?|totalelements|totalhits|total|recordcount|rowcount|postcount|allcount|resultcount|count|hits|num)$/u;
const MAX_NODES = 300_000;
const MAX_DEPTH = 16;

interface FoundRecords {
  items: ListItem[];
  score: number;
  /** Where the records stand, e.g. `data.results`. */
  path: string;
  total: number | null;
}

const count = (value: Literal): number | null => {
  const number = typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : value;
  if (isObject(number as Literal)) return count((number as { value?: Literal }).value);
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < 1e9 ? number : null;
};

/** The largest plausible total among an object's members, one level of sub-objects included (`classify.post_count`). */
function totalOf(owner: Literal, depth = 0): number | null {
  if (!isObject(owner)) return null;
  for (const [key, value] of Object.entries(owner)) {
    const own = TOTAL.test(key.toLowerCase().replace(/[_-]/gu, '')) ? count(value) : null;
    if (own !== null) return own;
  }
  if (depth > 0) return null;
  for (const value of Object.values(owner).slice(0, 50)) {
    const inner = totalOf(value, 1);
    if (inner !== null) return inner;
  }
  return null;
}

/** The array in a JSON value whose records look most like articles; null when none does. */
export function findRecords(root: Literal, base: string): FoundRecords | null {
  let best: FoundRecords | null = null;
  let nodes = 0;
  const open: { value: Literal; path: string; owners: Literal[]; depth: number }[] = [{ value: root, path: '', owners: [], depth: 0 }];
  for (let next = open.pop(); next && nodes < MAX_NODES; next = open.pop()) {
    nodes += 1;
    const value = nested(next.value) ?? next.value;
    if (next.depth > MAX_DEPTH) continue;
    if (Array.isArray(value)) {
      const items = value.flatMap((record) => (isObject(record) ? (itemOf(record, base) ?? []) : []));
      const score = items.reduce((sum, item) => sum + (item.date ? 3 : 1), 0);
      if (items.length * 2 >= value.length && score > (best?.score ?? 0)) {
        const total = next.owners.map((owner) => totalOf(owner)).find((number) => number !== null && number >= items.length) ?? null;
        // Rows beyond the bound are missing from the answer as it is read, and its total says so.
        const cut = items.length > LIST_BOUNDS.items ? Math.max(total ?? 0, items.length) : total;
        best = { items: distinct(items), score, path: next.path, total: cut };
      }
    }
    const members = Array.isArray(value) ? value.map((inner, at) => [String(at), inner] as const) : isObject(value) ? Object.entries(value) : [];
    for (const [key, inner] of members) {
      if (typeof inner === 'object' || nested(inner) !== undefined)
        open.push({
          value: inner,
          path: next.path ? `${next.path}.${key}` : key,
          owners: [value, ...next.owners].slice(0, 4),
          depth: next.depth + 1,
        });
    }
  }
  return best;
}

const FAILED = /^(-1|[45]\d\d|fail(ed)?|error|false)$/iu;

/** List part from a JSON value; null for errors and for answers that carry no articles and do not say that there are none. */
export function listFromJson(root: Literal, base: string): ListFacts | null {
  const found = findRecords(root, base);
  if (found) return { items: found.items, pager: null, totalItems: found.total, scriptFilled: false, from: `json:${found.path || '$'}` };
  if (!isObject(root)) return null;
  const failed = [root.code, root.status, root.success, root.error, root.errcode].some((value) => value != null && FAILED.test(String(value)));
  const total = [root, ...Object.values(root).map((value) => nested(value) ?? value)]
    .map((owner) => totalOf(owner))
    .find((number) => number !== null);
  if (failed || total == null || !hasEmptyArray(root)) return null;
  return { items: [], pager: null, totalItems: total, scriptFilled: false, from: 'json:$' };
}

function hasEmptyArray(value: Literal, depth = 0): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return depth < 4 && isObject(value) && Object.values(value).some((inner) => hasEmptyArray(nested(inner) ?? inner, depth + 1));
}
