import type { ColumnKey, FieldPlan, Listed, ListedItem } from '../types.js';

/** Fields of public life, each with what is published on it. */
const news = (title: string, on: string): ListedItem => ({ title, on, text: ['现将有关情况予以公开，公众可以查阅。'] });

/** Standards of help for people in need, one line for each kind. */
const ASSISTANCE = [
  ['救助类别', '标准'],
  ['城市居民最低生活保障', '每人每月760元'],
  ['农村居民最低生活保障', '每人每月580元'],
  ['城市特困人员基本生活', '每人每月990元'],
  ['农村特困人员基本生活', '每人每月760元'],
  ['孤儿基本生活', '每人每月1400元'],
  ['事实无人抚养儿童基本生活', '每人每月1400元'],
  ['困难残疾人生活补贴', '每人每月110元'],
  ['重度残疾人护理补贴', '每人每月120元'],
  ['高龄老人津贴', '每人每月100元'],
  ['临时救助', '每次不低于600元'],
];

export const ASSISTANCE_KINDS = ASSISTANCE.length - 1;
/** Standards for the first `count` kinds of people in need. */
export const assistance = (place: string, count = ASSISTANCE_KINDS): ListedItem => ({
  title: `${place}2025年困难群众救助标准`,
  on: '2025-07-04',
  text: ['自2025年7月1日起执行下列标准。'],
  rows: ASSISTANCE.slice(0, count + 1),
});

export const fieldItems = (place: string): Listed => ({
  'major-projects': [news(`${place}2025年重大项目建设进展情况`, '2025-10-17'), news(`${place}重大项目批准结果公示`, '2025-06-09')],
  education: [news(`${place}2025年义务教育招生入学工作方案`, '2025-06-03')],
  health: [news(`${place}2025年医疗卫生机构服务价格公示`, '2025-08-14')],
  'social-insurance': [news(`${place}2025年城乡居民社会保险缴费标准`, '2025-09-11')],
  employment: [news(`${place}2025年就业创业补贴申领办法`, '2025-07-18')],
  emergency: [news(`${place}2025年防汛抗旱应急预案`, '2025-05-15')],
  environment: [news(`${place}2025年10月空气质量和饮用水水质状况`, '2025-11-05')],
  'social-assistance': [assistance(place)],
});

const FIELDS: readonly (readonly [name: string, slug: string, leadsTo?: ColumnKey])[] = [
  ['重大建设项目', 'zdjsxm'],
  ['公共资源交易', 'ggzyjy'],
  ['财政预决算', 'czyjsly', 'finance'],
  ['安全生产', 'aqsc'],
  ['税收管理', 'ssgl'],
  ['征地补偿', 'zdbc'],
  ['国有土地上房屋征收与补偿', 'fwzs'],
  ['保障性住房', 'bzxzf'],
  ['农村危房改造', 'ncwfgz'],
  ['生态环境', 'sthj'],
  ['公共文化服务', 'ggwhfw'],
  ['公共法律服务', 'ggflfw'],
  ['扶贫', 'fp'],
  ['救灾', 'jz'],
  ['食品药品监管', 'spyp'],
  ['义务教育', 'ywjy'],
  ['户籍管理', 'hjgl'],
  ['医疗卫生', 'ylws'],
  ['就业', 'jy'],
  ['社会保险', 'shbx'],
  ['城市综合执法', 'cszhzf'],
  ['养老服务', 'ylfw'],
  ['城乡规划', 'cxgh'],
  ['市政服务', 'szfw'],
  ['社会救助', 'shjz'],
  ['涉农补贴', 'snbt', 'subsidies'],
];

export const FIELD_COUNT = FIELDS.length;

/** The directory with these fields only (all of them by default); those named in `empty` have nothing in them. */
export function directory(place: string, { names, empty = [] }: { names?: string[]; empty?: string[] } = {}): FieldPlan[] {
  return FIELDS.filter(([name]) => names === undefined || names.includes(name)).map(([name, slug, leadsTo], index) => {
    const items = [
      name === '社会救助'
        ? assistance(place)
        : news(`${place}2025年${name}信息公开情况`, `2025-${String(3 + (index % 8)).padStart(2, '0')}-${String(10 + (index % 15)).padStart(2, '0')}`),
      news(`${place}${name}领域基层政务公开标准目录`, '2025-03-06'),
    ];
    return { name, slug, items: leadsTo || empty.includes(name) ? [] : items, ...(leadsTo && { leadsTo }) };
  });
}
