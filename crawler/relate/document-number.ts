import { normaliseTitle } from './titles.js';

/** 发文字号 in one spelling for comparison; null for 无, dashes and text that is no number. */
export function normaliseNumber(raw: string | null | undefined): string | null {
  if (!raw) return null;
  const text = normaliseTitle(raw).replace(/^(?:发文字号|文号|文件编号)[::]?/u, '');
  const yearly = /([\p{Script=Han}]{1,20})[〔[【(](\d{4})[\]】)〕]第?0*(\d{1,5})号/u.exec(text);
  if (yearly) return `${yearly[1]}〔${yearly[2]}〕${yearly[3]}号`;
  const order = /([\p{Script=Han}]{0,30}令)[〔[(]?第?0*(\d{1,5})号|第0*(\d{1,5})号令/u.exec(text);
  if (order) return `${order[1] ?? '令'}第${order[2] ?? order[3]}号`;
  const announcement = /([\p{Script=Han}]{0,20})(\d{4})年第0*(\d{1,5})号/u.exec(text);
  return announcement ? `${announcement[1]}${announcement[2]}年第${announcement[3]}号` : null;
}

/** Year inside a yearly number, e.g. 2024 for 青政发〔2024〕3号. */
export function numberYear(number: string | null): number | null {
  const year = /〔(\d{4})〕/u.exec(number ?? '')?.[1];
  return year ? Number(year) : null;
}

/** Numbers standing in a text, normalised; at most 20. */
export function numbersIn(text: string): string[] {
  const found = new Set<string>();
  for (const hit of normaliseTitle(text).matchAll(/[\p{Script=Han}]{1,20}[〔[【(]\d{4}[\]】)〕]第?\d{1,5}号/gu)) {
    const number = normaliseNumber(hit[0]);
    if (number) found.add(number);
    if (found.size >= 20) break;
  }
  return [...found];
}

/** A number found in running text may have swallowed words before it: equal when the longer one ends with the shorter. */
export const sameNumber = (a: string, b: string): boolean => a === b || a.endsWith(b) || b.endsWith(a);
