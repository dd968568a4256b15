import type { SiteResult } from '../../checks/results.js';
import { openStore } from '../../store/store.js';
import { openContext, siteFromUrl } from '../context.js';
import type { AuditOptions } from '../options.js';
import { createProgress } from '../progress.js';
import { isUnread, whyUnread } from '../why-unread.js';
import { audit, withOptions } from './audit.js';

const SHOWN = 5;

/** `selfcheck URL`: one site, no site list needed; prints what to put right first. */
export async function selfcheckCommand(address: string, options: AuditOptions): Promise<number> {
  const progress = createProgress(process.stderr, options.quiet);
  const store = openStore(options.data, progress.note);
  const sites = withOptions([siteFromUrl(address)], options);
  const { result, reportFile } = await audit(store, openContext(options.config), progress, { ...options, resume: false }, sites);
  const site = result.sites[0];
  if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else if (site) process.stdout.write(`\n${toDo(site)}\n\n详细结果和每一处的网址：${reportFile}\n`);
  if (!site || isUnread(site)) return 3;
  return options.strict && site.indicators.some((indicator) => indicator.status === 'fail' || indicator.status === 'partial') ? 1 : 0;
}

function toDo(site: SiteResult): string {
  const open = site.indicators.filter((indicator) => indicator.status === 'fail' || indicator.status === 'partial');
  const unclear = site.indicators.filter((indicator) => indicator.status === 'undetermined').map((indicator) => indicator.name);
  if (isUnread(site)) return `${site.name}：没有自查成，${whyUnread(site)}`;
  const tail = unclear.length > 0 ? `\n另有 ${unclear.length} 项没有看清，请对照报告人工核查：${unclear.join('、')}` : '';
  if (open.length === 0) return `${site.name}：已检查的指标没有发现问题${tail}`;
  const lines = open.slice(0, SHOWN).map((indicator, index) => `${index + 1}. ${indicator.name}：${indicator.message}`);
  const rest = open.length > SHOWN ? `\n……还有 ${open.length - SHOWN} 项，见报告` : '';
  return `${site.name}：建议先处理这几项\n${lines.join('\n')}${rest}${tail}`;
}
