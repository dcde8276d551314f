import type { ContactMerge, listMerges as listMergesEndpoint } from '@threefold/contracts/contact-merging';
import { isEqual, takeApart } from '@threefold/domain/contact-merging/merge-two';
import { displayName } from '@threefold/domain/contacts/names';
import type { z } from 'zod';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { takeDecisionsBack } from './duplicates-queries.ts';
import { columnsOf, type KeptMoves, type KeptSides, mergeOfRow, sideOf } from './merge-contacts.ts';
import {
  countBuiltSince,
  endMerge,
  findLatestMerge,
  findMerge,
  listMergeRows,
  listPeople,
  type MergeRow,
  type PersonRow,
  replaceStages,
  saveNotes,
  savePerson,
} from './merges-queries.ts';
import { type MovedRows, moveRowsBack, takeOut } from './move-rows-queries.ts';

/** Takes two people apart again: each row goes back to whom it belonged. A second time changes nothing. */
export async function undoMerge(
  db: WorkspaceTransaction,
  scope: Scope,
  mergeId: string,
): Promise<ContactMerge> {
  const { workspaceId } = scope;
  const row = await findMerge(db, workspaceId, { mergeId, lock: true });
  if (!row) throw notFound('merge');
  if (row.undoneAt !== null) return mergeOfRow(row);
  const { survivorId, mergedId } = row;
  const people = await listPeople(db, workspaceId, { ids: [survivorId, mergedId], lock: true });
  const survivor = people.find(({ id }) => id === survivorId);
  const merged = people.find(({ id }) => id === mergedId);
  if (!survivor || !merged) throw notFound('merge');
  // Written by mergeContacts from its own types.
  const kept = row.moved as unknown as KeptMoves;
  await requireSafe(db, scope, { row, survivor, rows: kept.rows });
  for (const rows of kept.rows.toReversed()) await moveRowsBack(db, workspaceId, rows);
  await takeOut(db, workspaceId, { referralIds: row.setAside, putAsideAt: row.createdAt });
  await writeBack(db, scope, { row, survivor, stages: kept.stages });
  await takeDecisionsBack(db, workspaceId, { survivorId, mergedId, ...kept.pairs });
  record(db, scope, [
    {
      kind: 'contacts-parted',
      contactId: survivorId,
      otherContactId: mergedId,
      detail: { name: displayName(merged), referrals: row.setAside.length },
    },
  ]);
  await endMerge(db, workspaceId, { id: mergeId, undoneAt: scope.now.toString() });
  const after = await findMerge(db, workspaceId, { mergeId });
  return mergeOfRow(after ?? row);
}

type Undoing = { row: MergeRow; survivor: PersonRow; rows: readonly MovedRows[] };

/** Says what stands in the way of taking two people apart, and what to do about it. */
async function requireSafe(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, survivor, rows }: Undoing,
): Promise<void> {
  const refuse = (detail: string) =>
    new Problem('conflict', detail, { code: 'built-upon', current: mergeOfRow(row) });
  const name = displayName(survivor);
  if (survivor.mergedIntoId !== null) {
    const [next] = await listPeople(db, scope.workspaceId, { ids: [survivor.mergedIntoId], lock: false });
    throw refuse(
      `${name} was merged into ${next ? displayName(next) : 'another contact'} since. Undo that merge first.`,
    );
  }
  if (survivor.deletedAt !== null) throw refuse(`${name} is in the trash. Restore them first.`);
  const latestId = await findLatestMerge(db, scope.workspaceId, survivor.id);
  if (latestId !== undefined && latestId !== row.id) {
    const latest = await findMerge(db, scope.workspaceId, { mergeId: latestId });
    const other = latest ? mergeOfRow(latest).mergedName : 'another contact';
    throw refuse(`${other} was merged into ${name} after that. Undo that merge first.`);
  }
  const built = await countBuiltSince(db, scope.workspaceId, {
    survivorId: survivor.id,
    mergedAt: row.createdAt,
    rows,
  });
  const parts = Object.entries(built)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${count === 1 ? what : `${what}s`}`);
  if (parts.length > 0)
    throw refuse(
      `Since the merge, you’ve worked with items that belonged to ${mergeOfRow(row).mergedName}: ${parts.join(', ')}. They can no longer be separated.`,
    );
}

type WritingBack = { row: MergeRow; survivor: PersonRow; stages: KeptMoves['stages'] };

async function writeBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, survivor, stages }: WritingBack,
): Promise<void> {
  const { workspaceId } = scope;
  const updatedAt = scope.now.toString();
  // Written by mergeContacts from its own types.
  const before = row.before as unknown as KeptSides['before'];
  const after = row.after as unknown as KeptSides['after'];
  const now = sideOf(survivor);
  const contact = takeApart({ before: before.contact, after: after.contact, now: now.contact });
  const provenance = isEqual(after.brought, now.provenance) ? before.brought : now.provenance;
  const columns = columnsOf(
    { contact, provenance },
    { seekerCountry: survivor.seekerCountry, keptKeys: before.keptKeys ?? [] },
  );
  const { stage, stageSince } = before;
  const hasMovedOn = !isEqual(stages.after.at(-1), { at: survivor.stageSince, stage: survivor.stage });
  await replaceStages(db, workspaceId, { contactId: survivor.id, gone: stages.after, stages: stages.before });
  await savePerson(db, workspaceId, {
    id: survivor.id,
    ...columns,
    ...before.source,
    ...(!hasMovedOn && { stage, stageSince }),
    updatedAt,
  });
  if (contact.notes !== survivor.notes)
    await saveNotes(db, workspaceId, { contactId: survivor.id, notes: contact.notes, now: updatedAt });
  await savePerson(db, workspaceId, {
    id: row.mergedId,
    mergedIntoId: null,
    deletedAt: null,
    matchKeys: row.mergedKeys,
    updatedAt,
  });
}

type Request = z.output<typeof listMergesEndpoint.query>;

export async function listMerges(
  db: WorkspaceTransaction,
  scope: Scope,
  { limit, cursor, contactId }: Request,
): Promise<{ items: ContactMerge[]; nextCursor: string | null }> {
  const after = decodeTimeCursor(cursor);
  const rows = await listMergeRows(db, scope.workspaceId, {
    contactId: contactId ?? null,
    after,
    count: limit + 1,
  });
  return pageOf(rows, limit, { item: mergeOfRow, key: (row) => [row.createdAt, row.id] });
}

export async function openMerge(
  db: WorkspaceTransaction,
  scope: Scope,
  mergeId: string,
): Promise<ContactMerge> {
  const row = await findMerge(db, scope.workspaceId, { mergeId });
  if (!row) throw notFound('merge');
  return mergeOfRow(row);
}
