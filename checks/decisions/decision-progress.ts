import type { DecisionItem, SiteFacts } from '../../crawler/facts/site.js';
import type { CheckContext } from '../check.js';

/** What the checks of catalogue items share. */

export type Stage = keyof DecisionItem['stages'];
export const has = ({ stages }: DecisionItem, stage: Stage): boolean => stages[stage].length > 0;

/** Items of the window's catalogue, in the shape `judgeSet` takes: the catalogue's address, the matter's name. */
export function itemsOfYear({ decisionItems }: Pick<SiteFacts, 'decisionItems'>, { window }: CheckContext<unknown>) {
  const year = Number(window.from.slice(0, 4));
  const items = decisionItems.items.filter((item) => (item.year ?? year) === year);
  return { ...decisionItems, items: items.map((item) => ({ ...item, url: item.catalogue, title: item.name })) };
}

/** Why a stage that was not found may be there all the same; null when it is certain. */
export function doubtAbout(item: DecisionItem, { decisionItems }: Pick<SiteFacts, 'decisionItems'>): string | null {
  if (item.year === null) return '看不出目录是哪一年的';
  if (item.ambiguousWith.length > 0) return `有 ${item.ambiguousWith.length} 个页面可能属于这一事项，无法确定`;
  if (!decisionItems.complete)
    return (
      decisionItems.gaps
        .map(({ message }) => message)
        .slice(0, 3)
        .join('；') || '决策相关栏目没有读全'
    );
  return null;
}

/** The window is over, or was when it is judged. */
export const isYearOver = ({ asOf, window }: CheckContext<unknown>): boolean => asOf >= window.to;
