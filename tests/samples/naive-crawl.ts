import { load } from 'cheerio';

/** A crawl without any cleverness: every link of every page, and every list interface asked page by page. */
export interface Crawled {
  /** Paths of HTML pages that answered 200. */
  pages: Map<string, string>;
  /** Status of every other address tried. */
  others: Map<string, number>;
}

const decode = (bytes: ArrayBuffer): string => {
  const head = Buffer.from(bytes).toString('latin1', 0, 600);
  return new TextDecoder(/charset=gb/i.test(head) ? 'gb18030' : 'utf-8').decode(bytes);
};

export async function crawlNaively(baseUrl: string): Promise<Crawled> {
  const pages = new Map<string, string>();
  const others = new Map<string, number>();
  const seen = new Set<string>();
  const queue: string[] = [];
  const push = (href: string, base: string): void => {
    if (/^(javascript|mailto):/.test(href)) return;
    const url = new URL(href, base);
    url.hash = '';
    if (url.origin === new URL(baseUrl).origin && !seen.has(url.href)) {
      seen.add(url.href);
      queue.push(url.href);
    }
  };
  push('/', baseUrl);
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const response = await fetch(url);
    const bytes = await response.arrayBuffer();
    const path = new URL(url).pathname;
    if (response.status !== 200 || !(response.headers.get('content-type') ?? '').startsWith('text/html')) {
      others.set(path, response.status);
      continue;
    }
    const html = decode(bytes);
    pages.set(path, html);
    const $ = load(html);
    for (const a of $('a[href]')) push($(a).attr('href') ?? '', url);
    const pager = /createPageHTML\((\d+), 0/.exec(html);
    for (let page = 1; page < Number(pager?.[1] ?? 0); page++) push(`index_${page}.html`, url);
    for (const href of await interfaceRows(html, url)) push(href, url);
  }
  return { pages, others };
}

/** Addresses of the rows a list interface gives, whichever family the page belongs to. */
async function interfaceRows(html: string, url: string): Promise<string[]> {
  const portions = /proxyUrl:'([^'?]+).*?totalRecord:(\d+).*?proxyParam:(\{.*?\})/.exec(html);
  if (portions) return hanwebRows(new URL(portions[1] ?? '', url).href, Number(portions[2]), (portions[3] ?? '').replaceAll("'", '"'), html);
  const channel = /channelCode: \['(\w+)'\]/.exec(html);
  const site = /webSiteCode: \['([\w-]+)'\]/.exec(html);
  if (channel && site) return jpaasRows(new URL('/queryList', url).href, site[1] ?? '', channel[1] ?? '');
  const rows = [...html.matchAll(/ms-controller="list"( data-place="home")? data-channel="(\d+)"/g)].map((match) =>
    avalonRows(url, match[2] ?? '', match[1] ? '&place=home' : ''),
  );
  return (await Promise.all(rows)).flat();
}

const hrefs = (text: string): string[] => [...text.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? '');

async function hanwebRows(proxy: string, total: number, parameters: string, html: string): Promise<string[]> {
  const found = hrefs(/<datastore>.*<\/datastore>/s.exec(html)?.[0] ?? '');
  for (let start = found.length + 1; start <= total; start += 15) {
    const response = await fetch(`${proxy}?startrecord=${start}&endrecord=${start + 14}&perpage=5`, {
      method: 'POST',
      body: new URLSearchParams(JSON.parse(parameters) as Record<string, string>),
    });
    found.push(...hrefs(await response.text()));
  }
  if (found.length !== total) throw new Error(`${found.length} rows of ${total}`);
  return found;
}

async function jpaasRows(url: string, site: string, channel: string): Promise<string[]> {
  const found: string[] = [];
  for (let current = 1, total = 1; (current - 1) * 10 < total; current++) {
    const body = new URLSearchParams({ current: String(current), pageSize: '10', 'webSiteCode[]': site, 'channelCode[]': channel });
    const answer = (await (await fetch(url, { method: 'POST', body })).json()) as {
      data: { total: number; results: { source: { urls: string } }[] };
    };
    total = answer.data.total;
    found.push(...answer.data.results.map((row) => (JSON.parse(row.source.urls) as { pc: string }).pc));
  }
  return found;
}

async function avalonRows(base: string, channel: string, place: string): Promise<string[]> {
  const found: string[] = [];
  for (let page = 1, count = 1; page <= count; page++) {
    const response = await fetch(new URL(`/api/doc/list?channelId=${channel}&page=${page}&size=10${place}`, base));
    if (response.status !== 200) return [];
    const answer = (await response.json()) as { data: { pageCount: number; docs: { url: string }[] } };
    count = answer.data.pageCount;
    found.push(...answer.data.docs.map((doc) => doc.url));
  }
  return found;
}
