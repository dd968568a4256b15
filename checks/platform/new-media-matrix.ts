import { z } from 'zod';
import type { Listing } from '../../crawler/facts/publication.js';
import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { addDays } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, type Verdict } from '../check.js';
import { placeFinding, placeOf } from './places.js';

const thresholds = z.strictObject({ maxDays: z.int().positive().default(7) });
type Context = CheckContext<z.infer<typeof thresholds>>;

const NAME = '政务新媒体矩阵';
const ACCOUNT = /微信|微博|公众号|抖音|快手|头条|视频号|客户端|小程序|APP|发布$|人民号|百家号|澎湃|账号|号$/iu;
/** As many dated posts make a column of posts, not a page of accounts. */
const MIN_POSTS = 5;

/**
 * A page lists the accounts, and posts that the portal itself shows are at most `maxDays` old. Accounts on other platforms are a person's
 * to look at. One finding for the page, one per column of posts. Source: 国办发〔2018〕123号; ledger items xixia-2023/23, gaoxian-2023/45.
 */
export const newMediaMatrix = defineCheck({
  id: 'new-media-matrix',
  title: '政务新媒体',
  topic: 'platform',
  rule: ({ maxDays }) => `网站公布政务新媒体账号清单；网站上能看到的推送不超过 ${maxDays} 天没有更新`,
  remedy: '在网站设政务新媒体栏目，列出在用账号的名称、平台和二维码，停用的注销并删去，在用的按期更新',
  requires: ['listings', 'linkChecks'],
  thresholds,
  columns: () => [{ id: 'new-media' }],
  fold: () => ({ rule: 'all' }),

  evaluate(facts, context) {
    const { level, baseUrl } = context.portal;
    const place = placeOf(facts, ['new-media'], NAME);
    const optional = level === 'town' || level === 'department' ? '部门和乡镇按需要开设，可能没有账号' : '账号二维码可能直接放在首页';
    const matrix = placeFinding(place, NAME, baseUrl, optional);
    if (place.state !== 'opens') return [matrix];
    return [accounts(place.found, matrix), ...place.found.flatMap((listing) => posts(listing, context))];
  },
});

const isAccountRow = (title: string): boolean => ACCOUNT.test(title);

/** A page that opens but names no account in words may show them as pictures. */
function accounts(found: readonly Listing[], matrix: Finding): Finding {
  const words = found.flatMap(({ text, rows }) => [text, ...rows.map(({ title }) => title)]).join('\n');
  const rows = found.flatMap((listing) => listing.rows);
  if (ACCOUNT.test(words) || rows.length > 0) return { ...matrix, reason: `${matrix.reason}，列有账号` };
  return {
    ...matrix,
    verdict: 'undetermined',
    observed: '没有读到账号',
    reason: `${matrix.reason}，但文字中没有读到账号，可能以图片显示，请人工打开核对`,
  };
}

function posts(listing: Listing, context: Context): Finding[] {
  const { maxDays } = context.thresholds;
  const asOf = judgedOn(context);
  const shown = listing.rows.filter(({ title, publishedOn }) => publishedOn !== null && publishedOn <= asOf && !isAccountRow(title));
  const newest = shown
    .map(({ publishedOn }) => publishedOn ?? '')
    .sort()
    .at(-1);
  if (newest === undefined || shown.length < MIN_POSTS || shown.length < listing.rows.length / 2) return [];
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: listing.url, title: listing.name },
    observed: newest,
    expected: maxDays,
    unit: '天',
    reason,
    evidence: [{ ...listing.evidence, url: listing.url, quote: `${shown.find(({ publishedOn }) => publishedOn === newest)?.title ?? ''} ${newest}` }],
  });
  const told = `“${listing.name}”栏目最新一条是${spoken(newest)}`;
  const due = addDays(newest, maxDays);
  if (asOf <= due) return [finding('pass', `${told}，${maxDays} 天内有更新`)];
  const late = `${told}，到${spoken(asOf)}超过 ${maxDays} 天`;
  // A copy on the portal may lag behind an account that is kept up elsewhere.
  return [finding('undetermined', `${late}；账号本身在站外，请人工打开账号核对`)];
}
