// Writes docs/indicators.md from the checks and the bundled profiles: npm run indicators
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { indicatorReference } from '../cli/indicator-reference.js';
import { listProfiles, loadProfile, loadTaxonomy, loadTopics } from '../config/load.js';
import { packageRoot } from '../config/root.js';

const profiles = listProfiles(null).map((id) => loadProfile(id, null));
mkdirSync(join(packageRoot, 'docs'), { recursive: true });
writeFileSync(join(packageRoot, 'docs', 'indicators.md'), indicatorReference({ profiles, taxonomy: loadTaxonomy(), topics: loadTopics(null) }));
