import { readFileSync } from 'node:fs';
import { extractPage } from '/work/main/crawler/extractors/page.js';
import { decodeText } from '/work/main/crawler/fetch/charset.js';

const [h, ...ls] = readFileSync('/tmp/unseen/truth.tsv', 'utf8').replace(/\r/g, '').trimEnd().split('\n');
for (const l of ls) {
  const c = l.split('\t');
  const [f, url, kind, title] = c as string[];
  if (process.argv[2] && !process.argv.slice(2).some((a) => f!.includes(a))) continue;
  const { text, charset } = decodeText(readFileSync('/tmp/unseen/pages/' + f));
  const p = extractPage({ html: text, url: url || 'http://x.invalid/', charset, rendered: false });
  console.log(
    '==',
    f,
    kind,
    '|',
    p.kind,
    '|want',
    title,
    '| got',
    p.title?.value,
    '<',
    p.title?.from,
    '| cols',
    p.columns.map((c) => c.name).join(' > '),
    '| winTitle',
    /<title[^>]*>([\s\S]*?)<\/title>/i.exec(text)?.[1]?.trim(),
    '| metas',
    JSON.stringify(Object.fromEntries(Object.entries(p.metadata).filter(([k]) => /title|column|site/i.test(k)))),
    '| list',
    p.list?.items.length,
    p.list?.from,
    p.list?.pager?.type,
    p.list?.scriptFilled,
    'others',
    p.otherItems.length,
    'bodychars',
    p.text.chars,
  );
}
