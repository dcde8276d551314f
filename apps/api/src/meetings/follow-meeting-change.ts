import type { WorkspaceTransaction } from '../platform/database.ts';
import type { HistoryEvent } from '../platform/facts.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { followHeldMeeting, followNotHeldMeeting } from './hold-meeting.ts';
import { keepConfirmation } from './keep-confirmation.ts';
import type { MeetingRow } from './meetings-queries.ts';
import { oweAfterMeeting, unoweAfterMeeting } from './owe-after-meeting.ts';
import { plannedEvent } from './plan-meeting.ts';

export type MeetingState = { meeting: MeetingRow; contactIds: readonly string[] };
export type MeetingChange = {
  before: MeetingState;
  after: MeetingState;
  /** The new time is owed in writing within hours, and not only the day before. */
  atOnce?: boolean;
  /** Back to a time that it had: whoever knows that time knows it still. */
  isTakenBack?: boolean;
};

/**
 * What a changed meeting leads to. planned -> held, cancelled or no-show, and from each of them to any other: a click is
 * taken back by saying the other. Only `held` owes letters.
 */
export async function followMeetingChange(
  db: WorkspaceTransaction,
  scope: Scope,
  change: MeetingChange,
): Promise<void> {
  const { before, after, atOnce = false, isTakenBack = false } = change;
  const wasHeld = before.meeting.status === 'held';
  const isHeld = after.meeting.status === 'held';
  if (wasHeld && isHeld) await followWhileHeld(db, scope, change);
  else if (wasHeld) await followNotHeldMeeting(db, scope, before);
  record(db, scope, eventsOf(change));
  if (isHeld && !wasHeld) await followHeldMeeting(db, scope, after);
  await keepConfirmation(db, scope, { meeting: after.meeting, before: before.meeting, atOnce, isTakenBack });
  const concerned = new Set([...before.contactIds, ...after.contactIds]);
  record(
    db,
    scope,
    Array.from(concerned, (contactId) => ({ kind: 'meeting-changed', contactId })),
  );
}

/** People join or leave, or the time is put right, which changes by when the thanks are due. */
async function followWhileHeld(
  db: WorkspaceTransaction,
  scope: Scope,
  { before, after }: MeetingChange,
): Promise<void> {
  const left = without(before.contactIds, after.contactIds);
  const joined = without(after.contactIds, before.contactIds);
  if (left.length > 0)
    await followNotHeldMeeting(db, scope, { ...before, contactIds: left, isCounted: true });
  if (joined.length > 0)
    await followHeldMeeting(db, scope, { ...after, contactIds: joined, isCounted: true });
  if (before.meeting.heldAt === after.meeting.heldAt) return;
  await unoweAfterMeeting(db, scope, after);
  await oweAfterMeeting(db, scope, after);
}

function eventsOf({ before, after, isTakenBack }: MeetingChange): HistoryEvent[] {
  const { meeting, contactIds } = after;
  const from = before.meeting.status;
  const meetingId = meeting.id;
  const { endedBy: by, endedReason: reason } = meeting;
  const bare = (kind: 'meeting-cancelled' | 'meeting-missed', ids: readonly string[]): HistoryEvent[] =>
    ids.map((contactId) => ({
      kind,
      detail: { ...(by && { by }), ...(reason && { reason }) },
      contactId,
      meetingId,
    }));
  if (meeting.status === 'cancelled')
    return from === 'cancelled' ? [] : bare('meeting-cancelled', contactIds);
  if (meeting.status === 'no-show') return from === 'no-show' ? [] : bare('meeting-missed', contactIds);
  if (meeting.status === 'held' || from === 'held') return [];
  if (from !== 'planned') return contactIds.map((contactId) => plannedEvent(meeting, contactId));
  return [
    ...bare('meeting-cancelled', without(before.contactIds, contactIds)),
    ...without(contactIds, before.contactIds).map((contactId) => plannedEvent(meeting, contactId)),
    ...movedEvents({ before, after, isTakenBack }),
  ];
}

function movedEvents({ before, after, isTakenBack = false }: MeetingChange): HistoryEvent[] {
  const { startsAt: from } = before.meeting;
  const { startsAt: to, timeZone, id: meetingId } = after.meeting;
  if (from === to) return [];
  const stayed = after.contactIds.filter((id) => before.contactIds.includes(id));
  return stayed.map((contactId) => ({
    kind: 'meeting-moved',
    detail: { from, to, timeZone, ...(isTakenBack && { takenBack: true as const }) },
    contactId,
    meetingId,
  }));
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  return ids.filter((id) => !others.includes(id));
}
