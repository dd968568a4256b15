import type { FetchRequest } from './types.js';

export type Mode = NonNullable<FetchRequest['mode']>;

const PAGE = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const DATA = 'application/json,text/javascript,application/xml;q=0.9,*/*;q=0.8';

/** What each kind of request says it accepts, how much of the answer it reads, and what it keeps of it. */
export const MODES: Readonly<Record<Mode, { accept: string; wants: 'text' | 'beginning' | 'file'; keeps: 'text' | 'bytes' | 'nothing' }>> = {
  page: { accept: PAGE, wants: 'text', keeps: 'text' },
  data: { accept: DATA, wants: 'text', keeps: 'text' },
  link: { accept: '*/*', wants: 'beginning', keeps: 'nothing' },
  file: { accept: '*/*', wants: 'file', keeps: 'bytes' },
  beginning: { accept: '*/*', wants: 'beginning', keeps: 'bytes' },
};
