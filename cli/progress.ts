import { clip } from './output.js';
import { createPace, type Pace } from './pace.js';

export interface PlannedSite {
  id: string;
  name: string;
  /** How many pages it had last time; null when it was never read. */
  pages: number | null;
}

/** Progress for people, on stderr; results go to stdout. */
export interface Progress {
  /** @param limitMs bound for the whole, where there is one */
  begin(sites: readonly PlannedSite[], limitMs: number | null): void;
  /** What is being done on a site. */
  site(siteId: string, text: string): void;
  /** One more request of a site is answered; `waiting` more are known to be needed. */
  page(siteId: string, waiting: number): void;
  siteDone(siteId: string): void;
  note(text: string): void;
  /** Ends the live line. */
  done(): void;
}

const REDRAW_MS = 250;
/** Plain lines tell the pace often at first, for who is watching, then rarely, for who reads the log. */
const TELL_MS = 10_000;
const TELL_RARELY_MS = 60_000;
const OFTEN_UNTIL_MS = 120_000;

/** A live line on a terminal, plain lines otherwise; with `quiet` only notes. */
export function createProgress(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  const started = performance.now();
  const elapsed = (): number => performance.now() - started;
  const live = stream.isTTY === true && !quiet;
  let pace: Pace | null = null;
  let doing = '';
  let timer: NodeJS.Timeout | null = null;
  let drawn = false;
  let told = 0;

  const erase = (): void => {
    if (drawn) stream.write('\r\x1b[2K');
    drawn = false;
  };
  const line = (text: string): void => {
    erase();
    stream.write(`${clock(elapsed())}  ${text}\n`);
  };
  const redraw = (): void => {
    if (!pace) return;
    erase();
    stream.write(clip(`${clock(elapsed())}  ${liveLine(pace)}  ${doing}`, (stream.columns ?? 80) - 1));
    drawn = true;
  };
  const tellPace = (): void => {
    const every = elapsed() < OFTEN_UNTIL_MS ? TELL_MS : TELL_RARELY_MS;
    if (!pace || elapsed() - told < every) return;
    told = elapsed();
    line(paceText(pace));
  };
  const done = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
    pace = null;
    erase();
  };
  return {
    begin: (sites, limitMs) => {
      done();
      pace = createPace(sites, limitMs, elapsed);
      told = elapsed();
      if (!quiet) timer = setInterval(live ? redraw : tellPace, REDRAW_MS).unref();
    },
    site: (siteId, text) => {
      doing = `${siteId}：${text}`;
      if (!quiet && !live) line(`${siteId}  ${text}`);
    },
    page: (siteId, waiting) => pace?.page(siteId, waiting),
    siteDone: (siteId) => {
      pace?.siteDone(siteId);
      if (live) line(`${siteId}  检查完毕`);
    },
    note: (text) => {
      erase();
      stream.write(`提示：${text}\n`);
    },
    done,
  };
}

/** 75 s → 01:15, two hours → 2:00:00 */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** 70 s → 1 分 10 秒; beyond ten minutes without seconds. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} 秒`;
  if (seconds < 600) return seconds % 60 === 0 ? `${seconds / 60} 分钟` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} 分钟`;
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
}

function paceText(pace: Pace): string {
  const { sites, sitesDone, pages, perMinute, leftMs, certain } = pace.now();
  return [
    `已读取 ${pages} 页`,
    ...(perMinute === null ? [] : [`每分钟 ${Math.round(perMinute)} 页`]),
    ...(sites > 1 ? [`完成 ${sitesDone}/${sites} 个网站`] : []),
    // What waits now is all that is known of a site that was never read: more may turn up.
    ...(leftMs === null ? [] : [`${certain ? '约剩' : '至少还要'} ${duration(leftMs)}`]),
  ].join('，');
}

const BAR = 16;

function liveLine(pace: Pace): string {
  const { share, certain } = pace.now();
  if (share === null || !certain) return paceText(pace);
  const full = Math.round(share * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(share * 100)}%  ${paceText(pace)}`;
}
