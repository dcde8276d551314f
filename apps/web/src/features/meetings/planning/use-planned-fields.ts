import type { MeetingKind, MeetingMode } from '@threefold/contracts/meetings/meetings';
import { useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { workingDaysOn } from '../../../shared/time/wall.ts';
import type { MeetingTimes } from '../meetings-requests.ts';
import type { ResearchChoice } from '../research/research-field.tsx';

export type PlannedFields = {
  kind: MeetingKind;
  startsAt: string;
  timeZone: string;
  minutes: number;
  mode: MeetingMode;
  place: string | null;
  travelMinutesBefore: number;
  travelMinutesAfter: number;
  /** Of a research meeting. */
  research: ResearchChoice | null;
};

export type InitialFields = Partial<Omit<PlannedFields, 'research'>> & {
  id?: string;
  researchQuestionId?: string | null;
};

type Typed = Omit<PlannedFields, 'startsAt' | 'timeZone' | 'place' | 'research' | Way> & {
  /** Null while day or time is incomplete. */
  startsAt: string | null;
  place: string;
  way: { before: number; after: number };
  research: ResearchChoice;
};
type Way = 'travelMinutesBefore' | 'travelMinutesAfter';

const typedAtFirst = (initial: InitialFields, begin: string): Typed => {
  const { kind = 'informational', mode = 'in-person', minutes = 25, place, researchQuestionId } = initial;
  const { travelMinutesBefore: before = 0, travelMinutesAfter: after = 0 } = initial;
  const research = { id: researchQuestionId ?? null, text: '' };
  return { kind, mode, minutes, place: place ?? '', startsAt: begin, way: { before, after }, research };
};

/** On the phone and by video nobody is on the way. */
const travelOf = ({ mode, way }: Typed): Pick<PlannedFields, Way> =>
  mode === 'in-person'
    ? { travelMinutesBefore: way.before, travelMinutesAfter: way.after }
    : { travelMinutesBefore: 0, travelMinutesAfter: 0 };

/** A time that is over can stay, where the meeting has it already. */
const isOverFor = ({ startsAt }: Typed, initial: InitialFields): boolean =>
  startsAt !== null &&
  startsAt !== initial.startsAt &&
  Temporal.Instant.compare(startsAt, Temporal.Now.instant()) <= 0;

/** What stands in the form of a meeting, and what it makes of it. */
export const usePlannedFields = (initial: InitialFields, timeZone: string) => {
  const [begin] = useState(
    () => initial.startsAt ?? workingDaysOn(Temporal.Now.instant(), { days: 5, time: '10:00', timeZone }),
  );
  const [typed, setTyped] = useState(() => typedAtFirst(initial, begin));
  const { way: _, research, startsAt, place, ...rest } = typed;
  const isPast = isOverFor(typed, initial);
  const fields: PlannedFields | null =
    startsAt === null || isPast
      ? null
      : {
          ...{ ...rest, startsAt, timeZone, place: place.trim() || null },
          ...{ ...travelOf(typed), research: rest.kind === 'research' ? research : null },
        };
  return {
    ...{ begin, typed, isPast, fields },
    change: (next: Partial<Typed>) => setTyped((before) => ({ ...before, ...next })),
  };
};

/** Where to look for what stands in the way. */
export const timesOf = (fields: PlannedFields | null, { id }: InitialFields): MeetingTimes | null => {
  if (fields === null) return null;
  const { startsAt, minutes, travelMinutesBefore, travelMinutesAfter } = fields;
  const except = id ? { exceptMeetingId: id } : {};
  return { startsAt, minutes, travelMinutesBefore, travelMinutesAfter, ...except };
};
