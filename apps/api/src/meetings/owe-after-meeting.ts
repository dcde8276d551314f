import { displayName } from '@threefold/domain/contacts/names';
import { owedAfter } from '@threefold/domain/meetings/judge-impartially';
import { Temporal } from 'temporal-polyfill';
import { oweLetter } from '../owed-letters/owe-letter.ts';
import { unoweLetter } from '../owed-letters/settle-owed-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { MeetingRow } from './meetings-queries.ts';
import { listOwedThanks } from './owed-after-queries.ts';
import { listParticipants, type ParticipantRow } from './participants-queries.ts';

type MeetingTime = Pick<MeetingRow, 'id' | 'startsAt' | 'minutes' | 'timeZone'>;

/** A meeting was held: each of `contactIds` is owed a thank-you, and whoever had named one of them a word back. */
export async function oweAfterMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: { meeting: MeetingTime; contactIds: readonly string[] },
): Promise<void> {
  const present = await listParticipants(db, scope.workspaceId, [meeting.id]);
  const met = present.filter((person) => contactIds.includes(person.id) && person.deletedAt === null);
  for (const person of met) if (!person.doNotContact) await oweThanks(db, scope, { meeting, person });
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
  const held = { status: 'held' as const, minutes: meeting.minutes, startsAt: startOf(meeting) };
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

function startOf({ startsAt }: MeetingTime): Temporal.Instant {
  return Temporal.Instant.from(startsAt);
}
