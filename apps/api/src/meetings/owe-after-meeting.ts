import { displayName } from '@threefold/domain/contacts/names';
import { loopClosingDueOn } from '@threefold/domain/letters/owed';
import { meetingEnd, owedAfter } from '@threefold/domain/meetings/owed-after';
import { Temporal } from 'temporal-polyfill';
import { findReader } from '../contacts/find-reader.ts';
import { oweLetter } from '../owed-letters/owe-letter.ts';
import { unoweLetter } from '../owed-letters/settle-owed-letter.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { MeetingRow } from './meetings-queries.ts';
import { listOpenLoops, listOwedByMeeting, type OpenLoopRow } from './owed-after-queries.ts';
import { listParticipants, type ParticipantRow } from './participants-queries.ts';

type MeetingTime = Pick<MeetingRow, 'id' | 'startsAt' | 'minutes' | 'timeZone'>;

/**
 * A meeting was held: each of `contactIds` is owed a thank-you, and whoever had named one of them a word back. Answers the
 * referrers too, since what they are owed can change their stage.
 */
export async function oweAfterMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: { meeting: MeetingTime; contactIds: readonly string[] },
): Promise<string[]> {
  const present = await listParticipants(db, scope.workspaceId, [meeting.id]);
  const met = present.filter((person) => contactIds.includes(person.id) && person.deletedAt === null);
  for (const person of met) if (!person.doNotContact) await oweThanks(db, scope, { meeting, person });
  const loops = await listOpenLoops(db, scope.workspaceId, {
    referredIds: met.map((person) => person.id),
    presentIds: present.map((person) => person.id),
  });
  for (const loop of loops) {
    const person = met.find(({ id }) => id === loop.referredId);
    if (person) await oweWordBack(db, scope, { meeting, person, loop });
  }
  return loops.map((loop) => loop.referrerId);
}

/** The meeting was not held after all: what nobody has written yet is no longer owed. */
export async function unoweAfterMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: { meeting: { id: string }; contactIds: readonly string[] },
): Promise<string[]> {
  const owed = await listOwedByMeeting(db, scope.workspaceId, { meetingId: meeting.id, contactIds });
  for (const { id } of owed) await unoweLetter(db, scope, id);
  return owed.map(({ contactId }) => contactId);
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

async function oweWordBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, person, loop }: { meeting: MeetingTime; person: ParticipantRow; loop: OpenLoopRow },
): Promise<void> {
  const { calendar } = await findReader(db, scope, loop.referrerId);
  const metAt = meetingEnd({ startsAt: startOf(meeting), minutes: meeting.minutes });
  const dueOn = loopClosingDueOn(metAt, calendar);
  const plainTime = Temporal.PlainTime.from(calendar.officeHours.until);
  const dueAt = dueOn.toZonedDateTime({ timeZone: calendar.timeZone, plainTime }).toInstant();
  const referrer = displayName({
    givenName: loop.referrerGivenName,
    familyName: loop.referrerFamilyName,
    emails: loop.referrerEmails,
    organization: loop.referrerOrganization,
  });
  await oweLetter(db, scope, {
    kind: 'loop-closing',
    contactId: loop.referrerId,
    meetingId: meeting.id,
    referralId: loop.referralId,
    dueAt: dueAt.toString(),
    why: `${referrer} named ${displayName(person)} to you. You have met: tell ${referrer} what came of it.`,
  });
}

function startOf({ startsAt }: MeetingTime): Temporal.Instant {
  return Temporal.Instant.from(startsAt);
}
