import type { DebriefInput } from '@threefold/contracts/meetings/debriefs';
import { chooseFollowUp } from '@threefold/domain/letters/follow-up';
import { pastDay } from '@threefold/domain/letters/second-meeting';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { dateInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { asDebrief } from '../letters/letter-facts.ts';
import { contentHash, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { debriefOfRow } from './debrief-of-row.ts';
import { type DebriefRow, findDebriefRow, listReaders, putDebriefRow } from './debriefs-queries.ts';
import { type Following, type FollowUpWritten, writeFollowUp } from './follow-up-letter.ts';
import { openMeeting } from './open-meeting.ts';
import { type Debriefed, withLetters } from './read-debrief.ts';

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
  const [known, readers] = await Promise.all([
    findDebriefRow(db, workspaceId, meetingId),
    listReaders(db, workspaceId, meetingId),
  ]);
  if (known && contentHash(known.answers) === contentHash(answers))
    return withLetters(db, scope, { row: known });
  // Version 0: none was there when the answers were begun.
  if (known) requireVersion(known.version, ifMatch, debriefOfRow(known));
  const before = known?.answers ?? null;
  requireDaysAhead(scope, { timeZone: meeting.timeZone, answers, before });
  const following = { meetingId, meetingKind: meeting.kind, answers, before };
  const letter = await writeLetters(db, scope, { ...following, readers });
  const debrief = { meetingId, answers, letterId: letter?.id ?? null };
  const [row] = await Promise.all([
    putDebriefRow(db, firstRow(scope, debrief)),
    known ? null : noteFirst(db, scope, { ...debrief, contactId: readers[0] ?? null }),
  ]);
  return withLetters(db, scope, { row, reader: letter?.reader });
}

function requireDaysAhead(
  scope: Scope,
  { timeZone, answers, before }: Pick<Following, 'answers' | 'before'> & { timeZone: string },
): void {
  const today = dateIn(timeZone, scope.now);
  const named = { today: today.toString(), before: before?.secondMeeting?.days };
  const past = pastDay(answers.secondMeeting?.days, named);
  if (past === null) return;
  const day = dateInWords(Temporal.PlainDate.from(past), today);
  throw new Problem('rule-broken', `${day} is over. Name two days that lie ahead for the second meeting.`, {
    code: 'day-past',
  });
}

type Debrief = Pick<DebriefRow, 'meetingId' | 'answers' | 'letterId'>;

function firstRow(scope: Scope, { meetingId, answers, letterId }: Debrief) {
  const now = scope.now.toString();
  return {
    workspaceId: scope.workspaceId,
    meetingId,
    answers: JSON.stringify(answers),
    letterId,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** To the first who was there, and to each of the others what the debrief has for them. Answers the first one's. */
async function writeLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  { readers, ...following }: Following & { readers: readonly string[] },
): Promise<FollowUpWritten | null> {
  const [first, ...others] = readers;
  if (first === undefined) return null;
  const letter = await writeFollowUp(db, scope, { ...following, contactId: first, isFirst: true });
  for (const contactId of others) await writeFollowUp(db, scope, { ...following, contactId, isFirst: false });
  return letter;
}

async function noteFirst(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, letterId, answers, contactId }: Debrief & { contactId: string | null },
): Promise<void> {
  const letterKind = chooseFollowUp(asDebrief(answers)).kind;
  const detail = { incidents: answers.incidents.length, letterKind };
  record(db, scope, [{ kind: 'debriefed', detail, contactId, meetingId, letterId }]);
}
