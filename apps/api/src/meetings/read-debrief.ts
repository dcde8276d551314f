import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { getDebrief, getDebriefDraft } from '@threefold/contracts/meetings/debriefs';
import { chooseFollowUp } from '@threefold/domain/letters/follow-up';
import { likelyWay, secondMeetingDays } from '@threefold/domain/letters/second-meeting';
import { dateIn } from '@threefold/domain/time/business-calendar';
import { findReader, type Reader } from '../contacts/find-reader.ts';
import { asDebrief } from '../letters/letter-facts.ts';
import { listFollowUps } from '../letters/list-follow-ups.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findDraftRow } from './debrief-drafts-queries.ts';
import { debriefOfRow } from './debrief-of-row.ts';
import { type DebriefRow, findDebriefRow } from './debriefs-queries.ts';
import { draftOfRow } from './draft-of-row.ts';
import { findMeeting } from './find-meeting.ts';

export type Debriefed = ReplyOf<typeof getDebrief>;

export async function readDebrief(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<Debriefed> {
  await findMeeting(db, scope, meetingId);
  const row = await findDebriefRow(db, scope.workspaceId, meetingId);
  if (!row) throw notFound('debrief');
  return withLetters(db, scope, { row });
}

/** For a page that does not know whether anybody looked back yet: nothing is missing for it. */
export async function readSoFar(
  db: WorkspaceTransaction,
  scope: Scope,
  meetingId: string,
): Promise<ReplyOf<typeof getDebriefDraft>> {
  await findMeeting(db, scope, meetingId);
  const row = await findDebriefRow(db, scope.workspaceId, meetingId);
  const draft = await findDraftRow(db, scope.workspaceId, meetingId);
  return { draft: draftOfRow(draft), debriefed: row ? await withLetters(db, scope, { row }) : null };
}

/** Its letters may be in the trash by now. `reader`: of the debrief's own letter, where they are known already. */
export async function withLetters(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, reader }: { row: DebriefRow; reader?: Reader | undefined },
): Promise<Debriefed> {
  const { letterId, meetingId } = row;
  const letters = await listFollowUps(db, scope, meetingId);
  const letter = letters.find(({ id }) => id === letterId) ?? null;
  return {
    debrief: debriefOfRow(row),
    letter,
    letters: letters.toSorted((a, b) => Number(b.id === letterId) - Number(a.id === letterId)),
    secondMeetingDays: letter && (await daysFor(db, scope, { row, contactId: letter.contactId, reader })),
  };
}

/** Two days that the reader works, after the call that will ask for one of them. */
async function daysFor(
  db: WorkspaceTransaction,
  scope: Scope,
  { row, contactId, reader }: { row: DebriefRow; contactId: string; reader: Reader | undefined },
): Promise<Debriefed['secondMeetingDays']> {
  if (!chooseFollowUp(asDebrief(row.answers)).suggestsSecondMeeting) return null;
  const { calendar, contact } = reader ?? (await findReader(db, scope, contactId));
  const way = likelyWay(contact.emails);
  const [one, other] = secondMeetingDays(dateIn(calendar.timeZone, scope.now), calendar, way);
  return [one.toString(), other.toString()];
}
