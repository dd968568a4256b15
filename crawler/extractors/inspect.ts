import { z } from 'zod';
import { attachmentLinkSchema, type PageFacts, type PageKind, pageFactsSchema, pageKindSchema } from '../facts/page.js';
import { squeeze } from './dom.js';
import { requestFor } from './list/index.js';

const { shape } = pageFactsSchema;

/** Why the facts are what they are, for a person who looks: not part of the fixed shape, may grow. */
const detailsSchema = z.strictObject({
  kind: pageKindSchema,
  /** Words and place of every field that was read. */
  evidence: z.record(z.string(), z.strictObject({ quote: z.string(), from: z.string() })),
  dateConflicts: shape.dateConflicts,
  documentNumberBlank: z.boolean(),
  subject: z.string().nullable(),
  signature: shape.signature,
  letter: shape.letter,
  solicitation: shape.solicitation,
  feedback: shape.feedback,
  forms: shape.forms,
  contact: shape.contact,
  catalogueItems: shape.catalogueItems,
  personalData: shape.personalData,
  list: z
    .strictObject({
      items: z.int(),
      totalItems: z.int().nullable(),
      scriptFilled: z.boolean(),
      from: z.string(),
      pager: shape.list.unwrap().shape.pager,
    })
    .nullable(),
  otherItems: z.int(),
  frames: shape.frames,
  redirectsTo: z.string().nullable(),
  needsBrowser: z.boolean(),
  relatedByScript: z.boolean(),
  text: shape.text.omit({ chars: true, sha256: true, sketch: true }),
});

/** What `inspect` prints; schemaVersion 1 is a fixed shape. */
export const inspectSchema = z.strictObject({
  schemaVersion: z.literal(1),
  url: z.string(),
  kind: z.enum(['home', 'column', 'list', 'article', 'document', 'interpretation', 'solicitation', 'feedback', 'letter', 'attachment', 'other']),
  charset: z.string(),
  title: z.string().nullable(),
  siteName: z.string().nullable(),
  siteCode: z.string().nullable(),
  columns: z.array(z.string()),
  publishedAt: z.strictObject({ value: z.string(), quote: z.string(), from: z.string() }).nullable(),
  writtenOn: z.string().nullable(),
  source: z.string().nullable(),
  issuer: z.string().nullable(),
  documentNumber: z.string().nullable(),
  indexNumber: z.string().nullable(),
  validity: z.string().nullable(),
  disclosure: z.string().nullable(),
  /** Addresses of the documents that an interpretation links to as its subject. */
  interprets: z.array(z.string()),
  attachments: z.array(attachmentLinkSchema),
  items: z.array(z.strictObject({ url: z.string(), title: z.string(), date: z.string().nullable() })),
  nextPage: z.string().nullable(),
  privacy: z.array(z.strictObject({ kind: z.string(), masked: z.string(), quote: z.string() })),
  text: z.strictObject({ chars: z.int(), sha256: z.string() }),
  metadata: z.record(z.string(), z.string()),
  details: detailsSchema,
});
export type InspectOutput = z.infer<typeof inspectSchema>;

/** The fixed kinds; `details` has the finer one. */
const KINDS: Record<PageKind, InspectOutput['kind']> = {
  home: 'home',
  column: 'column',
  list: 'list',
  article: 'article',
  document: 'document',
  interpretation: 'interpretation',
  solicitation: 'solicitation',
  feedback: 'feedback',
  letter: 'letter',
  attachment: 'attachment',
  catalogue: 'article',
  'annual-report': 'article',
  gazette: 'article',
  guide: 'article',
  search: 'other',
  'site-map': 'column',
  error: 'other',
  challenge: 'other',
  login: 'other',
  other: 'other',
};

const EVIDENCED = [
  'title',
  'publishedAt',
  'writtenOn',
  'source',
  'issuer',
  'documentNumber',
  'indexNumber',
  'validity',
  'disclosure',
  'subject',
] as const;

function detailsOf(facts: PageFacts): InspectOutput['details'] {
  const { list, text, kind, dateConflicts, documentNumberBlank, subject, signature, letter, solicitation, feedback, forms, contact } = facts;
  const { catalogueItems, personalData, frames, redirectsTo, needsBrowser, relatedByScript } = facts;
  const evidence = EVIDENCED.flatMap((name) => {
    const field = facts[name];
    return field ? [[name, { quote: field.quote, from: field.from }] as const] : [];
  });
  const { chars: _chars, sha256: _sha256, sketch: _sketch, ...words } = text;
  return {
    kind,
    evidence: Object.fromEntries(evidence),
    dateConflicts,
    documentNumberBlank,
    subject: subject?.value ?? null,
    signature,
    letter,
    solicitation,
    feedback,
    forms,
    contact,
    catalogueItems,
    personalData,
    list: list && { items: list.items.length, totalItems: list.totalItems, scriptFilled: list.scriptFilled, from: list.from, pager: list.pager },
    otherItems: facts.otherItems.length,
    frames,
    redirectsTo,
    needsBrowser,
    relatedByScript,
    text: words,
  };
}

/** The next part of the list, where an address alone asks for it. */
function nextPage({ list, url }: PageFacts): string | null {
  const pager = list?.pager;
  if (!pager) return null;
  if (pager.type === 'link') return pager.nextUrl;
  if (pager.method !== 'GET') return null;
  const next = requestFor(pager, url).url;
  return /^https?:/iu.test(next) ? next : null;
}

/** Links of an interpretation whose words name a document its title cites. */
function interpreted({ kind, title, links, url }: PageFacts): string[] {
  if (kind !== 'interpretation' || !title) return [];
  const cited = [...title.value.matchAll(/《([^《》]{4,120})》/gu)].map((match) => squeeze(match[1] ?? ''));
  const named = links.filter((link) => {
    const text = squeeze(link.text);
    return (
      link.url !== url &&
      /^(related|body|attachment|other)$/u.test(link.zone) &&
      !/解读|图解|读懂/u.test(text) &&
      cited.some((name) => text.includes(name))
    );
  });
  return [...new Set(named.map((link) => link.url))];
}

/** Facts of one page in the fixed form. `extra` adds what needs more than the page: interpreted documents found elsewhere. */
export function inspectOutput(facts: PageFacts, extra: Partial<Pick<InspectOutput, 'interprets'>> = {}): InspectOutput {
  const { url, charset, siteName, siteCode, publishedAt, attachments, metadata, kind } = facts;
  return {
    schemaVersion: 1,
    url,
    kind: KINDS[kind],
    charset,
    title: facts.title?.value ?? null,
    siteName,
    siteCode,
    columns: facts.columns.map((column) => column.name),
    publishedAt,
    writtenOn: facts.writtenOn?.value ?? null,
    source: facts.source?.value ?? null,
    issuer: facts.issuer?.value ?? null,
    documentNumber: facts.documentNumber?.value ?? null,
    indexNumber: facts.indexNumber?.value ?? null,
    validity: facts.validity?.value ?? null,
    disclosure: facts.disclosure?.value ?? null,
    interprets: extra.interprets ?? interpreted(facts),
    attachments,
    items: (facts.list?.items ?? []).map(({ url: address, title, date }) => ({ url: address, title, date })),
    nextPage: nextPage(facts),
    privacy: facts.personalData.hits.map(({ kind: found, masked, quote }) => ({ kind: found, masked, quote })),
    text: { chars: facts.text.chars, sha256: facts.text.sha256 },
    metadata,
    details: detailsOf(facts),
  };
}
