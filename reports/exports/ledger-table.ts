import type { SiteResult } from '../../checks/results.js';
import type { Profile, ProfileItem } from '../../config/schema.js';
import type { RunInput } from '../input.js';
import { profileName } from '../views/frame.js';
import { statusView } from '../views/status.js';
import { groupByTopic, indicatorInfo } from '../views/topics.js';
import { officeText } from './text.js';

/** The filled ledger in the columns of the form that units hand in. */

export const LEDGER_COLUMNS = ['序号', '重点工作', '主要内容', '量化指标', '责任单位', '完成时限', '进展落实情况'] as const;

export interface LedgerRow {
  item: string;
  /** Field of work, with the place in the source ledger where it is known. */
  work: string;
  content: string;
  measure: string;
  units: string;
  /** `YYYY-MM-DD`, or 常态化 where the ledger sets no day. */
  deadline: string;
  status: string;
  progress: string;
  /** Where to see it. */
  addresses: string[];
}

export interface LedgerTable {
  id: string;
  name: string;
  rows: LedgerRow[];
}

const MAX_TOPICS = 2;

function workOf({ indicators, sourceRef }: ProfileItem, input: RunInput): string {
  const topics = groupByTopic(indicators, ({ id }) => indicatorInfo({ id, name: id }, input).topic).map(({ label }) => label);
  const work = topics.slice(0, MAX_TOPICS).join('、') + (topics.length > MAX_TOPICS ? '等' : '');
  return sourceRef ? `${work}（${officeText(sourceRef, 60)}）` : work;
}

/** One table per ledger, items in the order of the result. */
export function ledgerTables(site: SiteResult, input: RunInput, profiles: readonly Profile[]): LedgerTable[] {
  const ids = [...new Set(site.ledger.map(({ ledger }) => ledger))];
  return ids.map((id) => {
    const items = new Map((profiles.find((profile) => profile.id === id)?.items ?? []).map((item) => [item.item, item]));
    const rows = site.ledger.filter(({ ledger }) => ledger === id).map((row) => ledgerRow(row, items.get(row.item) ?? null, site, input));
    return { id, name: officeText(profileName(id, input), 60), rows };
  });
}

function ledgerRow(
  { item, status, progress }: SiteResult['ledger'][number],
  asked: ProfileItem | null,
  site: SiteResult,
  input: RunInput,
): LedgerRow {
  return {
    item: officeText(item, 30),
    work: asked ? workOf(asked, input) : '—',
    content: officeText(asked?.duty ?? '—', 400),
    measure: officeText(asked?.requirement ?? '—', 400),
    units: officeText(asked && asked.units.length > 0 ? asked.units.join('、') : site.unit, 200),
    deadline: asked?.deadline ?? '常态化',
    status: statusView(status).label,
    ...apart(officeText(progress, MAX_PROGRESS)),
  };
}

/** Room for 200 characters and three addresses. */
const MAX_PROGRESS = 900;

/** The words and the addresses that stand at their end. */
function apart(progress: string): Pick<LedgerRow, 'progress' | 'addresses'> {
  const at = progress.search(/https?:\/\//);
  return at < 0 ? { progress, addresses: [] } : { progress: progress.slice(0, at).trim(), addresses: progress.slice(at).split(' ').filter(Boolean) };
}
