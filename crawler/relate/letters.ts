import type { FactSet, LetterFact } from '../facts/site.js';
import { type Article, type ArticleLibrary, articleEvidence, byDateThenAddress, civil } from './articles.js';
import { inWindow, joinReadings, readArticles, readColumns } from './coverage.js';
import type { RelateInput } from './input.js';
import { asOne, mergeArticles } from './merge.js';
import { normaliseTitle } from './titles.js';

/** Rows of a mailbox that are about it: figures, rules, notices to its users. */
const ABOUT_THE_MAILBOX =
  /统计|通报|须知|指南|说明|守则|规则|满意度|办理(?:情况|工作)|使用(?:办法|帮助)|^(?:关于)?.{0,12}信箱(?:的)?(?:公告|通知|介绍)/u;

const isLetter = ({ page, title }: Article): boolean =>
  page?.letter != null || page?.kind === 'letter' || !ABOUT_THE_MAILBOX.test(normaliseTitle(title));

function letterFact(article: Article): LetterFact {
  const { page, url, title, publishedOn } = article;
  const told = page?.letter;
  return {
    url,
    title,
    publishedOn,
    evidence: articleEvidence(article),
    pageRead: page !== null,
    askedOn: civil(told?.askedOn?.value),
    answeredOn: civil(told?.answeredOn?.value),
    answered: told?.answered ?? null,
    category: told?.category ?? null,
  };
}

/** Letters published, asked or answered in the window, and those whose page shows no day at all. */
export function relateLetters(input: RelateInput, library: ArticleLibrary): FactSet<LetterFact> {
  const listed = library.listedIn(['mailbox']).filter((article) => isLetter(article) && (article.publishedOn ?? '') <= input.asOf);
  const letters = mergeArticles(listed, 'doubtful').flatMap(asOne);
  const items = letters.map(letterFact).filter(({ publishedOn, askedOn, answeredOn, pageRead }) => {
    const days = [publishedOn, askedOn, answeredOn];
    return days.some((day) => inWindow(input, day)) || (pageRead && days.every((day) => day === null));
  });
  const reading = joinReadings(
    input,
    readColumns(input, ['mailbox']),
    readArticles(input, letters, () => true),
  );
  return { items: items.sort(byDateThenAddress), ...reading };
}
