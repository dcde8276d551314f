import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Jobs } from '../platform/jobs.ts';
import type { Scope } from '../platform/scope.ts';
import { inEveryWorkspace } from '../platform/workspace-transaction.ts';
import {
  deleteForgottenFiles,
  deleteTrashedFindings,
  deleteTrashedLetters,
  deleteTrashedMeetings,
  deleteTrashedReferrals,
  lockContactsTrashedBefore,
} from './empty-trash-queries.ts';
import { eraseToUnnamed } from './erase-person.ts';

const kept = { hours: 30 * 24 };

/** What has lain in the trash for thirty days goes for good: one search after the other, and one that fails stops no other. */
export async function emptyTrash(parts: AppParts): Promise<void> {
  await inEveryWorkspace(
    parts,
    emptyTrashOf,
    (count) => `The trash of ${count} searches could not be emptied.`,
  );
}

async function emptyTrashOf(db: WorkspaceTransaction, scope: Scope): Promise<void> {
  const { workspaceId, now } = scope;
  const before = now.subtract(kept).toString();
  await eraseToUnnamed(db, scope, await lockContactsTrashedBefore(db, workspaceId, before));
  await deleteTrashedLetters(db, workspaceId, before);
  await deleteTrashedReferrals(db, workspaceId, before);
  await deleteTrashedFindings(db, workspaceId, before);
  await deleteTrashedMeetings(db, workspaceId, before);
  await deleteForgottenFiles(db, workspaceId, before);
}

export const erasureJobs: Jobs = { 'empty-trash': emptyTrash };
