import type { FactSet, Gap, SiteFacts } from '../facts/site.js';
import { bareEvidence, civil, pageEvidence, readablePage } from './articles.js';
import type { RelateInput } from './input.js';

type Home = SiteFacts['home']['items'][number];

const unread = (input: RelateInput): Gap => ({
  code: input.home?.failure?.code ?? 'unread-article',
  message: input.home?.failure ? `首页没有读到：${input.home.failure.message}` : '首页内容没有读到，请人工打开核对',
  url: input.portal.baseUrl,
});

/** Newest dated item of the home page. A date after the audit date (an event announced, a slip) is no update. */
export function relateHome(input: RelateInput): FactSet<Home> {
  const page = readablePage(input.home);
  if (!page) return { items: [], complete: false, gaps: [unread(input), ...input.gaps], searched: [bareEvidence(input.portal.baseUrl, null)] };
  const rows = [...(page.list?.items ?? []), ...page.otherItems].map((row) => ({ title: row.title, on: civil(row.date) }));
  const dated = rows.filter((row) => row.on !== null && row.on <= input.asOf);
  const newest = dated.reduce<(typeof rows)[number] | null>((best, row) => ((row.on ?? '') > (best?.on ?? '') ? row : best), null);
  const scriptFilled = page.needsBrowser || (page.list?.scriptFilled ?? false);
  const evidence = newest ? pageEvidence(input.home, page, `${newest.title} ${newest.on}`, null) : pageEvidence(input.home, page);
  const item: Home = {
    url: page.url,
    newestOn: newest?.on ?? null,
    newestTitle: newest?.title ?? null,
    datedItems: dated.length,
    undatedItems: rows.filter((row) => row.on === null).length,
    scriptFilled,
    evidence,
  };
  const gaps: Gap[] = scriptFilled
    ? [{ code: 'script-filled', message: '首页有列表由脚本填充而未能读出，请人工查看首页更新情况', url: page.url }]
    : [];
  return { items: [item], complete: !scriptFilled, gaps, searched: [evidence] };
}
