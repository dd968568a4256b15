import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getDomain } from 'tldts';
import { z } from 'zod';
import type { Accessibility, PROBED_PAGES } from '../facts/probe.js';
import type { LivePage } from '../fetch/live-page.js';
import { type Control, ENTRANCE, findControl, READ_ALOUD, reacts } from './controls.js';
import { call } from './in-page.js';
import { isGone, type Place, type ProbeTools, seenAt, tried } from './tools.js';

export interface ProbedPage extends Place {
  kind: (typeof PROBED_PAGES)[number];
}

/** What one visit to a page tells. */
export interface Inspected {
  accessibility: Accessibility;
  /** Scripts, styles and frames asked for over HTTP from a page over HTTPS. */
  insecure: string[];
}

const PATIENCE_MS = 90_000;
const AXE_MS = 30_000;
/** Depends on how the page is laid out, and pictures and fonts are not loaded here. */
const LEFT_OUT = 'scrollable-region-focusable';

interface Trials {
  violations: Accessibility['violations'];
  entrance: { control: Control; reacts: boolean | null } | null;
  voice: { control: Control; reacts: boolean | null } | null;
  lost: number;
  /** Code of a barrier-free tool is on the page, whether or not its entrance was found. */
  tool: boolean;
  insecure: string[];
}

/** Tests a page against WCAG 2 A and tries its entrance to the barrier-free mode and, on an article, its reading aloud. */
export async function inspectPage(tools: ProbeTools, page: ProbedPage): Promise<Inspected> {
  const axe = await loadAxe();
  const result = tried(await tools.fetcher.live(page.url, (live) => inspect(live, page, axe), { patienceMs: PATIENCE_MS }));
  const at = { url: page.url, title: page.title, kind: page.kind };
  if (!result.ok) {
    const trouble = `页面没有打开：${result.failure.message}`;
    const nothing = { violations: null, entrance: null, voice: null };
    return { accessibility: { ...at, ...nothing, trouble, evidence: seenAt(tools, page, trouble) }, insecure: [] };
  }
  const { violations, entrance, voice, lost, tool, insecure } = result.value;
  const told = async (one: Trials['entrance']) => one && { text: one.control.text, reacts: await linkOpens(tools, page, one) };
  const troubles = [
    violations === null ? '无障碍检测没有完成' : '',
    lost > 0 ? `${lost} 个脚本没有加载到` : '',
    tool && !entrance ? '页面装有无障碍工具的脚本，但没有找到入口' : '',
  ];
  const trouble = troubles.filter(Boolean).join('；') || null;
  const quote = violations === null ? trouble : `严重或较严重问题 ${violations.length} 类`;
  return {
    accessibility: { ...at, violations, entrance: await told(entrance), voice: await told(voice), trouble, evidence: seenAt(tools, page, quote) },
    insecure,
  };
}

async function inspect(live: LivePage, { kind }: ProbedPage, axe: string): Promise<Trials> {
  const { insecure, lostScripts } = live.seen;
  const lost = lostScripts.length;
  // What a page of the site lacks for want of its own scripts is not what its readers get.
  const violations = lostScripts.some((script) => isOwn(script, live.snapshot.finalUrl)) ? null : await runAxe(live, axe);
  const controlOn = async (words: typeof ENTRANCE, name: string): Promise<Trials['entrance']> => {
    const control = await findControl(live, words, name);
    return control && { control, reacts: control.leadsTo === null ? await reacts(live, name) : null };
  };
  const tool = z.boolean().parse(await live.read(call(FIND_TOOL, ENTRANCE.code)));
  const done = { violations, lost, tool, insecure: [...insecure] };
  if (kind !== 'article') return { ...done, entrance: kind === 'home' ? await controlOn(ENTRANCE, 'entrance') : null, voice: null };
  const voice = await controlOn(READ_ALOUD, 'voice');
  if (voice) return { ...done, entrance: null, voice };
  // Reading aloud is often one of the tools behind the entrance.
  const entrance = await controlOn(ENTRANCE, 'entrance');
  return { ...done, entrance, voice: entrance?.reacts ? await controlOn(READ_ALOUD, 'voice').catch(() => null) : null };
}

const isOwn = (script: string, page: string): boolean => {
  const [ours, theirs] = [new URL(page).hostname, new URL(script).hostname];
  return ours === theirs || (getDomain(ours) !== null && getDomain(ours) === getDomain(theirs));
};

/** `(code) => …`: scripts or frames of a barrier-free tool. */
const FIND_TOOL = `(code) => {
  const known = new RegExp(code, 'i');
  return [...document.querySelectorAll('script, iframe, link')].some((one) => known.test(at(one, 'src', 'href', 'id')) || (one.tagName === 'SCRIPT' && known.test(one.textContent.slice(0, 5000))));
}`;

/** A control that is a plain link works when its page is there. */
async function linkOpens(
  { fetcher }: ProbeTools,
  page: Place,
  { control, reacts }: { control: Control; reacts: boolean | null },
): Promise<boolean | null> {
  if (control.leadsTo === null) return reacts;
  const answer = tried<unknown>(toOutcome(await fetcher.fetch({ url: control.leadsTo, mode: 'link', referer: page.url })));
  if (answer.ok) return true;
  return isGone(answer.failure) ? false : null;
}

type Answer = Awaited<ReturnType<ProbeTools['fetcher']['fetch']>>;
const toOutcome = (answer: Answer) => (answer.ok ? { ok: true as const, value: answer.snapshot } : answer);

const violationsSchema = z
  .array(z.strictObject({ id: z.string(), impact: z.string(), help: z.string(), nodes: z.int(), example: z.string() }))
  .max(100);

const RUN = `axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a'] }, resultTypes: ['violations'], iframes: false, elementRef: false,
  rules: { '${LEFT_OUT}': { enabled: false } } })
  .then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, impact, help, nodes }) =>
    ({ id, impact, help, nodes: nodes.length, example: String(nodes[0]?.html ?? '').replace(/\\s+/g, ' ').slice(0, 200) })))`;

/** Null when the test did not come to an end: an odd page is no finding. */
async function runAxe(live: LivePage, axe: string): Promise<Accessibility['violations']> {
  try {
    await live.read(axe, AXE_MS);
    return violationsSchema.parse(await live.read(RUN, AXE_MS));
  } catch {
    return null;
  }
}

let source: Promise<string> | null = null;

/** The test itself and its Chinese wording, as code for a page. Read once. */
function loadAxe(): Promise<string> {
  source ??= (async () => {
    const { resolve } = createRequire(import.meta.url);
    const [code, wording] = await Promise.all([
      readFile(resolve('axe-core/axe.min.js'), 'utf8'),
      readFile(resolve('axe-core/locales/zh_CN.json'), 'utf8'),
    ]);
    return `${code}\n;axe.configure({ locale: ${wording} }); true`;
  })();
  return source;
}
