import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger as Pino, pino } from 'pino';
import { today } from './context.js';
import type { Progress } from './progress.js';

/** `DATA/logs/YYYY-MM-DD.ndjson`, one line of JSON per event, by the day in Asia/Shanghai. Holds no secrets: they are never handed over. */
export interface RunLog {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

const LOG_NAME = /^(\d{4}-\d{2}-\d{2})\.ndjson$/;

/** Opens the file of the day anew for every line of a new day, so that a runner that lives for months needs no rotation. */
export function openLog(dataFolder: string, now: () => Date = () => new Date()): RunLog {
  let day = '';
  let logger: Pino | null = null;
  const current = (): Pino => {
    const date = today(now());
    if (logger && date === day) return logger;
    day = date;
    const destination = pino.destination({ dest: join(dataFolder, 'logs', `${date}.ndjson`), mkdir: true, sync: true });
    // A log that cannot be written (full disk) must not end the work it tells of.
    destination.on('error', () => undefined);
    logger = pino(
      { base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
      destination,
    );
    return logger;
  };
  const write = (level: 'info' | 'warn' | 'error') => (fields: object, text: string) => {
    try {
      current()[level](fields, text);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** Progress that is also written to the log. */
export function logged(progress: Progress, log: RunLog, fields: object): Progress {
  return {
    ...progress,
    site: (siteId, text) => {
      log.info({ ...fields, site: siteId }, text);
      progress.site(siteId, text);
    },
    note: (text) => {
      log.warn(fields, text);
      progress.note(text);
    },
  };
}

/** Names of the log files older than `days`. */
export function oldLogs(dataFolder: string, days: number, now: Date): string[] {
  const since = today(new Date(now.getTime() - days * 86_400_000));
  return logNames(dataFolder).filter((name) => (LOG_NAME.exec(name)?.[1] ?? since) < since);
}

function logNames(dataFolder: string): string[] {
  try {
    return readdirSync(join(dataFolder, 'logs')).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

export const removeLog = (dataFolder: string, name: string): void => rmSync(join(dataFolder, 'logs', name), { force: true });
