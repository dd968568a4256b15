import { z } from 'zod';

/** What is looked for on a page with a search, as code that runs on it (see in-page.ts), and the shapes of the answers. */

/** `(ownOnly) => …`: marks the likeliest search box as `box` and what starts the search as `go`; `ownOnly` leaves out boxes of the whole site. */
export const FIND_BOX = String.raw`(ownOnly) => {
  const WANTED = /search|sousuo|ss_|keyword|(?:^|[\s_-])(?:key|kw|wd|q|query|so|words?)(?:$|[\s_-])|检\s*索|搜|关键[字词]|查\s*[找询]|请输入/i;
  const OTHER = /pass|captcha|yzm|验证|e-?mail|邮箱|手机|phone|登录|login|账号|帐号|user(?:name|_?id)|查询码|信件|编号|身份证|page_?(?:no|num|index)|页码|跳转|date|日期/i;
  const GO = /^(?:站内|全站|智能|立即|点击|一键)?(?:搜\s*索|检\s*索|搜|搜一下|搜一搜|查\s*询|查\s*找|search|go)$/i;
  const NOT_GO = /高级|重置|清空|取消|关闭|登录|注册|热词|历史/;
  const words = (element) => fold(element.textContent || element.value || at(element, 'title', 'alt', 'aria-label'));
  const isText = (element) => element.tagName === 'INPUT' && /^(?:text|search|hidden|checkbox|radio|)$/i.test(at(element, 'type'));
  const goScore = (element) => {
    if (isText(element)) return 0;
    const text = words(element);
    if (text.length > 10 || NOT_GO.test(text + at(element, 'title'))) return 0;
    const code = /search|sousuo|submit|btn|query|(?:^|[\s_-])so(?:$|[\s_-])/i.test(at(element, 'id', 'class', 'onclick', 'href', 'src', 'name'));
    const type = /^(?:submit|image)$/.test(element.type ?? '');
    const button = /^(?:BUTTON|INPUT)$/.test(element.tagName) || element.hasAttribute('onclick') || at(element, 'role').includes('button');
    return (GO.test(text) ? 5 : 0) + (type ? 3 : 0) + (code ? 2 : 0) + (button ? 2 : element.tagName === 'A' ? 1 : 0);
  };
  const goOf = (box) => {
    let area = box.form ?? box.parentElement;
    for (let up = 0; area && area !== document.body && up < 4; area = area.parentElement, up++) {
      const near = [...area.querySelectorAll('button, input, a, [onclick], [role=button], img, i, span, em, div')].slice(0, 120);
      const scored = near.filter((one) => one !== box && !one.contains(box)).map((one) => ({ one, score: goScore(one) }));
      const best = scored.filter(({ score }) => score >= 3).sort((a, b) => b.score - a.score)[0];
      if (best) return best.one;
    }
    return null;
  };
  const scoreOf = (box) => {
    const own = at(box, 'name', 'id', 'class', 'placeholder', 'title', 'aria-label', 'value');
    if (OTHER.test(own) || box.form?.querySelector('input[type=password]')) return -1;
    let around = at(box.form ?? box.parentElement, 'id', 'name', 'class', 'action', 'onsubmit', 'role');
    for (let up = box.parentElement, n = 0; up && n < 3; up = up.parentElement, n++) around += ' ' + at(up, 'id', 'class', 'role');
    const go = goOf(box);
    return (WANTED.test(own) ? 3 : 0) + (WANTED.test(around) ? 2 : 0) + (go ? 1 + (GO.test(words(go)) ? 1 : 0) : 0) + (shown(box) ? 1 : 0);
  };
  const texts = [...document.querySelectorAll('input')].filter((input) => /^(?:text|search|)$/i.test(at(input, 'type')) && !input.disabled && !input.readOnly);
  const boxes = texts.slice(0, 60).map((box) => ({ box, score: scoreOf(box), siteWide: inFrame(box) })).filter(({ score }) => score >= 4);
  const wanted = boxes.filter(({ siteWide }) => !(ownOnly && siteWide)).sort((a, b) => b.score - a.score)[0];
  mark(wanted?.box ?? null, 'box');
  mark(wanted ? goOf(wanted.box) : null, 'go');
  const captcha = Boolean(wanted?.box.form && /验证码/.test(wanted.box.form.innerText + [...wanted.box.form.querySelectorAll('input')].map((input) => at(input, 'placeholder')).join(' ')));
  return { found: Boolean(wanted), captcha, others: boxes.length > (wanted ? 1 : 0) };
}`;
export const boxSchema = z.strictObject({ found: z.boolean(), captcha: z.boolean(), others: z.boolean() });

/** `() => …`: addresses of links that lead to a search page, the likeliest first. */
export const FIND_LINKS = String.raw`() => {
  const WORDS = /^(?:站内|全站|智能|高级)?(?:搜索|检索|查询)$/;
  const ADDRESS = /\/(?:guestweb\d*|jrobot|search[\w-]*|sousuo|so|jsearch\w*|hqjssearch|irs-c-web|website-webapp|fjdzapp)\//i;
  const links = [...document.querySelectorAll('a[href]')].slice(0, 3000);
  const score = (link) => (WORDS.test(fold(link.textContent || at(link, 'title'))) ? 2 : 0) + (ADDRESS.test(at(link, 'href')) ? 1 : 0);
  const scored = links.map((link) => ({ url: webAddress(at(link, 'href')), score: score(link) })).filter(({ url, score }) => url && score > 0);
  return [...new Set(scored.sort((a, b) => b.score - a.score).map(({ url }) => url))].slice(0, 2);
}`;
export const linksSchema = z.array(z.string()).max(2);

/** `() => …`: what stands on the page before the search is no result of it. */
export const MARK_OLD = `() => {
  document.documentElement.setAttribute('data-probe-before', '');
  for (const one of document.querySelectorAll('a, h1, h2, h3, h4, p, div, td, li, dt, dd, [onclick]')) one.setAttribute('data-probe-old', '');
  for (const form of document.forms) form.setAttribute('target', '_self');
  for (const link of document.querySelectorAll('[data-probe-go][target], [data-probe-go] [target]')) link.setAttribute('target', '_self');
}`;

/** Runs among the page's own scripts: results open where they are looked for, not in a new window. */
export const SAME_TAB = `(() => {
  window.open = (url) => { if (url) location.href = url; return window; };
  const submit = HTMLFormElement.prototype.submit;
  HTMLFormElement.prototype.submit = function () { this.target = '_self'; return submit.call(this); };
  addEventListener('submit', (event) => { event.target.target = '_self'; }, true);
})()`;

/** `({ title, url }) => …`: what the page shows after the search. */
export const READ_RESULTS = String.raw`({ title, url }) => {
  const NONE = /(?:没有|没|未能?|暂无|无)(?:找到|检索到|查询到|搜索到|查到|搜到|匹配|符合)|(?:无|没有|暂无)(?:相关|搜索|检索|查询)[^。\n]{0,12}(?:结果|内容|信息|文件|数据)|(?:共|找到|检索到|搜索到|查询到|约)[^0-9\n]{0,10}0\s*(?:条|个|项|篇|件)/;
  const COUNT = /(?:共|找到|检索到|搜索到|查询到|约|结果|为您)[^0-9\n]{0,14}([1-9][\d,]*)\s*(?:条|个|项|篇|件)|结果\s*[(（]?\s*[1-9]\d*/;
  const BESIDE = /(?:^|[\s_-])(?:hot\w*|recommend\w*|tuijian|rmtj|history|crumbs?|breadcrumb|guess|rank\w*)(?:$|[\s_-])/i;
  const text = document.body.innerText.slice(0, 30000);
  const target = plain(title);
  const sameAddress = (a, b) => a.replace(/^https?:\/\//, '').replace(/[#].*$/, '') === b.replace(/^https?:\/\//, '').replace(/[#].*$/, '');
  const namesIt = (words) => {
    const shownPart = plain(words.replace(/(?:…|\.{2,})\s*$/, ''));
    if (shownPart === target) return true;
    if (target.length >= 8 && shownPart.includes(target) && shownPart.length <= target.length + 30) return true;
    return /(?:…|\.{2,})\s*$/.test(words) && shownPart.length >= 10 && target.startsWith(shownPart);
  };
  const isBeside = (element) => {
    if (inFrame(element)) return true;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (BESIDE.test(at(up, 'class', 'id'))) return true;
    return false;
  };
  const pathOf = (element) => {
    const path = [];
    for (let up = element; up && up !== document.body; up = up.parentElement) path.push(up.tagName);
    return path.join('>');
  };
  const groups = new Map();
  for (const one of [...document.querySelectorAll('a, h2, h3, h4, [onclick]')].slice(0, 3000)) {
    if (one.hasAttribute('data-probe-old') || !shown(one) || isBeside(one)) continue;
    if (one.tagName !== 'A' && (one.closest('a') || one.querySelector('a'))) continue;
    const full = at(one, 'title').trim();
    const words = fold(full.length > fold(one.textContent).length ? full : one.textContent);
    const address = one.tagName === 'A' ? webAddress(at(one, 'href')) : null;
    const hit = namesIt(words) || (address !== null && sameAddress(address, url));
    if (words === '' && !hit) continue;
    const path = pathOf(one);
    const group = groups.get(path) ?? [];
    const last = group.at(-1);
    // One result may hold several links: it counts once.
    if (last && last.parent === one.parentElement) last.hit = last.hit || hit;
    else group.push({ parent: one.parentElement, title: words.slice(0, 200), url: address ?? '', hit });
    groups.set(path, group);
  }
  const bigrams = (words) => new Set([...words].slice(0, -1).map((letter, at) => letter + words[at + 1]));
  const wanted = bigrams(target);
  const likeness = (words) => [...bigrams(plain(words))].filter((pair) => wanted.has(pair)).length / Math.max(1, wanted.size);
  const rankIn = (group) => group.findIndex(({ hit }) => hit) + 1;
  const letters = (group) => group.reduce((sum, { title: words }) => sum + plain(words).length, 0) / group.length;
  const hits = [...groups.values()].filter((group) => rankIn(group) > 0).sort((a, b) => rankIn(a) - rankIn(b) || letters(b) - letters(a));
  const alike = (group) => group.slice(0, 10).reduce((sum, { title: words }) => sum + likeness(words), 0);
  const lists = [...groups.values()].filter((group) => group.length >= 3 && letters(group) >= 6).sort((a, b) => alike(b) - alike(a));
  const list = hits[0] ?? lists[0] ?? [];
  const start = plain(title).slice(0, 6);
  // Portals escape once, twice, or by %uXXXX.
  const address = [location.href, ...[1, 2].map((times) => { let text = location.href; try { for (let n = 0; n < times; n++) text = decodeURIComponent(text); } catch { return ''; } return text; })].join(' ');
  const echoes = plain(address).includes(start) || [...document.querySelectorAll('input')].some((input) => input.type !== 'hidden' && plain(input.value).startsWith(start));
  // A title that is no link, or stands aside: found, but its place cannot be told.
  const others = hits[0] ? [] : [...document.querySelectorAll('a, h1, h2, h3, h4, p, div, td, li, dt, dd')].slice(0, 5000);
  const mentioned = others.some((one) => !one.hasAttribute('data-probe-old') && one.textContent.length < title.length + 60 && namesIt(fold(one.textContent)));
  return {
    url: location.href,
    mentioned,
    fresh: !document.documentElement.hasAttribute('data-probe-before'),
    rank: hits[0] ? rankIn(hits[0]) : 0,
    none: NONE.test(text),
    counted: COUNT.test(text),
    echoes,
    alike: alike(list) / Math.max(1, Math.min(10, list.length)),
    results: list.slice(0, 10).map(({ title: words, url: link }) => ({ title: words, url: link })),
    captcha: /(?:输入|填写|看不清|刷新)[^。\n]{0,6}验证码|安全验证|拖动[^。\n]{0,6}滑块|人机验证/.test(text),
    login: [...document.querySelectorAll('input[type=password]')].some(shown),
    throttled: /(?:过于|太|访问)频繁|请稍[后候]再(?:试|搜)|\d+\s*秒(?:后|内)[^。\n]{0,8}(?:再|重复|只能)/.test(text.slice(0, 5000)),
  };
}`;
export const resultsSchema = z.strictObject({
  url: z.string(),
  /** Another document than the one searched from. */
  fresh: z.boolean(),
  rank: z.int(),
  /** The title stands somewhere outside the results that could be told. */
  mentioned: z.boolean(),
  /** The page says that nothing was found, or how much was. */
  none: z.boolean(),
  counted: z.boolean(),
  /** Address or box show what was searched for. */
  echoes: z.boolean(),
  /** How much the titles of the list are like the one searched for, 0–1. */
  alike: z.number(),
  results: z.array(z.strictObject({ title: z.string(), url: z.string() })).max(10),
  captcha: z.boolean(),
  login: z.boolean(),
  throttled: z.boolean(),
});
export type Results = z.infer<typeof resultsSchema>;
