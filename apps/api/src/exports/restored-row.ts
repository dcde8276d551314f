import type { ExportedName } from '@threefold/contracts/exports/exported-tables';
import { foldText } from '@threefold/domain/contacts/search-text';
import { restoreLetterState } from '@threefold/domain/exports/restored-letter';
import { type ContactFields, contactColumns, withKeptKeys } from '../contacts/contact-columns.ts';

type Row = Record<string, unknown>;
/** `formerOwner` is who made the export, `owner` who brings it back: one person, perhaps with a new account. */
export type Bringing = { formerOwner: string; owner: string; country: string };

/** The columns that an export leaves out because they are made of others. */
export const derivedFields: Partial<Record<ExportedName, readonly string[]>> = {
  contacts: ['sortName', 'search', 'matchKeys'],
  findings: ['search'],
};

/** A row of an export as the table takes it. The row was checked against its schema. */
export function restoredRow(table: ExportedName, row: Row, bringing: Bringing): Row {
  // Which one it went behind or into is set once all are there.
  if (table === 'contacts') return { ...row, mergedIntoId: null, ...derived(row, bringing) };
  if (table === 'findings') return { ...row, mergedInto: null, search: foldText(String(row.text)) };
  // The schema of the table has the members that the rule asks for.
  if (table === 'letters') return restoreLetterState(row as Parameters<typeof restoreLetterState>[0]);
  if (table === 'events' && row.actorId === bringing.formerOwner) return { ...row, actorId: bringing.owner };
  return row;
}

/** Whoever was erased is found by nothing. */
function derived(row: Row, { country }: Bringing) {
  if (row.erasedAt !== null) return { sortName: '', search: '', matchKeys: [] };
  // The schema of contacts has all of these fields.
  const fields = row as ContactFields & { extra: Record<string, string> | null; keptKeys: string[] | null };
  const columns = withKeptKeys(contactColumns(fields, country, fields.extra), fields.keptKeys);
  const { sortName, search, matchKeys } = columns;
  // Whoever went into another contact is found by that one's keys.
  return { sortName, search, matchKeys: row.mergedIntoId === null ? matchKeys : [] };
}
