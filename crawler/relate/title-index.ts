import { addressKey, articleId } from './addresses.js';
import { normaliseNumber } from './document-number.js';
import { type ReducedTitle, reduceTitle, titlesIn } from './titles.js';

/** Something that titles, numbers and links can point at. */
export interface Target {
  url: string;
  title: string;
  publishedOn: string | null;
  documentNumber?: string | null;
  alternates?: readonly string[];
}

const MIN_CORE = 4;
const MIN_NEAR_CORE = 6;
const ANCHOR = 6;

const sameTokens = (a: ReducedTitle, b: ReducedTitle): boolean => a.tokens.join() === b.tokens.join();
const revisionsAgree = (a: ReducedTitle, b: ReducedTitle): boolean => !a.revision || !b.revision || a.revision === b.revision;

/** True when two texts differ by one inserted, dropped or replaced character. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return Math.max(a.length, b.length) - head - tail <= 1;
}

const shortened = (core: string): string[] =>
  [...core].map((_, at, signs) =>
    signs
      .slice(0, at)
      .concat(signs.slice(at + 1))
      .join(''),
  );

/** Words that many titles share: what is left between them tells what a document is about. */
const COMMON =
  /(?:关于|印发|通知|办法|方案|意见|规定|细则|措施|规划|计划|要点|通告|公告|条例|决定|制度|机制|管理|实施|工作|暂行|若干|行动|指导|专项|规范|发展|建设|进一步|加强|推进|促进|做好|开展|支持|全面|深化|政策|文件|新规|解读|图解|读懂|看懂|一图|[\d年一二三四五六七八九十])+/gu;
/** 某方案等两个方案: issued together, interpreted by the name of the first. */
const AND_OTHERS =
  /及其?(?:配套|相关|有关)[\p{Script=Han}]{2,8}$|等[两二三四五六七八九十\d]{1,3}[个项部件]?(?:工作)?(?:方案|办法|预案|制度|文件|规定|规划|细则|措施|标准|计划|意见)?$/u;
const ISSUES_QUOTED = /(?:印发|发布|公布|下发|颁布)(?:实施)?《/u;
/** The years a plan is for. */
const PERIOD = /20\d{2}至(?:20)?\d{2}/u;
/** Does something to the document it quotes. */
const ENCLOSING = /^(?:转发|批转|修订|修改|修正|调整)/u;

/** Pairs of signs carried by more documents than this tell none of them. */
const MAX_CARRIERS = 300;
const MIN_SHARE = 0.7;

/** Pairs of neighbouring signs of what a title is about. */
function subjectPairs(core: string): Set<string> {
  const pieces = core.split(COMMON).map((piece) => [...piece]);
  return new Set(pieces.flatMap((signs) => signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)));
}

/** What a title ends as (办法, 方案) and what it does to another document (废止, 修改): equal in a shortened form. */
const natureOf = ({ core }: ReducedTitle): string =>
  `${core.replace(/\d+年?$/u, '').slice(-2)} ${/^(?:废止|修改|修订|修正|调整|取消|停止)/u.exec(core)?.[0] ?? ''}`;

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Finds targets by reduced title, near title, number or address, each in time independent of their count. */
export class TitleIndex<T extends Target> {
  private readonly reduced = new Map<T, ReducedTitle>();
  private readonly byCore = new Map<string, T[]>();
  private readonly byLoose = new Map<string, T[]>();
  private readonly byPeriodless = new Map<string, T[]>();
  private readonly byInner = new Map<string, T[]>();
  private readonly byShortened = new Map<string, T[]>();
  private readonly byAnchor = new Map<string, T[]>();
  private readonly byPair = new Map<string, T[]>();
  private readonly pairCounts = new Map<T, number>();
  private readonly byNumber = new Map<string, T[]>();
  private readonly byAddress = new Map<string, T>();

  constructor(
    targets: readonly T[],
    private readonly places: readonly string[],
  ) {
    for (const target of targets) this.add(target);
  }

  private add(target: T): void {
    const reduced = this.reduce(target.title);
    this.reduced.set(target, reduced);
    put(this.byCore, reduced.core, target);
    put(this.byLoose, reduced.loose, target);
    put(this.byPeriodless, reduced.core.replace(PERIOD, ''), target);
    for (const name of this.aliases(target, reduced)) put(this.byCore, name, target);
    if (ENCLOSING.test(reduced.core)) for (const inner of titlesIn(target.title)) put(this.byInner, this.reduce(inner).core, target);
    if (reduced.core.length >= MIN_NEAR_CORE) {
      for (const key of [reduced.core, ...shortened(reduced.core)]) put(this.byShortened, key, target);
      put(this.byAnchor, reduced.core.slice(0, ANCHOR), target);
    }
    const pairs = subjectPairs(reduced.core);
    this.pairCounts.set(target, pairs.size);
    for (const pair of pairs) put(this.byPair, pair, target);
    const number = normaliseNumber(target.documentNumber);
    if (number?.includes('〔')) put(this.byNumber, number.slice(number.indexOf('〔') - 1), target);
    for (const url of [target.url, ...(target.alternates ?? [])]) {
      this.byAddress.set(addressKey(url), target);
      const id = articleId(url);
      if (id && !this.byAddress.has(id)) this.byAddress.set(id, target);
    }
  }

  /** Other names by which a document is interpreted: the first of several, or each that one notice issues. */
  private aliases({ title }: T, { core }: ReducedTitle): string[] {
    const issued = ISSUES_QUOTED.test(title) ? titlesIn(title).map((name) => this.reduce(name).core) : [];
    return [...new Set([core.replace(AND_OTHERS, ''), ...issued])].filter((name) => name !== core && name.length >= MIN_CORE);
  }

  reduce(title: string): ReducedTitle {
    return reduceTitle(title, this.places);
  }

  reducedOf(target: T): ReducedTitle {
    return this.reduced.get(target) ?? this.reduce(target.title);
  }

  /** Targets whose reduced title is equal and whose stated revisions do not differ. */
  equal(title: ReducedTitle): T[] {
    if (title.core.length < MIN_CORE) return [];
    return (this.byCore.get(title.core) ?? []).filter((target) => revisionsAgree(title, this.reducedOf(target)));
  }

  /** Targets of this name where either side leaves out the years the plan is for. */
  apartFromPeriod(title: ReducedTitle): T[] {
    const bare = title.core.replace(PERIOD, '');
    if (bare.length < MIN_NEAR_CORE) return [];
    const found = (this.byPeriodless.get(bare) ?? []).filter((target) => revisionsAgree(title, this.reducedOf(target)));
    return found.filter((target) => PERIOD.test(title.core) !== PERIOD.test(this.reducedOf(target).core));
  }

  /** Targets that forward or change the document of this name. */
  enclosing(title: ReducedTitle): T[] {
    return title.core.length < MIN_CORE ? [] : (this.byInner.get(title.core) ?? []);
  }

  /** The name can be a short or different form of the target's: of the same kind and mostly about the same. */
  mayStandFor(title: ReducedTitle, target: T): boolean {
    const other = this.reducedOf(target);
    if (title.core === other.core || this.isVague(title)) return true;
    if (natureOf(title) !== natureOf(other)) return false;
    const [pairs, theirs] = [subjectPairs(title.core), subjectPairs(other.core)];
    const shared = [...pairs].filter((pair) => theirs.has(pair)).length;
    return shared >= Math.min(pairs.size, theirs.size) * MIN_SHARE;
  }

  /** Targets that might be meant and might not: one character apart, or a year stated on one side only. */
  near(title: ReducedTitle): T[] {
    const found = new Set<T>();
    if (title.core.length >= MIN_NEAR_CORE)
      for (const key of [title.core, ...shortened(title.core)])
        for (const target of this.byShortened.get(key) ?? []) {
          const other = this.reducedOf(target);
          if (sameTokens(title, other) && oneEditApart(title.core, other.core)) found.add(target);
        }
    for (const target of title.loose.length >= MIN_NEAR_CORE ? (this.byLoose.get(title.loose) ?? []) : []) {
      const other = this.reducedOf(target);
      if (other.core !== title.core && (title.tokens.length === 0 || other.tokens.length === 0)) found.add(target);
    }
    return [...found];
  }

  /** Targets whose title closes a longer headline: 一图读懂某区某某办法. */
  closing(title: ReducedTitle): T[] {
    const found = new Set<T>();
    for (let at = 1; at + MIN_NEAR_CORE <= title.core.length && at <= 100; at++)
      for (const target of this.byAnchor.get(title.core.slice(at, at + ANCHOR)) ?? []) {
        const other = this.reducedOf(target);
        if (title.core.slice(at) === other.core && sameTokens(title, other)) found.add(target);
      }
    return [...found];
  }

  /** The title names no subject of its own: 《办法》, 解读之一. */
  isVague(title: ReducedTitle): boolean {
    return subjectPairs(title.core).size === 0;
  }

  /**
   * Targets about the same subject in other words. A quoted name must be a shortened form of theirs (停车管理办法,
   * 城市停车管…); a free headline may also be longer (停车怎么管？看这里).
   */
  aboutTheSame(title: ReducedTitle, form: 'quoted' | 'cut' | 'free'): T[] {
    const pairs = subjectPairs(title.core);
    const shared = new Map<T, number>();
    for (const pair of pairs) {
      const carriers = this.byPair.get(pair) ?? [];
      if (carriers.length <= MAX_CARRIERS) for (const target of carriers) shared.set(target, (shared.get(target) ?? 0) + 1);
    }
    return [...shared].flatMap(([target, count]) => {
      const other = this.reducedOf(target);
      const whole = form === 'free' ? Math.min(pairs.size, this.pairCounts.get(target) ?? 0) : pairs.size;
      const tokensAgree = title.tokens.length === 0 || other.tokens.length === 0 || sameTokens(title, other);
      const fits = tokensAgree && revisionsAgree(title, other) && (form !== 'quoted' || natureOf(title) === natureOf(other));
      return fits && count >= whole * MIN_SHARE ? [target] : [];
    });
  }

  /** Targets of this document number; running text may put words before the agency's code. */
  numbered(number: string): T[] {
    const key = number.includes('〔') ? number.slice(number.indexOf('〔') - 1) : '';
    return (this.byNumber.get(key) ?? []).filter((target) => {
      const own = normaliseNumber(target.documentNumber) ?? '';
      return number.endsWith(own);
    });
  }

  /** The target at this address, or at another address of the same article. */
  linked(url: string): T | null {
    const id = articleId(url);
    return this.byAddress.get(addressKey(url)) ?? (id ? this.byAddress.get(id) : undefined) ?? null;
  }

  /** Equal but for years or ordinals: certainly not the one meant. */
  differsInYear(title: ReducedTitle, target: T): boolean {
    const other = this.reducedOf(target);
    return title.loose === other.loose && title.tokens.length > 0 && other.tokens.length > 0 && !sameTokens(title, other);
  }
}

const NEAR_DAYS = 30;
const day = (date: string): number => Date.parse(date) / 86_400_000;

/** Of several targets with one title the nearest published on or before `date`; the rest are in doubt when dates do not part them. */
export function nearestEarlier<T extends Target>(targets: readonly T[], date: string | null, toleranceDays = 3): { chosen: T | null; doubt: T[] } {
  const only = targets[0];
  if (targets.length <= 1) return { chosen: only ?? null, doubt: [] };
  if (date === null || targets.some((target) => target.publishedOn === null)) return { chosen: null, doubt: [...targets] };
  const earlier = targets
    .filter((target) => target.publishedOn !== null && day(target.publishedOn) <= day(date) + toleranceDays)
    .sort((a, b) => day(b.publishedOn ?? '') - day(a.publishedOn ?? ''));
  const [first, second] = earlier;
  if (!first) return { chosen: null, doubt: [...targets] };
  const close = second && day(first.publishedOn ?? '') - day(second.publishedOn ?? '') <= NEAR_DAYS;
  return close
    ? { chosen: null, doubt: earlier.filter((target) => day(first.publishedOn ?? '') - day(target.publishedOn ?? '') <= NEAR_DAYS) }
    : { chosen: first, doubt: [] };
}
