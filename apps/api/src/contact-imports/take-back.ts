import type { WorkspaceTransaction } from '../platform/database.ts';
import { countWithoutLine } from '../platform/events.ts';
import { enqueue } from '../platform/jobs.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import {
  deletePieces,
  type ImportRecord,
  listWrittenRows,
  type RowRecord,
  saveImport,
} from './contact-imports-queries.ts';
import { deleteImportPeople } from './import-people-queries.ts';
import { referralMark } from './link-referrers.ts';
import { restoreMerged } from './restore-merged.ts';
import {
  countLeft,
  eraseHistory,
  erasePeople,
  eraseReferrals,
  listBuiltUpon,
} from './undo-import-queries.ts';

const atOnce = 1_000;

/** Leaves it to the worker, which goes on with it after a restart too. */
export async function askToTakeBack(
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
    limit: atOnce,
  });
  const last = rows.at(-1);
  if (!last) return end(db, scope, row);
  await restoreMerged(db, scope, {
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
    failure: left > 0 ? `${left} of its people stay: something was built on them.` : null,
    finishedAt: at,
    updatedAt: at,
  });
}
