import type { AppParts } from '../platform/app-parts.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { inEveryWorkspace } from '../platform/in-every-workspace.ts';
import type { Jobs } from '../platform/jobs.ts';
import type { Scope } from '../platform/scope.ts';
import {
  deleteBinnedFindings,
  deleteBinnedLetters,
  deleteBinnedMeetings,
  deleteBinnedReferrals,
  lockContactsBinnedBefore,
} from './empty-trash-queries.ts';
import { eraseToUnnamed } from './erase-person.ts';

const kept = { hours: 30 * 24 };

/** What has lain in a bin for thirty days goes for good: one search after the other, and one that fails stops no other. */
export async function emptyBins(parts: AppParts): Promise<void> {
  await inEveryWorkspace(parts, emptyBin, (count) => `${count} bins could not be emptied.`);
}

async function emptyBin(db: WorkspaceTransaction, scope: Scope): Promise<void> {
  const { workspaceId, now } = scope;
  const before = now.subtract(kept).toString();
  await eraseToUnnamed(db, scope, await lockContactsBinnedBefore(db, workspaceId, before));
  await deleteBinnedLetters(db, workspaceId, before);
  await deleteBinnedReferrals(db, workspaceId, before);
  await deleteBinnedFindings(db, workspaceId, before);
  await deleteBinnedMeetings(db, workspaceId, before);
}

export const binsJobs: Jobs = { 'empty-bins': emptyBins };
