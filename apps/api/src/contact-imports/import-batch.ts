import type { ImportOutcome } from '@threefold/contracts/contact-imports';
import type { ImportMapping } from '@threefold/domain/contact-imports/import-fields';
import type { MergeableContact } from '@threefold/domain/contact-imports/merge';
import { readRow } from '@threefold/domain/contact-imports/read-row';
import { isOwnFile } from '@threefold/domain/exports/contact-csv';
import { storedMatchKeys } from '../contacts/contact-columns.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Scope } from '../platform/scope.ts';
import { findImport, type ImportRecord, insertRows, saveImport } from './contact-imports-queries.ts';
import { addPerson, createPeople, type Decision, decideRow, type People } from './decide-row.ts';
import { rowsDoneOf } from './import-of-row.ts';
import { Superseded } from './import-states.ts';
import { type KnownContact, listKnownContacts } from './imported-contacts-queries.ts';
import { importedFields } from './imported-fields.ts';
import { readOwnRow } from './own-fields.ts';
import type { FileRecord } from './reading/file-record.ts';
import { personOf, type Source, writePeople } from './write-people.ts';

/** What stays the same over all batches of a run. */
export type Run = {
  source: Source;
  columns: readonly string[];
  mapping: ImportMapping;
  dryRun: boolean;
  /** The kind of export that the file is, as `sourceOfFile` names it. */
  kind: string;
  /** People whom earlier batches were about. */
  met: Set<string>;
  /** A dry run writes nobody, so it has to remember whom it would have written; null otherwise. */
  remembered: People | null;
};

type Batch = { run: Run; records: readonly FileRecord[]; rowsDone: number; bytesDone: number };

/**
 * One batch of rows in one transaction: people, history, outcomes and counts together. Whatever is recorded went in, and
 * whatever went in is recorded, so that a run that breaks off goes on behind the last line without doubles.
 */
export async function importBatch(db: WorkspaceTransaction, scope: Scope, batch: Batch): Promise<void> {
  const { run, records, rowsDone, bytesDone } = batch;
  const { workspaceId } = scope;
  const { importId } = run.source;
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (row?.status !== 'importing' || rowsDoneOf(row) !== rowsDone) throw new Superseded();
  const { decisions, known, people } = await decideRows(db, scope, { run, records });
  if (!run.dryRun) {
    await writePeople(db, scope, { source: run.source, people: people.byId, known, decisions });
  }
  await insertRows(
    db,
    decisions.map(({ changes, broughtBefore, contactId, ...decision }) => ({
      ...decision,
      workspaceId,
      importId,
      // In a dry run nobody is there yet to be looked at.
      contactId: run.dryRun && decision.outcome === 'created' ? null : contactId,
      before: changes && JSON.stringify({ ...changes, brought: broughtBefore }),
    })),
  );
  await saveImport(db, workspaceId, {
    id: importId,
    ...addCounts(row, decisions),
    bytesDone,
    updatedAt: scope.now.toString(),
  });
}

type Read = { line: number } & ({ fields: MergeableContact } | { decision: Decision });

async function decideRows(
  db: WorkspaceTransaction,
  scope: Scope,
  { run, records }: Pick<Batch, 'run' | 'records'>,
): Promise<{ decisions: Decision[]; known: readonly KnownContact[]; people: People }> {
  const rows = records.map((record) => readRecord(record, run));
  const keys = new Set(rows.flatMap((row) => ('fields' in row ? keysOf(row.fields) : [])));
  const known = await listKnownContacts(db, scope.workspaceId, { keys: [...keys], lock: !run.dryRun });
  const people = run.remembered ?? createPeople();
  for (const contact of known) {
    if (!people.byId.has(contact.id)) {
      const person = personOf(contact, run.source.importId);
      addPerson(people, { ...person, isInFile: run.met.has(contact.id) || person.line !== null });
    }
  }
  const decisions = rows.map((row) =>
    'decision' in row
      ? row.decision
      : decideRow(people, { ...row, source: run.kind, newId: () => newId(scope.now) }),
  );
  for (const { contactId } of decisions) if (contactId) run.met.add(contactId);
  return { decisions, known, people };
}

function readRecord({ line, cells }: FileRecord, { columns, mapping, source }: Run): Read {
  if (isOwnFile(columns, mapping)) {
    const fields = readOwnRow({ columns, cells }, source.seekerCountry);
    if (fields) return { line, fields };
  }
  const read = readRow({ columns, cells }, mapping);
  if (read.ok) return { line, fields: importedFields(read.contact, source.seekerCountry) };
  const name = cells.join(' ').replace(/\s+/g, ' ').trim().slice(0, 80).toWellFormed() || null;
  const { outcome, reason } = read;
  return {
    line,
    decision: { line, outcome, reason, contactId: null, name, changes: null, broughtBefore: null },
  };
}

/** A mere name is looked up only for a row that has no organization: common names would bring in half the workspace. */
function keysOf(fields: MergeableContact): string[] {
  const keys = storedMatchKeys({
    ...fields,
    givenName: fields.givenName ?? '',
    familyName: fields.familyName ?? '',
  });
  return fields.organization === null ? keys : keys.filter((key) => !key.startsWith('name:'));
}

function addCounts(row: ImportRecord, decisions: readonly Decision[]): Record<ImportOutcome, number> {
  const { created, merged, unchanged, skipped, failed } = row;
  const counts = { created, merged, unchanged, skipped, failed };
  for (const { outcome } of decisions) counts[outcome] += 1;
  return counts;
}
