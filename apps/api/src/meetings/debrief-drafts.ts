import type { DebriefDraft, DebriefDraftAnswers } from '@threefold/contracts/meetings/debriefs';
import { contentHash, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { type DraftRow, findDraftRow, putDraftRow } from './debriefs-queries.ts';
import { openMeeting } from './meeting.ts';

type Keeping = {
  meetingId: string;
  answers: DebriefDraftAnswers;
  begunFrom: number;
  ifMatch: number | null;
};

/** Keeps half-done answers. Nothing follows from them, so a meeting of any status takes them. */
export async function keepDraft(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, answers, begunFrom, ifMatch }: Keeping,
): Promise<DebriefDraft> {
  const known = await lockedDraft(db, scope, meetingId);
  // Sent again by a device that did not hear the answer.
  if (
    known.answers &&
    contentHash({ ...known.answers, begunFrom: known.begunFrom }) === contentHash({ ...answers, begunFrom })
  )
    return known;
  requireVersion(known.version, ifMatch, known);
  return put(db, scope, { meetingId, answers, begunFrom });
}

export async function throwAwayDraft(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, ifMatch }: Pick<Keeping, 'meetingId' | 'ifMatch'>,
): Promise<DebriefDraft> {
  const known = await lockedDraft(db, scope, meetingId);
  if (known.answers === null) return known;
  requireVersion(known.version, ifMatch, known);
  return put(db, scope, { meetingId, answers: null, begunFrom: known.begunFrom });
}

/** After a debrief was sent: the draft that it ends goes, one that another device went on with meanwhile stays. */
export async function putAwaySent(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, draft }: { meetingId: string; draft: number | null },
): Promise<void> {
  if (draft === null) return;
  const known = await findDraftRow(db, scope.workspaceId, meetingId);
  if (known?.version !== draft || known.answers === null) return;
  await put(db, scope, { meetingId, answers: null, begunFrom: known.begunFrom });
}

/** The lock on the meeting keeps two drafts of it apart. */
async function lockedDraft(db: WorkspaceTransaction, scope: Scope, meetingId: string): Promise<DebriefDraft> {
  await openMeeting(db, scope, { meetingId, ifMatch: null });
  return draftOfRow(await findDraftRow(db, scope.workspaceId, meetingId));
}

async function put(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  {
    meetingId,
    answers,
    begunFrom,
  }: { meetingId: string; answers: DebriefDraftAnswers | null; begunFrom: number },
): Promise<DebriefDraft> {
  const row = {
    workspaceId,
    meetingId,
    answers: answers && JSON.stringify(answers),
    begunFrom,
    updatedAt: now.toString(),
  };
  return draftOfRow(await putDraftRow(db, row));
}

/** A meeting of which nothing was ever kept has a draft 0, so that the first one can name it. */
export function draftOfRow(row: DraftRow | undefined): DebriefDraft {
  if (!row) return { version: 0, begunFrom: 0, answers: null, updatedAt: null };
  const { version, begunFrom, answers, updatedAt } = row;
  return { version, begunFrom, answers, updatedAt };
}
