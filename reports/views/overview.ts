import type { RunInput } from '../input.js';
import { type Frame, frameView } from './frame.js';
import { type Matrix, matrixView } from './matrix.js';
import { isReferenceOnly, type ScoreView, scoreView } from './score.js';
import { isBreach, type StatusView, statusView } from './status.js';
import type { SiteSummary } from './summary.js';
import { bytesText, count, durationText, scoreText } from './text.js';
import { groupByTopic, indicatorInfo } from './topics.js';
import { type Changes, type ChangesView, changesView, overviewTrend, type Trend } from './trend.js';

const MAX_PROBLEMS = 15;
const MAX_UNITS = 8;
/** More bars than this cost more than they show. */
const MAX_BARS = 200;

export interface UnitRow {
  /** Place in the ranking, by which the filter finds the other rows of the unit. */
  index: number;
  rank: string;
  unit: string;
  level: string;
  href: string;
  score: ScoreView;
  /** As people see it; null when nobody has reviewed anything of the unit. */
  reviewed: string | null;
  counts: { fail: string; partial: string; open: string; pass: string };
  veto: string | null;
  changes: ChangesView | null;
  failing: boolean;
  /** Score as a bar of 100 units; none where there are very many units. */
  bar: string | null;
}

export interface ProblemRow {
  title: string;
  topic: string;
  units: { unit: string; href: string; status: StatusView }[];
  moreUnits: string | null;
  share: string;
  /** Bar of 100 units. */
  width: number;
  breaches: string;
  remedy: string;
}

export interface CoverageRow {
  index: number;
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
  /** Tools for finding one's way among many units, and their choices. */
  levels: string[];
  units: UnitRow[];
  hasReviews: boolean;
  hasChanges: boolean;
  distribution: { label: string; value: number; count: string }[];
  trend: Trend | null;
  matrix: Matrix;
  problems: ProblemRow[];
  moreProblems: string | null;
  coverage: CoverageRow[];
}

/** Made once: thousands of names are compared. */
const COLLATOR = new Intl.Collator('zh-CN');

/** Best score first, those too little judged to be ranked after them; equal scores by name, so that the order never wavers. */
const byScore = (a: SiteSummary, b: SiteSummary): number =>
  Number(isReferenceOnly(a)) - Number(isReferenceOnly(b)) ||
  (b.score ?? -1) - (a.score ?? -1) ||
  COLLATOR.compare(a.unit, b.unit) ||
  COLLATOR.compare(a.id, b.id);

/** Number of a place shared by equal scores; of what cannot be compared, a dash. */
function ranks(ranked: readonly SiteSummary[]): string[] {
  let place = 0;
  return ranked.map((unit, at) => {
    if (isReferenceOnly(unit)) return '—';
    if (ranked[at - 1]?.score !== unit.score) place = at + 1;
    return String(place);
  });
}

const unitRows = (ranked: readonly SiteSummary[]): UnitRow[] => {
  const places = ranks(ranked);
  return ranked.map((unit, index) => {
    const { counts, changes, reviewed } = unit;
    const open = counts.undetermined + counts['needs-submission'];
    return {
      index,
      rank: places[index] ?? '—',
      unit: unit.unit,
      level: unit.level,
      href: unit.href,
      score: scoreView(unit),
      reviewed: reviewed && scoreText(reviewed.score),
      counts: { fail: count(counts.fail), partial: count(counts.partial), open: count(open), pass: count(counts.pass) },
      veto: unit.veto > 0 ? `触发一票否决 ${unit.veto} 项` : null,
      changes: changes && changesView(changes),
      failing: counts.fail > 0,
      bar: ranked.length <= MAX_BARS ? String(Math.round(unit.score ?? 0)) : null,
    };
  });
};

/** Indicators by the number of units in breach, then by breaches. */
const problemRows = (units: readonly SiteSummary[], input: RunInput): ProblemRow[] => {
  const ids = [...new Set(units.flatMap(({ marks }) => [...marks.keys()]))];
  return ids
    .map((id) => {
      const asked = units.flatMap((unit) => {
        const mark = unit.marks.get(id);
        return mark ? [{ unit, mark }] : [];
      });
      const broken = asked.filter(({ mark }) => isBreach(mark.status));
      return { id, asked, broken, breaches: broken.reduce((sum, { mark }) => sum + mark.breaches, 0) };
    })
    .filter(({ broken }) => broken.length > 0)
    .sort((a, b) => b.broken.length - a.broken.length || b.breaches - a.breaches || a.id.localeCompare(b.id, 'en'))
    .map(({ id, asked, broken, breaches }) => {
      const info = indicatorInfo({ id, name: asked[0]?.mark.name ?? id }, input);
      return {
        title: info.title,
        topic: groupByTopic([info], ({ topic }) => topic)[0]?.label ?? '其他',
        units: broken
          .slice(0, MAX_UNITS)
          .map(({ unit, mark }) => ({ unit: unit.unit, href: `${unit.href}#${mark.anchor}`, status: statusView(mark.status) })),
        moreUnits: broken.length > MAX_UNITS ? `等 ${count(broken.length)} 个单位` : null,
        share: `${count(broken.length)} / ${count(asked.length)}`,
        width: Math.round((broken.length / asked.length) * 1000) / 10,
        breaches: count(breaches),
        remedy: info.remedy,
      };
    });
};

const coverageRow = ({ unit, href, crawl, coverage }: SiteSummary, index: number): CoverageRow => ({
  index,
  unit,
  href: `${href}#unread`,
  complete: crawl.complete ? { key: 'read', label: '已读全' } : { key: 'cut', label: '未读全' },
  pages: count(crawl.pages),
  failed: count(crawl.failed),
  columns: coverage === null ? '—' : `${coverage.read} / ${coverage.columns}`,
  missing: coverage === null ? '—' : count(coverage.missing),
  gaps: coverage === null ? '—' : count(coverage.gaps),
  effort: `${durationText(crawl.durationMs)}，${bytesText(crawl.bytes)}`,
});

const BIN = 10;

/** Units per ten points; those without a comparable score apart. */
function distribution(units: readonly SiteSummary[]): OverviewPage['distribution'] {
  const bins = Array.from({ length: 100 / BIN }, () => 0);
  const compared = units.filter((unit) => !isReferenceOnly(unit));
  for (const { score } of compared) {
    const at = Math.min(bins.length - 1, Math.floor((score ?? 0) / BIN));
    bins[at] = (bins[at] ?? 0) + 1;
  }
  const rest = units.length - compared.length;
  return [
    ...bins.map((value, at) => ({ label: `${at * BIN}–${(at + 1) * BIN}`, value, count: count(value) })),
    ...(rest > 0 ? [{ label: '不可比', value: rest, count: count(rest) }] : []),
  ];
}

const sum = (units: readonly SiteSummary[], value: (unit: SiteSummary) => number): number => units.reduce((total, unit) => total + value(unit), 0);

/** What has changed since the last run, over the units that were checked then too. */
function changeTile(units: readonly SiteSummary[]): OverviewPage['tiles'] {
  const known = units.flatMap(({ changes }) => changes ?? []);
  if (known.length === 0) return [];
  const total = (value: (changes: Changes) => number): string => count(known.reduce((all, changes) => all + value(changes), 0));
  return [
    {
      label: '比上次新增的问题',
      value: total(({ fresh }) => fresh),
      note: `已改正 ${total(({ fixed }) => fixed)} 处，仍存在 ${total(({ still }) => still)} 处`,
      tone: 'plain',
    },
  ];
}

const tiles = (units: readonly SiteSummary[]): OverviewPage['tiles'] => {
  const scores = units.filter((unit) => !isReferenceOnly(unit)).flatMap(({ score }) => score ?? []);
  const mean = scores.length === 0 ? null : scores.reduce((total, score) => total + score, 0) / scores.length;
  const hit = units.filter(({ veto }) => veto > 0).length;
  const failed = sum(units, ({ counts }) => counts.fail);
  const open = sum(units, ({ counts }) => counts.undetermined + counts['needs-submission']);
  const all = sum(units, ({ counts }) => Object.values(counts).reduce((total, value) => total + value, 0));
  return [
    { label: '检查单位', value: count(units.length), note: `其中 ${count(scores.length)} 个单位的得分可以比较`, tone: 'plain' },
    { label: '平均得分', value: scoreText(mean), note: '已判比例 60% 以上的单位平均，满分 100', tone: 'plain' },
    { label: '触发一票否决', value: count(hit), note: hit > 0 ? '个单位，请优先处理' : '没有单位触发', tone: hit > 0 ? 'fail' : 'plain' },
    { label: '不达标', value: count(failed), note: `单位与指标合计 ${count(all)} 项`, tone: failed > 0 ? 'fail' : 'plain' },
    { label: '待核查或待报送', value: count(open), note: '需要人工核实，不扣分', tone: open > 0 ? 'undetermined' : 'plain' },
    ...changeTile(units),
  ];
};

export const overviewPage = (units: readonly SiteSummary[], input: RunInput): OverviewPage => {
  const ranked = [...units].sort(byScore);
  const rows = unitRows(ranked);
  const problems = problemRows(ranked, input);
  return {
    frame: frameView('政务公开检查总览', input),
    tiles: tiles(ranked),
    levels: [...new Set(ranked.map(({ level }) => level))],
    units: rows,
    hasReviews: rows.some(({ reviewed }) => reviewed !== null),
    hasChanges: rows.some(({ changes }) => changes !== null),
    distribution: distribution(ranked),
    trend: overviewTrend(input, new Set(units.map(({ id }) => id))),
    matrix: matrixView(ranked, input),
    problems: problems.slice(0, MAX_PROBLEMS),
    moreProblems: problems.length > MAX_PROBLEMS ? `共有 ${problems.length} 项指标存在问题，此处列出最常见的 ${MAX_PROBLEMS} 项。` : null,
    coverage: ranked.map(coverageRow),
  };
};
