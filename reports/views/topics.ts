import { entryOf, type IndicatorInfo, type RunInput } from '../input.js';
import { plain } from './text.js';

/** Topics in the order reports show them; an unknown topic comes last. */
const TOPIC_LABELS: readonly (readonly [topic: string, label: string])[] = [
  ['interpretation', '政策解读'],
  ['documents', '政策文件'],
  ['decisions', '重大行政决策与公众参与'],
  ['finance', '财政信息'],
  ['periodic', '定期公开'],
  ['platform', '网站与平台'],
  ['grassroots', '基层政务公开'],
  ['safety', '隐私与内容安全'],
  ['submission', '报送材料'],
];

/** Facts about an indicator; one the caller did not describe still appears, under its own name. */
export const indicatorInfo = (indicator: { id: string; name: string }, input: Pick<RunInput, 'indicators'>): IndicatorInfo =>
  entryOf(input.indicators, indicator.id) ?? { title: plain(indicator.name, 60), topic: 'other', rule: () => '', remedy: '', weight: 1, veto: false };

/** Groups by topic in report order, the given order kept inside a group. */
export const groupByTopic = <T>(items: readonly T[], topicOf: (item: T) => string): { topic: string; label: string; items: T[] }[] => {
  const known = new Set(TOPIC_LABELS.map(([topic]) => topic));
  const groups = TOPIC_LABELS.map(([topic, label]) => ({ topic, label, items: items.filter((item) => topicOf(item) === topic) }));
  const others = { topic: 'other', label: '其他', items: items.filter((item) => !known.has(topicOf(item))) };
  return [...groups, others].filter((group) => group.items.length > 0);
};
