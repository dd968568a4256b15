import { paragraphs } from '../html.js';
import type { Draft } from '../model.js';
import { seededRandom, shiftDays } from '../random.js';
import type { ColumnKey, Scenario } from '../types.js';
import { alt } from './listed.js';

const DEEDS = [
  '开展环境整治志愿服务活动',
  '组织消防安全知识培训',
  '举办群众文艺演出',
  '推进河道清淤疏浚',
  '启动图书漂流活动',
  '完成路灯检修',
  '开展义诊进社区活动',
  '举办农技培训班',
  '修缮便民步道',
  '组织植树活动',
  '开展用水用电安全宣传',
  '举办趣味运动会',
]; // prettier-ignore
const NOTICES = ['部分路段临时交通管制', '公园养护期间暂停开放', '供水管网检修停水', '公共自行车站点调整', '图书馆开放时间调整', '公交线路优化调整'];
const CONCERNS = ['雨天道路积水', '小区充电桩不足', '公园照明不够', '早高峰公交间隔较长', '菜市场周边停车', '老旧管网漏水'];

/** News, notices and answers to public concerns: what makes up most of a portal and none of the judgements. */
export function newsDrafts(scenario: Scenario): Draft[] {
  const random = seededRandom(scenario.seed);
  const pick = (items: readonly string[]): string => items[Math.floor(random() * items.length)] ?? '';
  const run = (column: ColumnKey, count: number, title: (index: number) => string): Draft[] => {
    let date = (column === 'public-concern' ? scenario.habits.lastConcernOn : null) ?? scenario.home.newestOn;
    return Array.from({ length: count }, (_, index) => {
      if (index > 0) date = shiftDays(date, -(3 + Math.floor(random() * 9)));
      return {
        key: `${column}-${String(count - index).padStart(3, '0')}`,
        column,
        title: title(index),
        date,
        sortOn: date,
        source: pick([scenario.name, ...scenario.departments.map((name) => (scenario.level === 'department' ? name : `${scenario.place}${name}`))]),
        body: `${paragraphs('近日，有关单位按照工作安排开展相关工作，现场秩序良好。', '下一步将继续做好服务保障。')}\n<p><img src="/images/news_${index % 6}.png" width="320" height="200"${alt(scenario, '现场图片')} /></p>`,
      };
    });
  };
  const town = (index: number): string => scenario.towns[index % scenario.towns.length] ?? '';
  const department = (index: number): string => scenario.departments[index % scenario.departments.length] ?? '';
  const deed = (index: number): string => DEEDS[index % DEEDS.length] ?? '';
  return [
    ...run('news', scenario.newsItems, (index) => `${scenario.place}${deed(index)}${index >= DEEDS.length ? `（第${index + 1}期）` : ''}`),
    ...run('news-department', Math.floor(scenario.newsItems / 2), (index) => `${department(index)}${deed(index + 3)}`),
    ...run('news-town', Math.floor(scenario.newsItems / 2), (index) => `${town(index)}${deed(index + 7)}`),
    ...run('notices', 16, (index) => `关于${NOTICES[index % NOTICES.length]}的通告（2025年第${16 - index}号）`),
    ...run('public-concern', 6, (index) => `关于${CONCERNS[index % CONCERNS.length]}问题的回应`),
    ...strayNews(scenario),
  ];
}

const STRAYS = ['领导调研春耕生产工作', '举行群众文化节开幕活动', '领导看望慰问一线职工', '召开安全生产工作推进会'];

/** News that was put among the documents. */
const strayNews = ({ place, name, habits }: Scenario): Draft[] =>
  Array.from({ length: habits.strayNews }, (_, index) => {
    const date = shiftDays('2025-10-30', -23 * index);
    return {
      key: `stray-${index + 1}`,
      column: 'government-documents',
      title: `${place}${STRAYS[index % STRAYS.length]}${index < STRAYS.length ? '' : `（第${index + 1}次）`}`,
      date,
      sortOn: date,
      source: name,
      body: paragraphs('近日，有关领导深入一线了解情况，与干部群众交流，要求把各项工作落到实处。', '活动现场气氛热烈，有关单位负责同志参加。'),
    };
  });
