import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isDocumentTitle } from '../../../crawler/relate/title-kinds.js';
import { isInterpretationTitle, reduceTitle } from '../../../crawler/relate/titles.js';

/** Titles of a real portal, read by hand; kept beside the project, so these tests are skipped where they are not at hand. */
const TRUTH = join(import.meta.dirname, '../../../../shared/replay/pingtan/truth.tsv');
const rows = existsSync(TRUTH)
  ? readFileSync(TRUTH, 'utf8')
      .split('\n')
      .slice(1)
      .filter(Boolean)
      .map((line) => line.split('\t'))
      .map(([, kind = '', , title = '']) => ({ kind, title }))
  : [];

describe.skipIf(rows.length === 0)('titles of an archived portal (skipped: no shared/replay beside the project)', () => {
  test('documents read as documents, other kinds do not', () => {
    const documents = rows.filter(({ kind }) => kind === 'document');
    expect(documents.length).toBeGreaterThan(10);
    expect(documents.filter(({ title }) => !isDocumentTitle(title))).toEqual([]);
    expect(rows.filter(({ title }) => isInterpretationTitle(title))).toEqual([]);
  });

  test('different titles keep different cores, apart from blanks and brackets', () => {
    const byCore = new Map<string, Set<string>>();
    for (const { title } of rows) {
      const { core } = reduceTitle(title);
      const plain = title.replace(/[\s\p{P}\p{S}]/gu, '');
      byCore.set(core, (byCore.get(core) ?? new Set()).add(plain));
    }
    expect([...byCore].filter(([, titles]) => titles.size > 1).map(([, titles]) => [...titles])).toEqual([]);
  });
});
