import type { Listing } from '../../crawler/facts/publication.js';
import type { Listings } from '../periodic/column-activity.js';
import { isPresent } from '../publications.js';

const DIRECTORY = 'grassroots-directory';
const NAMES = /基层政务公开|标准(?:化)?(?:规范化)?目录|试点领域/u;

/** The directory as found on the portal, and the columns that stand below it. */
export interface Directory {
  looked: Listing[];
  present: Listing[];
  /** Columns below the directory. */
  entries: Listing[];
}

/** A column found twice, once as the directory itself, counts once. */
export function directoryOf({ items }: Listings): Directory {
  const looked = items.filter(({ column }) => column === DIRECTORY);
  const present = looked.filter(isPresent);
  const own = new Set(present.map(({ url }) => url));
  const names = new Set(present.map(({ name }) => name));
  const below = (listing: Listing): boolean => isPresent(listing) && listing.path.slice(0, -1).some((name) => names.has(name) || NAMES.test(name));
  const entries = items.filter((listing) => listing.column !== DIRECTORY && !own.has(listing.url) && below(listing));
  return { looked, present, entries: [...new Map(entries.map((entry) => [entry.url, entry])).values()] };
}

/** Taxonomy ids of the fields that have columns below a directory. */
export const FIELD_COLUMNS = [
  'major-projects',
  'public-resources',
  'work-safety',
  'tax',
  'land-acquisition',
  'house-expropriation',
  'housing',
  'dilapidated-housing',
  'environment',
  'urban-enforcement',
  'culture',
  'legal-services',
  'rural-revitalization',
  'disaster-relief',
  'food-and-drug',
  'employment',
  'social-insurance',
  'social-assistance',
  'elderly-and-childcare',
  'household-registration',
  'subsidies',
  'education',
  'health',
  'municipal-services',
  'planning',
  'tourism',
] as const;
