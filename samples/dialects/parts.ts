import { esc, link } from '../html.js';
import type { Article, Portal } from '../model.js';
import { attachmentUrl } from '../site.js';

/** Links to attachments under the text. */
export function attachments(article: Article): string {
  const files = article.attachments ?? [];
  if (files.length === 0) return '';
  return `<div class="fujian"><p>附件：</p>${files.map((file, index) => `<p>${link(attachmentUrl(article, index, file.type), `${file.name}.${file.type}`)}</p>`).join('')}</div>`;
}

export function related(portal: Portal, article: Article, url: (article: Article) => string, className: string): string {
  if (!article.related) return '';
  const others = article.related.keys.flatMap((key) => portal.byKey.get(key) ?? []);
  return `<div class="${className}"><h3>${article.related.heading}</h3><ul>${others.map((other) => `<li>${link(url(other), other.title, ` title="${esc(other.title)}"`)}</li>`).join('')}</ul></div>`;
}

/** The header of a document as a table, two pairs in a row. */
export function headerTable(article: Article, className: string): string {
  const rows = article.header ?? [];
  if (rows.length === 0) return '';
  const cells = rows.map(([label, value]) => `<td class="label">${esc(label)}：</td><td>${esc(value)}</td>`);
  const lines = Array.from({ length: Math.ceil(cells.length / 2) }, (_, index) => `<tr>${cells.slice(index * 2, index * 2 + 2).join('')}</tr>`);
  return `<table class="${className}"><tbody>${lines.join('\n')}</tbody></table>`;
}
