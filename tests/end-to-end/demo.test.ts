import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runResultSchema } from '../../checks/results.js';
import { SAMPLE_IDS } from '../../samples/index.js';
import { ASKED, compareWithOracle } from '../accuracy/samples.js';
import { requireBrowser } from '../setup/browser.js';
import { tempFolder } from '../temp.js';
import { run } from './command.js';

test('the demo audits every sample portal and agrees with the oracle on every status', { timeout: 600_000 }, async (context) => {
  await requireBrowser(context);
  const folder = tempFolder();
  const finished = await run(['demo', '--quiet', '--json'], folder);
  expect(finished.stderr).not.toContain('程序出错');
  expect(finished.status).toBe(0);
  const result = runResultSchema.parse(JSON.parse(finished.stdout));
  expect(result.sites.map((site) => site.id)).toEqual(SAMPLE_IDS);

  const { differences, falseAccusations, agreed } = compareWithOracle(result);
  expect({ differences, falseAccusations, agreed }).toEqual({
    differences: [],
    falseAccusations: 0,
    agreed: SAMPLE_IDS.length * ASKED.size,
  });

  for (const site of result.sites)
    for (const indicator of site.indicators)
      for (const finding of indicator.findings) expect(finding.evidence.length, `${site.id} ${indicator.id}: ${finding.reason}`).toBeGreaterThan(0);

  const report = join(folder, 'data', 'runs', result.run.id, 'report');
  expect(readdirSync(join(report, 'sites')).sort()).toEqual(SAMPLE_IDS.map((id) => `${id}.html`).sort());
  expect(readFileSync(join(report, 'index.html'), 'utf8')).toContain('云溪市人民政府');

  // The same crawl judged again, without the portals, gives the same findings.
  const again = await run(['check', '--run', result.run.id, '--json'], folder);
  expect(again.status).toBe(0);
  expect(runResultSchema.parse(JSON.parse(again.stdout)).sites.map(({ indicators, ledger, score }) => ({ indicators, ledger, score }))).toEqual(
    result.sites.map(({ indicators, ledger, score }) => ({ indicators, ledger, score })),
  );
});
