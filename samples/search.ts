import { esc, link } from './html.js';
import type { Article } from './model.js';
import type { SampleSite } from './render.js';
import type { Resource, SampleRequest } from './site.js';

/** Address of the search of the whole portal and of that of its document library. */
export const SEARCH = '/search/';
export const LIBRARY = '/search/wjk';

const MOST = 10;
const LIBRARY_COLUMNS = ['normative', 'government-documents'];

/** The answer of a search: what names the words, then what names parts of them. */
export function searchAnswer(site: SampleSite, { path, query }: SampleRequest): Resource | null {
  const { look, name } = site.portal.scenario;
  const own = path === LIBRARY;
  if (path !== SEARCH && !own) return null;
  if (look.search === 'down' && !own)
    return { status: 500, type: 'html', body: '<!DOCTYPE html><title>500</title><h1>500</h1><p>服务暂时不可用。</p>' };
  const words = (own ? query.get('title') : query.get('q'))?.trim() ?? '';
  const works = own ? look.library === 'finds' : look.search === 'finds';
  const found = works && words !== '' ? ranked(site, words, own).slice(0, MOST) : [];
  const field = own ? 'title' : 'q';
  const body = `<!DOCTYPE html>
<html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=${charsetName(site)}" /><title>站内搜索_${esc(name)}</title><link rel="stylesheet" href="/css/style.css" /></head>
<body><div class="wrap"><h1>站内搜索</h1>
<form action="${path}" method="get"><input type="text" name="${field}" value="${esc(words)}" title="搜索内容" /><button type="submit">搜索</button></form>
<p class="count">${found.length > 0 ? `共找到 ${found.length} 条相关结果` : '没有找到相关信息。'}</p>
<ul class="results">${found.map((article) => `<li>${link(site.templates.articleUrl(article), article.title, ` title="${esc(article.title)}"`)}<span>${article.date ?? ''}</span></li>`).join('')}</ul>
</div></body></html>`;
  return { status: 200, type: 'html', body };
}

function ranked({ portal }: SampleSite, words: string, own: boolean): Article[] {
  const wanted = pairs(words);
  const scored = portal.articles
    .filter((article) => !own || LIBRARY_COLUMNS.includes(article.column))
    .map((article) => ({ article, score: article.title === words ? 2 : share(wanted, pairs(article.title)) }))
    .filter(({ score }) => score > 0.3);
  return scored.sort((a, b) => b.score - a.score || b.article.id - a.article.id).map(({ article }) => article);
}

const pairs = (text: string): Set<string> => new Set([...text].slice(0, -1).map((letter, at) => letter + (text[at + 1] ?? '')));
const share = (wanted: Set<string>, there: Set<string>): number => [...wanted].filter((pair) => there.has(pair)).length / Math.max(1, wanted.size);

const charsetName = ({ portal }: SampleSite): string => (portal.scenario.charset === 'gbk' ? 'gb2312' : 'utf-8');
