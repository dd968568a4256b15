/**
 * Fields for which a county publishes a standard directory, with the words by which titles and columns name them.
 * Source: 国办发〔2019〕54号 (the 26 pilot fields); the longer list is that of ledger item mudan-2023/33, which names 31.
 */
export interface Domain {
  name: string;
  words: RegExp;
}

const SHARED: readonly Domain[] = [
  { name: '重大建设项目', words: /重大(?:建设)?项目|重大工程|重点(?:建设)?项目/u },
  { name: '公共资源交易', words: /公共资源/u },
  { name: '财政预决算', words: /预决算|预算|财政/u },
  { name: '安全生产', words: /安全生产/u },
  { name: '税收管理', words: /税收|税务/u },
  { name: '国有土地上房屋征收与补偿', words: /房屋征收|房屋拆迁/u },
  { name: '保障性住房', words: /保障性?住房|住房保障|保障房|保障性安居/u },
  { name: '农村危房改造', words: /危房|危旧房/u },
  { name: '生态环境', words: /生态环境|环境保护|环保/u },
  { name: '城市综合执法', words: /城市(?:管理)?综合执法|城市管理|城管|综合行政执法/u },
  { name: '公共文化服务', words: /公共文化|文化服务|文化体育/u },
  { name: '公共法律服务', words: /法律服务|司法行政/u },
  { name: '救灾', words: /救灾|减灾/u },
  { name: '食品药品监管', words: /食品药品|食品安全|食药|药品监管/u },
  { name: '就业', words: /就业|创业/u },
  { name: '社会保险', words: /社会保险|社保|社会保障/u },
  { name: '社会救助', words: /社会救助|救助/u },
  { name: '养老服务', words: /养老/u },
  { name: '户籍管理', words: /户籍|户政|户口/u },
  { name: '涉农补贴', words: /涉农|惠农|农业补贴|农业农村/u },
  { name: '义务教育', words: /义务教育|教育/u },
  { name: '医疗卫生', words: /医疗卫生|卫生健康|卫健|公共卫生/u },
  { name: '市政服务', words: /市政/u },
  { name: '乡村振兴（扶贫）', words: /乡村振兴|扶贫|脱贫/u },
];

const PILOT: readonly Domain[] = [
  ...SHARED,
  { name: '征地补偿', words: /征地|土地征收|征收土地/u },
  { name: '城乡规划', words: /城乡规划|国土空间|空间规划|规划领域/u },
];

const LONGER: readonly Domain[] = [
  ...SHARED,
  { name: '交通运输', words: /交通/u },
  { name: '旅游', words: /旅游|文旅/u },
  { name: '广播电视', words: /广播|广电|电视/u },
  { name: '统计', words: /统计/u },
  { name: '新闻出版版权', words: /新闻出版|版权|出版/u },
  { name: '自然资源', words: /自然资源/u },
  { name: '水利', words: /水利|水务/u },
];

/** By the number a ledger names. 31 and 32 are the same list: the ledger's heading counts 32 and names 31. */
export const DOMAINS: Readonly<Record<26 | 31 | 32, readonly Domain[]>> = { 26: PILOT, 31: LONGER, 32: LONGER };
