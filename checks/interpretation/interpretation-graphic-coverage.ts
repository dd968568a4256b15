import { defineCheck } from '../check.js';
import { judgeSet } from '../subjects.js';
import { formThresholds, judgeForms, type WantedForms } from './forms.js';

/** A film explains in pictures too; whether it stands in for a chart is for a person to say. */
const GRAPHIC: WantedForms = { name: '图文解读', accepts: ['picture'], contested: ['video'] };

/**
 * Documents that must be interpreted have an interpretation with pictures or charts. One finding per document of the window.
 * Source: ledger items guyuan-2023/19, xixia-2023/11.
 */
export const interpretationGraphicCoverage = defineCheck({
  id: 'interpretation-graphic-coverage',
  title: '图文解读覆盖率',
  topic: 'interpretation',
  rule: ({ target }) => `检查期内应当解读的政策文件，${target * 100}%配有图文（图片、图表）解读`,
  remedy: '为没有图文解读的文件补发图解，并与文件页面互加链接',
  requires: ['policyDocuments', 'interpretations'],
  thresholds: formThresholds(1),
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),
  evaluate: ({ policyDocuments, interpretations }, context) =>
    judgeSet(policyDocuments, '政策文件全部读到', (document) => judgeForms(document, interpretations, GRAPHIC, context)),
});
