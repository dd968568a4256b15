import type { Listed, ListedItem, ListedKey } from '../types.js';
import { fieldItems } from './fields.js';

/** What a unit that does its duty publishes in the course of 2025. Scenarios leave parts of it out. */
export interface Publisher {
  place: string;
  name: string;
  phone: string;
}

const item = (title: string, on: string, text: string[], more: Partial<ListedItem> = {}): ListedItem => ({ title, on, text, ...more });

const QUARTERS = [
  ['第一季度', '2025-04-10'],
  ['第二季度', '2025-07-10'],
  ['第三季度', '2025-10-15'],
] as const;

function publicity({ place }: Publisher): Listed {
  const lecture = (issue: number, on: string, topic: string) =>
    item(`政策公开讲（第${issue}期）：${topic}`, on, [`本期政策公开讲请承办单位讲解${topic}有关政策，并回答群众提问。`]);
  const conference = (on: string, topic: string) =>
    item(`${place}召开${topic}新闻发布会`, on, [`发布会介绍${topic}工作情况，并回答记者提问。`, '问：下一步有何安排？', '答：将继续推进各项工作。']);
  const question = (on: string, topic: string, answer: string) => item(`${topic}？`, on, [`问：${topic}？`, `答：${answer}`]);
  return {
    'policy-lecture': [lecture(1, '2025-03-20', '养老服务补贴'), lecture(2, '2025-10-22', '住房公积金提取')],
    'press-conference': [conference('2025-05-13', '优化营商环境'), conference('2025-11-06', '冬季供暖保障')],
    'policy-qa': [
      question('2025-06-05', '怎样申请公共租赁住房', '向户籍所在街道、乡镇提交申请表和收入证明，街道、乡镇在20个工作日内完成初审。'),
      question('2025-08-12', '老年人乘车优惠证在哪里办理', '到就近的便民服务中心办理，当场办结。'),
      question('2025-10-28', '怎样查询政策文件的有效性', '在行政规范性文件栏目按标题查询，文件页面标有有效性。'),
    ],
    'policy-topics': ['2025-04-16', '2025-10-20'].map((on, index) =>
      item(`惠企政策文件包（${index + 1}）`, on, ['本文件包收录与企业有关的扶持政策，按事项列明政策内容、申报条件和联系方式。']),
    ),
    'open-day': [
      item(`${place}2025年政府开放月活动方案`, '2025-09-02', ['9月开展政府开放月活动，面向社会公开招募参加人员。'], { kind: 'plan' }),
      item(`${place}政府开放月活动走进便民服务中心`, '2025-09-16', ['群众代表参观便民服务中心，了解办事流程，活动有序开展。'], { kind: 'report' }),
      item(`${place}政府开放月活动征集公众意见建议情况`, '2025-09-18', ['活动现场征集公众意见建议12条，内容涉及办事流程和公共交通。'], {
        kind: 'opinions',
      }),
      item(`${place}政府开放月意见建议办理结果`, '2025-09-28', ['征集的12条意见建议已经办理，采纳9条，3条作了解释说明。'], { kind: 'result' }),
    ],
  };
}

const letter = (title: string, askedOn: string | null, answeredOn: string | null): ListedItem =>
  item(title, answeredOn ?? askedOn ?? '2025-10-13', ['您好，来信收到。经有关单位核实，现答复如下：已按照规定处理。'], {
    letter: { askedOn, answeredOn },
  });

export const answeredLetters = (): ListedItem[] => [
  letter('咨询公交线路运营时间', '2025-03-03', '2025-03-06'),
  letter('反映路灯不亮的问题', '2025-06-10', '2025-06-16'),
  letter('建议增设公园座椅', '2025-09-08', '2025-09-17'),
  letter('咨询小区充电桩安装手续', '2025-11-03', '2025-11-07'),
];
/** One letter without an answer since spring, one that waited half a year. */
export const neglectedLetters = (): ListedItem[] => [
  letter('反映河边垃圾无人清运的问题', '2025-05-12', null),
  letter('咨询农村道路维修计划', '2025-02-20', '2025-09-02'),
  ...answeredLetters(),
];
/** The pages do not say when the questions came. */
export const undatedLetters = (): ListedItem[] => answeredLetters().map((one) => ({ ...one, letter: { askedOn: null, answeredOn: null } }));

function documents({ place, name }: Publisher): Listed {
  return {
    'document-cleanup': [
      item(
        `${name}关于行政规范性文件清理结果的公告`,
        '2025-08-22',
        ['经清理，现将继续有效、废止和失效的行政规范性文件目录公布如下。', '一、继续有效的文件18件。', '二、废止的文件2件。', '三、失效的文件1件。'],
        { file: 'pdf' },
      ),
    ],
    'filing-catalogue': [
      item(`${place}2025年上半年行政规范性文件备案目录`, '2025-07-08', ['上半年准予备案的行政规范性文件目录如下。']),
      item(`${place}2025年第三季度行政规范性文件备案目录`, '2025-10-20', ['第三季度准予备案的行政规范性文件目录如下。']),
    ],
    regulations: [
      item(
        '中华人民共和国政府信息公开条例',
        '2025-09-15',
        ['第一条 为了保障公民、法人和其他组织依法获取政府信息，制定本条例。', '文本来源：国家行政法规库。'],
        {
          takenFrom: 'http://xzfg.moj.gov.cn/',
        },
      ),
    ],
    'five-year-plan': [
      item(`${place}国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要`, '2021-03-18', ['第一章 发展环境。', '第二章 主要目标。'], {
        kind: 'outline',
        file: 'pdf',
      }),
      item(`一图读懂${place}“十四五”规划纲要`, '2021-03-25', [], { kind: 'picture', picture: true }),
      item(`${place}2025年国民经济和社会发展计划`, '2025-02-10', ['本年度主要预期目标和重点任务如下。']),
    ],
    'key-points': [
      item(`${place}2025年政务公开工作要点`, '2025-04-28', ['一、公开重点领域信息。', '二、做好政策解读。', '三、办理依申请公开。'], {
        kind: 'points',
      }),
      item(`${place}2025年政务公开工作要点任务台账`, '2025-05-06', ['任务台账列明事项、责任单位和完成时限。'], {
        kind: 'ledger',
        rows: [
          ['任务', '责任单位', '完成时限'],
          ['政策解读', '各有关单位', '全年'],
        ],
      }),
    ],
    training: [item(`${place}举办2025年政务公开业务培训会`, '2025-06-12', ['培训讲解政府信息公开条例和依申请公开答复规范，80人参加。'])],
    'application-catalogue': QUARTERS.map(([quarter, on]) =>
      item(`${place}2025年${quarter}依申请公开目录`, on, [`${quarter}依申请公开办理结果目录如下。`]),
    ),
    'policy-evaluation': ['2025-06-25', '2025-10-16'].map((on, index) =>
      item(`《${place}${['城市绿化管理办法', '临时救助实施办法'][index]}》执行效果评估报告`, on, [
        '评估认为文件目标基本实现。',
        '建议完善部分条款，继续实施。',
      ]),
    ),
    meetings: Array.from({ length: 6 }, (_, index) =>
      item(`${place}政府第${index + 20}次常务会议邀请公众代表列席`, `2025-${String(index + 4).padStart(2, '0')}-15`, [
        '会议邀请2名公众代表列席，听取有关文件起草情况。',
        '列席代表发表意见：建议明确办理时限。会议采纳了该意见。',
      ]),
    ),
  };
}

function periodic({ place, name }: Publisher): Listed {
  const year = '2025年';
  return {
    'work-report-progress': QUARTERS.map(([quarter, on]) =>
      item(`${place}${year}${quarter}政府工作报告重点任务进展情况`, on, [`${quarter}各项重点任务按计划推进，完成年度目标的相应进度。`]),
    ),
    proposals: [
      item(`对${place}人大代表建议第12号的答复`, '2025-07-22', ['您提出的关于改善农村饮水的建议收悉，现答复如下。'], { kind: 'suggestion' }),
      item(`对${place}政协委员提案第35号的答复`, '2025-08-05', ['您提出的关于增加停车位的提案收悉，现答复如下。'], { kind: 'proposal' }),
    ],
    reconsideration: [
      item(`${name}行政复议决定书（2025〔6〕号）`, '2025-06-18', ['申请人某公司不服行政处罚决定申请行政复议。', '决定：维持原行政行为。']),
    ],
    'social-organisations': [
      item(`${place}2025年社会组织评估等级结果公告`, '2025-05-20', ['评估等级为3A的社会组织2家，2A的3家。'], { kind: 'grades' }),
      item(`${place}2024年度社会组织年度检查结论公告`, '2025-07-30', ['年检结论为合格的26家，基本合格的2家。'], { kind: 'inspection' }),
      item(`${place}慈善组织认定公告`, '2025-09-05', ['认定1家基金会为慈善组织。'], { kind: 'charity' }),
    ],
    'double-random': [
      item(`${place}2025年随机抽查事项清单`, '2025-03-14', ['抽查事项、抽查依据、抽查比例和频次见下表。'], { kind: 'list' }),
      item(`${place}2025年上半年双随机抽查结果公示`, '2025-07-16', ['抽查市场主体30户，未发现问题28户，责令改正2户。'], { kind: 'result' }),
    ],
    penalties: [item(`${place}行政处罚决定信息公示（2025年9月）`, '2025-09-10', ['某商店未明码标价，罚款500元。'], { kind: 'penalty' })],
    licences: [item(`${place}行政许可结果公示（2025年10月）`, '2025-10-13', ['准予许可事项12件。'])],
    statistics: [item(`${place}2024年国民经济和社会发展统计公报`, '2025-04-08', ['初步核算，全年地区生产总值比上年增长。'])],
    procurement: [item(`${place}2025年政府集中采购目录`, '2025-02-27', ['集中采购目录和采购限额标准如下。'])],
    recruitment: [item(`${place}2025年公务员招录公告`, '2025-05-08', ['招录职位、报考条件和考试安排如下。'])],
    'village-affairs': [
      item(`${place}村务公开目录（2025年第三季度）`, '2025-10-12', ['财务收支、集体资产和惠民政策落实情况公开如下。']),
      item(`${place}村级财务收支公开（2025年上半年）`, '2025-07-14', ['上半年村级财务收支情况如下。']),
    ],
  };
}

const FEE_ROWS = [
  ['序号', '项目名称', '收费依据', '收费标准', '执收单位'],
  ['1', '城镇垃圾处理费', '计价格〔2002〕872号', '每户每月5元', '城市管理部门'],
  ['2', '不动产登记费', '财税〔2016〕79号', '每件80元', '自然资源部门'],
];

function finance({ place }: Publisher): Listed {
  return {
    debt: [
      item(`${place}2025年政府债务限额和余额情况`, '2025-03-03', ['经批准，2025年政府债务限额为28.5亿元，2024年末政府债务余额为26.1亿元。'], {
        rows: [
          ['项目', '政府债务限额（亿元）', '政府债务余额（亿元）'],
          ['一般债务', '16.2', '15.0'],
          ['专项债务', '12.3', '11.1'],
        ],
      }),
    ],
    fees: [item(`${place}行政事业性收费目录清单（2025年）`, '2025-04-18', ['现将行政事业性收费目录清单公布如下。'], { rows: FEE_ROWS })],
    audit: [
      item(`${place}2024年度本级预算执行和其他财政收支审计工作报告`, '2025-07-24', ['审计发现的主要问题和处理情况如下。'], { kind: 'report' }),
      item(`${place}2024年度审计查出问题整改情况的报告`, '2025-11-12', ['审计查出的问题已整改到位，未完成的正在推进。'], { kind: 'rectification' }),
    ],
    subsidies: [
      item(`${place}2025年惠民惠农财政补贴政策清单`, '2025-05-27', ['补贴项目、补贴标准和发放方式如下。']),
      item(`${place}2025年耕地地力保护补贴发放情况公示`, '2025-09-19', ['补贴资金已通过一卡通发放，按村公示面积和金额合计。']),
    ],
  };
}

const INSTITUTIONS: [ListedKey, string][] = [
  ['institution-education', '第一中学'],
  ['institution-health', '人民医院'],
  ['institution-water', '供水公司'],
  ['institution-power', '供电公司'],
  ['institution-gas', '燃气公司'],
  ['institution-heating', '供热公司'],
  ['institution-environment', '污水处理厂'],
  ['institution-transport', '公交公司'],
];

const institutions = ({ place, phone }: Publisher): Listed =>
  Object.fromEntries(
    INSTITUTIONS.map(([key, name]) => [
      key,
      [
        item(`${place}${name}服务指南`, '2025-04-22', ['服务内容、办理流程、办理时限和所需材料如下。', `服务电话：${phone}`], { kind: 'guide' }),
        item(`${place}${name}收费项目和收费标准`, '2025-04-23', ['收费项目、收费依据和收费标准如下。'], {
          kind: 'charges',
          rows: [
            ['收费项目', '收费标准'],
            ['基本服务', '按价格主管部门核定的标准执行'],
          ],
        }),
      ],
    ]),
  );

const GUIDES = ['个体工商户注册登记', '老年人优待证办理', '道路运输从业资格证换发'];

export const guides = (code?: 'readable' | 'picture'): ListedItem[] =>
  GUIDES.map((name, index) =>
    item(
      `${name}办事指南`,
      `2025-05-${12 + index}`,
      [
        `事项名称：${name}`,
        '办理条件：符合有关规定。',
        '申请材料：身份证明、申请表。',
        '办理流程：申请、受理、审核、办结。',
        '办理时限：5个工作日。',
        '收费标准：不收费。',
        '办理地点：便民服务中心。',
      ],
      code === undefined ? {} : { code },
    ),
  );

/** All of it. */
export const routine = (publisher: Publisher): Required<Listed> =>
  ({
    ...publicity(publisher),
    mailbox: answeredLetters(),
    gazette: [],
    ...documents(publisher),
    ...periodic(publisher),
    ...finance(publisher),
    ...institutions(publisher),
    ...fieldItems(publisher.place),
    'service-guide': guides('readable'),
  }) as Required<Listed>;

/** The same things a year earlier. */
export const yearBefore = (items: ListedItem[]): ListedItem[] =>
  items.map((one) => ({
    ...one,
    title: one.title.replace(/2025/g, '2024'),
    on: one.on.replace('2025', '2024'),
    text: one.text.map((line) => line.replace(/2025/g, '2024')),
  }));

export const only = (items: ListedItem[], ...kinds: string[]): ListedItem[] => items.filter(({ kind }) => kind !== undefined && kinds.includes(kind));
