import { contactCsvHeader, contactCsvRow } from '@threefold/domain/exports/contact-csv';
import { type ContactOfVcard, type VcardVersion, vcardOf } from '@threefold/domain/exports/vcard';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { type ContactRow, fetchContacts } from './exports-queries.ts';

/** With the mark by which spreadsheets know UTF-8. */
export async function* writeCsv(db: WorkspaceTransaction, workspaceId: string): AsyncGenerator<string> {
  yield `\uFEFF${contactCsvHeader}`;
  for await (const rows of fetchContacts(db, workspaceId))
    yield rows.map((row) => contactCsvRow(contactOf(row))).join('');
}

export async function* writeVcards(
  db: WorkspaceTransaction,
  workspaceId: string,
  version: VcardVersion,
): AsyncGenerator<string> {
  for await (const rows of fetchContacts(db, workspaceId))
    yield rows.map((row) => vcardOf(contactOf(row), version)).join('');
}

function contactOf({ sourceKind, sourceLabel, extra, referredBy, ...row }: ContactRow): ContactOfVcard {
  return {
    ...row,
    source: { kind: sourceKind, label: sourceLabel },
    extra: extra ?? {},
    referredBy: referredBy ?? [],
  };
}
