/** Text that is mark-up already. */
export class Html {
  constructor(readonly text: string) {}
}
type Value = string | number | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (char) => ESCAPES[char] ?? char).replace(/(?!\s)\p{Cc}/gu, '');

const print = (value: Value): string => {
  if (value instanceof Html) return value.text;
  return typeof value === 'string' || typeof value === 'number' ? escaped(String(value)) : value.map(({ text }) => text).join('');
};

/** Mark-up in which every value that is not mark-up itself is escaped. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(parts.reduce((text, part, n) => text + part + (n < values.length ? print(values[n] ?? '') : ''), ''));
