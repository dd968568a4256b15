import { z } from 'zod';
import type { SiteFacts } from '../../crawler/facts/site.js';
import { judgedOn } from '../calendar/as-of.js';
import { spoken } from '../calendar/explain.js';
import { daysBetween } from '../calendar/working-days.js';
import { type CheckContext, defineCheck, type Finding, gapFinding, type Verdict } from '../check.js';
import { named } from '../wording.js';

const thresholds = z.strictObject({ maxDays: z.int().positive().default(14) });
type Thresholds = z.infer<typeof thresholds>;

/**
 * The newest dated item on the home page is at most `maxDays` calendar days old. One finding.
 * Source: 国办秘函〔2019〕19号, veto "home page not updated in two weeks"; ledger item gaoxian-2023/41.
 */
export const homeFreshness = defineCheck({
  id: 'home-freshness',
  title: '首页更新',
  topic: 'platform',
  rule: ({ maxDays }) => `首页最新信息距检查基准日不超过 ${maxDays} 天`,
  remedy: '及时更新首页信息，并在每条信息旁标明发布日期',
  requires: ['home'],
  thresholds,
  fold: () => ({ rule: 'all' }),

  evaluate({ home }, context) {
    const findings = home.items.map((page) => judge(page, context));
    return findings.length > 0 ? findings : [gapFinding(home.gaps, home.searched, '首页读到')];
  },
});

/** Fewer dated items than this are a block or two of the page, not its news. */
const FEW_ITEMS = 3;

type Home = SiteFacts['home']['items'][number];

/**
 * A home page shows today, not the last day of a past window. It was kept up if it is fresh on either day; it is stale only if its
 * newest item was too old already on the earlier one.
 */
function judge(home: Home, context: CheckContext<Thresholds>): Finding {
  const { maxDays } = context.thresholds;
  const { newestOn } = home;
  const asOf = judgedOn(context);
  const age = newestOn === null || newestOn > context.asOf ? null : daysBetween(newestOn, newestOn > asOf ? context.asOf : asOf);
  const finding = (verdict: Verdict, reason: string): Finding => ({
    verdict,
    subject: { url: home.url, title: home.newestTitle ?? '首页' },
    observed: age,
    expected: maxDays,
    unit: '天',
    reason,
    evidence: [home.evidence],
  });

  if (newestOn === null)
    return finding('undetermined', `首页没有读到带日期的信息${home.scriptFilled ? '（列表由脚本加载）' : ''}，请人工查看是否更新`);
  const newest = `首页最新一条带日期的信息是${spoken(newestOn)}的${named(home.newestTitle ?? '（无标题）')}`;
  if (age === null) return finding('undetermined', `${newest}，晚于检查基准日${spoken(context.asOf)}，看不出当时是否更新，请人工核查`);
  const since = `距${spoken(newestOn > asOf ? context.asOf : asOf)} ${age} 天`;
  if (age <= maxDays) return finding('pass', `${newest}，${since}`);
  if (newestOn > asOf) return finding('undetermined', `${newest}，看不出${spoken(asOf)}当时是否更新，请人工核查`);
  if (home.scriptFilled) return finding('undetermined', `${newest}，${since}；但首页另有列表由脚本加载，没有读到，请人工查看`);
  if (home.datedItems < FEW_ITEMS)
    return finding('undetermined', `${newest}，${since}；但首页只读到 ${home.datedItems} 条带日期的信息，可能没有读全，请人工查看是否更新`);
  if (home.undatedItems > home.datedItems)
    return finding('undetermined', `${newest}，${since}；但首页多数信息没有标日期（${home.undatedItems} 条），请人工查看是否更新`);
  return finding('fail', `${newest}，${since}，超过 ${maxDays} 天（未标日期的信息不算更新）`);
}
