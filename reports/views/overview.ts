import type { SiteResult } from '../../checks/results.js';
import { entryOf, type ReportInput } from '../input.js';
import { type Frame, frameView, indicatorAnchor, LEVEL_LABELS, pageName } from './frame.js';
import { type MatrixBlock, matrixBlocks } from './matrix.js';
import { isReferenceOnly, type ScoreView, scoreView } from './score.js';
import { isBreach, READING_ORDER, type StatusCount, type StatusView, statusCounts, statusView } from './status.js';
import { bytesText, count, durationText, plain, scoreText } from './text.js';
import { groupByTopic, indicatorInfo } from './topics.js';

const MAX_PROBLEMS = 10;
const MAX_UNITS = 12;

export interface UnitRow {
  rank: string;
  unit: string;
  level: string;
  href: string;
  score: ScoreView;
  counts: StatusCount[];
  veto: string | null;
}

export interface ProblemRow {
  title: string;
  topic: string;
  units: { unit: string; href: string; status: StatusView }[];
  moreUnits: string | null;
  share: string;
  breaches: string;
  remedy: string;
}

export interface CoverageRow {
  unit: string;
  href: string;
  complete: { key: 'read' | 'cut'; label: string };
  pages: string;
  failed: string;
  columns: string;
  missing: string;
  gaps: string;
  effort: string;
}

/** Everything the overview of a run prints. */
export interface OverviewPage {
  frame: Frame;
  tiles: { label: string; value: string; note: string; tone: 'plain' | 'fail' | 'undetermined' }[];
  units: UnitRow[];
  legend: StatusView[];
  matrix: MatrixBlock[];
  problems: ProblemRow[];
  moreProblems: string | null;
  coverage: CoverageRow[];
}

/** Best score first, those too little judged to be ranked after them; equal scores by name, so that the order never wavers. */
const byScore = (a: SiteResult, b: SiteResult): number =>
  Number(isReferenceOnly(a)) - Number(isReferenceOnly(b)) ||
  (b.score ?? -1) - (a.score ?? -1) ||
  a.unit.localeCompare(b.unit, 'zh-CN') ||
  a.id.localeCompare(b.id, 'en');

const vetoHits = (site: SiteResult, input: ReportInput): number =>
  site.indicators.filter((indicator) => indicator.status === 'fail' && indicatorInfo(indicator, input).veto).length;

const unitRows = (ranked: readonly SiteResult[], input: ReportInput): UnitRow[] =>
  ranked.map((site) => {
    const better = ranked.filter((other) => !isReferenceOnly(other) && (other.score ?? 0) > (site.score ?? 0)).length;
    const hits = vetoHits(site, input);
    return {
      rank: isReferenceOnly(site) ? '—' : String(better + 1),
      unit: plain(site.unit, 60),
      level: LEVEL_LABELS[site.level],
      href: `sites/${pageName(site, input.result.sites)}`,
      score: scoreView(site),
      counts: statusCounts(site.indicators.map((indicator) => indicator.status)),
      veto: hits > 0 ? `触发一票否决 ${hits} 项` : null,
    };
  });

/** Indicators by the number of units in breach, then by breaches. */
const problemRows = (sites: readonly SiteResult[], input: ReportInput): ProblemRow[] => {
  const all = sites.flatMap((site) => site.indicators.map((indicator) => ({ site, indicator })));
  const ids = [...new Set(all.map(({ indicator }) => indicator.id))];
  const problems = ids.map((id) => {
    const asked = all.filter(({ indicator }) => indicator.id === id);
    const broken = asked.filter(({ indicator }) => isBreach(indicator.status));
    return { id, asked, broken, breaches: broken.reduce((sum, { indicator }) => sum + indicator.breaches, 0) };
  });
  return problems
    .filter(({ broken }) => broken.length > 0)
    .sort((a, b) => b.broken.length - a.broken.length || b.breaches - a.breaches || a.id.localeCompare(b.id, 'en'))
    .map(({ id, asked, broken, breaches }) => {
      const info = indicatorInfo({ id, name: asked[0]?.indicator.name ?? id }, input);
      return {
        title: info.title,
        topic: groupByTopic([info], ({ topic }) => topic)[0]?.label ?? '其他',
        units: broken.slice(0, MAX_UNITS).map(({ site, indicator }) => ({
          unit: plain(site.unit, 40),
          href: `sites/${pageName(site, input.result.sites)}#${indicatorAnchor(id)}`,
          status: statusView(indicator.status),
        })),
        moreUnits: broken.length > MAX_UNITS ? `等 ${broken.length} 个单位` : null,
        share: `${broken.length} / ${asked.length}`,
        breaches: count(breaches),
        remedy: info.remedy,
      };
    });
};

const coverageRow = (site: SiteResult, input: ReportInput): CoverageRow => {
  const coverage = entryOf(input.coverage, site.id);
  const columns = coverage?.columns ?? [];
  const read = columns.filter((column) => column.state === 'read').length;
  return {
    unit: plain(site.unit, 60),
    href: `sites/${pageName(site, input.result.sites)}#unread`,
    complete: site.crawl.complete ? { key: 'read', label: '已读全' } : { key: 'cut', label: '未读全' },
    pages: count(site.crawl.pages),
    failed: count(site.crawl.failed),
    columns: coverage === null ? '—' : `${read} / ${columns.length}`,
    missing: coverage === null ? '—' : count(coverage.missingColumns.length),
    gaps: coverage === null ? '—' : count(coverage.gaps.length),
    effort: `${durationText(site.crawl.durationMs)}，${bytesText(site.crawl.bytes)}`,
  };
};

const tiles = (sites: readonly SiteResult[], input: ReportInput): OverviewPage['tiles'] => {
  const scores = sites.filter((site) => !isReferenceOnly(site)).flatMap((site) => site.score ?? []);
  const mean = scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const results = sites.flatMap((site) => site.indicators);
  const having = (statuses: readonly string[]): number => results.filter((indicator) => statuses.includes(indicator.status)).length;
  const hit = sites.filter((site) => vetoHits(site, input) > 0).length;
  const failed = having(['fail']);
  const open = having(['undetermined', 'needs-submission']);
  return [
    { label: '检查单位', value: count(sites.length), note: `其中 ${scores.length} 个单位的得分可以比较`, tone: 'plain' },
    { label: '平均得分', value: scoreText(mean), note: '已判比例 60% 以上的单位平均，满分 100', tone: 'plain' },
    { label: '不达标', value: count(failed), note: `单位与指标合计 ${count(results.length)} 项`, tone: failed > 0 ? 'fail' : 'plain' },
    { label: '待核查或待报送', value: count(open), note: '需要人工核实，不扣分', tone: open > 0 ? 'undetermined' : 'plain' },
    { label: '触发一票否决', value: count(hit), note: hit > 0 ? '个单位，请优先处理' : '没有单位触发', tone: hit > 0 ? 'fail' : 'plain' },
  ];
};

export const overviewPage = (input: ReportInput): OverviewPage => {
  const ranked = [...input.result.sites].sort(byScore);
  const problems = problemRows(ranked, input);
  return {
    frame: frameView('政务公开检查总览', input),
    tiles: tiles(ranked, input),
    units: unitRows(ranked, input),
    legend: READING_ORDER.map(statusView),
    matrix: matrixBlocks(ranked, input),
    problems: problems.slice(0, MAX_PROBLEMS),
    moreProblems: problems.length > MAX_PROBLEMS ? `共有 ${problems.length} 项指标存在问题，此处列出最常见的 ${MAX_PROBLEMS} 项。` : null,
    coverage: ranked.map((site) => coverageRow(site, input)),
  };
};
