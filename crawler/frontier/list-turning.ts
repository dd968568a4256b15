import { createHash } from 'node:crypto';
import { ExchangeLog } from '../fetch/exchanges.js';
import type { LiveFetcher, LivePage } from '../fetch/live-page.js';
import type { RenderResult } from '../fetch/types.js';

const READ_MS = 5_000;
const PATIENCE_MS = 25_000;

/**
 * Uses what shows more rows, once: a control called 下一页 or 加载更多 that is no plain link, else the end of the page, where some lists
 * go on by themselves. Only such a control is used, never a form or a button of another name. True when something was used.
 */
const SHOW_MORE = `(() => {
  const more = /^(点击|上拉|下拉|向下)?(加载|查看|显示|展开|浏览)(更多|下一页)(信息|内容|数据|文件|政策|条目)?$|^(下一?页|后一?页|next(page)?)$/i;
  const label = (element) => (element.innerText || element.value || element.title || '').replace(/[\\s>»›＞.…]+/g, '');
  const plain = (element) => { const link = element.closest('a[href]'); return link !== null && /^https?:/.test(link.href) && link.href.split('#')[0] !== location.href.split('#')[0]; };
  const off = (element) => element.disabled || /disab|nolink|no-?more|gray|grey/i.test(element.className + ' ' + (element.parentElement?.className ?? ''));
  const shown = (element) => element.getClientRects().length > 0;
  const all = [...document.querySelectorAll('a, button, div, span, li, p, input[type=button]')];
  const control = all.filter((element) => element.children.length < 4 && more.test(label(element)) && !plain(element) && !off(element) && shown(element)).at(-1);
  if (control) control.click();
  else window.scrollTo(0, document.documentElement.scrollHeight);
  return control !== undefined;
})()`;

/** The page as it stands after more rows were asked for, with the data answers that this brought. Never throws for what a portal does. */
export async function renderTurned(fetcher: LiveFetcher, url: string): Promise<RenderResult> {
  const startedAt = Date.now();
  const result = await fetcher.live(url, (live) => turn(live, startedAt), { patienceMs: PATIENCE_MS });
  return result.ok ? { ok: true, ...result.value } : result;
}

async function turn(live: LivePage, startedAt: number): Promise<Omit<RenderResult & { ok: true }, 'ok'>> {
  const log = new ExchangeLog(READ_MS);
  live.page.on('response', (response) => log.observe(response));
  await live.read(SHOW_MORE);
  await live.rest();
  const html = await live.page.content();
  const snapshot = {
    ...live.snapshot,
    finalUrl: live.page.url(),
    text: html.replaceAll('\0', ''),
    bytes: Buffer.byteLength(html),
    sha256: createHash('sha256').update(html).digest('hex'),
    durationMs: Date.now() - startedAt,
  };
  return { snapshot, exchanges: await log.all() };
}
