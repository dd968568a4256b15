import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { DEFAULT_SITES_FILE, loadCalendarYears, loadSites } from '../../config/load.js';
import { openContext, today } from '../context.js';
import { renderDoctor, runDoctor } from '../doctor.js';
import type { doctorOptionsSchema } from '../options.js';
import { checkedProfiles } from '../validate.js';

/** `doctor`: what this machine lacks and how to mend it. @returns 0, or 2 when an audit cannot work here. */
export async function doctorCommand(options: z.infer<typeof doctorOptionsSchema>): Promise<number> {
  const report = await runDoctor({
    browser: options.browser ?? null,
    env: process.env,
    dataDir: options.data,
    configFile: options.config ?? (existsSync(DEFAULT_SITES_FILE) ? DEFAULT_SITES_FILE : null),
    describeConfig: (file) => {
      const sites = loadSites(file);
      checkedProfiles(openContext(file), sites);
      return `${sites.length} 个站点：${sites
        .slice(0, 5)
        .map((site) => site.id)
        .join('、')}${sites.length > 5 ? '……' : ''}`;
    },
    calendarLastYear: loadCalendarYears(null).at(-1)?.year ?? 0,
    today: today(),
  });
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : renderDoctor(report));
  return report.ok ? 0 : 2;
}
