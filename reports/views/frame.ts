import type { RunResult } from '../../checks/results.js';
import type { Level } from '../../config/schema.js';
import { entryOf, type RunInput } from '../input.js';
import { civilText, instantText, plain } from './text.js';

/** What every page of a report shows around its content. */
export interface Frame {
  title: string;
  asOf: string;
  window: string;
  finishedAt: string;
  /** Names of the profiles judged by. */
  profiles: string;
  footer: { label: string; value: string }[];
}

export const LEVEL_LABELS: Record<Level, string> = { province: '省级', city: '市级', county: '县（区）级', town: '乡镇（街道）', department: '部门' };

export const profileName = (id: string, input: Pick<RunInput, 'profiles'>): string => plain(entryOf(input.profiles, id)?.name ?? id, 60);

const footer = ({ run, schemaVersion }: Pick<RunResult, 'run' | 'schemaVersion'>): Frame['footer'] => [
  { label: '工具版本', value: `zwgk-audit ${plain(run.toolVersion, 40)}` },
  { label: '指标方案', value: run.profiles.map((id) => plain(id, 60)).join('、') || '—' },
  { label: '结果格式', value: `schemaVersion ${schemaVersion}` },
  { label: '检查编号', value: plain(run.id, 80) },
  { label: '检查起止', value: `${instantText(run.startedAt)} 至 ${instantText(run.finishedAt)}（北京时间）` },
];

export const frameView = (title: string, input: RunInput): Frame => {
  const { run } = input.result;
  return {
    title,
    asOf: civilText(run.asOf),
    window: `${civilText(run.window.from)}至${civilText(run.window.to)}`,
    finishedAt: `${instantText(run.finishedAt)}（北京时间）`,
    profiles: run.profiles.map((id) => profileName(id, input)).join('、') || '—',
    footer: footer(input.result),
  };
};

/** Name of a unit's page. Ids are slugs; anything else (a tampered result) must not choose its own path. @param position 1 for the first site */
export const pageName = (siteId: string, position: number): string =>
  /^[a-z0-9][a-z0-9-]{0,99}$/i.test(siteId) ? `${siteId}.html` : `site_${position}.html`;

/** Anchor of an indicator on its unit's page. */
export const indicatorAnchor = (id: string): string => `indicator-${id.replace(/[^a-z0-9-]/gi, '_')}`;
