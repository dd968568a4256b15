import { afterAll, describe, expect, test } from 'vitest';
import type { PageRecord } from '../../../crawler/facts/record.js';
import { siteFactsSchema } from '../../../crawler/facts/site.js';
import { knock, PROBED, type ProbeRequest, runProbes } from '../../../crawler/probes/index.js';
import { page, serve } from '../fetch/support.js';
import { executablePath, html, liveFetcher, plainFetcher, toolsWith, visitorOver } from './support.js';

const PAGE = html('<h1>县政府</h1><form action="/s"><input name="keyword"><button>搜索</button></form><a href="javascript:;">无障碍</a>');
const requestFor = (url: string, facts: ProbeRequest['facts'] = new Set(PROBED)): ProbeRequest => {
  const home = { url: `${url}/`, title: '首页' };
  return {
    facts,
    home,
    pages: [
      { ...home, kind: 'home' },
      { url: `${url}/a`, title: '文', kind: 'article' },
    ],
    known: [{ url: `${url}/a`, title: '某县养老服务管理办法' }],
    interpretations: [{ url: `${url}/v`, title: '视频解读' }],
    guides: [{ url: `${url}/a`, title: '指南' }],
    libraries: [{ url: `${url}/`, title: '文件库', known: null }],
  };
};
const routes = {
  '/': page(PAGE),
  '/a': page(PAGE),
  '/v': page('<video src="/x.mp4"></video>'),
  '/s': page(html('<p>没有找到相关结果</p><input value="某县养老服务管理办法">')),
};

describe.skipIf(executablePath === null)('the probes of a portal', () => {
  const fetcher = liveFetcher();
  afterAll(() => fetcher.close());

  test('give nine sets of facts, and give them again from the journal without asking anything', async () => {
    const { url, hits } = await serve(routes);
    const records: PageRecord[] = [];
    const facts = await runProbes(
      visitorOver(fetcher, records),
      toolsWith(fetcher, { timeoutMs: 500, nameServers: ['127.0.0.1:9'] }),
      requestFor(url),
    );
    for (const name of PROBED) {
      expect(siteFactsSchema.shape[name].parse(facts[name]), name).toMatchObject({ complete: true, gaps: [] });
    }
    expect(Object.fromEntries(PROBED.map((name) => [name, facts[name].items.length]))).toEqual({
      availability: 3,
      transport: 1,
      ipv6: 1,
      siteSearch: 1,
      accessibility: 2,
      mobile: 2,
      media: 1,
      qrCodes: 0,
      documentLibraries: 1,
    });
    expect(facts.availability.items.map(({ outcome }) => outcome)).toEqual(['open', 'open', 'open']);
    expect(facts.transport.items).toMatchObject([{ https: false, mixed: [] }]);
    expect(facts.siteSearch.items).toMatchObject([{ rank: 0, trouble: null }]);
    expect(
      hits.filter(({ path }) => path.startsWith('/s?')),
      'a miss is looked for twice',
    ).toHaveLength(2);

    const asked = hits.length;
    expect(await runProbes(visitorOver(fetcher, records), null, requestFor(url))).toEqual(facts);
    expect(hits).toHaveLength(asked);
  }, 120_000);

  test('only what is asked for is tried', async () => {
    const { url, hits } = await serve(routes);
    const facts = await runProbes(visitorOver(fetcher), toolsWith(fetcher), requestFor(url, new Set(['mobile'])));
    expect(facts.mobile.items).toHaveLength(2);
    expect(facts.accessibility).toEqual({ items: [], complete: false, gaps: [], searched: [] });
    expect(hits.filter(({ path }) => path === '/')).toHaveLength(1);
  });
});

test('attempts made earlier are counted in', async () => {
  const { url, hits } = await serve(routes);
  const fetcher = plainFetcher();
  const visitor = visitorOver(fetcher);
  const request = requestFor(url, new Set(['availability']));
  await knock(visitor, toolsWith(fetcher), request.home, 1);
  await knock(visitor, toolsWith(fetcher), request.home, 2);
  expect((await runProbes(visitor, toolsWith(fetcher), request)).availability.items).toHaveLength(3);
  expect(hits.filter(({ path }) => path === '/')).toHaveLength(3);
});

test.each([
  ['without a browser', {}, '没有可用的浏览器，没有试，请人工核查'],
  ['without time', { isOver: () => true }, '检查时间已到，没有试完，请人工核查'],
])('%s nothing is recorded and the gap says so', async (_case, rest, message) => {
  const { url } = await serve(routes);
  const fetcher = plainFetcher();
  const records: PageRecord[] = [];
  const facts = await runProbes(visitorOver(fetcher, records), toolsWith(fetcher, rest), requestFor(url, new Set(['mobile', 'siteSearch'])));
  for (const set of [facts.mobile, facts.siteSearch]) expect(set).toMatchObject({ items: [], complete: false, gaps: [{ message }] });
  expect(records).toEqual([]);
});

test('a stored crawl that lacks them leaves every set open; nothing to try is said', async () => {
  const fetcher = plainFetcher();
  const request = { ...requestFor('http://127.0.0.1:1'), known: [], libraries: [], interpretations: [], guides: [] };
  const facts = await runProbes(visitorOver(fetcher), null, request);
  expect(facts.availability.gaps).toMatchObject([{ message: '抓取时没有试过，请重新运行 audit，请人工核查' }]);
  expect(facts.siteSearch.gaps.map(({ message }) => message)).toEqual(['没有读到可用来试搜的标题，请人工核查']);
  expect(facts.documentLibraries.gaps.map(({ message }) => message)).toEqual(['没有找到政策文件库，请人工核查']);
  expect(facts.media).toMatchObject({ items: [], complete: true });
});
