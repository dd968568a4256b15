/** How the outcome of a check is told in one line: `9 个文件中 7 个按时解读，2 个超期`. */
export interface Wording {
  /** Counter word and noun of what is judged. */
  counter: string;
  noun: string;
  pass: string;
  partial?: string;
  fail: string;
  /** Passes are not findings of their own, so that only breaches can be counted. */
  breachesOnly?: boolean;
}

const PLAIN: Wording = { counter: '项', noun: '', pass: '达标', partial: '部分达标', fail: '不达标' };

const BY_CHECK: Readonly<Record<string, Wording>> = {
  'interpretation-coverage': { counter: '个', noun: '文件', pass: '有解读', fail: '没有解读' },
  'interpretation-timeliness': { counter: '个', noun: '文件', pass: '按时解读', fail: '超期' },
  'interpretation-contact': { counter: '篇', noun: '解读', pass: '公开了解读单位和咨询电话', fail: '缺解读单位或咨询电话' },
  'interpretation-linkage': { counter: '个', noun: '文件', pass: '与解读互联', partial: '只有单向链接', fail: '没有链接' },
  'document-elements': { counter: '个', noun: '文件', pass: '要素齐全', fail: '缺少要素' },
  'solicitation-duration': { counter: '次', noun: '征集', pass: '期限足够', fail: '期限不足' },
  'solicitation-feedback-timeliness': { counter: '次', noun: '征集', pass: '按时反馈', fail: '没有按时反馈' },
  'broken-links': { counter: '条', noun: '站内链接', pass: '能打开', fail: '站内链接打不开', breachesOnly: true },
  'privacy-exposure': { counter: '个', noun: '页面或附件', pass: '没有发现个人信息', fail: '公开了未遮盖的个人信息', breachesOnly: true },
  'budget-columns': { counter: '类', noun: '预决算', pass: '已公开', fail: '缺少' },
};

export const wordingOf = (checkId: string): Wording => BY_CHECK[checkId] ?? PLAIN;

/** A title in the marks that fit it: one that holds 《》 itself stands in “”. */
export const named = (title: string): string => (/[《》]/.test(title) ? `“${title}”` : `《${title}》`);

/** The plea for a person to look stands once in a sentence: what was not read often brings its own. */
export const askingOnce = (reason: string): string => (/请人工.*请人工/s.test(reason) ? reason.replace(/[，。；]请人工(?:核查|核对)$/, '') : reason);
