import { minorPrivacy } from '../../../checks/safety/minor-privacy.js';
import { testHits } from './wording-hits.js';

testHits(minorPrivacy, 'minor');
