import type { ColumnState } from '../facts/publication.js';

/**
 * How often a column has to be updated, told from its name and place. A stale column is a grave reproach, so a class with a short
 * time is given only to first-level columns whose name leaves no doubt; whatever else it may be is `unknown`.
 * Source: 国办秘函〔2019〕19号 (动态、要闻 two weeks; 通知公告、政策文件 as first-level columns six months).
 */

/** Zones of a campaign or past matter: done with, not forgotten. */
const CLOSED =
  /专题|专栏|专区|历史|往期|归档|存档|档案|回顾|已办结|结束|网上展厅|疫情|防控|脱贫攻坚|主题教育|创建|整治|行动|普查|换届|巡视|巡察|督察|(?:19|20)\d{2}|第[一二三四五六七八九十百\d]{1,4}[届次期]|十[一二三四]五/u;
/** What changes seldom: who and what a body is, how to reach it, by what rules it works. */
const STANDING =
  /指南|指引|制度|规定|规则|办法|条例|法规|法律|规章|依据|职能|职责|机构|领导|负责人|班子|简介|概况|介绍|历史|沿革|地理|人口|区划|风光|景点|民俗|特产|名人|联系|地址|电话|邮箱|地图|导航|须知|流程|程序|表格|下载|清单|目录|标准|规划|纲要|预案|方案|章程|宗旨|信箱|热线|申请|登录|注册|入口|平台|系统|查询|声明|帮助|常见问题|问答|知识|百科|关于|链接|矩阵|微信|微博|客户端|公众号|分工|权责|收费|资质|名录|企业|荣誉|图册|风采|文化|旅游|生活|服务/u;
/** 固原要闻, 本县新闻; the wider words only of the body's own work. */
const NEWS =
  /^[\p{Script=Han}]{0,4}要闻(?:动态)?$|^[\p{Script=Han}]{0,4}新闻(?:动态|资讯|中心)?$|^(?:工作|政务|政府|部门|基层|乡镇|镇街|街镇|镇乡|县区|区县|县市|市县|本地|综合|最新|政务服务工作|动态)(?:动态|要闻|资讯)$/u;
/** Of other bodies than the portal's own, or of special kinds: reprinted when there is something to reprint. */
const NOT_NEWS = /图片|视频|媒体|国务院|国内|国际|中央|国家|党建|人大|政协|执法|立法|学术|科技|行业|舆情|政策|价格|人事|招商|统计|数据/u;
const NOTICE = /^(?:通知公告|公示公告|公告公示|公告通知|通知公示|通知|公告|公示|政务公告|政府公告|公告栏|通知通告)$/u;
const POLICY = /^(?:政策文件|政府文件|政策|文件|政务文件|本级政策|政策法规文件|文件公开)$/u;
/** Matters of which every body has some each year. Penalties, tenders or solicitations may well lack for longer. */
const YEARLY = /动态|要闻|新闻|资讯|年报|年度报告|预算|决算|统计(?:数据|信息|公报)|通知公告|公示公告|公告公示|政府公报|工作报告|建议提案/u;
const FIRST_LEVEL = 2;
const HOME_STEP = /^(?:网站|本站|门户)?首\s?页$|^主页$/u;

export function classOfColumn(name: string, path: readonly string[]): ColumnState['class'] {
  const plain = name.replace(/[\s“”"·|｜>»]+/gu, '');
  const steps = path.filter((step) => !HOME_STEP.test(step.trim()));
  if ([...steps, plain].some((step) => CLOSED.test(step))) return 'standing';
  const first = steps.length <= FIRST_LEVEL;
  if (NEWS.test(plain) && !NOT_NEWS.test(plain)) return first ? 'news' : 'other';
  if (NOTICE.test(plain)) return first ? 'notice' : 'other';
  if (POLICY.test(plain)) return first ? 'policy' : 'unknown';
  if (STANDING.test(plain)) return 'standing';
  return YEARLY.test(plain) ? 'other' : 'unknown';
}
