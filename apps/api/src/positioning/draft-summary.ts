import { draftSummary as draft } from '@threefold/domain/findings/positioning-summary';
import { listSolvable } from '../findings/list-findings.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/read-settings.ts';
import { findLatestSpeech } from './positioning-queries.ts';

/** Enough to find those that several people named, each in a finding of its own. */
const mostProblems = 200;

/** Keeps nothing: the seeker reads it, changes it, and keeps it then. */
export async function draftSummary(
  db: WorkspaceTransaction,
  scope: Scope,
  reader: 'self' | 'others',
): Promise<{ body: string }> {
  const { profile } = await readSettings(db, scope.workspaceId);
  const speech = await findLatestSpeech(db, scope.workspaceId);
  const solvable = await listSolvable(db, scope, mostProblems);
  return { body: draft({ profile, speech, solvable, reader }) };
}
