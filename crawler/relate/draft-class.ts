import type { Solicitation } from '../facts/site.js';
import { type Article, opening } from './articles.js';
import { mattersOf } from './catalogue-matters.js';
import type { FileLibrary } from './files.js';
import { normaliseTitle, type ReducedTitle, reduceTitle, titlesIn } from './titles.js';

/** Whether a draft is a major decision or an ordinary normative document. */

const MAJOR = /(?<!不属于|非|不是)重大(?:行政)?决策/u;
const NORMATIVE = /规范性文件/u;

/** Drafts that a catalogue names, by reduced title: in 《》, as headings, or as whole cells and clauses of its text. */
export function catalogueDrafts(catalogues: readonly Article[], files: FileLibrary, places: readonly string[]): Set<string> {
  const texts = catalogues.flatMap((article) => [article.page?.text ?? [], ...files.of(article).map(({ content }) => content?.text ?? [])].flat());
  const named = catalogues.flatMap((article) => mattersOf(article, files).matters.map(({ name }) => name));
  const cited = texts.flatMap(({ citedTitles, headings, head, tail }) => [
    ...citedTitles,
    ...headings,
    ...`${head}\n${tail}`.split(/[\s，。；;、|《》]+/u).slice(0, 1000),
  ]);
  const names = [...named.flatMap((name) => [name, ...titlesIn(name)]), ...cited];
  const bare = names.map((name) => name.replace(/^(?:[一二三四五六七八九十\d]{1,3}[、.．)）])?(?:制定|修订|编制|出台)?/u, ''));
  return new Set(bare.map((name) => reduceTitle(name, places).core).filter((core) => core.length >= 6));
}

type DraftClass = Pick<Solicitation, 'class' | 'classReason'>;

export function draftClass(article: Article, draft: ReducedTitle, inCatalogue: ReadonlySet<string>): DraftClass {
  if (inCatalogue.has(draft.core)) return { class: 'major-decision', classReason: '列入重大行政决策事项目录' };
  const page = article.page;
  const text = normaliseTitle(article.title) + opening(page, 2000) + normaliseTitle(page?.text.tail ?? '');
  const [major, normative] = [MAJOR.test(text), NORMATIVE.test(text)];
  if (major && normative) return { class: 'unknown', classReason: '公告同时提到重大行政决策和规范性文件，请人工确认属于哪一类' };
  if (major) return { class: 'major-decision', classReason: '公告写明属于重大行政决策' };
  if (normative) return { class: 'normative', classReason: '公告写明属于规范性文件' };
  return { class: 'unknown', classReason: page ? '公告未写明是否属于重大行政决策' : '公告页面没有读到，不能判断类别' };
}
