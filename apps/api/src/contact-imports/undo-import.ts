// An import is taken back, whole or in parts, and one that is not done is cancelled. Whom it made is erased unless something was built on them;
// what it filled in is emptied again where nobody changed it since.
import { isDeepStrictEqual } from 'node:util';
import type { ContactImport, ImportObstacle, ImportObstacles } from '@threefold/contracts/contact-imports';
import type { FilledField } from '@threefold/domain/contacts/fill-contact';
import { type Provenance, restoreProvenance } from '@threefold/domain/contacts/provenance';
import { counted } from '@threefold/domain/time/conventions';
import { eventsOfChange } from '../contacts/contact.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { countWithoutLine } from '../platform/events.ts';
import { enqueue } from '../platform/jobs.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { readSettings } from '../settings/settings.ts';
import {
  deletePieces,
  findImport,
  type ImportRecord,
  listWrittenRows,
  type RowRecord,
  saveImport,
} from './contact-imports-queries.ts';
import type { FieldChange, Person } from './decide-row.ts';
import {
  deleteImportPeople,
  deleteNotes,
  listContactsById,
  saveContacts,
  saveNotes,
} from './imported-contacts-queries.ts';
import { referralMark } from './link-referrers.ts';
import { importOfRow } from './list-imports.ts';
import {
  countLeft,
  eraseHistory,
  erasePeople,
  eraseReferrals,
  findObstacles,
  listBuiltUpon,
} from './undo-import-queries.ts';
import { columnsOf, personOf } from './write-people.ts';

/** So many people are taken back while the seeker waits; more are left to the worker. */
const waitedFor = 2_000;

/**
 * Takes an import back as a whole: whom it made is erased, what it filled in is emptied again where nobody changed it
 * since. Refused once something was built on the people it made, unless those are to stay.
 */
export async function undoImport(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, leaveBuiltUpon }: { importId: string; leaveBuiltUpon: boolean },
): Promise<ContactImport> {
  const { workspaceId } = scope;
  const row = await findImport(db, workspaceId, { importId, lock: true });
  if (!row) throw notFound('import');
  if (row.takingBackAt !== null && row.status !== 'undone') return importOfRow(row);
  requireUndoable(row);
  if (!leaveBuiltUpon) await requireUntouched(db, scope, row);
  if (row.created + row.merged > waitedFor) return importOfRow(await askToTakeBack(db, scope, row));
  let current = row;
  while (current.status !== 'undone') current = await takeBackPart(db, scope, current);
  return importOfRow(current);
}

function requireUndoable(row: ImportRecord): void {
  const wroteSomething = (row.status === 'done' || row.status === 'failed') && !row.dryRun;
  if (wroteSomething && row.created + row.merged > 0) return;
  const detail =
    row.status === 'undone'
      ? 'This import was already undone.'
      : 'Nothing to undo: this import didn’t change anyone.';
  const isRunning = ['queued', 'reading', 'importing'].includes(row.status) && !row.dryRun;
  throw new Problem(
    'conflict',
    isRunning ? 'This import is still running. Cancel it, or wait until it’s done.' : detail,
    {
      code: 'nothing-to-undo',
      current: importOfRow(row),
    },
  );
}

/** So many are named; of the others the number is told. */
const mostNamed = 10;

/** Whom the import made and who cannot go with it, and what was built on each. */
export async function listObstacles(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  importId: string,
): Promise<ImportObstacles> {
  if (!(await findImport(db, workspaceId, { importId }))) throw notFound('import');
  const mark = referralMark(importId);
  const { people, first } = await findObstacles(db, workspaceId, { importId, mark, most: mostNamed });
  return { people, items: first.map(({ id, ...person }) => ({ contactId: id, ...person })) };
}

const inWords: Record<ImportObstacle, string> = {
  letters: 'letters',
  calls: 'calls',
  meetings: 'meetings',
  referrals: 'referrals',
  findings: 'findings',
  research: 'research answers',
  comments: 'comments',
  proposals: 'coach proposals',
  merges: 'merges',
  changes: 'later changes',
};

async function requireUntouched(db: WorkspaceTransaction, scope: Scope, row: ImportRecord): Promise<void> {
  const { people, counts, first } = await findObstacles(db, scope.workspaceId, {
    importId: row.id,
    mark: referralMark(row.id),
    most: mostNamed,
  });
  if (people === 0) return;
  const built = [...counts].map(([obstacle, count]) => `${inWords[obstacle]} (${count})`).join(', ');
  const more = people > first.length ? ` and ${people - first.length} more` : '';
  const names = `${first.map(({ name }) => name).join(', ')}${more}`;
  throw new Problem(
    'conflict',
    `${people} of the ${row.created} people of this import ${people === 1 ? 'has' : 'have'} ${built}: ${names}. Take back all but ${people === 1 ? 'this one' : 'these'}, or leave it as it is.`,
    { code: 'built-upon', current: importOfRow(row) },
  );
}

const rowsAtOnce = 1_000;

/** Leaves it to the worker, which goes on with it after a restart too. */
async function askToTakeBack(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { id }: ImportRecord,
): Promise<ImportRecord> {
  const at = now.toString();
  const asked = await saveImport(db, workspaceId, { id, takingBackAt: at, updatedAt: at });
  await enqueue(db, 'run-import', { payload: { workspaceId, importId: id }, key: `run-import:${id}` });
  return asked;
}

/**
 * Takes back one part of a locked import, from its last line upward; answers it as it stands then, `undone` after the last part.
 * People on whom something was built in the meantime stay.
 */
export async function takeBackPart(
  db: WorkspaceTransaction,
  scope: Scope,
  row: ImportRecord,
): Promise<ImportRecord> {
  const { workspaceId, now } = scope;
  if (row.takenBackLine === null) await unlink(db, scope, row.id);
  const rows = await listWrittenRows(db, workspaceId, {
    importId: row.id,
    before: row.takenBackLine,
    limit: rowsAtOnce,
  });
  const last = rows.at(-1);
  if (!last) return end(db, scope, row);
  await restoreFilled(db, scope, {
    importId: row.id,
    rows: rows.filter(({ outcome }) => outcome === 'merged'),
  });
  await erase(db, scope, { importId: row.id, rows });
  return saveImport(db, workspaceId, { id: row.id, takenBackLine: last.line, updatedAt: now.toString() });
}

async function unlink(db: WorkspaceTransaction, scope: Scope, importId: string): Promise<void> {
  const unlinked = await eraseReferrals(db, scope.workspaceId, referralMark(importId));
  record(
    db,
    scope,
    unlinked.map(({ fromContactId, toContactId }) => ({
      kind: 'referral-binned',
      contactId: fromContactId,
      otherContactId: toContactId,
      detail: {},
    })),
  );
}

async function erase(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, rows }: { importId: string; rows: readonly RowRecord[] },
): Promise<void> {
  const { workspaceId } = scope;
  const made = rows.flatMap(({ outcome, contactId }) =>
    outcome === 'created' && contactId ? contactId : [],
  );
  const kept = new Set(await listBuiltUpon(db, workspaceId, { ids: made, mark: referralMark(importId) }));
  const erased = await erasePeople(db, workspaceId, { importId, ids: made.filter((id) => !kept.has(id)) });
  // The list of imports says that they were here and went; a history of its own would tell nobody whose it was.
  await eraseHistory(
    db,
    workspaceId,
    erased.map(({ id }) => id),
  );
  const times = erased.filter(({ wasInTrash }) => !wasInTrash).length;
  await countWithoutLine(db, scope, { kind: 'contact-binned', detail: {}, times });
}

async function end(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { id }: ImportRecord,
): Promise<ImportRecord> {
  await deletePieces(db, workspaceId, id);
  await deleteImportPeople(db, workspaceId, id);
  const left = await countLeft(db, workspaceId, id);
  const at = now.toString();
  return saveImport(db, workspaceId, {
    id,
    status: 'undone',
    failure:
      left > 0 ? `Kept ${counted(left, ['person', 'people'])} because you’ve worked with them since.` : null,
    finishedAt: at,
    updatedAt: at,
  });
}

/** Empties again what these rows filled in, where nobody changed it since. The last change of a person comes first. */
async function restoreFilled(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, rows }: { importId: string; rows: readonly RowRecord[] },
): Promise<void> {
  if (rows.length === 0) return;
  const byContact = Map.groupBy(rows, (row) => row.contactId ?? '');
  const { country } = await readSettings(db, scope.workspaceId);
  const contacts = await listContactsById(db, scope.workspaceId, { ids: [...byContact.keys()], lock: true });
  const restored = contacts.flatMap((contact) => {
    const person = withoutRows(personOf(contact, importId), byContact.get(contact.id) ?? []);
    return person ? [{ ...person, version: contact.version + 1 }] : [];
  });
  await writeBack(db, scope, { restored, country });
}

/** Undefined where every field that the import filled was changed since. */
function withoutRows(person: Person, rows: readonly RowRecord[]): Restored | undefined {
  const fields: Record<string, unknown> = { ...person.fields };
  const changed = new Set<string>();
  let { provenance } = person;
  for (const { before } of rows) {
    // Written by the import batch from its own types.
    const { brought: provenanceBefore, ...changes } = (before ?? {}) as Record<string, FieldChange> & {
      brought?: Provenance;
    };
    for (const [field, change] of Object.entries(changes)) {
      if (!isDeepStrictEqual(fields[field], change.after)) continue;
      fields[field] = change.before;
      changed.add(field);
      provenance = restoreProvenance(provenance, provenanceBefore ?? {}, fieldsOf(field, change));
    }
  }
  if (changed.size === 0) return undefined;
  // Each field got a value back that it had before.
  return {
    id: person.id,
    fields: fields as Person['fields'],
    provenance,
    changed: [...changed] as FilledField[],
  };
}

/** As provenance names them: the columns that have no field by their own names. */
function fieldsOf(field: string, { before, after }: FieldChange): string[] {
  if (field !== 'extra') return [field];
  return Object.keys({ ...Object(before), ...Object(after) }).map((column) => `extra.${column}`);
}

type Restored = { id: string; fields: Person['fields']; provenance: Provenance; changed: FilledField[] };

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
    restored.map(({ id, fields, provenance, version }) => ({
      ...columnsOf(fields, country),
      brought: provenance,
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
  record(
    db,
    scope,
    restored.flatMap(({ id: contactId, changed, fields: { doNotContact } }) =>
      eventsOfChange({ contactId, fields: changed, doNotContact }),
    ),
  );
}

/**
 * Ends an import before it is done: what went in so far is taken back by the worker, and the file is thrown away. Also for one that
 * waits for a mapping, and for a dry run that nobody wants to follow. A second click answers the same.
 */
export async function cancelImport(
  db: WorkspaceTransaction,
  scope: Scope,
  importId: string,
): Promise<ContactImport> {
  const row = await findImport(db, scope.workspaceId, { importId, lock: true });
  if (!row) throw notFound('import');
  if (row.takingBackAt !== null) return importOfRow(row);
  requireCancelable(row);
  const wroteSomething = !row.dryRun && row.created + row.merged > 0;
  if (wroteSomething) return importOfRow(await askToTakeBack(db, scope, row));
  await deletePieces(db, scope.workspaceId, importId);
  await deleteImportPeople(db, scope.workspaceId, importId);
  const at = scope.now.toString();
  return importOfRow(
    await saveImport(db, scope.workspaceId, {
      id: importId,
      status: 'undone',
      takingBackAt: at,
      finishedAt: at,
      updatedAt: at,
    }),
  );
}

function requireCancelable(row: ImportRecord): void {
  const isOpen =
    ['queued', 'reading', 'waiting-for-mapping', 'importing'].includes(row.status) ||
    (row.status === 'done' && row.dryRun);
  if (isOpen) return;
  throw new Problem('conflict', 'This import is finished. Use Undo instead.', {
    code: 'import-not-open',
    current: importOfRow(row),
  });
}
