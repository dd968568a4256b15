import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeText } from '../../../crawler/fetch/charset.js';
import { buildSite } from '../../../samples/render.js';
import { SCENARIOS } from '../../../samples/scenarios/index.js';
import { ARTICLE, HOME, LAYOUTS } from '../extractors/list/layouts.js';

/** Mark-up that mutations start from: saved real pages where they lie beside the project, pages of the sample portals, made layouts. */
export interface Bases {
  texts: readonly string[];
  /** How many of them are saved real pages. */
  real: number;
}

const SAVED = fileURLToPath(new URL('../../../../shared/pages', import.meta.url));
/** Longer pages take the time of many cases and show nothing new. */
const MAX_CHARS = 150_000;
const PER_SAMPLE = 6;

const DATA = [
  '<datastore><totalrecord>31</totalrecord><totalpage>3</totalpage><recordset><record><![CDATA[<li><a href="/art/2024/3/5/art_12_345.html" title="关于开展专项检查的通知">关于开展专项…</a><span>2024-03-05</span></li>]]></record></recordset></datastore>',
  '{"code":200,"data":{"total":31,"results":[{"source":{"title":"关于公布目录的公告","pubDate":"2024-03-05 10:11","urls":"{\\"pc\\":\\"/c/202403/abc.html\\"}"}}]}}',
  'callback({"rows":[{"name":"通知公告一则","link":"./1.html","time":1709600000}],"count":"3"});',
];

export function loadBases(): Bases {
  const real = existsSync(SAVED) ? pagesBelow(SAVED) : [];
  const samples = SCENARIOS.flatMap((scenario) =>
    [...buildSite(scenario).resources.values()]
      .flatMap(({ body, type }) => (type === 'html' && typeof body === 'string' ? body : []))
      .slice(0, PER_SAMPLE),
  );
  const texts = [...real, ...samples, ...LAYOUTS.map(({ html }) => html), HOME, ARTICLE, ...DATA].filter((text) => text.length <= MAX_CHARS);
  return { texts, real: real.length };
}

function pagesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(html?|jsp|xml)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => decodeText(readFileSync(file), 'text/html').text);
}
