import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { getClashes } from '@threefold/contracts/meetings/meetings';
import { promiseMinutes } from '@threefold/domain/call-backs/promise';
import { displayName } from '@threefold/domain/contacts/names';
import { type BusySpan, busySpan, isBusyFor, overlap } from '@threefold/domain/time/busy-span';
import { clock, promiseInWords } from '@threefold/domain/time/wording';
import { Temporal } from 'temporal-polyfill';
import { findBusy, spanOfRow } from '../call-backs/busy-spans.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import type { MeetingRow } from './meetings-queries.ts';

export type MeetingTimes = Pick<
  MeetingRow,
  'startsAt' | 'minutes' | 'travelMinutesBefore' | 'travelMinutesAfter'
> & { exceptMeetingId?: string | undefined };

type Clashes = ReplyOf<typeof getClashes>['clashes'];

/** What else falls into that time, told on the seeker's own clock; nothing is refused for it. */
export async function findClashes(
  db: WorkspaceTransaction,
  scope: Scope,
  { startsAt, exceptMeetingId, ...lengths }: MeetingTimes,
): Promise<Clashes> {
  const { timeZone } = await readSettings(db, scope.workspaceId);
  const span = busySpan({ ...lengths, startsAt: Temporal.Instant.from(startsAt) });
  const { meetings, calls } = await findBusy(db, scope, {
    from: span.from.toString(),
    until: span.until.toString(),
    callsFrom: span.from.subtract({ minutes: promiseMinutes }).toString(),
  });
  const told = { timeZone, now: scope.now };
  return [
    ...meetings
      .filter((row) => row.id !== exceptMeetingId && overlap(span, spanOfRow(row)))
      .map((row) => ({
        kind: 'meeting' as const,
        meetingId: row.id,
        callBackId: null,
        at: row.startsAt,
        sentence: meetingSentence(row, told),
      })),
    ...calls
      .filter(({ dueAt }) => isBusyFor(Temporal.Instant.from(dueAt), promiseMinutes, span))
      .map(({ id, dueAt, ...person }) => ({
        kind: 'call' as const,
        meetingId: null,
        callBackId: id,
        at: dueAt,
        sentence: `A call to ${displayName(person)} is due on ${promiseInWords(Temporal.Instant.from(dueAt), timeZone, scope.now)} your time.`,
      })),
  ];
}

type Told = { timeZone: string; now: Temporal.Instant };

function meetingSentence(row: Parameters<typeof spanOfRow>[0], { timeZone, now }: Told): string {
  const { givenName, familyName, startsAt, travelMinutesBefore, travelMinutesAfter } = row;
  const who = displayName({ givenName: givenName ?? '', familyName: familyName ?? '' });
  const when = promiseInWords(Temporal.Instant.from(startsAt), timeZone, now);
  const isOnTheWay = travelMinutesBefore + travelMinutesAfter > 0;
  return `You meet ${who} on ${when} your time${isOnTheWay ? `, and are away ${fromTo(spanOfRow(row), timeZone)}` : ''}.`;
}

function fromTo({ from, until }: BusySpan, timeZone: string): string {
  return `from ${clock(from, timeZone)} to ${clock(until, timeZone)}`;
}
