import type { IndicatorInfo, ProfileInfo } from '../../reports/input.js';

/** What the invented run is judged by: twelve indicators and one profile. */

const info = (title: string, topic: string, rule: string, remedy: string, weight = 1, veto = false): IndicatorInfo => ({
  title,
  topic,
  rule: () => rule,
  remedy,
  weight,
  veto,
});

export const indicators: Record<string, IndicatorInfo> = {
  'interpretation-coverage': info(
    '解读覆盖率',
    'interpretation',
    '检查期内应解读的政策文件都要有解读材料（目标 100%）。',
    '逐件补写解读材料，发布到政策解读栏目，并与原文件互相链接。',
    3,
  ),
  'interpretation-timeliness': info(
    '政策解读发布时效',
    'interpretation',
    '政策文件发布之日起 3 个工作日内发布解读，发布当日为第 0 日。',
    '起草文件时同步起草解读材料，文件上网当天一并发布。',
    3,
  ),
  'interpretation-linkage': info(
    '文件与解读互联',
    'interpretation',
    '文件页面链接到解读，解读页面链接回文件。',
    '在文件页和解读页的“相关链接”中互相添加对方网址。',
    2,
  ),
  'interpretation-contact': info(
    '解读单位和咨询电话',
    'interpretation',
    '解读页面正文后写明解读单位和咨询电话。',
    '在解读正文末尾补上解读单位、联系人和办公电话。',
  ),
  'document-elements': info(
    '文件要素齐全',
    'documents',
    '规范性文件页面要显示标题、发文字号和有效性。',
    '在发布系统中补填发文字号和有效性后重新发布。',
    2,
  ),
  'decision-catalog-deadline': info(
    '决策事项目录按时公开',
    'decisions',
    '年度重大行政决策事项目录在 3 月 31 日前公开。',
    '尽快发布本年度目录，并在目录栏目置顶。',
    2,
  ),
  'solicitation-duration': info(
    '征求意见期限',
    'decisions',
    '重大行政决策征求意见不少于 30 日，一般规范性文件不少于 7 个工作日。',
    '延长征集截止时间；确需缩短的，在公告中写明理由。',
    2,
  ),
  'solicitation-feedback-timeliness': info(
    '意见采纳反馈时限',
    'decisions',
    '文件印发后 10 个工作日内公布意见采纳情况，并说明未采纳的理由。',
    '补发采纳情况反馈，写明收到、采纳的条数和未采纳的理由。',
    2,
  ),
  'budget-columns': info(
    '预决算三级集中公开',
    'finance',
    '同一栏目集中公开政府、部门、部门所属单位三级预算和决算。',
    '把分散在各部门页面的预决算汇集到同一栏目，缺的补发。',
    2,
  ),
  'annual-report': info(
    '政府信息公开年度报告',
    'periodic',
    '上一年度报告在 3 月 31 日前公布，六个部分和表格齐全。',
    '按规定格式补齐缺少的部分和表格，重新发布。',
    2,
  ),
  'home-freshness': info('首页更新', 'platform', '首页最新信息距检查基准日不超过 14 日。', '安排专人每周更新首页要闻和公告。', 4, true),
  'broken-links': info('错链断链', 'platform', '首页和一级栏目没有打不开的站内链接。', '逐条改正或删除打不开的链接。', 1),
};

export const profiles: Record<string, ProfileInfo> = {
  national: {
    name: '全国通用方案',
    items: [
      { item: '1', duty: '制发政策文件的同时做好解读，按时发布', deadline: null, units: ['政府办公室', '各文件起草部门'] },
      { item: '2', duty: '公开年度重大行政决策事项目录', deadline: '2024-03-31', units: ['政府办公室'] },
      { item: '3', duty: '公开征求意见并反馈采纳情况', deadline: null, units: ['各决策承办单位'] },
      { item: '4', duty: '集中公开三级预决算', deadline: '2024-10-31', units: ['财政局'] },
      { item: '5', duty: '发布政府信息公开工作年度报告', deadline: '2024-03-31', units: ['政府办公室'] },
      { item: '6', duty: '报送政务公开培训佐证材料', deadline: '2024-12-31', units: [] },
    ],
  },
};
