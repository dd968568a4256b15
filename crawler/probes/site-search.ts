import { setTimeout as delay } from 'node:timers/promises';
import type { SiteSearch } from '../facts/probe.js';
import type { LivePage } from '../fetch/live-page.js';
import { settled } from '../fetch/patience.js';
import { call, marked } from './in-page.js';
import { boxSchema, FIND_BOX, FIND_LINKS, linksSchema, MARK_OLD, READ_RESULTS, type Results, resultsSchema, SAME_TAB } from './search-page.js';
import { type Place, type ProbeTools, seenAt, tried } from './tools.js';

/** Outcome of typing a title: its place in the results, 0 when it is not among them, null when that could not be told. */
export interface Searched {
  rank: number | null;
  searchUrl: string | null;
  results: Results['results'];
  trouble: string | null;
}

const PATIENCE_MS = 60_000;
const CALL_MS = 5_000;
const START_MS = 600;
const POLL_MS = 1_000;
const POLLS = 3;
/** Titles in a list that share less than this with the words searched for may be any list. */
const LEAST_ALIKE = 0.15;

const untold = (trouble: string, searchUrl: string | null = null): Searched => ({ rank: null, searchUrl, results: [], trouble });

/** Types a known title into the search of the home page, or of the search page it links to, and reads the results. */
export async function searchSite(tools: ProbeTools, home: Place, known: Place): Promise<SiteSearch> {
  const result = tried(await tools.fetcher.live(home.url, (live) => fromHome(live, known), { patienceMs: PATIENCE_MS }));
  const { results, ...found } = result.ok ? result.value : untold(`首页没有打开：${result.failure.message}`);
  const told = { null: found.trouble ?? '', 0: '不在第一页结果中' }[String(found.rank)] ?? `第 ${found.rank} 条`;
  const at = { url: found.searchUrl ?? home.url, title: '站内搜索' };
  return { title: known.title, url: known.url, ...found, results, evidence: seenAt(tools, at, `搜索“${known.title}”：${told}`) };
}

async function fromHome(live: LivePage, known: Place): Promise<Searched> {
  const box = await findBox(live, false);
  if (box.found) return search(live, known, box.captcha);
  for (const url of linksSchema.parse(await live.read(call(FIND_LINKS)))) {
    if (!(await settled(live.page.goto(url, { waitUntil: 'commit', timeout: 2 * CALL_MS })))) continue;
    await live.rest();
    const there = await findBox(live, false);
    if (there.found) return search(live, known, there.captcha);
  }
  return untold(refusedElsewhere(live) ?? '首页没有找到搜索框');
}

/** Marks the search box of the page for `search`. */
export const findBox = async (live: LivePage, ownOnly: boolean): Promise<ReturnType<typeof boxSchema.parse>> =>
  boxSchema.parse(await live.read(call(FIND_BOX, ownOnly)));

/** Types a title into the marked box, as a reader does, and reads what comes. */
export async function search(live: LivePage, known: Place, captcha: boolean): Promise<Searched> {
  if (captcha) return untold('搜索要求输入验证码');
  const before = titlesOf(resultsSchema.safeParse(await live.read(call(READ_RESULTS, known)).catch(() => null)).data ?? null);
  await type(live, known.title);
  await live.page.evaluate(SAME_TAB);
  await live.read(call(MARK_OLD));
  const starts = [() => press(live), () => live.page.keyboard.press('Enter'), () => live.read(call(`() => ${BOX}?.form?.requestSubmit()`))];
  let seen: Results | null = null;
  for (const start of starts) {
    await settled(start());
    seen = await outcome(live, known);
    if (seen !== null && (seen.fresh || answers(seen))) break;
  }
  if (seen === null) return untold(refusedElsewhere(live) ?? '搜索后页面没有反应');
  // A list that showed the title before is no answer when it comes back unchanged.
  if (seen.rank > 0 && titlesOf(seen) === before) return untold('搜索后列出的内容与搜索前相同，看不出搜索是否起作用', seen.url);
  return judge(live, seen);
}

const titlesOf = (seen: Results | null): string => JSON.stringify(seen?.results.map(({ title }) => title) ?? []);

const BOX = `document.querySelector('${marked('box')}')`;

async function type(live: LivePage, title: string): Promise<void> {
  const { page } = live;
  await settled(page.locator(marked('box')).focus({ timeout: CALL_MS }));
  await live.read(call(`() => { ${BOX}?.focus(); ${BOX}.value = ''; }`));
  await page.keyboard.insertText(title);
  // A box that is hidden or minds its focus is filled without the keyboard.
  await live.read(
    call(
      `(title) => { const box = ${BOX}; if (!box || box.value !== '') return; box.value = title;
        for (const name of ['input', 'change']) box.dispatchEvent(new Event(name, { bubbles: true })); }`,
      title,
    ),
  );
}

async function press(live: LivePage): Promise<void> {
  const clicked = await settled(live.page.locator(marked('go')).click({ timeout: 2_000, noWaitAfter: true }));
  if (!clicked) await live.read(call(`() => document.querySelector('${marked('go')}')?.click()`));
}

/** Results may come later than the page: they are waited for a little while. */
async function outcome(live: LivePage, known: Place): Promise<Results | null> {
  let seen: Results | null = null;
  for (let poll = 0; poll < POLLS; poll++) {
    await delay(poll === 0 ? START_MS : POLL_MS);
    await live.rest();
    const value = await live.read(call(READ_RESULTS, known)).catch(() => null); // the page is just moving on
    seen = value === null ? seen : resultsSchema.parse(value);
    if (seen !== null && answers(seen)) return seen;
  }
  return seen;
}

const answers = (seen: Results): boolean => seen.rank > 0 || seen.mentioned || seen.none || isList(seen) || stopped(seen) !== null;
/** A list that can only be the answer: the page says what was searched for, and counts or shows titles like it. */
const isList = ({ results, echoes, counted, alike }: Results): boolean => results.length > 0 && echoes && (counted || alike >= LEAST_ALIKE);

function stopped({ captcha, login, throttled }: Results): string | null {
  if (captcha) return '搜索要求输入验证码';
  if (login) return '搜索要求登录';
  return throttled ? '搜索受到频率限制' : null;
}

function judge(live: LivePage, seen: Results): Searched {
  const { rank, results, url, none } = seen;
  if (rank > 0) return { rank, searchUrl: url, results, trouble: null };
  const trouble = stopped(seen) ?? refusedElsewhere(live);
  if (trouble) return untold(trouble, url);
  if (seen.mentioned) return untold('页面上有这个标题，但看不出排在第几条', url);
  if (isList(seen)) return { rank: 0, searchUrl: url, results, trouble: null };
  if (none && (seen.fresh || seen.echoes)) return { rank: 0, searchUrl: url, results: [], trouble: null };
  return untold('搜索后看不出结果列表', url);
}

function refusedElsewhere({ seen }: LivePage): string | null {
  const last = seen.refused.at(-1);
  if (!last) return null;
  const host = URL.canParse(last.url) ? new URL(last.url).host : '';
  return last.failure.code === 'off-site' ? `搜索结果在站外（${host}），没有打开` : `搜索结果没有打开：${last.failure.message}`;
}
