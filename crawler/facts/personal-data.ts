import { z } from 'zod';

/**
 * Personal data of a natural person found where everybody can read it. The value itself is never kept: what is stored,
 * logged and reported is masked, so that a report does not publish again what it complains about.
 */

export const PERSONAL_DATA_KINDS = ['citizen-id', 'bank-card', 'mobile', 'plate', 'home-address', 'birth-date'] as const;

export const personalDataHitSchema = z.strictObject({
  kind: z.enum(PERSONAL_DATA_KINDS),
  /** The value with its telling part covered: 6422**********1234, 138****5678, 某小区*栋*室. */
  masked: z.string(),
  /** The words around it, every value in them masked; at most 160 characters. */
  quote: z.string(),
  /** Why it is taken for a natural person's, in Chinese: 同一行有姓名和身份证号码 … */
  reason: z.string(),
});
export type PersonalDataHit = z.infer<typeof personalDataHitSchema>;

export const personalDataSchema = z.strictObject({
  /** Hits in order of appearance, at most 20 of each kind. */
  hits: z.array(personalDataHitSchema),
  /** All that were found, also those not listed. */
  count: z.int().nonnegative(),
});
export type PersonalData = z.infer<typeof personalDataSchema>;

export const NO_PERSONAL_DATA: PersonalData = { hits: [], count: 0 };
