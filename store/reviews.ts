import { join } from 'node:path';
import { type Review, reviewFileSchema, reviewsByFingerprint } from '../checks/review.js';
import { StoreError } from './errors.js';
import { readJson, writeJson } from './json-file.js';

/** What people decided, one file per site: `DATA/reviews/SITE_ID.json`. It outlives the runs. */

export interface ReviewFiles {
  /** @throws CorruptFileError: what people wrote is never silently passed over. */
  readReviews(siteId: string): Review[];
  /** Of several reviews of one finding the last is kept; in order of fingerprint. */
  writeReviews(siteId: string, reviews: readonly Review[]): Promise<void>;
}

export function reviewFiles(folder: string): ReviewFiles {
  const fileOf = (siteId: string): string => {
    if (!/^[a-z0-9][a-z0-9-]*$/i.test(siteId)) throw new StoreError(`站点标识 ${JSON.stringify(siteId)} 不合格式`);
    return join(folder, `${siteId}.json`);
  };
  return {
    readReviews: (siteId) => readJson(fileOf(siteId), reviewFileSchema)?.reviews ?? [],
    writeReviews: async (siteId, reviews) => {
      const kept = [...reviewsByFingerprint(reviews).values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
      await writeJson(fileOf(siteId), reviewFileSchema.parse({ schemaVersion: 1, siteId, reviews: kept }));
    },
  };
}
