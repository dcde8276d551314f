import type { DebriefInput } from '@threefold/contracts/meetings/debriefs';
import type { EndingLedTo } from '@threefold/contracts/meetings/meetings';
import type { MeetAgain, MeetingReason } from '@threefold/domain/call-backs/call-scripts';
import { apologyCause } from '@threefold/domain/letters/follow-up';
import type { EndingSide } from '@threefold/domain/meetings/endings';
import { dateIn } from '@threefold/domain/time/business-calendar';
import type { MeetingKind, MeetingStatus } from '@threefold/domain/vocabulary/meeting-kinds';
import { Temporal } from 'temporal-polyfill';

/** The meeting that a call is about, as the ledger holds it; each null where the call asks for a first one. */
export type MeetingBefore = {
  beforeKind: MeetingKind | null;
  beforeStatus: MeetingStatus | null;
  beforeStartsAt: string | null;
  beforeEndedBy: EndingSide | null;
  beforeLedTo: EndingLedTo | null;
  beforeAnswers: DebriefInput | null;
};

/** What is said on the phone about meeting again: why, and which days were offered. `timeZone`: the reader's. */
export function meetAgainOf(before: MeetingBefore, timeZone: string): MeetAgain | null {
  const { beforeKind: kind, beforeStartsAt: startsAt, beforeStatus: status } = before;
  if (kind === null || startsAt === null) return null;
  const offered =
    before.beforeAnswers?.secondMeeting?.days ?? before.beforeLedTo?.days.map(({ date }) => date) ?? [];
  return {
    kind,
    day: dateIn(timeZone, Temporal.Instant.from(startsAt)),
    wasHeld: status === 'held',
    reason: reasonOf(before),
    days: offered.map((day) => Temporal.PlainDate.from(day)),
  };
}

function reasonOf({
  beforeStatus: status,
  beforeEndedBy: by,
  beforeAnswers: answers,
}: MeetingBefore): MeetingReason | null {
  if (status === 'held') return answers && apologyCause(answers);
  if (by !== 'me') return null;
  return status === 'no-show' ? 'missed' : 'called-off';
}
