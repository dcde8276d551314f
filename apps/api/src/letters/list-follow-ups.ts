import type { Letter } from '@threefold/contracts/letters';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { letterOfRow } from './letter-of-row.ts';
import { listFollowUpRows } from './letters-queries.ts';

/** The letters that follow a meeting, to whoever was there, drafted or out. */
export async function listFollowUps(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Letter[]> {
  return (await listFollowUpRows(db, scope.workspaceId, meetingId)).map(letterOfRow);
}
