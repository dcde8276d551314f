import { displayName } from '@threefold/domain/contacts/names';
import { meetingEnd, owedAfter } from '@threefold/domain/meetings/judge-impartially';
import { Temporal } from 'temporal-polyfill';
import { oweLetter, unoweLetter } from '../contacts/owed-letters.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { mayBeWrittenTo } from './meeting.ts';
import {
  listOwedThanks,
  listParticipants,
  type MeetingRow,
  type ParticipantRow,
} from './meetings-queries.ts';

/** The end of the meeting, or now where it ended early. */
export function heldAtOf(meeting: Pick<MeetingRow, 'startsAt' | 'minutes'>, scope: Scope): string {
  const startsAt = Temporal.Instant.from(meeting.startsAt);
  const endedAt = meetingEnd({ startsAt, minutes: meeting.minutes });
  return (Temporal.Instant.compare(endedAt, scope.now) < 0 ? endedAt : scope.now).toString();
}

type Holding = {
  meeting: MeetingRow;
  contactIds: readonly string[];
  /** True where only some people join or leave a meeting that stays held: it is counted already. */
  isCounted?: boolean;
};

/** What follows from a meeting whose row says that it was held. */
export async function followHeldMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds, isCounted = false }: Holding,
): Promise<void> {
  const { kind: meetingKind, minutes, id: meetingId } = meeting;
  const at = meeting.heldAt ?? scope.now.toString();
  record(
    db,
    scope,
    contactIds.map((contactId, index) => ({
      kind: 'meeting-held',
      detail: { meetingKind, minutes, position: isCounted ? index + 1 : index },
      at,
      contactId,
      meetingId,
    })),
  );
  await oweAfterMeeting(db, scope, { meeting, contactIds });
}

/** Takes that back, as far as nothing was written yet. */
export async function followNotHeldMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds, isCounted = false }: Holding,
): Promise<void> {
  const { kind: meetingKind, id: meetingId } = meeting;
  record(
    db,
    scope,
    contactIds.map((contactId, index) => ({
      kind: 'meeting-not-held',
      detail: { meetingKind, position: isCounted ? index + 1 : index },
      contactId,
      meetingId,
    })),
  );
  await unoweAfterMeeting(db, scope, { meeting, contactIds });
}

type MeetingTime = Pick<MeetingRow, 'id' | 'startsAt' | 'minutes' | 'timeZone'>;

/** A meeting was held: each of `contactIds` who may be written to is owed a thank-you. */
export async function oweAfterMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: { meeting: MeetingTime; contactIds: readonly string[] },
): Promise<void> {
  const present = await listParticipants(db, scope.workspaceId, [meeting.id]);
  const met = present.filter((person) => contactIds.includes(person.id) && mayBeWrittenTo(person));
  for (const person of met) await oweThanks(db, scope, { meeting, person });
}

/** The meeting was not held after all: what nobody has written yet is no longer owed. */
export async function unoweAfterMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: { meeting: { id: string }; contactIds: readonly string[] },
): Promise<void> {
  const owed = await listOwedThanks(db, scope.workspaceId, { meetingId: meeting.id, contactIds });
  for (const { id } of owed) await unoweLetter(db, scope, id);
}

async function oweThanks(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, person }: { meeting: MeetingTime; person: ParticipantRow },
): Promise<void> {
  const startsAt = Temporal.Instant.from(meeting.startsAt);
  const held = { status: 'held' as const, minutes: meeting.minutes, startsAt };
  const owed = owedAfter(held, meeting.timeZone);
  if (!owed) return;
  await oweLetter(db, scope, {
    kind: 'thank-you',
    contactId: person.id,
    meetingId: meeting.id,
    dueAt: owed.thankYouDueAt.toString(),
    why: `You met ${displayName(person)}. Your thanks are due within a day.`,
  });
}
