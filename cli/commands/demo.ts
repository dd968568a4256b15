import { siteSchema } from '../../config/schema.js';
import { startSamplePortals } from '../../samples/index.js';
import { openStore } from '../../store/store.js';
import { openContext } from '../context.js';
import type { AuditOptions } from '../options.js';
import { createProgress } from '../progress.js';
import { audit, conclude } from './audit.js';

/** `demo`: the bundled sample portals, served on this machine only, audited from end to end. */
export async function demoCommand(options: AuditOptions): Promise<number> {
  const progress = createProgress(process.stderr, options.quiet);
  const portals = await startSamplePortals();
  try {
    progress.note(`已在本机启动 ${portals.sites.length} 个示例网站，检查基准日 ${portals.asOf}`);
    const sites = portals.sites.map((site) => siteSchema.parse(site));
    const store = openStore(options.data, progress.note);
    const done = await audit(store, openContext(options.config), progress, { ...options, asOf: portals.asOf, resume: false }, sites);
    const status = conclude(done.result, done.reportFile, options);
    if (!options.json) process.stdout.write('示例网站随本命令结束而关闭，报告中的网址此后打不开，属正常情况\n');
    return status;
  } finally {
    await portals.close();
  }
}
