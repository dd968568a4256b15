import { sensitiveWording } from '../../../checks/safety/sensitive-wording.js';
import { testHits } from './wording-hits.js';

testHits(sensitiveWording, 'wording');
