import type { Scenario } from '../types.js';
import { beidu } from './beidu.js';
import { chengling } from './chengling.js';
import { qingshan } from './qingshan.js';
import { yunxi } from './yunxi.js';
import { yunxiCgj } from './yunxi-cgj.js';

export const SCENARIOS: readonly Scenario[] = [yunxi, qingshan, chengling, beidu, yunxiCgj];
