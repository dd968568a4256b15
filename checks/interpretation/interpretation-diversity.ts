import { defineCheck } from '../check.js';
import { judgeSet } from '../subjects.js';
import { formThresholds, judgeForms, type WantedForms } from './forms.js';

const DIVERSE: WantedForms = {
  name: '文字以外形式的解读',
  accepts: ['picture', 'video', 'audio', 'qa', 'press-conference', 'expert', 'leader'],
  contested: [],
};

/**
 * Documents that must be interpreted have an interpretation that is more than plain text. One finding per document of the window.
 * Source: ledger items gaoxian-2023/26, mudan-2023/16, litong-2021/2.2, xixia-2023/11.
 */
export const interpretationDiversity = defineCheck({
  id: 'interpretation-diversity',
  title: '多元化解读比例',
  topic: 'interpretation',
  rule: ({ target }) =>
    `检查期内应当解读的政策文件，不少于 ${target * 100}% 有文字以外形式的解读（图解、视频、音频、问答、发布会、专家或负责人解读）`,
  remedy: '用图解、短视频、问答、访谈等形式补充解读，并与文件页面互加链接',
  requires: ['policyDocuments', 'interpretations'],
  thresholds: formThresholds(0.5),
  fold: ({ target, partialFrom }) => ({ rule: 'ratio', target, partialFrom }),
  evaluate: ({ policyDocuments, interpretations }, context) =>
    judgeSet(policyDocuments, '政策文件全部读到', (document) => judgeForms(document, interpretations, DIVERSE, context)),
});
