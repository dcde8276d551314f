import { meetingEnd } from '@threefold/domain/meetings/judge-impartially';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import type { MeetingRow } from './meetings-queries.ts';
import { oweAfterMeeting, unoweAfterMeeting } from './owe-after-meeting.ts';

/** The end of the meeting, or now where it ended early. */
export function heldAtOf(meeting: Pick<MeetingRow, 'startsAt' | 'minutes'>, scope: Scope): string {
  const startsAt = Temporal.Instant.from(meeting.startsAt);
  const endedAt = meetingEnd({ startsAt, minutes: meeting.minutes });
  return (Temporal.Instant.compare(endedAt, scope.now) < 0 ? endedAt : scope.now).toString();
}

export type Holding = {
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
