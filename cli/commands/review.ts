import { readFileSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';
import { STATUS_LABELS } from '../../checks/results.js';
import { DECISION_LABELS, type Review, reviewSchema } from '../../checks/review.js';
import { TRACK_LABELS } from '../../checks/tracking.js';
import { plain } from '../../reports/views/text.js';
import { openStore, type Store } from '../../store/store.js';
import { today } from '../context.js';
import { UsageError } from '../errors.js';
import type { reviewListOptionsSchema, reviewSetOptionsSchema } from '../options.js';
import { table } from '../output.js';
import { dateOf, decisionOf, filledLines, reviewCsv } from '../review-csv.js';
import { type ReviewRow, rowByPrefix, type SiteReviews, siteReviews } from '../review-rows.js';

/** `review`: what people say of the machine's findings. Results are not touched; a report shows both. */

type ListOptions = z.infer<typeof reviewListOptionsSchema>;
type SetOptions = z.infer<typeof reviewSetOptionsSchema>;

const open = (data: string): Store => openStore(data, (text) => process.stderr.write(`提示：${text}\n`));
const SHORT = 8;

/** `review list`: breaches of the last run of each site; with `--all` also what a person has to look at, and what is gone. */
export async function reviewListCommand(options: ListOptions): Promise<number> {
  const sites = (await siteReviews(open(options.data), options.site)).map((site) => ({ ...site, rows: listed(site.rows, options.all) }));
  if (options.json) process.stdout.write(`${JSON.stringify(sites, null, 2)}\n`);
  else for (const site of sites) process.stdout.write(`${listText(site)}\n\n`);
  return 0;
}

const isBreach = ({ verdict }: ReviewRow): boolean => verdict === 'fail' || verdict === 'partial';
const listed = (rows: readonly ReviewRow[], all: boolean): ReviewRow[] => rows.filter((row) => all || isBreach(row) || row.review !== null);

function listText({ siteId, unit, runId, asOf, rows }: SiteReviews): string {
  const head = `${unit}（${siteId}），检查 ${runId}，基准日 ${asOf}`;
  if (rows.length === 0) return `${head}\n没有要复核的问题`;
  const lines = rows.map(({ fingerprint, verdict, tracked, review, name, title, url }) => [
    fingerprint.slice(0, SHORT),
    verdict === null ? '已不在' : STATUS_LABELS[verdict],
    tracked === null ? '—' : `${TRACK_LABELS[tracked.state]}（${tracked.closedOn ?? tracked.claimedOn ?? tracked.firstSeenOn}）`,
    reviewText(review),
    plain(name, 24),
    plain(title || url || '', 40),
  ]);
  return `${head}\n${table([['指纹', '机器判定', '状态', '人工意见', '指标', '对象'], ...lines])}`;
}

function reviewText(review: Review | null): string {
  if (review === null) return '—';
  const until = review.until === null ? '' : review.decision === 'ignored' ? `至 ${review.until}` : `，期限 ${review.until}`;
  return `${DECISION_LABELS[review.decision]}${until}`;
}

/** `review set`: one finding from the command line, or a filled table with `--from`. */
export async function reviewSetCommand(fingerprint: string | undefined, options: SetOptions): Promise<number> {
  const store = open(options.data);
  const sites = await siteReviews(store, options.site);
  if (options.from !== undefined) {
    if (fingerprint !== undefined) throw new UsageError('--from 从表格读取全部意见，不要再写指纹');
    return setFromTable(store, sites, options.from, options.by);
  }
  if (fingerprint === undefined || options.decision === undefined) throw new UsageError('写上指纹和 --decision，或用 --from 指定填好的表格');
  const { site, row } = rowByPrefix(sites, fingerprint);
  const review = checkedReview(row, { decision: options.decision, reason: options.reason, until: options.until ?? '', by: options.by }, today());
  await record(store, site.siteId, [review]);
  process.stdout.write(
    `已记录：${reviewText(review)}　${review.fingerprint.slice(0, SHORT)}　${row.name}　${plain(row.title ?? row.url ?? '', 60)}\n`,
  );
  process.stdout.write(`重新生成报告：npx zwgk-audit report --run ${site.runId}\n`);
  return 0;
}

interface Said {
  decision: string;
  reason: string;
  until: string;
  by: string;
}

/** @throws UsageError for anything that would not be a valid review */
function checkedReview(row: ReviewRow, { decision, reason, until, by }: Said, on: string): Review {
  const { fingerprint, indicator, url, title } = row;
  const said = { decision: decisionOf(decision), reason: reason.trim(), until: dateOf(until), by: by.trim() };
  if (row.verdict === null && row.review === null) throw new UsageError('最近一次检查中已经没有这个问题');
  const parsed = reviewSchema.safeParse({ fingerprint, ...said, on, indicator, url, title });
  if (!parsed.success) throw new UsageError([...new Set(parsed.error.issues.map(({ message }) => message))].join('；'));
  const isOld = row.review?.until === said.until && row.review?.decision === said.decision;
  if (said.until !== null && said.until < on && !isOld) throw new UsageError(`日期 ${said.until} 已过（今天是 ${on}）`);
  return parsed.data;
}

const record = (store: Store, siteId: string, reviews: readonly Review[]): Promise<void> =>
  store.writeReviews(siteId, [...store.readReviews(siteId), ...reviews]);

/** All lines or none, so that a table with a slip can be mended and read again. */
async function setFromTable(store: Store, sites: readonly SiteReviews[], file: string, by: string): Promise<number> {
  const lines = filledLines(readFileSync(file), file);
  const problems: string[] = [];
  const chosen = new Map<string, Review[]>();
  for (const line of lines)
    try {
      const { site, row } = rowByPrefix(line.site === '' ? sites : sites.filter(({ siteId }) => siteId === line.site), line.fingerprint);
      const review = checkedReview(row, { ...line, by: line.by || by }, today());
      if (isSame(row.review, review)) continue;
      chosen.set(site.siteId, [...(chosen.get(site.siteId) ?? []), review]);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(`  第 ${line.line} 行：${error.message}`);
    }
  if (problems.length > 0) throw new UsageError(`${file} 有 ${problems.length} 行不能用，没有写入任何意见\n${problems.join('\n')}`);
  for (const [siteId, reviews] of chosen) await record(store, siteId, reviews);
  const count = [...chosen.values()].reduce((sum, reviews) => sum + reviews.length, 0);
  process.stdout.write(`已记录 ${count} 条意见，${lines.length - count} 条没有变化\n`);
  return 0;
}

/** A line that nobody touched keeps the day it was decided on. */
const isSame = (old: Review | null, review: Review): boolean =>
  old !== null && JSON.stringify({ ...old, on: '' }) === JSON.stringify({ ...review, on: '' });

/** `review clear`: takes a review back. */
export async function reviewClearCommand(fingerprint: string, options: { data: string; site: string[] }): Promise<number> {
  const store = open(options.data);
  const { site, row } = rowByPrefix(await siteReviews(store, options.site), fingerprint);
  if (row.review === null) throw new UsageError(`${row.fingerprint.slice(0, SHORT)} 没有人工意见`);
  const left = store.readReviews(site.siteId).filter((review) => review.fingerprint !== row.fingerprint);
  await store.writeReviews(site.siteId, left);
  process.stdout.write(`已撤回：${row.fingerprint.slice(0, SHORT)}　${row.name}\n`);
  return 0;
}

/** `review export`: the table for filling in, to a file or to standard output. */
export async function reviewExportCommand(options: { data: string; site: string[]; out?: string | undefined }): Promise<number> {
  const text = reviewCsv(await siteReviews(open(options.data), options.site));
  if (options.out === undefined) process.stdout.write(text);
  else {
    writeFileSync(options.out, text);
    process.stdout.write(`${options.out}\n`);
  }
  return 0;
}
