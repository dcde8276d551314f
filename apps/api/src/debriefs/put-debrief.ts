import type { DebriefInput } from '@threefold/contracts/debriefs';
import { chooseFollowUp } from '@threefold/domain/letters/follow-up';
import { asDebrief } from '../letters/letter-facts.ts';
import { openMeeting } from '../meetings/open-meeting.ts';
import { contentHash, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendEvents } from '../platform/events.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { debriefOfRow } from './debrief-of-row.ts';
import {
  type DebriefRow,
  findDebriefRow,
  listReaders,
  putDebriefRow,
  saveDebriefLetter,
} from './debriefs-queries.ts';
import { dropFollowUp, type Following, writeFollowUp } from './follow-up-letter.ts';
import { type Debriefed, withLetter } from './read-debrief.ts';

export type Debriefing = { meetingId: string; answers: DebriefInput; ifMatch: number | null };

/** Looks back at a meeting and has the letter written that this calls for. The same answers twice are one debrief. */
export async function putDebrief(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, answers, ifMatch }: Debriefing,
): Promise<Debriefed> {
  const { workspaceId } = scope;
  // The lock on the meeting keeps two debriefs of it apart.
  const meeting = await openMeeting(db, scope, { meetingId, ifMatch: null });
  if (meeting.status !== 'held')
    throw new Problem('rule-broken', 'Say first that the meeting was held, then look back at it.', {
      code: 'not-held',
    });
  const known = await findDebriefRow(db, workspaceId, meetingId);
  if (known && contentHash(known.answers) === contentHash(answers)) return withLetter(db, scope, known);
  if (known) requireVersion(known.version, ifMatch, debriefOfRow(known));
  const row = await putDebriefRow(db, firstRow(scope, { meetingId, answers }));
  const letterId = await writeLetters(db, scope, { meetingId, answers, before: known?.answers ?? null });
  await saveDebriefLetter(db, workspaceId, { meetingId, letterId });
  if (!known) await noteFirst(db, scope, { ...row, letterId });
  return withLetter(db, scope, { ...row, letterId });
}

function firstRow(scope: Scope, { meetingId, answers }: Pick<Debriefing, 'meetingId' | 'answers'>) {
  const now = scope.now.toString();
  return {
    workspaceId: scope.workspaceId,
    meetingId,
    answers: JSON.stringify(answers),
    letterId: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** To the first who was there, a summary to everybody. Answers the first one's. */
async function writeLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  following: Following,
): Promise<string | null> {
  const [first, ...others] = await listReaders(db, scope.workspaceId, following.meetingId);
  if (first === undefined) return null;
  const letterId = await writeFollowUp(db, scope, { ...following, contactId: first });
  const isForAll = chooseFollowUp(asDebrief(following.answers)).kind === 'summary';
  for (const contactId of others) {
    if (isForAll) await writeFollowUp(db, scope, { ...following, contactId });
    else await dropFollowUp(db, scope, { ...following, contactId });
  }
  return letterId;
}

async function noteFirst(db: WorkspaceTransaction, scope: Scope, row: DebriefRow): Promise<void> {
  const { meetingId, letterId, answers } = row;
  const [contactId = null] = await listReaders(db, scope.workspaceId, meetingId);
  const letterKind = chooseFollowUp(asDebrief(answers)).kind;
  const detail = { incidents: answers.incidents.length, letterKind };
  await appendEvents(db, scope, [{ kind: 'debriefed', detail, contactId, meetingId, letterId }]);
}
