import type { MergingSide } from '@threefold/domain/contact-merging/merge-two';
import type { MergingContact } from '@threefold/domain/contact-merging/merge-units';
import { nothingBrought } from '@threefold/domain/contacts/provenance';
import { contactColumns, withKeptKeys } from '../contacts/contact-columns.ts';
import { mergeableOf } from '../contacts/mergeable-of.ts';
import type { PersonRow } from './merges-queries.ts';

/** A stored contact as the rules of merging see it. */
export function sideOf(row: PersonRow): MergingSide {
  const { assistant, closedAt, closedReason } = row;
  const contact = { ...mergeableOf(row), assistant, closedAt, closedReason };
  return { contact, brought: row.brought ?? nothingBrought };
}

/** The other way round: the columns of whoever stays, those derived included. */
export function columnsOf(
  { contact, brought }: MergingSide,
  { seekerCountry, keptKeys }: { seekerCountry: string; keptKeys: readonly string[] },
) {
  const { place, notes: _, extra, closedAt, closedReason, ...others } = contact;
  const fields: Omit<MergingContact, 'place' | 'notes' | 'extra' | 'closedAt' | 'closedReason'> = others;
  const columns = contactColumns(
    {
      ...fields,
      ...place,
      givenName: fields.givenName ?? '',
      familyName: fields.familyName ?? '',
      faceToFace: fields.faceToFace ?? false,
    },
    seekerCountry,
    extra ?? null,
  );
  return {
    ...withKeptKeys(columns, keptKeys),
    closedAt,
    closedReason,
    extra: extra && Object.keys(extra).length > 0 ? JSON.stringify(extra) : null,
    brought: Object.keys(brought).length > 0 ? JSON.stringify(brought) : null,
    keptKeys: keptKeys.length > 0 ? [...keptKeys] : null,
  };
}
