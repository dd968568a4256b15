import type { RunResult, SiteResult } from '../../checks/results.js';
import { digestOf, inOrder, type RunDigest, trackFindings } from '../../checks/tracking.js';
import type { Profile } from '../../config/schema.js';
import { isUnread, whyUnread } from '../why-unread.js';

/** What is told of a run, to people and to programs. */
export interface Message {
  schemaVersion: 1;
  event: 'finished' | 'cut-off' | 'failed' | 'test';
  title: string;
  /** Chinese sentences before the sites: what was not done, or what went wrong. */
  notes: string[];
  run: { id: string; asOf: string } | null;
  sites: SiteNews[];
  /** Address or path of the report. */
  report: string | null;
}

export interface SiteNews {
  id: string;
  name: string;
  score: number | null;
  judgedShare: number;
  /** Breaches of this run, and how they changed since the last run of the site; null when it is the first. */
  breaches: number;
  newOnes: number | null;
  fixed: number | null;
  /** Veto indicators that are in breach: name and what was found. */
  veto: string[];
  /** Why nothing could be read; null when something was. */
  unread: string | null;
}

/**
 * @param digests of finished runs, this one's may be among them
 * @param leftOver ids of sites that were not done in time; null when the run is finished
 */
export function runMessage(
  result: RunResult,
  {
    profiles,
    digests,
    leftOver,
    report,
  }: { profiles: readonly Profile[]; digests: readonly RunDigest[]; leftOver: readonly string[] | null; report: string },
): Message {
  const open = new Set(leftOver ?? []);
  const veto = new Set(profiles.flatMap((profile) => profile.veto));
  const current = digestOf(result);
  const before = inOrder(digests.filter(({ id }) => id !== current.id));
  const names = result.sites.filter(({ id }) => open.has(id)).map(({ name }) => name);
  return {
    schemaVersion: 1,
    event: leftOver === null ? 'finished' : 'cut-off',
    title: leftOver === null ? '政务公开检查完成' : '政务公开检查到时停止',
    notes: names.length === 0 ? [] : [`没有做完的 ${names.length} 个网站下次接着做：${shortList(names)}`],
    run: { id: result.run.id, asOf: result.run.asOf },
    sites: result.sites.filter(({ id }) => !open.has(id)).map((site) => siteNews(site, current, before, veto)),
    report,
  };
}

function siteNews(site: SiteResult, current: RunDigest, before: readonly RunDigest[], veto: ReadonlySet<string>): SiteNews {
  const breached = site.indicators.filter(({ status }) => status === 'fail' || status === 'partial');
  return {
    id: site.id,
    name: site.name,
    score: site.score,
    judgedShare: site.judgedShare,
    breaches: siteIn(current, site.id)?.breaches.length ?? 0,
    ...changeOf(site.id, current, before),
    veto: breached.filter(({ id, status }) => veto.has(id) && status === 'fail').map(({ name, message }) => `${name}：${message}`),
    unread: isUnread(site) ? whyUnread(site) : null,
  };
}

const siteIn = ({ sites }: RunDigest, siteId: string) => sites.find(({ id }) => id === siteId);

/** Against the last run that judged the site by as much; what could not be told this time counts neither as new nor as fixed. */
function changeOf(siteId: string, current: RunDigest, before: readonly RunDigest[]): Pick<SiteNews, 'newOnes' | 'fixed'> {
  const asked = siteIn(current, siteId)?.asked ?? [];
  const last = before.filter((digest) => {
    const earlier = siteIn(digest, siteId);
    return earlier && asked.every((indicator) => earlier.asked.includes(indicator));
  });
  const previous = last.at(-1);
  if (!previous) return { newOnes: null, fixed: null };
  const states = Object.values(trackFindings([previous, current], siteId, [])).map(({ state }) => state);
  return { newOnes: states.filter((state) => state === 'new').length, fixed: states.filter((state) => state === 'closed').length };
}

/** Whether a person has to know even when nothing but news is wanted. */
export const isNews = ({ event, sites }: Message): boolean =>
  event !== 'finished' || sites.some(({ newOnes, fixed, unread, veto }) => newOnes !== 0 || fixed !== 0 || unread !== null || veto.length > 0);

const SHOWN = 20;
const shortList = (names: readonly string[]): string => (names.length > SHOWN ? `${names.slice(0, SHOWN).join('、')} 等` : names.join('、'));

/** Plain lines, for mail and chat alike. Names and findings come from portals: nothing in them may act as mark-up or call people. */
export function messageLines({ run, notes, sites, report }: Message): string[] {
  const shown = [...sites].sort((a, b) => urgency(b) - urgency(a)).slice(0, SHOWN);
  return [
    ...(run ? [`检查编号 ${run.id}，基准日 ${run.asOf}`] : []),
    ...notes.map(plain),
    ...shown.flatMap(siteLines),
    ...(sites.length > SHOWN ? [`另有 ${sites.length - SHOWN} 个网站，见报告`] : []),
    ...(report ? [`报告：${report}`] : []),
  ];
}

/** Vetoes and unread sites first, then those with most news. */
const urgency = ({ veto, unread, newOnes }: SiteNews): number => veto.length * 1000 + (unread === null ? 0 : 500) + (newOnes ?? 0);

function siteLines({ name, score, judgedShare, breaches, newOnes, fixed, veto, unread }: SiteNews): string[] {
  if (unread !== null) return [`${plain(name)}：没有检查成，${plain(unread)}`];
  const change = newOnes === null ? '首次检查' : `新增 ${newOnes}，已改 ${fixed ?? 0}`;
  const points = score === null ? '没有得分' : `${score.toFixed(1)} 分（已判 ${Math.round(judgedShare * 100)}%）`;
  return [`${plain(name)}：${points}，问题 ${breaches} 处，${change}`, ...veto.slice(0, 5).map((text) => `　一票否决　${plain(text)}`)];
}

const FULL_WIDTH: Record<string, string> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  '#': '＃',
  '`': '｀',
  _: '＿',
  '|': '｜',
  '@': '＠',
  '!': '！',
};
const LONGEST = 200;
const plain = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(/\s+/g, ' ')
    .replace(/[<>[\]*#`_|@!]/g, (char) => FULL_WIDTH[char] ?? char);
