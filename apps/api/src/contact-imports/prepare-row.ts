// A row of a file as the rules see it, with all that can be worked out before anybody is looked up.
import { hash } from 'node:crypto';
import { readText } from '@threefold/domain/contact-imports/read-cell';
import { type ReadRow, readRow } from '@threefold/domain/contact-imports/read-row';
import { writeProposals } from '@threefold/domain/contact-imports/referral-seeds';
import type { ContactDetails } from '@threefold/domain/contacts/contact-facts';
import { type FlatField, flatFields, placeParts } from '@threefold/domain/contacts/contact-fields';
import type { ImportMapping } from '@threefold/domain/contacts/import-fields';
import { isSureKey } from '@threefold/domain/contacts/match';
import { storedMatchKeys, withBounced } from '../contacts/contact-columns.ts';
import type { Decision } from './decide-row.ts';
import { importedFields, readOwnRow } from './imported-fields.ts';
import type { FileRecord } from './reading/file-record.ts';

/** A row as the rules see it, with all that can be worked out before anybody is looked up. */
export type ReadPerson = {
  line: number;
  fields: ContactDetails;
  keys: string[];
  /** The keys to look up: a mere name only for a row without organization, since common names would bring in half the workspace. */
  lookUp: string[];
  /** Nothing but the name may say whom the row is about. */
  isMereName: boolean;
  rowHash: string;
  /** Who the row is by an export of our own, whatever else stands in it. */
  exportedId: string | null;
  /**
   * What the seeker should know of the row, and who may have made the introduction, for them to decide; it may be read from a
   * private note, so it stands with the row alone.
   */
  remark: string | null;
  cells: string[];
};
export type RefusedRow = { line: number; decision: Decision; cells: string[] };
export type PreparedRow = ReadPerson | RefusedRow;

export type Reading = {
  columns: readonly string[];
  mapping: ImportMapping;
  seekerCountry: string;
  /** An export of our own comes back as exactly as it went out. */
  isOwn: boolean;
  /** Where an export of our own has the id of the contact; -1 in files of others. */
  idAt: number;
};

export function prepareRow({ line, cells }: FileRecord, reading: Reading): PreparedRow {
  const row = { columns: reading.columns, cells };
  const own = reading.isOwn ? readOwnRow(row, reading.seekerCountry) : null;
  if (own) return personOfRow({ line, cells }, own, reading);
  const read = readRow(row, reading.mapping);
  if (!read.ok) return { line, cells, decision: refusal(line, cells, read) };
  const person = personOfRow({ line, cells }, importedFields(read.contact, reading.seekerCountry), reading);
  return { ...person, remark: remarkOf(read) };
}

/** Null where the cell holds no id. */
export function exportedIdOf(cells: readonly string[], idAt: number): string | null {
  const cell = cells[idAt]?.trim().toLowerCase() ?? '';
  return uuid.test(cell) ? cell : null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function personOfRow({ line, cells }: FileRecord, read: ContactDetails, reading: Reading): ReadPerson {
  const exportedId = exportedIdOf(cells, reading.idAt);
  const fields = exportedId === null ? withStrayId(read, { cells, ...reading }) : read;
  const { givenName, familyName } = fields;
  const rowHash = hash('sha1', JSON.stringify(saidBy(fields)) + (exportedId ?? ''), 'base64url');
  const known = storedMatchKeys(
    withBounced({ ...fields, givenName: givenName ?? '', familyName: familyName ?? '' }),
  );
  const isMereName = !known.some(isSureKey);
  // Of a thousand who have nothing but one name a row finds its own by all that it says.
  const keys = isMereName && known.length > 0 ? [...known, `row:${rowHash}`] : known;
  return {
    line,
    cells,
    fields,
    keys,
    lookUp: fields.organization === null ? keys : keys.filter((key) => !key.startsWith('name:')),
    isMereName,
    rowHash,
    exportedId,
    remark: null,
  };
}

/** All that a row says and nothing else: a field that is new to the program leaves the rows of before as they are. */
function saidBy({ place, extra, source, ...fields }: ContactDetails): unknown[] {
  const said: unknown[] = [extra, source];
  for (const field of flatFields) if (isSaid(fields[field])) said.push(field, fields[field]);
  for (const part of placeParts) if (place[part] !== null) said.push(part, place[part]);
  return said;
}

function isSaid(value: ContactDetails[FlatField]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

function remarkOf({ contact, remarks }: Extract<ReadRow, { ok: true }>): string | null {
  return [...remarks, writeProposals(contact.proposedReferrers)].filter(Boolean).join('; ') || null;
}

/** What stands where the id belongs and is none is kept like any other column. */
function withStrayId(
  fields: ContactDetails,
  { cells, idAt, columns }: Pick<Reading, 'idAt' | 'columns'> & { cells: readonly string[] },
): ContactDetails {
  const text = readText(cells[idAt]);
  const column = columns[idAt];
  if (text === '' || column === undefined) return fields;
  return { ...fields, extra: { ...fields.extra, [column]: text } };
}

type Refusal = { outcome: 'skipped' | 'failed'; reason: string };

function refusal(line: number, cells: readonly string[], { outcome, reason }: Refusal): Decision {
  const name = cells.join(' ').replace(/\s+/g, ' ').trim().slice(0, 80).toWellFormed() || null;
  return {
    line,
    outcome,
    reason,
    contactId: null,
    name,
    changes: null,
    provenanceBefore: null,
    conflicts: [],
  };
}
