// What is typed into the form of a meeting, and what it makes of it.
import { type MeetingKind, type MeetingMode, updateMeeting } from '@threefold/contracts/meetings/meetings';
import { createResearchQuestion } from '@threefold/contracts/meetings/research';
import { Temporal } from 'temporal-polyfill';
import { workingDaysOn } from '../../../shared/time/wall.ts';
import type { MeetingTimes } from '../meetings-requests.ts';

/** A meeting as it is changed, and along with it the question that is stated for it. */
export const plannedMeeting = updateMeeting.body.extend({
  newQuestion: createResearchQuestion.body.required().optional(),
});

export type PlannedFields = {
  startsAt: string;
  timeZone: string;
  minutes: number;
  kind: MeetingKind;
  mode: MeetingMode;
  place: string | null;
  travelMinutesBefore: number;
  travelMinutesAfter: number;
  /** Of a research meeting: one that is there, or the id of the new one. */
  researchQuestionId: string | null;
  newQuestion?: { id: string; text: string };
};

export type InitialFields = Partial<Omit<PlannedFields, 'newQuestion'>> & { id?: string };

export type Typed = {
  kind: MeetingKind;
  /** Empty while day or time is incomplete. */
  startsAt: string;
  mode: MeetingMode;
  /** A choice of the platform holds text. */
  minutes: string;
  place: string;
  travelMinutesBefore: number;
  travelMinutesAfter: number;
  /** Null for a new one. */
  researchQuestionId: string | null;
  newQuestion: { text: string };
};

export const typedAtFirst = (initial: InitialFields, timeZone: string): Typed => ({
  kind: initial.kind ?? 'informational',
  startsAt: initial.startsAt ?? workingDaysOn(Temporal.Now.instant(), { days: 5, time: '10:00', timeZone }),
  mode: initial.mode ?? 'in-person',
  minutes: String(initial.minutes ?? 25),
  place: initial.place ?? '',
  travelMinutesBefore: initial.travelMinutesBefore ?? 0,
  travelMinutesAfter: initial.travelMinutesAfter ?? 0,
  researchQuestionId: initial.researchQuestionId ?? null,
  newQuestion: { text: '' },
});

/** `questionId`: what a new question will be called. */
export const plannedFrom = (
  typed: Typed,
  { timeZone, questionId }: { timeZone: string; questionId: string },
): PlannedFields => {
  const { minutes, place, newQuestion, researchQuestionId, ...rest } = typed;
  // On the phone and by video nobody is on the way.
  const way = typed.mode === 'in-person' ? {} : { travelMinutesBefore: 0, travelMinutesAfter: 0 };
  const fields = { ...rest, ...way, timeZone, minutes: Number(minutes), place: place.trim() || null };
  if (typed.kind !== 'research') return { ...fields, researchQuestionId: null };
  if (researchQuestionId !== null) return { ...fields, researchQuestionId };
  const text = newQuestion.text.trim();
  return { ...fields, researchQuestionId: questionId, newQuestion: { id: questionId, text } };
};

/** A time that is over can stay, where the meeting has it already. */
export const isOver = ({ startsAt }: Typed, initial: InitialFields): boolean =>
  startsAt !== '' &&
  startsAt !== initial.startsAt &&
  Temporal.Instant.compare(startsAt, Temporal.Now.instant()) <= 0;

/** Where to look for what stands in the way; null while something is wrong with the times. */
export const timesOf = (fields: PlannedFields, { id }: InitialFields): MeetingTimes | null => {
  const { startsAt, minutes, travelMinutesBefore, travelMinutesAfter } = fields;
  const times = { startsAt, minutes, travelMinutesBefore, travelMinutesAfter };
  if (!updateMeeting.body.safeParse(times).success) return null;
  return { ...times, ...(id ? { exceptMeetingId: id } : {}) };
};
