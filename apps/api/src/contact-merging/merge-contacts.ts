import type { ContactMerge, MergeChoices } from '@threefold/contracts/contact-merging';
import { mergeTwo } from '@threefold/domain/contact-merging/merge-two';
import { combineStages } from '@threefold/domain/contact-merging/stage-history';
import { displayName } from '@threefold/domain/contacts/names';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record, settle } from '../platform/unit-of-work.ts';
import { carryDecisions } from './carry-decisions-queries.ts';
import { mergeOfRow } from './merge-of-row.ts';
import { findMerge, insertMerge, isSendingTo, saveNotes, savePerson } from './merges-queries.ts';
import { columnsOf, sideOf } from './merging-person.ts';
import { moveEverything } from './move-everything.ts';
import { readTwo, type Two } from './read-two.ts';
import { listStages, replaceStages } from './stage-history-queries.ts';

type Merging = {
  id?: string | undefined;
  survivorId: string;
  mergedId: string;
  choices?: MergeChoices | undefined;
  survivorVersion?: number | undefined;
  mergedVersion?: number | undefined;
};

/** Makes one person of two, in one transaction: whatever belonged to either belongs to the one who stays. */
export async function mergeContacts(
  db: WorkspaceTransaction,
  scope: Scope,
  merging: Merging,
): Promise<Creation<ContactMerge>> {
  const { workspaceId } = scope;
  const id = merging.id ?? newId(scope.now);
  const hash = contentHash(merging);
  const earlier = merging.id && (await findMerge(db, workspaceId, { mergeId: id }));
  if (earlier) return repeated(earlier.contentHash, hash, mergeOfRow(earlier));
  const two = await readTwo(db, scope, { ...merging, lock: true });
  const { survivorId, mergedId } = merging;
  if (await isSendingTo(db, workspaceId, [survivorId, mergedId]))
    throw new Problem('conflict', 'A letter to one of them is going out right now. Try again in a minute.', {
      code: 'letter-going-out',
    });
  const pairs = await carryDecisions(db, workspaceId, { survivorId, mergedId, now: scope.now.toString() });
  const rows = await moveEverything(db, scope, { survivorId, mergedId });
  const fields = await writeSurvivor(db, scope, { ...two, choices: merging.choices ?? {} });
  const name = displayName(two.merged);
  record(db, scope, [
    {
      kind: 'contacts-merged',
      contactId: survivorId,
      otherContactId: mergedId,
      detail: { name, referrals: rows.setAside.length },
    },
  ]);
  const stages = await mergeStages(db, scope, { survivorId, mergedId });
  const inserted = await insertMerge(db, {
    workspaceId,
    id,
    survivorId,
    mergedId,
    choices: JSON.stringify(merging.choices ?? {}),
    losing: JSON.stringify(fields.losing),
    before: JSON.stringify(fields.before),
    after: JSON.stringify(fields.after),
    mergedKeys: two.merged.matchKeys,
    moved: JSON.stringify({ rows: rows.moved, stages, pairs }),
    setAside: rows.setAside,
    version: 1,
    contentHash: hash,
    createdAt: scope.now.toString(),
  });
  if (!inserted) throw new Problem('conflict', 'This id is taken.', { code: 'id-taken' });
  const row = await findMerge(db, workspaceId, { mergeId: id });
  if (!row) throw notFound('merge');
  return { isNew: true, value: mergeOfRow(row) };
}

async function writeSurvivor(
  db: WorkspaceTransaction,
  scope: Scope,
  { survivor, merged, choices }: Two & { choices: MergeChoices },
) {
  const { workspaceId } = scope;
  const now = scope.now.toString();
  const before = sideOf(survivor);
  const result = mergeTwo(before, sideOf(merged), choices);
  const after = { contact: result.contact, brought: result.brought };
  const keptKeys = [...new Set([...(survivor.keptKeys ?? []), ...merged.matchKeys])];
  const columns = columnsOf(after, { seekerCountry: survivor.seekerCountry, keptKeys });
  const source = sourceOf(survivor.sourceKind === 'sample' ? merged : survivor);
  await savePerson(db, workspaceId, { id: survivor.id, ...columns, ...source, updatedAt: now });
  if (after.contact.notes !== survivor.notes)
    await saveNotes(db, workspaceId, { contactId: survivor.id, notes: after.contact.notes, now });
  await savePerson(db, workspaceId, {
    id: merged.id,
    mergedIntoId: survivor.id,
    deletedAt: now,
    matchKeys: [],
    updatedAt: now,
  });
  const { stage, stageSince, keptKeys: keys } = survivor;
  const kept = { ...before, stage, stageSince, keptKeys: keys, source: sourceOf(survivor) };
  return { losing: result.losing, before: kept, after };
}

/** Somebody who is more than a sample does not go with the samples. */
function sourceOf({ sourceKind, sourceLabel, sourceId }: Two['survivor']) {
  return { sourceKind, sourceLabel, sourceId };
}

/** The survivor's history of stages becomes that of both; the other one keeps their own. */
async function mergeStages(
  db: WorkspaceTransaction,
  scope: Scope,
  { survivorId, mergedId }: { survivorId: string; mergedId: string },
) {
  const { workspaceId } = scope;
  const before = await listStages(db, workspaceId, survivorId);
  const stages = combineStages(before, await listStages(db, workspaceId, mergedId));
  await replaceStages(db, workspaceId, { contactId: survivorId, gone: before, stages });
  const last = stages.at(-1);
  if (last)
    await savePerson(db, workspaceId, {
      id: survivorId,
      stage: last.stage,
      stageSince: last.at,
      updatedAt: scope.now.toString(),
    });
  await settle(db, scope);
  return { before, after: await listStages(db, workspaceId, survivorId) };
}
