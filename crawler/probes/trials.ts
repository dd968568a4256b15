import PQueue from 'p-queue';
import type { z } from 'zod';
import type { Evidence } from '../facts/evidence.js';
import type { FactSet, Gap } from '../facts/site.js';
import type { Visitor } from '../visit.js';
import { NotTried, type Place, type ProbeTools } from './tools.js';

const GAP_TEXT: Readonly<Record<string, string>> = {
  'browser-missing': '没有可用的浏览器，没有试',
  budget: '检查时间已到，没有试完',
  stopped: '抓取时没有试过，请重新运行 audit',
};

/** Pages tried at the same time on one portal; each host keeps its own pace all the same. */
const AT_ONCE = 3;

/** Asks for outcomes, stored or new, and remembers why some are missing. */
export class Trials {
  readonly #gaps = new Map<string, Gap>();

  constructor(
    private readonly visitor: Visitor,
    private readonly tools: ProbeTools | null,
  ) {}

  /** The outcome of one trial; null when there is none, and then a gap says why. */
  async one<T>(name: string, url: string, schema: z.ZodType<T>, attempt: (tools: ProbeTools) => Promise<T>): Promise<T | null> {
    try {
      return await this.visitor.probe(name, url, schema, async () => {
        if (this.tools === null) throw new NotTried('stopped');
        if (this.tools.isOver()) throw new NotTried('budget');
        return attempt(this.tools);
      });
    } catch (error) {
      if (!(error instanceof NotTried)) throw error;
      this.#gaps.set(error.code, { code: error.code, message: `${GAP_TEXT[error.code] ?? '没有试'}，请人工核查`, url });
      return null;
    }
  }

  /** The same for several places, a few at a time; outcomes in the order of the places. */
  async each<P extends Place, T>(
    places: readonly P[],
    name: string,
    schema: z.ZodType<T>,
    attempt: (tools: ProbeTools, place: P) => Promise<T>,
  ): Promise<(T | null)[]> {
    const queue = new PQueue({ concurrency: AT_ONCE });
    return queue.addAll(places.map((place) => () => this.one(name, place.url, schema, (tools) => attempt(tools, place))));
  }

  /** Outcomes as a fact set, complete when none is missing. `lacking` says what could not even be asked for. */
  set<T extends { evidence: Evidence }>(home: Place, outcomes: readonly (T | null)[], lacking: string | null = null): FactSet<T> {
    const items = outcomes.filter((outcome) => outcome !== null);
    const gaps = items.length < outcomes.length ? [...this.#gaps.values()] : [];
    if (lacking !== null) gaps.push({ code: 'unread-article', message: `${lacking}，请人工核查`, url: null });
    const searched = items.length > 0 ? items.slice(0, 5).map(({ evidence }) => evidence) : [unseen(home)];
    return { items, complete: gaps.length === 0, gaps, searched };
  }
}

const unseen = ({ url, title }: Place): Evidence => ({
  url,
  title,
  quote: null,
  selector: null,
  capturedAt: null,
  sha256: null,
  archive: null,
  screenshot: null,
});
