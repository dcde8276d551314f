import { isDeepStrictEqual } from 'node:util';
import type { ContactImport } from '@threefold/contracts/contact-imports';
import { type Brought, bringBack } from '@threefold/domain/contact-imports/brought';
import type { MergedField } from '@threefold/domain/contact-imports/merge';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendEvents, type HistoryEvent } from '../platform/events.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/read-settings.ts';
import {
  deletePieces,
  findImport,
  type ImportRecord,
  listMergedRows,
  type RowRecord,
  saveImport,
} from './contact-imports-queries.ts';
import type { FieldChange, Person } from './decide-row.ts';
import { importOfRow } from './import-of-row.ts';
import { deleteNotes, listContactsById, saveContacts, saveNotes } from './imported-contacts-queries.ts';
import { referralMark } from './link-referrers.ts';
import { countObstacles, eraseImported, eraseReferrals, type Obstacle } from './undo-import-queries.ts';
import { columnsOf, personOf } from './write-people.ts';

const atOnce = 500;

/**
 * Takes an import back as a whole: whom it made is erased, what it filled in is emptied again where nobody changed it
 * since. Refused once something was built on the people it made.
 */
export async function undoImport(
  db: WorkspaceTransaction,
  scope: Scope,
  importId: string,
): Promise<ContactImport> {
  const { workspaceId } = scope;
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (!row) throw notFound('import');
  requireUndoable(row);
  await requireUntouched(db, scope, row);
  const unlinked = await eraseReferrals(db, workspaceId, referralMark(importId));
  const erased = await eraseImported(db, workspaceId, importId);
  await appendInParts(db, scope, [
    ...unlinked.map((referral) => ({
      kind: 'referral-binned' as const,
      contactId: referral.fromContactId,
      otherContactId: referral.toContactId,
      detail: {},
    })),
    ...erased.flatMap(({ id, wasInBin }) =>
      wasInBin ? [] : [{ kind: 'contact-binned' as const, contactId: id, detail: {} }],
    ),
  ]);
  await restoreMerged(db, scope, row);
  await deletePieces(db, workspaceId, importId);
  const at = scope.now.toString();
  return importOfRow(
    await saveImport(db, workspaceId, { id: importId, status: 'undone', finishedAt: at, updatedAt: at }),
  );
}

function requireUndoable(row: ImportRecord): void {
  const wroteSomething = (row.status === 'done' || row.status === 'failed') && !row.dryRun;
  if (wroteSomething && row.created + row.merged > 0) return;
  const detail =
    row.status === 'undone'
      ? 'This import was taken back already.'
      : 'There is nothing to take back: this import changed nobody.';
  const isRunning = ['queued', 'reading', 'importing'].includes(row.status) && !row.dryRun;
  throw new Problem('conflict', isRunning ? 'This import still runs. Wait until it is done.' : detail, {
    code: 'nothing-to-undo',
    current: importOfRow(row),
  });
}

const inWords: Record<Obstacle, string> = {
  letters: 'letters',
  calls: 'calls',
  meetings: 'meetings',
  referrals: 'referrals',
  findings: 'findings',
  comments: 'comments',
  changes: 'changes made since',
};

async function requireUntouched(db: WorkspaceTransaction, scope: Scope, row: ImportRecord): Promise<void> {
  const { people, ...counts } = await countObstacles(db, scope.workspaceId, {
    importId: row.id,
    mark: referralMark(row.id),
  });
  if (people === 0) return;
  const parts = Object.entries(counts)
    .filter(([, count]) => count > 0)
    // Object.entries forgets the key type that `counts` has.
    .map(([obstacle, count]) => `${inWords[obstacle as Obstacle]} (${count})`);
  throw new Problem(
    'conflict',
    `${people} of the ${row.created} people of this import have ${parts.join(', ')}. Remove those first, or put single people into the bin.`,
    { code: 'built-upon', current: importOfRow(row) },
  );
}

/** The last change of a person is taken back first. */
async function restoreMerged(db: WorkspaceTransaction, scope: Scope, row: ImportRecord): Promise<void> {
  const byContact = Map.groupBy(
    await listMergedRows(db, scope.workspaceId, row.id),
    (merged) => merged.contactId ?? '',
  );
  const ids = [...byContact.keys()];
  const { country } = await readSettings(db, scope.workspaceId);
  for (let start = 0; start < ids.length; start += atOnce) {
    const contacts = await listContactsById(db, scope.workspaceId, {
      ids: ids.slice(start, start + atOnce),
      lock: true,
    });
    const restored = contacts.flatMap((contact) => {
      const person = takeBack(personOf(contact, row.id), byContact.get(contact.id) ?? []);
      return person ? [{ ...person, version: contact.version + 1 }] : [];
    });
    await writeBack(db, scope, { restored, country });
  }
}

/** Undefined where every field that the import filled was changed since. */
function takeBack(person: Person, rows: readonly RowRecord[]): Restored | undefined {
  const fields: Record<string, unknown> = { ...person.fields };
  const changed = new Set<string>();
  let { brought } = person;
  for (const { before } of rows) {
    // Written by the import batch from its own types.
    const { brought: broughtBefore, ...changes } = (before ?? {}) as Record<string, FieldChange> & {
      brought?: Brought;
    };
    for (const [field, change] of Object.entries(changes)) {
      if (!isDeepStrictEqual(fields[field], change.after)) continue;
      fields[field] = change.before;
      changed.add(field);
      brought = bringBack(brought, broughtBefore ?? {}, fieldsOf(field, change));
    }
  }
  if (changed.size === 0) return undefined;
  // Each field got a value back that it had before.
  return {
    id: person.id,
    fields: fields as Person['fields'],
    brought,
    changed: [...changed] as MergedField[],
  };
}

/** As they are named in what was brought: the columns that have no field by their own names. */
function fieldsOf(field: string, { before, after }: FieldChange): string[] {
  if (field !== 'extra') return [field];
  return Object.keys({ ...Object(before), ...Object(after) }).map((column) => `extra.${column}`);
}

type Restored = { id: string; fields: Person['fields']; brought: Brought; changed: MergedField[] };

async function writeBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { restored, country }: { restored: readonly (Restored & { version: number })[]; country: string },
): Promise<void> {
  const { workspaceId } = scope;
  const updatedAt = scope.now.toString();
  await saveContacts(
    db,
    workspaceId,
    restored.map(({ id, fields, brought, version }) => ({
      ...columnsOf(fields, country),
      brought,
      // The row that is taken back would change them again.
      rowHash: null,
      workspaceId,
      id,
      version,
      updatedAt,
    })),
  );
  const withNotes = restored.filter(({ changed }) => changed.includes('notes'));
  const kept = withNotes.flatMap(({ id, fields }) =>
    fields.notes ? { contactId: id, body: fields.notes } : [],
  );
  await saveNotes(db, workspaceId, { notes: kept, at: updatedAt });
  await deleteNotes(
    db,
    workspaceId,
    withNotes.flatMap(({ id, fields }) => (fields.notes ? [] : id)),
  );
  await appendEvents(
    db,
    scope,
    restored.map(({ id, changed }) => ({
      kind: 'contact-changed',
      contactId: id,
      detail: { fields: changed },
    })),
  );
}

async function appendInParts(
  db: WorkspaceTransaction,
  scope: Scope,
  events: readonly HistoryEvent[],
): Promise<void> {
  for (let start = 0; start < events.length; start += atOnce)
    await appendEvents(db, scope, events.slice(start, start + atOnce));
}
