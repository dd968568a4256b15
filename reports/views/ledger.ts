import type { SiteResult } from '../../checks/results.js';
import { entryOf, type RunInput } from '../input.js';
import { profileName } from './frame.js';
import { type StatusView, statusView } from './status.js';
import { civilText, plain } from './text.js';

export interface LedgerView {
  name: string;
  rows: { item: string; duty: string; deadline: string | null; units: string | null; status: StatusView; progress: string }[];
}

/** The ledger filled in: one table per profile, items in the profile's order as the result gives it. */
export const ledgerViews = (site: SiteResult, input: RunInput): LedgerView[] => {
  const ledgers = [...new Set(site.ledger.map((row) => row.ledger))];
  return ledgers.map((ledger) => {
    const items = new Map((entryOf(input.profiles, ledger)?.items ?? []).map((entry) => [entry.item, entry]));
    return {
      name: profileName(ledger, input),
      rows: site.ledger
        .filter((row) => row.ledger === ledger)
        .map((row) => {
          const entry = items.get(row.item);
          return {
            item: plain(row.item, 30),
            duty: plain(entry?.duty ?? '—', 300),
            deadline: entry?.deadline ? civilText(entry.deadline) : null,
            units: entry && entry.units.length > 0 ? plain(entry.units.join('、'), 120) : null,
            status: statusView(row.status),
            // At most 200 characters and three addresses.
            progress: plain(row.progress, 900),
          };
        }),
    };
  });
};
