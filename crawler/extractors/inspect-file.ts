import { z } from 'zod';
import { type AttachmentFacts, attachmentFactsSchema } from '../facts/attachment.js';
import { inspectSchema } from './inspect.js';

/** What `inspect` prints of a file: the fixed shape, with what only files have under `details`. */
export const inspectFileSchema = inspectSchema.extend({ kind: z.literal('attachment'), details: attachmentFactsSchema });
export type InspectFileOutput = z.infer<typeof inspectFileSchema>;

export function inspectFileOutput(facts: AttachmentFacts, { url, name }: { url: string; name: string }): InspectFileOutput {
  return {
    schemaVersion: 1,
    url,
    kind: 'attachment',
    charset: 'binary',
    title: name === '' ? null : name,
    siteName: null,
    siteCode: null,
    columns: [],
    publishedAt: null,
    writtenOn: null,
    source: null,
    issuer: null,
    documentNumber: null,
    indexNumber: null,
    validity: null,
    disclosure: null,
    interprets: [],
    attachments: [],
    items: facts.entries.map((entry) => ({ url: '', title: entry.name, date: null })),
    nextPage: null,
    privacy: facts.personalData.hits.map(({ kind, masked, quote }) => ({ kind, masked, quote })),
    text: { chars: facts.text.chars, sha256: facts.text.sha256 },
    metadata: {},
    details: facts,
  };
}
