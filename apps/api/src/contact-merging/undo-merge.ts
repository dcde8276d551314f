import type { ContactMerge } from '@threefold/contracts/contact-merging';
import type { Stage } from '@threefold/contracts/contacts';
import type { MergingSide } from '@threefold/domain/contact-merging/merge-two';
import type { StageBegan } from '@threefold/domain/contact-merging/stage-history';
import { isEqual, takeApart } from '@threefold/domain/contact-merging/take-apart';
import { displayName } from '@threefold/domain/contacts/names';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { type CarriedPairs, takeDecisionsBack } from './carry-decisions-queries.ts';
import { takeOut } from './combine-referrals-queries.ts';
import { mergeOfRow } from './merge-of-row.ts';
import {
  endMerge,
  findMerge,
  listPeople,
  type MergeRow,
  type PersonRow,
  saveNotes,
  savePerson,
} from './merges-queries.ts';
import { columnsOf, sideOf } from './merging-person.ts';
import { type MovedRows, moveRowsBack } from './move-rows-queries.ts';
import { requireSafe } from './require-safe.ts';
import { replaceStages } from './stage-history-queries.ts';

/** What `mergeContacts` kept. */
export type Kept = {
  rows: MovedRows[];
  stages: { before: StageBegan[]; after: StageBegan[] };
  pairs: CarriedPairs;
};
type Before = MergingSide & {
  stage: Stage;
  stageSince: string;
  keptKeys: string[] | null;
  source: Pick<PersonRow, 'sourceKind' | 'sourceLabel' | 'sourceId'>;
};

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
  const kept = row.moved as unknown as Kept;
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

type WritingBack = { row: MergeRow; survivor: PersonRow; stages: Kept['stages'] };

async function writeBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, survivor, stages }: WritingBack,
): Promise<void> {
  const { workspaceId } = scope;
  const updatedAt = scope.now.toString();
  // Written by mergeContacts from its own types.
  const before = row.before as unknown as Before;
  const after = row.after as unknown as MergingSide;
  const now = sideOf(survivor);
  const contact = takeApart({ before: before.contact, after: after.contact, now: now.contact });
  const brought = isEqual(after.brought, now.brought) ? before.brought : now.brought;
  const columns = columnsOf(
    { contact, brought },
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
