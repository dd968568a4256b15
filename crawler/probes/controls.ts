import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { LivePage } from '../fetch/live-page.js';
import { settled } from '../fetch/patience.js';
import { call, marked } from './in-page.js';

/** Words and code by which a control is known. Patterns are sources of regular expressions, without regard to case. */
export interface ControlWords {
  /** The whole of its text. */
  text: string;
  not: string;
  /** In its id, class, href or script call, for controls that are pictures. */
  code: string;
}

export const ENTRANCE: ControlWords = {
  text: '^(?:进入|打开|开启|切换到?|点击)?(?:网站|网页|政府)?(?:信息)?(?:无障碍|长者|适老|关怀|关爱|大字|老年|敬老|辅助(?:浏览|阅读|工具)|barrier.?free|accessib).{0,8}$',
  not: '建设|条例|法$|环境|通知|公示|办法|服务大厅|志愿|餐厅|食堂|协会|委员会|大学|人大|活动',
  code: '(?:^|[\\s_/.-])wza|wza(?:$|[\\s_/.-])|accessib|barrier|canyou|aria\\.(?:start|old)|toolbar(?:elderly)?switch|elder|agedmode|oldfixed|slhsrv|cniil',
};

export const READ_ALOUD: ControlWords = {
  text: '^(?:点击|一键|开启|打开|在线)?(?:语音(?:播报|朗读|阅读|收听|播放|解读)?|朗读(?:全文|本文|文章|正文|内容|网页)?|播报(?:全文|本文|文章)?|听(?:全文|文章|新闻|政策|本文|内容)|收听(?:全文|本文|文章)?|听一听|读屏|有声阅读|声音|指读|连读)(?:开关|模式|功能|阅读|播报)?$',
  not: '广播|视频|信箱|预报',
  code: 'read-?aloud|readtext|text-?to-?speech|(?:^|[\\s_-])tts|speech|langdu|bobao|yuyin|voice-?(?:read|play|btn|broadcast)|play-?voice',
};

/** `({ words, name }) => …`: marks the first control that is known by these words as `name`. */
const FIND = `({ words, name }) => {
  const text = new RegExp(words.text, 'i');
  const not = new RegExp(words.not, 'i');
  const code = new RegExp(words.code, 'i');
  const all = [...document.querySelectorAll('a, button, [onclick], [role=button], img, input, span, i, em, li, div, label, p')].slice(0, 8000);
  const active = (one) => one.closest('a, button, [onclick], [role=button], input[type=button]');
  const score = (one) => {
    const own = fold([...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(''));
    const said = [own, fold(one.textContent), at(one, 'title').trim(), at(one, 'alt').trim(), at(one, 'aria-label').trim(), one.tagName === 'INPUT' ? at(one, 'value') : ''];
    const known = said.find((part) => part !== '' && part.length <= 16 && text.test(part) && !not.test(part));
    const coded = fold(one.textContent) === '' && code.test(at(one, 'id', 'class', 'href', 'onclick'));
    if (!known && !(coded && active(one) === one)) return null;
    return { one: active(one) ?? one, text: known ?? fold(one.textContent), score: (known ? 4 : 0) + (active(one) ? 2 : 0) + (shown(one) ? 1 : 0) };
  };
  const best = all.map(score).filter(Boolean).sort((a, b) => b.score - a.score)[0];
  mark(best?.one ?? null, name);
  if (!best) return null;
  const link = best.one.tagName === 'A' && !best.one.hasAttribute('onclick') ? webAddress(at(best.one, 'href')) : null;
  const here = location.href.replace(/#.*$/, '');
  return { text: best.text.slice(0, 40) || '（图标）', leadsTo: link !== null && link.replace(/#.*$/, '') !== here ? link : null };
}`;
const foundSchema = z.strictObject({ text: z.string(), leadsTo: z.string().nullable() }).nullable();
/** `leadsTo`: it is a plain link to another page. */
export type Control = NonNullable<z.infer<typeof foundSchema>>;

export const findControl = async (live: LivePage, words: ControlWords, name: string): Promise<Control | null> =>
  foundSchema.parse(await live.read(call(FIND, { words, name })));

/** `(name) => …`: what would change if the control did something. */
const STATE = `(name) => {
  const root = document.documentElement;
  const attributes = (element) => [...element.attributes].map((one) => one.name + '=' + one.value).join(' ');
  const control = document.querySelector('[data-probe-' + name + ']');
  const size = (element) => (element ? getComputedStyle(element).fontSize + getComputedStyle(element).zoom + getComputedStyle(element).filter : '');
  const media = [...document.querySelectorAll('audio, video')];
  return [
    attributes(root),
    attributes(document.body),
    size(root) + size(document.body) + size(document.querySelector('p, li a')),
    control ? control.outerHTML.slice(0, 2000) : 'gone',
    String(document.querySelectorAll('script, link, style').length),
    String(document.body.children.length),
    String(document.querySelectorAll('iframe').length),
    media.length + media.map((one) => one.currentSrc + one.paused).join(),
    [...document.body.children].map((one) => getComputedStyle(one).display).join(),
  ];
}`;
const stateSchema = z.array(z.string());

/** Runs among the page's own scripts: speaking and opening windows leave a trace. */
const TRACE = `(() => {
  const trace = (what) => document.documentElement.setAttribute('data-probe-trace', what);
  window.open = (url) => { trace('open ' + url); return null; };
  if (window.speechSynthesis) speechSynthesis.speak = () => trace('speak');
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () { trace('play'); return play.call(this); };
})()`;

const SETTLE_MS = 600;
const WAIT_MS = 400;
const WAITS = 10;

/** `(name) => …`: the control is written for a framework, whose start cannot be seen. */
const TEMPLATED = `(name) => [...(document.querySelector('[data-probe-' + name + ']')?.attributes ?? [])].some((one) => /^(?:ms-|v-on:|@|ng-|x-on:|data-bind$)/.test(one.name))`;

/**
 * Clicks the marked control and watches. False: nothing happened, though all scripts of the page had come; null: nothing, but some had
 * not, or a framework should have given the control its work and may not have started.
 */
export async function reacts(live: LivePage, name: string): Promise<boolean | null> {
  const { page, seen } = live;
  await page.evaluate(TRACE);
  const state = async (): Promise<string[] | null> => stateSchema.parse(await live.read(call(STATE, name)));
  const first = await state();
  await delay(SETTLE_MS);
  const before = await state();
  // What moves by itself, a carousel or a clock, tells nothing.
  const steady = (before ?? []).map((value, index) => (first?.[index] === value ? value : null));
  const url = page.url();
  const refused = seen.refused.length;
  await click(live, name);
  for (let wait = 0; wait < WAITS; wait++) {
    await delay(WAIT_MS);
    if (page.url() !== url || seen.refused.length > refused) return true;
    const now = await state().catch(() => null); // moving on
    if (now?.some((value, index) => steady[index] !== null && steady[index] !== value)) return true;
  }
  const templated = await live.read(call(TEMPLATED, name)).catch(() => true);
  return seen.lostScripts.length > 0 || templated === true ? null : false;
}

/** A real click where the control can be seen, since only that counts as the reader's own. */
async function click(live: LivePage, name: string): Promise<void> {
  if (await settled(live.page.locator(marked(name)).click({ timeout: 2_000, noWaitAfter: true }))) return;
  await settled(live.read(call(`() => document.querySelector('${marked(name)}')?.click()`)));
}
