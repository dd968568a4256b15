/** Ledgers of our own in other shapes and words than those the tool was developed on, with what a person reads in them. */
export interface Expected {
  item: string;
  deadline?: string;
  units?: string[];
  /** As `quantityKey` writes them. */
  quantities?: string[];
  /** Indicator ids; fields of duty as topic:ID. */
  indicators: string[];
}
export interface Sample {
  id: string;
  year: number;
  source: { text: string } | { docx: string[][] } | { xlsx: string[][] };
  items: Expected[];
}

/** A cell that goes on with the one above. */
export const UP = '^^';

const prose: Expected[] = [
  { item: '1', units: ['县财政局', '各预算单位'], quantities: ['<=20日'], indicators: ['budget-columns', 'budget-machine-readable'] },
  { item: '2', units: ['县财政局'], quantities: ['>=1次/quarter'], indicators: ['debt-disclosure'] },
  { item: '3', units: ['县农业农村局', '县财政局', '各乡镇人民政府'], indicators: ['subsidy-disclosure'] },
  { item: '4', deadline: '2024-06-30', units: ['县教育局'], indicators: ['topic:education'] },
  { item: '5', units: ['县民政局'], quantities: ['<=10工作日'], indicators: ['topic:social-assistance', 'social-assistance-standards'] },
  { item: '6', units: ['县人力资源和社会保障局', '县退役军人事务局'], quantities: ['>=12场/year'], indicators: ['topic:employment-groups'] },
  { item: '7', deadline: '2024-10-31', units: ['县司法局', '各起草单位'], indicators: ['document-cleanup-published'] },
  { item: '8', units: ['各乡镇人民政府', '县直各部门'], indicators: ['document-disclosure-label'] },
  {
    item: '9',
    units: ['县政府办公室', '各起草单位'],
    quantities: ['>=100%', '<=3工作日', '>=60%'],
    indicators: ['interpretation-coverage', 'interpretation-timeliness', 'interpretation-diversity'],
  },
  { item: '10', units: ['各起草单位'], indicators: ['interpretation-elements', 'interpretation-originality', 'interpretation-contact'] },
  { item: '11', deadline: '2024-03-31', units: ['县司法局', '县政府办公室'], indicators: ['decision-catalog-deadline'] },
  { item: '12', units: ['各决策承办单位'], quantities: ['>=30日'], indicators: ['solicitation-duration'] },
  { item: '13', units: ['各决策承办单位'], quantities: ['<=1个月'], indicators: ['solicitation-feedback-timeliness'] },
  { item: '14', units: ['县政府办公室'], quantities: ['~6次/year'], indicators: ['meeting-representatives'] },
  { item: '15', units: ['县政府办公室', '县信访局'], quantities: ['<=5工作日', '<=15工作日'], indicators: ['mailbox-timeliness'] },
  { item: '16', units: ['县政府办公室', '县大数据中心'], indicators: ['accessibility', 'site-search-precision'] },
  { item: '17', units: ['各乡镇人民政府', '县直各部门'], indicators: ['privacy-exposure'] },
  { item: '18', units: ['县政府办公室'], quantities: ['>=2期/year'], indicators: ['training-count'] },
  { item: '19', deadline: '2024-12-20', units: ['各乡镇人民政府', '县直各部门'], quantities: ['>=1次/half-year'], indicators: ['submission'] },
];

const piped: Expected[] = [
  { item: '1', units: ['办公室'], indicators: ['organization-profile'] },
  { item: '2', units: ['住房保障科'], quantities: ['>=1次/month'], indicators: ['topic:housing'] },
  { item: '3', deadline: '2025-12-31', units: ['城市更新科'], indicators: ['topic:housing'] },
  { item: '4', units: ['政策法规科', '执法支队'], quantities: ['<=7工作日'], indicators: ['topic:enforcement'] },
  { item: '5', units: ['各科室'], quantities: ['>=100%'], indicators: ['interpretation-coverage', 'interpretation-linkage'] },
  { item: '6', deadline: '2025-11-30', units: ['办公室', '各科室'], quantities: ['>=2次/year'], indicators: ['interpretation-by-leader'] },
  { item: '7', units: ['信访室'], quantities: ['>=100%'], indicators: ['mailbox-timeliness'] },
  { item: '8', units: ['各科室'], indicators: ['public-concern-response'] },
  { item: '9', deadline: '2025-01-31', units: ['办公室'], indicators: ['annual-report'] },
  { item: '10', units: ['办公室'], indicators: ['sensitive-wording'] },
  { item: '11', units: ['办公室'], indicators: ['submission'] },
];

const province: Expected[] = [
  {
    item: '1',
    deadline: '2022-06-30',
    units: ['省发展改革委', '省财政厅', '省税务局', '各市、县人民政府'],
    quantities: ['>=1次/quarter'],
    indicators: ['policy-topic-package'],
  },
  { item: '2', units: ['省市场监管局', '省有关部门'], indicators: ['double-random'] },
  { item: '3', deadline: '2022-09-30', units: ['省财政厅', '省发展改革委'], indicators: ['fee-list'] },
  { item: '4', units: ['省发展改革委'], indicators: ['topic:major-projects'] },
  {
    item: '5',
    deadline: '2022-12-31',
    units: ['省人力资源社会保障厅', '各市人民政府'],
    quantities: ['>=1次/half-year'],
    indicators: ['topic:employment'],
  },
  {
    item: '6',
    deadline: '2022-11-30',
    units: ['省司法厅', '省政府办公厅'],
    indicators: ['document-library-coverage', 'document-library-query', 'document-text-quality'],
  },
  { item: '7', units: ['省直各部门'], quantities: ['=0日'], indicators: ['interpretation-coverage'] },
  // 31 November: no such day.
  { item: '8', units: ['省政务服务局'], indicators: ['policy-qa-platform'] },
  { item: '9', units: ['省直各部门', '各市、县人民政府'], quantities: ['<=20工作日'], indicators: ['application-channel'] },
  {
    item: '10',
    deadline: '2022-12-31',
    units: ['省政府办公厅', '省民政厅', '各县（市、区）人民政府'],
    indicators: ['grassroots-directory', 'village-affairs'],
  },
  { item: '11', units: ['省政府办公厅'], indicators: ['new-media-matrix'] },
  { item: '12', units: ['各地各部门'], indicators: ['privacy-exposure', 'classified-marking'] },
  { item: '13', deadline: '2022-08-31', units: ['各地各部门'], indicators: ['key-points-published', 'annual-report'] },
];

const HEAD = ['工作板块', '工作任务', '具体举措', '牵头单位', '配合单位', '完成时间'];
const docx: string[][] = [
  HEAD,
  ['深化决策公开', '公开重大决策', '年初公布2024年度重大行政决策事项目录，目录内事项全部公开征集意见', '市司法局', '市直有关部门', '2024年4月底前'],
  [UP, UP, '按目录汇总展示决策草案全文、起草说明、意见采纳情况和决策结果', '市政府办公室', '市直有关部门', '长期坚持'],
  [UP, '政策效果评估', '选取不少于3项重要政策开展实施效果评估，评估结论向社会公布', '市政府办公室', '市发展改革委 市统计局', '2024年12月10日前'],
  HEAD,
  [
    '深化服务公开',
    '优化办事指南',
    '政务服务事项逐项编制办事指南，线上线下标准一致，提供扫码查看',
    '市行政审批局',
    '各县区、市直各部门',
    '2024年9月30日',
  ],
  [UP, UP, '编制并在网上发布政务服务地图', '市行政审批局', '/', '2024年10月底'],
  [
    UP,
    '公共企事业单位公开',
    '水、电、气、暖、公交等公共企事业单位公布收费标准、服务承诺和办事流程',
    '市城管局',
    '市交通运输局、市发展改革委',
    '持续推进',
  ],
  HEAD,
  ['深化监督公开', '审计结果公开', '公布年度本级预算执行审计查出问题的整改情况', '市审计局', '各被审计单位', '2024年底'],
  [UP, '建议提案公开', '人大代表建议、政协提案复文应当公开的，自答复之日起20个工作日内全文公布', '市政府督查室', '各承办单位', '2024年底'],
  [UP, '行政复议公开', '除不宜公开的外，行政复议决定书一律上网', '市司法局', '—', '长期坚持'],
  [UP, '社会监督', '在网站首页设置“我为政府网站找错”入口，收到的留言3个工作日内核实处理', '市政府办公室', '各县区、市直各部门', '长期坚持'],
  [UP, '政府开放', '每年10月组织政府开放日活动，提前发布公告，活动后公开意见办理结果', '市政府办公室', '市直各部门', '2024年10月底'],
];
const docxItems: Expected[] = [
  {
    item: '1',
    deadline: '2024-04-30',
    units: ['市司法局', '市直有关部门'],
    quantities: ['>=100%'],
    indicators: ['decision-catalog-deadline', 'decision-participation'],
  },
  { item: '2', units: ['市政府办公室', '市直有关部门'], indicators: ['decision-catalog-stages'] },
  {
    item: '3',
    deadline: '2024-12-10',
    units: ['市政府办公室', '市发展改革委', '市统计局'],
    quantities: ['>=3项'],
    indicators: ['policy-evaluation'],
  },
  { item: '4', deadline: '2024-09-30', units: ['市行政审批局', '各县区', '市直各部门'], indicators: ['service-guide'] },
  { item: '5', deadline: '2024-10-31', units: ['市行政审批局'], indicators: ['service-map'] },
  { item: '6', units: ['市城管局', '市交通运输局', '市发展改革委'], indicators: ['public-institution-disclosure'] },
  { item: '7', deadline: '2024-12-31', units: ['市审计局', '各被审计单位'], indicators: ['audit-rectification'] },
  { item: '8', deadline: '2024-12-31', units: ['市政府督查室', '各承办单位'], quantities: ['<=20工作日'], indicators: ['proposal-results'] },
  { item: '9', units: ['市司法局'], indicators: ['reconsideration-decisions'] },
  { item: '10', units: ['市政府办公室', '各县区', '市直各部门'], quantities: ['<=3工作日'], indicators: ['error-report-entry'] },
  { item: '11', deadline: '2024-10-31', units: ['市政府办公室', '市直各部门'], indicators: ['open-day'] },
];

const xlsx: string[][] = [
  ['2025年区政务公开重点任务清单'],
  ['时限', '承办单位', '序号', '重点任务', '量化指标', '备注'],
  ['2025年6月30日前', '区教育局', '1', '公开幼儿园、中小学招生入学政策和学区划分', '', ''],
  ['2025年12月', '区卫生健康局、区医保局', '2', '发布医疗卫生机构服务信息和医保政策', '每季度各不少于2条', ''],
  ['每季度末月25日前', '区生态环境分局', '3', '公布空气、水环境质量状况', '每季度1期', ''],
  ['2025年5月底前', '区政府办公室', '4', '政府网站全面支持IPv6访问，启用HTTPS', '', ''],
  ['长期', '区政府办公室', '5', '网站首页每周更新，杜绝空白栏目、错链断链', '错断链0条', ''],
  ['2025年11月底前', '区融媒体中心', '6', '政策解读配发图解和视频', '图解率100%，视频解读占比不低于30%', '新增'],
  ['2025年', '各街道', '7', '完善居务公开栏目', '每月更新不少于1次', ''],
  ['', '区人力资源社会保障局', '8', '发布职业技能培训、就业见习、创业扶持政策', '', ''],
  ['2025年3月31日前', '区政府各部门', '9', '按统一格式公开部门预算和“三公”经费', '公开率100%', ''],
  ['2025年10月底前', '区政府办公室', '10', '办好政府公报，电子版全部上网并适配手机阅读', '每年不少于6期', ''],
];
const xlsxItems: Expected[] = [
  { item: '1', deadline: '2025-06-30', units: ['区教育局'], indicators: ['topic:education'] },
  {
    item: '2',
    deadline: '2025-12-31',
    units: ['区卫生健康局', '区医保局'],
    quantities: ['>=2条/quarter'],
    indicators: ['topic:health', 'topic:medical-insurance'],
  },
  { item: '3', units: ['区生态环境分局'], quantities: ['>=1期/quarter'], indicators: ['topic:environment'] },
  { item: '4', deadline: '2025-05-31', units: ['区政府办公室'], indicators: ['ipv6', 'transport-security'] },
  { item: '5', units: ['区政府办公室'], quantities: ['>=1次/week', '=0条'], indicators: ['home-freshness', 'zombie-columns', 'broken-links'] },
  {
    item: '6',
    deadline: '2025-11-30',
    units: ['区融媒体中心'],
    quantities: ['>=100%', '>=30%'],
    indicators: ['interpretation-graphic-coverage', 'interpretation-video-share', 'interpretation-diversity'],
  },
  { item: '7', units: ['各街道'], quantities: ['>=1次/month'], indicators: ['village-affairs'] },
  { item: '8', units: ['区人力资源社会保障局'], indicators: ['topic:employment'] },
  { item: '9', deadline: '2025-03-31', units: ['区政府各部门'], quantities: ['>=100%'], indicators: ['budget-columns'] },
  {
    item: '10',
    deadline: '2025-10-31',
    units: ['区政府办公室'],
    quantities: ['>=6期/year', '>=100%'],
    indicators: ['gazette-publication', 'mobile-adaptation'],
  },
];

export const SAMPLES: readonly Sample[] = [
  { id: 'prose', year: 2024, source: { text: 'a-prose.txt' }, items: prose },
  { id: 'merged', year: 2024, source: { docx }, items: docxItems },
  { id: 'piped', year: 2025, source: { text: 'c-piped.txt' }, items: piped },
  { id: 'sheet', year: 2025, source: { xlsx }, items: xlsxItems },
  { id: 'province', year: 2022, source: { text: 'e-province.txt' }, items: province },
];
