import type { Debrief } from '@threefold/contracts/debriefs';
import type { Letter } from '@threefold/contracts/letters';
import { findLetter } from '../letters/find-letter.ts';
import { letterOfRow } from '../letters/letter-of-row.ts';
import { findMeeting } from '../meetings/find-meeting.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { debriefOfRow } from './debrief-of-row.ts';
import { type DebriefRow, findDebriefRow, isLetterThere } from './debriefs-queries.ts';

export type Debriefed = { debrief: Debrief; letter: Letter | null };

export async function readDebrief(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Debriefed> {
  await findMeeting(db, scope, meetingId);
  const row = await findDebriefRow(db, scope.workspaceId, meetingId);
  if (!row) throw notFound('debrief');
  return withLetter(db, scope, row);
}

/** Its letter may be in the bin by now. */
export async function withLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  row: DebriefRow,
): Promise<Debriefed> {
  const { letterId } = row;
  const isThere = letterId !== null && (await isLetterThere(db, scope.workspaceId, letterId));
  const letter = isThere ? letterOfRow(await findLetter(db, scope, letterId)) : null;
  return { debrief: debriefOfRow(row), letter };
}
