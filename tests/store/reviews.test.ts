import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Review } from '../../checks/review.js';
import { digestOf } from '../../checks/tracking.js';
import { CorruptFileError, StoreError } from '../../store/errors.js';
import { openStore, type Store } from '../../store/store.js';
import { result } from '../reports/fixture.js';
import { tempFolder } from '../temp.js';

const review = (fingerprint: string, own: Partial<Review> = {}): Review => ({
  fingerprint,
  decision: 'confirmed',
  reason: '',
  until: null,
  by: '',
  on: '2026-03-20',
  indicator: 'broken-links',
  url: null,
  title: null,
  ...own,
});

async function finished(store: Store): Promise<void> {
  const { id, startedAt, asOf, toolVersion } = result.run;
  await store.createRun({ schemaVersion: 1, id, startedAt, finishedAt: null, asOf, toolVersion, sites: [], profiles: [], indicators: null });
  await store.finishRun(id, result);
}

test('reviews are kept per site, one per finding, the last word counting', async () => {
  const folder = tempFolder();
  const store = openStore(folder, () => undefined);
  expect(store.readReviews('a')).toEqual([]);
  const [one, two] = ['0123456789abcdef', 'fedcba9876543210'];
  await store.writeReviews('a', [review(two), review(one), review(two, { decision: 'claimed' })]);
  expect(store.readReviews('a').map(({ fingerprint, decision }) => [fingerprint, decision])).toEqual([
    [one, 'confirmed'],
    [two, 'claimed'],
  ]);
  expect(store.readReviews('b')).toEqual([]);
  expect(JSON.parse(readFileSync(join(folder, 'reviews', 'a.json'), 'utf8'))).toMatchObject({ schemaVersion: 1, siteId: 'a' });
});

test('what people wrote is never passed over, and a name is no path', async () => {
  const folder = tempFolder();
  const store = openStore(folder, () => undefined);
  await store.writeReviews('a', [review('0123456789abcdef')]);
  writeFileSync(join(folder, 'reviews', 'a.json'), '{');
  expect(() => store.readReviews('a')).toThrow(CorruptFileError);
  expect(existsSync(join(folder, 'reviews', 'a.json.corrupt-1'))).toBe(true);
  expect(() => store.readReviews('../a')).toThrow(StoreError);
  await expect(store.writeReviews('a', [review('not hex')])).rejects.toThrow('指纹');
});

test('a finished run has its digest; one that lacks it gets it from its result', async () => {
  const folder = tempFolder();
  const store = openStore(folder, () => undefined);
  await finished(store);
  const file = join(folder, 'runs', result.run.id, 'digest.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(digestOf(result));
  rmSync(file);
  expect(await store.readDigests()).toEqual([digestOf(result)]);
});

test('a broken digest is told and made anew from the result', async () => {
  const folder = tempFolder();
  const notes: string[] = [];
  const store = openStore(folder, (text) => notes.push(text));
  await finished(store);
  writeFileSync(join(folder, 'runs', result.run.id, 'digest.json'), '{}');
  expect(await store.readDigests()).toEqual([digestOf(result)]);
  expect(notes).toHaveLength(1);
});
