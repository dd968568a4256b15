import type { Availability } from '../facts/probe.js';
import type { Failure } from '../facts/record.js';
import { isGone, NotTried, type Place, type ProbeTools, seenAt } from './tools.js';

/** Failures that readers would meet as well. What refuses visitors like us (gateways, robots rules, 403) says nothing about readers. */
const OUTAGES = new Set<Failure['code']>(['dns', 'refused', 'reset', 'timeout']);
const isOutage = (failure: Failure): boolean => OUTAGES.has(failure.code) || (failure.status !== null && failure.status >= 500) || isGone(failure);

/** One attempt to open the home page. A gateway that turns programs away is asked again with the browser. */
export async function openHome(tools: ProbeTools, home: Place): Promise<Availability> {
  const at = tools.now().toISOString();
  const startedAt = performance.now();
  const attempt = (outcome: Availability['outcome'], durationMs: number, reason: string): Availability => {
    const rounded = Math.round(durationMs);
    return { at, outcome, durationMs: rounded, reason, evidence: seenAt(tools, home, `${reason}，用时 ${(rounded / 1000).toFixed(1)} 秒`) };
  };

  const first = await tools.fetcher.fetch({ url: home.url });
  const again = !first.ok && first.failure.code === 'blocked';
  const result = again ? await tools.fetcher.render(home.url) : first;
  const elapsedMs = performance.now() - startedAt;
  if (result.ok) {
    const { text, durationMs, status } = result.snapshot;
    return text.trim() === ''
      ? attempt('unknown', durationMs, `HTTP ${status}，应答没有内容`)
      : attempt('open', durationMs, `HTTP ${status}，首页打开`);
  }
  const { failure } = result;
  if (failure.scope === 'run' && failure.code !== 'browser-missing') throw new NotTried(failure.code);
  // A host that is left alone after many failures was not tried.
  if (failure.attempts === 0 || again || !isOutage(failure))
    return attempt('unknown', elapsedMs, again && !first.ok ? first.failure.message : failure.message);
  return attempt('failed', elapsedMs, failure.message);
}
