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
  'interpretation-graphic-coverage': { counter: '个', noun: '文件', pass: '有图文解读', fail: '没有图文解读' },
  'interpretation-diversity': { counter: '个', noun: '文件', pass: '有文字以外的解读', fail: '只有文字解读或没有解读' },
  'interpretation-elements': { counter: '篇', noun: '文字解读', pass: '要素够数', fail: '要素不足' },
  'interpretation-originality': { counter: '篇', noun: '解读', pass: '没有照抄文件', fail: '大段照抄文件' },
  'draft-interpretation': { counter: '次', noun: '征集', pass: '草案解读同步', fail: '没有同步解读' },
  'document-text-quality': { counter: '个', noun: '文件', pass: '可检索可下载', partial: '没有下载文本', fail: '只有扫描件或图片' },
  'document-disclosure-label': { counter: '个', noun: '文件', pass: '标明公开属性', fail: '没有标明' },
  'document-library-coverage': { counter: '项', noun: '文件和文号序列', pass: '齐全', fail: '没有入库' },
  'publication-timeliness': { counter: '个', noun: '文件', pass: '按时公开', fail: '超期' },
  'official-regulation-text': { counter: '件', noun: '行政法规', pass: '采用国家正式版本', fail: '来源不是国家正式版本' },
  'decision-catalog-stages': { counter: '个', noun: '决策事项', pass: '各环节齐全', fail: '缺少环节' },
  'decision-participation': { counter: '个', noun: '决策事项', pass: '公开征求过意见', fail: '没有公开征求意见' },
  'solicitation-channels': { counter: '次', noun: '征集', pass: '渠道足够', fail: '渠道不足' },
  'mailbox-timeliness': { counter: '封', noun: '来信', pass: '按时答复', fail: '超期或未答复' },
  'open-day': { counter: '个', noun: '活动环节', pass: '有', fail: '缺少' },
  'application-channel': { counter: '项', noun: '申请渠道', pass: '齐全', fail: '缺少' },
  'budget-machine-readable': { counter: '份', noun: '预决算', pass: '可读', fail: '是扫描件或图片' },
  'quarterly-work-report-progress': { counter: '个', noun: '季度', pass: '有进展信息', fail: '没有进展信息' },
  'quarterly-application-catalog': { counter: '个', noun: '季度', pass: '有目录', fail: '没有目录' },
  'topic-coverage': { counter: '个', noun: '领域', pass: '有近期信息', fail: '没有或很久没有更新' },
  'statutory-disclosure-coverage': { counter: '类', noun: '法定内容', pass: '有栏目', fail: '缺栏目或栏目为空' },
  'grassroots-directory': { counter: '个', noun: '领域', pass: '有目录', fail: '没有目录' },
  'directory-content-match': { counter: '个', noun: '目录栏目', pass: '有内容', fail: '是空的' },
  'public-institution-disclosure': { counter: '个', noun: '领域', pass: '有指南和收费标准', fail: '缺栏目或栏目为空' },
  'zombie-columns': { counter: '个', noun: '栏目', pass: '按期更新', fail: '空白或长期不更新', breachesOnly: true },
  'expired-content': { counter: '条', noun: '信息', pass: '没有过期', fail: '过期仍标为进行中或有效', breachesOnly: true },
  'content-misplacement': { counter: '个', noun: '栏目', pass: '内容不混杂', fail: '内容混杂' },
  'footer-identity': { counter: '项', noun: '底部标识', pass: '齐全', fail: '缺少' },
  'page-metadata': { counter: '个', noun: '页面', pass: '标签齐全', fail: '缺少标签' },
  'organization-profile': { counter: '个', noun: '机构', pass: '要素齐全', fail: '缺少要素' },
  'platform-elements': { counter: '项', noun: '要素', pass: '有且能打开', fail: '没有或打不开' },
  'digital-government-zone': { counter: '项', noun: '专区内容', pass: '具备', fail: '缺少' },
  'service-guide': { counter: '项', noun: '', pass: '达标', fail: '不达标' },
  'classified-marking': { counter: '处', noun: '标志', pass: '没有发现', fail: '带有涉密或内部标志', breachesOnly: true },
  'sensitive-wording': { counter: '处', noun: '表述', pass: '没有发现', fail: '表述错误', breachesOnly: true },
  'minor-privacy': { counter: '个', noun: '页面', pass: '没有发现', fail: '公开了能对应到本人的儿童名单', breachesOnly: true },
  submission: { counter: '次', noun: '', pass: '已报齐', fail: '逾期' },
  'privacy-exposure': { counter: '个', noun: '页面或附件', pass: '没有发现个人信息', fail: '公开了未遮盖的个人信息', breachesOnly: true },
  'budget-columns': { counter: '类', noun: '预决算', pass: '已公开', fail: '缺少' },
};

export const wordingOf = (checkId: string): Wording => BY_CHECK[checkId] ?? PLAIN;

/** A title in the marks that fit it: one that holds 《》 itself stands in “”. */
export const named = (title: string): string => (/[《》]/.test(title) ? `“${title}”` : `《${title}》`);

/** The plea for a person to look stands once in a sentence: what was not read often brings its own. */
export const askingOnce = (reason: string): string => (/请人工.*请人工/s.test(reason) ? reason.replace(/[，。；]请人工(?:核查|核对)$/, '') : reason);
