import type { Wording, WordingTerm } from '../../config/schema.js';
import type { PageFacts } from '../facts/page.js';
import type { WordingHit } from '../facts/publication.js';
import type { FactSet, Gap } from '../facts/site.js';
import { type Article, ArticleLibrary, byDateThenAddress, pageEvidence } from './articles.js';
import { homeEvidence } from './coverage.js';
import type { RelateInput } from './input.js';
import { findMinorTable } from './minors.js';

const MAX_TEXT = 20_000;
const AROUND = 8;
const QUOTED = 30;
const MAX_PER_PAGE = 20;
const MAX_GAPS = 30;
/** Fewer words than this beside pictures: the text is a picture. */
const FEW_CHARS = 40;
/** Pages that speak of such words, or rule on them: what stands there is an example until a person has looked. */
const QUOTING = /保密|涉密|密级|定密|解密|公文|用语|错敏|错别字|错字|禁用|词语|表述|试题|试卷|考试|纠错|校对/u;
/** What may follow a mark on its line: the years it is kept for. */
const MARK_END = /^[\d一二三四五六七八九十年月长期个（）()【】。！!★☆]{0,10}$/u;
const MAX_MARK_LINE = 40;

/** Words of the dictionary and tables of children on opened pages. Complete when every opened page was read to its end. */
export function relateWordingHits(input: RelateInput, dictionary: Wording, library = new ArticleLibrary(input)): FactSet<WordingHit> {
  const opened = library.all().filter(({ record }) => record !== null && !record.attachment);
  const items = opened.flatMap((article) => hitsOn(article, dictionary)).sort((a, b) => byDateThenAddress(a, b) || (a.term < b.term ? -1 : 1));
  const gaps = gapsOf(opened);
  const searched = input.columns.length > 0 ? input.columns.map(({ evidence }) => evidence) : [homeEvidence(input)];
  return { items, complete: gaps.length === 0 && opened.length > 0, gaps, searched };
}

function hitsOn(article: Article, dictionary: Wording): WordingHit[] {
  const { page, record, url, title, publishedOn } = article;
  if (!page) return [];
  const quoting = QUOTING.test(title);
  const text = `${title}\n${page.text.body}`;
  const lines = text.split('\n').map(squeeze);
  const hit = (kind: WordingHit['kind'], { term, advice, certain, quote }: Omit<Found, 'kind'>): WordingHit => ({
    ...{ url, title, publishedOn, kind, term, advice },
    certain: certain && !quoting,
    evidence: pageEvidence(record, page, quote, null),
  });
  const found = dictionary.flatMap((term) => (term.as === 'line' ? markHits(lines, term) : wordHits(text, term)));
  const minors = findMinorTable(title, page.text.body);
  const longest = found.filter((one) => !found.some((other) => other !== one && other.quote === one.quote && covers(other.term, one.term)));
  return [...longest.slice(0, MAX_PER_PAGE).map((one) => hit(one.kind, one)), ...(minors ? [hit('minor', minors)] : [])];
}

const squeeze = (text: string): string => text.replace(/[\s\u200B-\u200D]+/gu, '');

interface Found {
  kind: WordingHit['kind'];
  term: string;
  advice: string;
  certain: boolean;
  quote: string;
}

/** 秘密★ says all that 秘密 on the same line says. */
const covers = (longer: string, shorter: string): boolean => longer.length > shorter.length && longer.includes(shorter);

/** Each way to write it once per page. */
function wordHits(text: string, { texts, unless, kind, advice, certain }: WordingTerm): Found[] {
  return texts.flatMap((term): Found[] => {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
      const near = text.slice(Math.max(0, at - AROUND), at + term.length + AROUND);
      if (unless.some((word) => near.includes(word))) continue;
      return [{ kind, term, advice, certain, quote: text.slice(Math.max(0, at - QUOTED), at + term.length + QUOTED) }];
    }
    return [];
  });
}

/** A mark is a line of its own; the same words within a sentence speak of secrecy. */
function markHits(lines: readonly string[], { texts, unless, kind, advice, certain }: WordingTerm): Found[] {
  return texts.flatMap((text): Found[] => {
    const term = squeeze(text);
    const line = lines.find(
      (one) =>
        one.length <= MAX_MARK_LINE && one.startsWith(term) && MARK_END.test(one.slice(term.length)) && !unless.some((word) => one.includes(word)),
    );
    return line === undefined ? [] : [{ kind, term: text, advice, certain, quote: line }];
  });
}

/** A document whose page says next to nothing: its words are in a file or a picture. */
const standsElsewhere = ({ kind, text, attachments }: PageFacts): boolean =>
  kind === 'document' && text.chars < FEW_CHARS && text.images + attachments.length > 0;

function gapsOf(opened: readonly Article[]): Gap[] {
  const unread = opened.filter(({ page }) => page === null);
  const cut = opened.filter(({ page }) => page !== null && page.text.body.length >= MAX_TEXT);
  const elsewhere = opened.filter(({ page }) => page !== null && standsElsewhere(page));
  const gaps = [
    ...unread.map((article): [Article, string] => [article, '没有读到']),
    ...elsewhere.map((article): [Article, string] => [article, '的正文在附件或图片中，没有查']),
    ...cut.map((article): [Article, string] => [article, '篇幅太长，只查了前面部分']),
  ];
  const listed = gaps.slice(0, MAX_GAPS).map(
    ([{ title, url, record }, why]): Gap => ({
      code: record?.failure?.code ?? 'unread-article',
      message: `“${title.slice(0, 60)}”页面${why}`,
      url,
    }),
  );
  const more = gaps.length - listed.length;
  return more > 0 ? [...listed, { code: 'unread-article', message: `另有 ${more} 个页面没有读全`, url: null }] : listed;
}
