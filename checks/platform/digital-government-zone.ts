import { z } from 'zod';
import { defineCheck, type Finding } from '../check.js';
import { type Place, placeFinding, placeOf } from './places.js';

const NAME = '数字政府专区';
const PARTS = ['一网通办', '一网监管', '一网公开', '一网协同'] as const;
const SPELLINGS: Record<(typeof PARTS)[number], RegExp> = {
  一网通办: /一网通办|一网办/u,
  一网监管: /一网监管|一网统管|一网管/u,
  一网公开: /一网公开|一网开/u,
  一网协同: /一网协同|一网协作/u,
};
/** Where so many parts stand as words, the others would too. */
const MOSTLY_WORDS = 2;

/** The zone for digital government exists and shows its four parts. One finding for the zone, one per part. Source: ledger item gaoxian-2023/43. */
export const digitalGovernmentZone = defineCheck({
  id: 'digital-government-zone',
  title: NAME,
  topic: 'platform',
  rule: () => `网站设有数字政府专区，含${PARTS.join('、')}四部分`,
  remedy: '参照省门户布局建好数字政府专区，四个部分用文字标明并链接到内容',
  requires: ['listings', 'linkChecks', 'columnStates'],
  thresholds: z.strictObject({}),
  columns: () => [{ id: 'digital-government' }],
  fold: () => ({ rule: 'all' }),

  evaluate({ columnStates, ...facts }, { portal }) {
    const place = placeOf(facts, ['digital-government'], NAME);
    const zone = placeFinding(place, NAME, portal.baseUrl, '可能以专题或图片链接的形式设在首页');
    if (place.state !== 'opens') return [zone];
    const names = new Set(place.found.map(({ name }) => name));
    const below = columnStates.items.filter(({ path }) => path.some((step) => names.has(step))).map(({ name }) => name);
    return [zone, ...judgeParts(place, below)];
  },
});

function judgeParts(place: Place, below: readonly string[]): Finding[] {
  const words = [...place.found.flatMap(({ text, rows }) => [text, ...rows.map(({ title }) => title)]), ...below].join('\n');
  const shown = PARTS.filter((part) => SPELLINGS[part].test(words));
  const [first] = place.found;
  return PARTS.map((part): Finding => {
    const there = shown.includes(part);
    const sure = shown.length >= MOSTLY_WORDS;
    return {
      verdict: there ? 'pass' : sure ? 'fail' : 'undetermined',
      subject: { url: first?.url ?? '', title: part },
      observed: there ? '有' : '没有看到',
      expected: '有',
      unit: null,
      reason: there
        ? `专区有“${part}”`
        : sure
          ? `专区有${shown.map((name) => `“${name}”`).join('、')}，没有“${part}”`
          : `专区页面的文字中没有看到“${part}”，可能以图片显示，请人工打开核对`,
      evidence: place.evidence,
    };
  });
}
