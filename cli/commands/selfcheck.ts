import type { SiteResult } from '../../checks/results.js';
import { openStore } from '../../store/store.js';
import { openContext, siteFromUrl } from '../context.js';
import type { AuditOptions } from '../options.js';
import { createProgress } from '../progress.js';
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
  if (!site || site.crawl.pages === site.crawl.failed) return 3;
  return options.strict && site.indicators.some((indicator) => indicator.status === 'fail' || indicator.status === 'partial') ? 1 : 0;
}

function toDo(site: SiteResult): string {
  const open = site.indicators.filter((indicator) => indicator.status === 'fail' || indicator.status === 'partial');
  const unclear = site.indicators.filter((indicator) => indicator.status === 'undetermined').length;
  if (site.crawl.pages === site.crawl.failed) return `${site.name}：网站没有打开，无法自查。请检查网址和网络后再试`;
  const tail = unclear > 0 ? `\n另有 ${unclear} 项机器看不清楚，请对照报告人工核查` : '';
  if (open.length === 0) return `${site.name}：已检查的指标没有发现问题${tail}`;
  const lines = open.slice(0, SHOWN).map((indicator, index) => `${index + 1}. ${indicator.name}：${indicator.message}`);
  const rest = open.length > SHOWN ? `\n……还有 ${open.length - SHOWN} 项，见报告` : '';
  return `${site.name}：建议先处理这几项\n${lines.join('\n')}${rest}${tail}`;
}
