import type { ArticleFact } from '../../crawler/facts/publication.js';
import type { AttachmentFact } from '../../crawler/facts/site.js';

/** Words known of a file: beginning and end of its text, headings, table names and heads, names of an archive's entries. */
export const wordsOfFile = ({ title, content }: AttachmentFact): string =>
  [
    title,
    ...(content
      ? [
          content.text.head,
          content.text.tail,
          ...content.text.headings,
          ...content.tables.flatMap(({ name, header }) => [name, ...header]),
          ...content.entries.map(({ name }) => name),
        ]
      : []),
  ].join('\n');

export const wordsOfArticle = ({ title, text, headings, tables, attachments }: ArticleFact): string =>
  [title, text, ...headings, ...tables, ...attachments.map((file) => file.title)].join('\n');

/** All words of the page itself are known, and nothing more is offered beside it. */
export const isWhole = ({ textCut, textElsewhere, attachments, images }: ArticleFact): boolean =>
  !textCut && !textElsewhere && attachments.length === 0 && images === 0;
