import type { Habits, Look, SinglePages } from '../types.js';

/** What a careful unit does; scenarios say where theirs differ. */
export const CAREFUL_PAGES: SinglePages = {
  organisation: 'complete',
  rules: true,
  guide: 'complete',
  application: 'online',
  statutory: true,
  newMedia: 'listed',
  serviceMap: true,
  digitalZone: ['一网通办', '一网监管', '一网公开', '一网协同'],
};

export const CAREFUL_HABITS: Habits = {
  copies: true,
  disclosureLabel: true,
  daysToPublish: 3,
  budgetFiles: 'tables',
  strayNews: 0,
  lastConcernOn: null,
  documentInNotices: null,
};

export const CAREFUL_LOOK: Look = {
  footer: 'complete',
  labels: 'complete',
  adaptive: true,
  entrance: 'works',
  readAloud: 'works',
  named: true,
  search: 'finds',
  library: 'finds',
};
