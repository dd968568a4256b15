import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../config/parse.js';
import { packageRoot } from '../config/root.js';
import { type Features, featuresSchema } from './understand/features.js';

/** Set phrases of the package. @throws ConfigError with the line of what is wrong */
export function loadFeatures(): Features {
  const file = join(packageRoot, 'config', 'ledger', 'indicators.yaml');
  return parseYaml(readFileSync(file, 'utf8'), file, featuresSchema);
}
