import type { Finding } from '../../checks/check.js';
import { findCheck } from '../../checks/registry.js';
import type { IndicatorResult, SiteResult } from '../../checks/results.js';
import { weighResults } from '../../checks/weigh.js';
import type { Profile } from '../../config/schema.js';
import { openStore } from '../../store/store.js';
import { openContext, siteFromUrl } from '../context.js';
import type { AuditOptions } from '../options.js';
import { createProgress, duration } from '../progress.js';
import { isUnread, whyUnread } from '../why-unread.js';
import { audit, withOptions } from './audit.js';

const SHOWN = 5;
/** Long enough for a mid-sized portal at the polite pace, short enough to wait for. What is not reached is left open, not accused. */
const MAX_MINUTES = 10;

/** `selfcheck URL`: one site, no site list needed; prints what to put right first. @returns exit status as `audit` does */
export async function selfcheckCommand(address: string, options: AuditOptions): Promise<number> {
  const progress = createProgress(process.stderr, options.quiet);
  const store = openStore(options.data, progress.note);
  const [site] = withOptions([siteFromUrl(address)], options);
  if (!site) return 3;
  const bounded = { ...site, crawl: { ...site.crawl, maxMinutes: site.crawl.maxMinutes ?? MAX_MINUTES } };
  const { result, reportFile, run } = await audit(store, openContext(options.config), progress, { ...options, resume: false }, [bounded]);
  const [checked] = result.sites;
  if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else if (checked) process.stdout.write(`\n${toDo(checked, run.profiles, bounded.crawl.maxMinutes)}\n\n详细结果和每一处的网址：${reportFile}\n`);
  if (!checked || isUnread(checked)) return 3;
  return options.strict && checked.indicators.some(isBreach) ? 1 : 0;
}

const isBreach = ({ status }: { status: string }): boolean => status === 'fail' || status === 'partial';

function toDo(site: SiteResult, profiles: readonly Profile[], maxMinutes: number): string {
  if (isUnread(site)) return `${site.name}：没有自查成，${whyUnread(site)}`;
  const open = inOrder(site, profiles);
  const unclear = site.indicators.filter(({ status }) => status === 'undetermined').map(({ name }) => name);
  const head = [
    `${site.name}：${site.score === null ? '没有得分' : `${site.score.toFixed(1)} 分`}（已判 ${Math.round(site.judgedShare * 100)}%），读了 ${site.crawl.pages} 页，用时 ${duration(site.crawl.durationMs)}`,
    open.length === 0 ? '已检查的指标没有发现问题' : `有 ${open.length} 项要改，${open.length > SHOWN ? `最重的 ${SHOWN} 项是` : '依次是'}：`,
  ];
  const rest = [
    ...(open.length > SHOWN ? [`还有 ${open.length - SHOWN} 项，见报告。`] : []),
    ...(unclear.length > 0 ? [`另有 ${unclear.length} 项没有看清，请对照报告人工核查：${shortened(unclear)}`] : []),
    ...(site.crawl.durationMs > maxMinutes * 60_000 * TIGHT
      ? [`网站较大，${maxMinutes} 分钟内没有看完；要看完请加 --max-minutes 60，或在本单位网站允许时加 --rate 5 提速。`]
      : []),
  ];
  return [...head, ...open.slice(0, SHOWN).map(problem), ...rest].join('\n');
}

/** Beyond this part of the time given, the crawl was cut short. */
const TIGHT = 0.8;
const NAMED = 8;
const shortened = (names: readonly string[]): string => (names.length > NAMED ? `${names.slice(0, NAMED).join('、')} 等` : names.join('、'));

interface Breach {
  indicator: IndicatorResult;
  veto: boolean;
}

/** Veto items, then by weight, failures before half-measures, most places first: the order of the report. */
function inOrder({ indicators }: SiteResult, profiles: readonly Profile[]): Breach[] {
  const vetoes = new Set(profiles.flatMap((profile) => profile.veto));
  const weighed = weighResults(indicators, profiles);
  return indicators
    .map((indicator, at) => {
      const failed = indicator.status === 'fail';
      const veto = failed && vetoes.has(indicator.id);
      return { indicator, veto, keys: [Number(veto), weighed[at]?.weight ?? 0, Number(failed), indicator.breaches] };
    })
    .filter(({ indicator }) => isBreach(indicator))
    .sort((a, b) => b.keys.reduce((order, key, at) => order || key - (a.keys[at] ?? 0), 0));
}

/** Where, what, and what would be right. */
function problem({ indicator, veto }: Breach, at: number): string {
  const places = indicator.findings.filter((finding) => isBreach({ status: finding.verdict }));
  const [first] = places;
  const more = places.length > 1 ? `（共 ${places.length} 处，其余见报告）` : '';
  const remedy = findCheck(indicator.id)?.remedy;
  return [
    `\n${at + 1}. ${indicator.name}${veto ? '【一票否决】' : ''}：${oneLine(indicator.message)}`,
    ...(first ? [`   哪里  ${placeOf(first)}${more}`] : []),
    ...(first && first.reason !== indicator.message ? [`   问题  ${oneLine(first.reason)}`] : []),
    ...(first && first.expected !== null ? [`   应为  ${oneLine([first.expected, first.unit].filter((part) => part !== null).join(' '))}`] : []),
    ...(remedy ? [`   改法  ${oneLine(remedy)}`] : []),
  ].join('\n');
}

function placeOf({ subject, evidence }: Finding): string {
  const url = subject?.url || evidence[0]?.url;
  return [subject && oneLine(subject.title, 60), url].filter(Boolean).join('  ') || '整个网站';
}

/** Text of a portal on a terminal: one line, no control characters. */
const oneLine = (text: string, longest = 200): string => {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
};
