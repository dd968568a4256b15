import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../crawler/fetch/clock.js';
import { CookieJar } from '../../../crawler/fetch/cookies.js';
import { failed } from '../../../crawler/fetch/failures.js';
import { type HostLane, HostLanes, retryAfterMs } from '../../../crawler/fetch/lanes.js';
import { parseRobots } from '../../../crawler/fetch/robots.js';

/** Time that passes only while somebody sleeps. */
class FakeClock implements Clock {
  #now = 0;
  now = () => this.#now;
  steady = this.now;
  sleep(ms: number): Promise<void> {
    this.#now += ms;
    return Promise.resolve();
  }
}

const signal = new AbortController().signal;
const refused = failed('refused').failure;

function laneWith(ratePerSecond: number): { lane: HostLane; clock: FakeClock } {
  const clock = new FakeClock();
  return { clock, lane: new HostLanes(clock).laneOf('a', { ratePerSecond, concurrency: 1 }) };
}

async function startsOf(lane: HostLane, clock: Clock, count: number): Promise<number[]> {
  const starts: number[] = [];
  for (let i = 0; i < count; i++) await lane.slot(async () => void starts.push(clock.now()), signal);
  return starts;
}

describe('HostLane', () => {
  test('starts are spaced by the rate', async () => {
    const { lane, clock } = laneWith(2);
    expect(await startsOf(lane, clock, 4)).toEqual([0, 500, 1000, 1500]);
  });

  test('the gentlest pace wins, hosts do not share', () => {
    const lanes = new HostLanes(new FakeClock());
    const fast = lanes.laneOf('a', { ratePerSecond: 10, concurrency: 4 });
    expect(lanes.laneOf('a', { ratePerSecond: 1, concurrency: 1 })).toBe(fast);
    lanes.laneOf('a', { ratePerSecond: 100, concurrency: 4 });
    expect(fast.gapMs).toBe(1000);
    expect(lanes.laneOf('b', { ratePerSecond: 10, concurrency: 4 }).gapMs).toBe(100);
  });

  test('refusals for load double the gap up to a bound, and five good answers take one doubling back', () => {
    const { lane } = laneWith(10);
    const gaps = Array.from({ length: 7 }, () => {
      lane.overloaded(0);
      return lane.gapMs;
    });
    expect(gaps).toEqual([200, 400, 800, 1600, 3200, 3200, 3200]);
    for (let i = 0; i < 4; i++) lane.served();
    expect(lane.gapMs).toBe(3200);
    lane.served();
    expect(lane.gapMs).toBe(1600);
  });

  test('Retry-After pauses the whole lane, without it the pause grows', async () => {
    const { lane, clock } = laneWith(1000);
    lane.overloaded(7_000);
    expect(await startsOf(lane, clock, 1)).toEqual([7_000]);
    lane.overloaded(null);
    expect(await startsOf(lane, clock, 1)).toEqual([9_000]);
  });

  test('five misses in a row close the lane, one trial after the rest decides', async () => {
    const { lane, clock } = laneWith(1000);
    for (let i = 0; i < 4; i++) lane.missed(refused);
    lane.answered();
    for (let i = 0; i < 4; i++) lane.missed(refused);
    expect(lane.isDead).toBe(false);
    lane.missed(refused);
    const refusal = await lane.slot(async () => 'asked', signal);
    expect(refusal).toMatchObject({ ok: false, failure: { code: 'refused', scope: 'host', attempts: 0 } });
    await clock.sleep(60_000);
    let inTrial: unknown;
    const trial = await new HostLaneTrial(lane).run(async (other) => {
      inTrial = await other;
    });
    expect(trial).toBe('asked');
    expect(inTrial).toBe('asked'); // concurrency 1: it waited for the trial, which was answered
    lane.missed(refused);
    expect(lane.isDead).toBe(false);
  });

  test('a trial that fails closes the lane for twice as long', async () => {
    const { lane, clock } = laneWith(1000);
    for (let i = 0; i < 5; i++) lane.missed(refused);
    await clock.sleep(60_000);
    await lane.slot(async () => lane.missed(refused), signal);
    await clock.sleep(119_000);
    expect(await lane.slot(async () => 'asked', signal)).toMatchObject({ ok: false });
    await clock.sleep(1_000);
    expect(await lane.slot(async () => 'asked', signal)).toBe('asked');
  });

  test('silence counts by share: five requests with four silent attempts each', () => {
    const { lane } = laneWith(1);
    for (let i = 0; i < 19; i++) lane.missed(failed('timeout').failure, 1 / 4);
    expect(lane.isDead).toBe(false);
    lane.missed(failed('timeout').failure, 1 / 4);
    expect(lane.isDead).toBe(true);
    const thirds = laneWith(1).lane;
    for (let i = 0; i < 15; i++) thirds.missed(failed('timeout').failure, 1 / 3);
    expect(thirds.isDead).toBe(true);
  });
});

/** Runs a trial with a second request queued behind it. */
class HostLaneTrial {
  constructor(private readonly lane: HostLane) {}
  async run(second: (other: Promise<unknown>) => Promise<void>): Promise<unknown> {
    const first = this.lane.slot(async () => {
      this.lane.answered();
      return 'asked';
    }, signal);
    await second(this.lane.slot(async () => 'asked', signal));
    return first;
  }
}

describe('retryAfterMs', () => {
  const now = Date.parse('2026-03-02T00:00:00Z');
  test.each([
    [undefined, null],
    ['', null],
    ['soon', null],
    ['0', 0],
    ['5', 5_000],
    ['120', 120_000],
    ['121', 120_000],
    ['999999999', 120_000],
    ['Mon, 02 Mar 2026 00:00:30 GMT', 30_000],
    ['Mon, 02 Mar 2026 09:00:00 GMT', 120_000],
    ['Sun, 01 Mar 2026 00:00:00 GMT', 0],
  ])('%s → %s', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

describe('parseRobots', () => {
  const url = new URL('http://a.gov.cn/');
  const AGENT = 'Mozilla/5.0 (compatible; zwgk-audit/0.1; +https://example.org)';
  test.each([
    ['denied for all', 'User-agent: *\nDisallow: /zwgk/', '/zwgk/a.html', false],
    ['elsewhere allowed', 'User-agent: *\nDisallow: /zwgk/', '/xw/a.html', true],
    ['denied by name', 'User-agent: zwgk-audit\nDisallow: /', '/a', false],
    ['another one denied', 'User-agent: other\nDisallow: /', '/a', true],
    ['our own rules go first', 'User-agent: *\nDisallow: /\n\nUser-agent: zwgk-audit\nAllow: /', '/a', true],
    ['wildcard and end', 'User-agent: *\r\nDisallow: /*.jsp$', '/x/a.jsp', false],
    ['path like a host', 'User-agent: *\nDisallow: //x', '//x/y', false],
    ['HTML in its place', '\n<!DOCTYPE html>\nUser-agent: *\nDisallow: /', '/a', true],
    ['empty', '', '/a', true],
    ['hostile line', `User-agent: *\nDisallow: /${'*a'.repeat(1000)}`, `/${'a'.repeat(2000)}`, true],
    ['hostile agent name', 'User-agent: __proto__\nDisallow: /', '/a', true],
  ])('%s', (_case, text, path, allowed) => {
    expect(parseRobots(url, text).allows(new URL(url.origin + path), AGENT)).toBe(allowed);
  });

  test.each([
    ['Crawl-delay: 2', 2_000],
    ['Crawl-delay: 0.5', 500],
    ['Crawl-delay: 86400', 10_000],
    ['Crawl-delay: abc', 0],
    ['Disallow: /x', 0],
  ])('%s → %i ms', (line, ms) => {
    expect(parseRobots(url, `User-agent: *\n${line}`).crawlDelayMs(AGENT)).toBe(ms);
  });
});

describe('CookieJar', () => {
  const url = new URL('https://a.gov.cn/zwgk/');
  const now = Date.parse('2026-03-02T00:00:00Z');
  test.each([
    ['kept', ['a=1; Path=/', 'b=2'], 'a=1; b=2'],
    ['replaced', ['a=1', 'a=2'], 'a=2'],
    ['removed by age', ['a=1', 'a=; Max-Age=0'], null],
    ['removed by date', ['a=1', 'a=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], null],
    ['other path', ['a=1; Path=/hd'], null],
    ['value with =', ['a=b=c'], 'a=b=c'],
    ['nameless', ['=x', 'flag'], null],
  ])('%s', (_case, lines, header) => {
    const jar = new CookieJar();
    jar.store(url, lines, now);
    expect(jar.header(url)).toBe(header);
  });

  test('neither to other hosts nor over open lines nor without bound', () => {
    const jar = new CookieJar();
    jar.store(url, ['a=1; Secure', ...Array.from({ length: 100 }, (_, i) => `n${i}=1`)], now);
    expect(jar.header(new URL('https://b.gov.cn/zwgk/'))).toBeNull();
    expect(jar.header(new URL('http://a.gov.cn/zwgk/'))).not.toContain('a=1;');
    expect(jar.header(url)?.split('; ')).toHaveLength(40);
  });
});
