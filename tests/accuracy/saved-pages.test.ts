import { expect, test } from 'vitest';
import { hasSavedPages, measureSavedPages, SAVED_PAGES } from './saved-pages.js';

/** Share of pages on which a field must be read exactly. */
const TARGETS: Record<string, number> = {
  title: 0.98,
  publishedAt: 0.98,
  documentNumber: 0.98,
  indexNumber: 0.98,
  source: 0.95,
  column: 0.95,
  siteCode: 0.95,
};

test('saved pages of real portals are read as a person reads them', { timeout: 60_000 }, (context) => {
  if (!hasSavedPages()) context.skip(`saved pages are not at ${SAVED_PAGES}`);
  const { fields, misses, list } = measureSavedPages();
  expect(fields.map((score) => score.field).sort()).toEqual(Object.keys(TARGETS).sort());
  for (const { field, expected, exact } of fields)
    expect(exact / expected, `${field}\n${JSON.stringify(misses, null, 1)}`).toBeGreaterThanOrEqual(TARGETS[field] ?? 1);
  expect(list.right / list.expected).toBeGreaterThanOrEqual(0.98);
});
