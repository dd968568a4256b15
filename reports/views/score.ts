import type { SiteResult } from '../../checks/results.js';
import { percent, scoreText } from './text.js';

/** Radius 52 in a box of 120: the ring's length in the units of `stroke-dasharray`. */
const RING_LENGTH = 2 * Math.PI * 52;
/** Below this share of judged weight a score is called a reference only. */
const REFERENCE_ONLY = 0.6;

export type Scored = Pick<SiteResult, 'score' | 'judgedShare'>;

export interface ScoreView {
  text: string;
  label: string;
  /** `filled total` for `stroke-dasharray`. */
  ring: string;
  /** Bar of 100 units. */
  width: number;
  judged: string;
  judgedWidth: number;
  caution: string | null;
  /** The caution in two words, for tables. */
  reference: string | null;
}

/** Too little was judged for the score to be compared with others'. */
export const isReferenceOnly = (site: Scored): boolean => site.score === null || site.judgedShare < REFERENCE_ONLY;

const caution = ({ score, judgedShare }: Scored): string | null => {
  if (score === null) return '本次没有可以判定的指标，因此没有得分。';
  return judgedShare < REFERENCE_ONLY ? '已判比例偏低，得分仅供参考，请先核实待人工核查的内容。' : null;
};

export const scoreView = (site: Scored): ScoreView => ({
  text: scoreText(site.score),
  label: site.score === null ? '暂无得分' : `得分 ${scoreText(site.score)}`,
  ring: `${(((site.score ?? 0) / 100) * RING_LENGTH).toFixed(1)} ${RING_LENGTH.toFixed(1)}`,
  width: Math.round((site.score ?? 0) * 10) / 10,
  judged: percent(site.judgedShare),
  judgedWidth: Math.round(site.judgedShare * 1000) / 10,
  caution: caution(site),
  reference: site.score !== null && site.judgedShare < REFERENCE_ONLY ? '仅供参考' : null,
});
