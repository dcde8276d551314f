// After a meeting was held a thank-you is owed within 24 hours of its end, and a debrief on the same day.
// Source: the timing of the promise method. A meeting that was not held owes nothing.
import type { Temporal } from 'temporal-polyfill';
import type { MeetingStatus } from '../vocabulary/meeting-kinds.ts';

export type HeldMeeting = {
  status: MeetingStatus;
  startsAt: Temporal.Instant;
  minutes: number;
};

export type OwedAfter = {
  /** 24 hours after the end, whatever the clocks do in that night. */
  thankYouDueAt: Temporal.Instant;
  /** The day of the end where the seeker is. */
  debriefDueOn: Temporal.PlainDate;
};

/** `seekerZone`: the day of the debrief is the seeker's own. */
export function owedAfter(meeting: HeldMeeting, seekerZone: string): OwedAfter | null {
  if (meeting.status !== 'held') return null;
  const endedAt = meetingEnd(meeting);
  return {
    thankYouDueAt: endedAt.add({ hours: 24 }),
    debriefDueOn: endedAt.toZonedDateTimeISO(seekerZone).toPlainDate(),
  };
}

export function meetingEnd({
  startsAt,
  minutes,
}: Pick<HeldMeeting, 'startsAt' | 'minutes'>): Temporal.Instant {
  return startsAt.add({ minutes });
}
