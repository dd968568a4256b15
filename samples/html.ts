/** Small pieces of mark-up shared by the dialects. */
export const esc = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export const paragraphs = (...texts: string[]): string => texts.map((text) => `<p style="text-indent:2em">${esc(text)}</p>`).join('\n');

export const table = (rows: readonly (readonly string[])[], className = ''): string =>
  `<table${className ? ` class="${className}"` : ''}>${rows.map((row) => `<tr>${row.map((cell) => `<td>${esc(cell)}</td>`).join('')}</tr>`).join('')}</table>`;

export const link = (href: string, text: string, extra = ''): string => `<a href="${esc(href)}"${extra}>${esc(text)}</a>`;

/** 2025-03-10 → 2025年3月10日 */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** Lists cut long titles off and keep the whole one in the title attribute. */
export const cutTitle = (title: string, length: number): string => (title.length > length ? `${title.slice(0, length)}…` : title);
