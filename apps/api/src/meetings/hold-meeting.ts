import { meetingEnd } from '@threefold/domain/meetings/owed-after';
import { Temporal } from 'temporal-polyfill';
import { refreshStages } from '../contacts/refresh-stage.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { appendEvents } from '../platform/events.ts';
import type { Scope } from '../platform/scope.ts';
import type { MeetingRow } from './meetings-queries.ts';
import { oweAfterMeeting, unoweAfterMeeting } from './owe-after-meeting.ts';

/** The end of the meeting, or now where it ended early. */
export function heldAtOf(meeting: Pick<MeetingRow, 'startsAt' | 'minutes'>, scope: Scope): string {
  const startsAt = Temporal.Instant.from(meeting.startsAt);
  const endedAt = meetingEnd({ startsAt, minutes: meeting.minutes });
  return (Temporal.Instant.compare(endedAt, scope.now) < 0 ? endedAt : scope.now).toString();
}

type Holding = { meeting: MeetingRow; contactIds: readonly string[] };

/** What follows from a meeting whose row says that it was held. */
export async function followHeldMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: Holding,
): Promise<void> {
  const at = meeting.heldAt ?? scope.now.toString();
  const { kind: meetingKind, minutes } = meeting;
  await appendEvents(
    db,
    scope,
    contactIds.map((contactId, position) => ({
      kind: 'meeting-held',
      detail: { meetingKind, minutes, position },
      at,
      contactId,
      meetingId: meeting.id,
    })),
  );
  await oweAfterMeeting(db, scope, { meeting, contactIds });
  await refreshStages(db, scope, contactIds, at);
}

/** Takes that back, as far as nothing was written yet. */
export async function followNotHeldMeeting(
  db: WorkspaceTransaction,
  scope: Scope,
  { meeting, contactIds }: Holding,
): Promise<void> {
  await appendEvents(
    db,
    scope,
    contactIds.map((contactId, position) => ({
      kind: 'meeting-not-held',
      detail: { meetingKind: meeting.kind, position },
      contactId,
      meetingId: meeting.id,
    })),
  );
  const released = await unoweAfterMeeting(db, scope, { meeting, contactIds });
  await refreshStages(db, scope, [...new Set([...contactIds, ...released])]);
}
