import type { HttpAnswer } from './http-client.js';
import type { FetchRequest, Snapshot } from './types.js';

/** Conditions of a request, for the address whose answer they are about. */
export function conditions({ validators, method = 'GET' }: FetchRequest, url: URL): Record<string, string> {
  if (!validators || method !== 'GET' || validators.url !== url.href) return {};
  const { etag, lastModified } = validators;
  return { ...(etag !== null && { 'if-none-match': etag }), ...(lastModified !== null && { 'if-modified-since': lastModified }) };
}

const MAX_VALIDATOR = 500;

/** What an answer can be known by later. */
export function validatorsOf(answer: HttpAnswer): Pick<Snapshot, 'etag' | 'lastModified'> {
  const [etag, lastModified] = ['etag', 'last-modified'].map((name) => answer.header(name));
  const kept = (value: string | undefined): value is string => value !== undefined && value !== '' && value.length <= MAX_VALIDATOR;
  return { ...(kept(etag) && { etag }), ...(kept(lastModified) && { lastModified }) };
}
