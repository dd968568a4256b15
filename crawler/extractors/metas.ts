import { META_NAMES } from './dialects.js';
import { fold } from './dom.js';
import type { PageLines } from './lines.js';

const MAX_METAS = 120;
const MAX_VALUE = 500;

/** Metas of a page. Names keep their spelling in `all`; look-ups ignore case. The first non-empty value of a name wins. */
export interface Metas {
  all: Record<string, string>;
  get(kind: keyof typeof META_NAMES): { value: string; from: string } | null;
}

export function readMetas({ metas }: PageLines): Metas {
  const all = new Map<string, string>();
  const byName = new Map<string, { value: string; from: string }>();
  for (const element of metas.slice(0, MAX_METAS)) {
    const name = (element.attribs.name ?? element.attribs.property ?? '').trim().slice(0, 80);
    const value = fold(element.attribs.content ?? '').slice(0, MAX_VALUE);
    if (name === '') continue;
    if (!all.get(name)) all.set(name, value);
    // Some systems write meta-ArticleTitle.
    const key = name.toLowerCase().replace(/^meta-/u, '');
    if (value !== '' && !byName.has(key)) byName.set(key, { value, from: `meta[name=${name}]` });
  }
  return {
    all: Object.fromEntries(all),
    get: (kind) => META_NAMES[kind].map((name) => byName.get(name)).find((found) => found !== undefined) ?? null,
  };
}
