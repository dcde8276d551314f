import type { MergingSide } from '@threefold/domain/contact-merging/merge-two';
import { mergeableOf, storedFacts } from '@threefold/domain/contacts/contact-facts';
import { nothingBrought } from '@threefold/domain/contacts/provenance';
import { contactColumns, withKeptKeys } from '../contacts/contact-columns.ts';
import type { PersonRow } from './merges-queries.ts';

/** A stored contact as the rules of merging see it. */
export function sideOf(row: PersonRow): MergingSide {
  const { closedAt, closedReason } = row;
  return {
    contact: { ...mergeableOf(row), closedAt, closedReason },
    brought: row.brought ?? nothingBrought,
  };
}

/** The other way round: the columns of whoever stays, those derived included. */
export function columnsOf(
  { contact, brought }: MergingSide,
  { seekerCountry, keptKeys }: { seekerCountry: string; keptKeys: readonly string[] },
) {
  const { extra, closedAt, closedReason } = contact;
  const columns = contactColumns(storedFacts(contact), seekerCountry, extra ?? null);
  return {
    ...withKeptKeys(columns, keptKeys),
    closedAt,
    closedReason,
    extra: extra && Object.keys(extra).length > 0 ? JSON.stringify(extra) : null,
    brought: Object.keys(brought).length > 0 ? JSON.stringify(brought) : null,
    keptKeys: keptKeys.length > 0 ? [...keptKeys] : null,
  };
}
