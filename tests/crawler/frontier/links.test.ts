import { expect, test } from 'vitest';
import type { LinkCheck } from '../../../crawler/facts/site.js';
import { type Handler, notFound, page, redirect, respond } from '../fetch/support.js';
import { anyArticle, columnPage, crawl, homePage, link, type Pages } from './portal.js';

const facts = ['linkChecks'] as const;
const outcomeOf = (links: readonly LinkCheck[], path: string): string | undefined => {
  const found = links.find(({ url }) => decodeURI(new URL(url).pathname + new URL(url).search) === path);
  return found && (found.confirmed ? `${found.outcome}, confirmed` : found.outcome);
};
const onHome = (path: string, pages: Pages, more = ''): Pages => ({
  '/': homePage({}, `<div>${link(path, '一处链接')}${more}</div>`),
  '*': anyArticle,
  ...pages,
});
const once = (first: Handler, then: Handler): Handler => {
  let asked = false;
  return (request, response) => {
    (asked ? then : first)(request, response);
    asked = true;
  };
};
const ok = page('<h1>好</h1>');

test.each([
  ['it opens', { '/x/': ok }, 'alive'],
  ['404 twice', { '/x/': notFound }, 'dead, confirmed'],
  ['410 twice', { '/x/': (_request, response) => respond(response, 410, '') }, 'dead, confirmed'],
  ['404 once', { '/x/': once(notFound, ok) }, 'unknown'],
  ['403', { '/x/': (_request, response) => respond(response, 403, '') }, 'unknown'],
  ['500', { '/x/': (_request, response) => respond(response, 500, '') }, 'unknown'],
  ['a login is asked for', { '/x/': (_request, response) => respond(response, 401, '') }, 'unknown'],
  ['404 for HEAD only', { '/x/': (request, response) => (request.method === 'HEAD' ? notFound(request, response) : ok(request, response)) }, 'alive'],
  ['only with a referer', { '/x/': (request, response) => (request.headers.referer ? ok(request, response) : notFound(request, response)) }, 'alive'],
  [
    'only with the cookie of the home page',
    {
      '/': page(homePage({}, link('/x/', '一处链接')), { 'set-cookie': 'seen=1; Path=/' }),
      '/x/': (request, response) => (request.headers.cookie?.includes('seen=1') ? ok(request, response) : notFound(request, response)),
    },
    'alive',
  ],
  ['a redirect to a page that opens', { '/x/': redirect('/y/'), '/y/': ok }, 'alive'],
  ['a redirect to a missing page', { '/x/': redirect('/gone/') }, 'dead, confirmed'],
  ['a redirect to an error page that answers 200', { '/x/': redirect('/404.html'), '/404.html': page('<h1>页面不存在</h1>') }, 'unknown'],
  ['robots.txt forbids it', { '/robots.txt': page('User-agent: *\nDisallow: /x/', { 'content-type': 'text/plain' }) }, 'unknown'],
] as [string, Pages, string][])('a link: %s', async (_case, pages, outcome) => {
  const { input } = await crawl(onHome('/x/', pages), { facts, fetcher: { ignoreRobots: false } });
  expect(outcomeOf(input.linkChecks, '/x/')).toBe(outcome);
});

test('the whole server answers 404 in the end: that is no verdict on its links', async () => {
  let open = true;
  const home = homePage({}, link('/x/', '一处链接'));
  const { input } = await crawl(
    {
      '/': (_request, response) => (open ? respond(response, 200, home) : respond(response, 404, '')),
      '*': (_request, response) => {
        open = false;
        respond(response, 404, '');
      },
    },
    { facts },
  );
  expect(outcomeOf(input.linkChecks, '/x/')).toBe('unknown');
});

test('addresses that a script has yet to complete are no links', async () => {
  const templates =
    '<ul><li v-for="item in list"><a href="{{item.url}}">{{item.title}}</a></li><li><a href="/show/{{item.id}}.html">标题</a></li><li><a :href="url">标题</a></li></ul><template><a href="/in-template/">标题</a></template><a href="javascript:void(0)">打开</a><a href="#top">顶部</a>';
  const { input } = await crawl(onHome('/x/', { '/x/': ok }, templates), { facts });
  expect(input.linkChecks.filter(({ outcome }) => outcome !== 'alive').map(({ url }) => url)).toEqual([]);
});

test('every address is asked for once, whatever was read of it before, and however often it is linked', async () => {
  const pages: Pages = {
    '*': anyArticle,
    '/': homePage({ '/zcwj/': '政府文件', '/zcwj/index.html': '政府文件', '/a/': '走进青山' }, link('/b/', '专题')),
    '/zcwj/': columnPage('政府文件', link('/b/', '专题')),
    '/a/': columnPage('走进青山', link('/b/', '专题')),
    '/b/': ok,
  };
  const { paths, input } = await crawl(pages, { facts: ['linkChecks', 'policyDocuments'] });
  expect(input.linkChecks.every(({ outcome }) => outcome === 'alive')).toBe(true);
  expect([...paths].sort()).toEqual([...new Set(paths)].sort());
});
