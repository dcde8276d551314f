import { Temporal } from 'temporal-polyfill';
import { timeZoneOfPlace } from '../contacts/time-zone-of-place.ts';
import { salutation } from '../letters/names-in-letters.ts';
import {
  addBusinessDays,
  type BusinessCalendar,
  defaultOfficeHours,
  type Holidays,
} from '../time/business-calendar.ts';
import { type SamplePerson, sampleFindingsOf, samplePeople, sampleTerms } from './sample-people.ts';

// The sample network is replayed through the same use cases as a real search, so its history is whole: what is written here is
// only who did what on which day. Whatever would lie ahead of `now` has not happened, and so stands open.

const sampleDays = 155;

export type SampleStep = { at: Temporal.Instant; person: SamplePerson } & (
  | { does: 'add' }
  | { does: 'write'; promiseAt: Temporal.Instant }
  | { does: 'miss-call' }
  | { does: 'decline' }
  | { does: 'agree'; meetingAt: Temporal.Instant }
  | { does: 'hold'; findings: ReturnType<typeof sampleFindingsOf> }
  | { does: 'name'; named: SamplePerson; terms: (typeof sampleTerms)[number] }
  | { does: 'thank' }
  | { does: 'close-loop'; referrer: SamplePerson }
);

type Season = { firstDay: Temporal.PlainDate; calendar: BusinessCalendar; now: Temporal.Instant };

/** Every step before `now`, in the order in which it happened. `timeZone` is the seeker's, `holidays` are the nation's. */
export function sampleHistory(now: Temporal.Instant, timeZone: string, holidays: Holidays): SampleStep[] {
  const calendar: BusinessCalendar = { timeZone, holidays, officeHours: defaultOfficeHours };
  const firstDay = now.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: sampleDays });
  const season: Season = { firstDay, calendar, now };
  const metOn = new Map<string, Temporal.PlainDate>();
  const steps = samplePeople.flatMap((person, index) => stepsOf(person, index, { season, metOn }));
  return steps
    .filter((step) => Temporal.Instant.compare(step.at, now) < 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/**
 * Who named somebody was written to early, with a week or three between; the others are spread over the last weeks, so that
 * on any day some letters are out and some meetings lie ahead.
 */
/** Days between two links of a chain: long enough that the last referral lies a week or two back. */
const breath = 27;

function letterOn(
  person: SamplePerson,
  index: number,
  { start, season }: { start: Temporal.PlainDate; season: Season },
): Temporal.PlainDate {
  if (person.namedBy === null) return start.add({ days: person.letterAfterDays });
  const early = start.add({ days: person.letterAfterDays * 3 + breath });
  if (samplePeople.some((each) => each.namedBy === person.key)) return early;
  const late = season.firstDay.add({ days: sampleDays - 1 - ((index * 5) % 38) });
  return Temporal.PlainDate.compare(early, late) < 0 ? late : early;
}

function stepsOf(
  person: SamplePerson,
  index: number,
  { season, metOn }: { season: Season; metOn: Map<string, Temporal.PlainDate> },
): SampleStep[] {
  const at = clockOf(season.calendar.timeZone);
  const start = person.namedBy === null ? season.firstDay : metOn.get(person.namedBy);
  if (start === undefined) return [];
  const steps: SampleStep[] =
    person.namedBy === null
      ? [{ at: at(letterOn(person, index, { start, season }), 8, index), person, does: 'add' }]
      : [];
  if (person.ending === 'named') return steps;
  const writtenOn = addBusinessDays(letterOn(person, index, { start, season }), 0, season.calendar);
  let calledOn = addBusinessDays(writtenOn, 3, season.calendar);
  // Promised and called by the reader's clock, in the reader's office hours, and never before the promised time.
  const theirs = clockOf(zoneOf(person, season));
  const promiseAt = theirs(calledOn, 9 + (index % 3), (index % 4) * 15);
  steps.push({ at: at(writtenOn, 9, index), person, does: 'write', promiseAt });
  const callAt = (missed: number) =>
    missed === 0
      ? promiseAt.add({ minutes: 2 + (index % 5) })
      : theirs(calledOn, missed === 1 ? 14 : 10, index + 2);
  for (let missed = 0; missed < person.missedCalls; missed += 1) {
    steps.push({ at: callAt(missed), person, does: 'miss-call' });
    calledOn = addBusinessDays(calledOn, missed === 0 ? 1 : 3, season.calendar);
  }
  const reachedAt = callAt(person.missedCalls);
  if (person.ending === 'declined') return [...steps, { at: reachedAt, person, does: 'decline' }];
  const meetingOn = addBusinessDays(calledOn.add({ days: person.meetingAfterDays }), 0, season.calendar);
  steps.push({ at: reachedAt, person, does: 'agree', meetingAt: theirs(meetingOn, meetingHour(index), 0) });
  metOn.set(person.key, meetingOn);
  return [...steps, ...meetingSteps(person, index, { meetingOn, season })];
}

function zoneOf({ region }: SamplePerson, { calendar }: Season): string {
  return timeZoneOfPlace({ region, country: 'US' }) ?? calendar.timeZone;
}

/** By the reader's clock: the meeting ends within their office hours. */
function meetingHour(index: number): number {
  return 12 + (index % 4);
}

function meetingSteps(
  person: SamplePerson,
  index: number,
  { meetingOn, season }: { meetingOn: Temporal.PlainDate; season: Season },
): SampleStep[] {
  const at = clockOf(season.calendar.timeZone);
  const named = samplePeople.filter((each) => each.namedBy === person.key);
  const referrer = samplePeople.find((each) => each.key === person.namedBy);
  const next = addBusinessDays(meetingOn, 1, season.calendar);
  const endedAt = clockOf(zoneOf(person, season))(meetingOn, meetingHour(index), 30);
  return [
    { at: endedAt, person, does: 'hold', findings: sampleFindingsOf(person, index) },
    ...named.map(
      (each, position): SampleStep => ({
        at: endedAt.add({ minutes: 1 + position }),
        person,
        does: 'name',
        named: each,
        terms: sampleTerms[(index + position) % sampleTerms.length] ?? 'may-use-name',
      }),
    ),
    { at: endedAt.add({ minutes: 90 + (index % 50) }), person, does: 'thank' },
    ...(referrer ? [{ at: at(next, 8, index % 50), person, does: 'close-loop' as const, referrer }] : []),
  ];
}

function clockOf(timeZone: string) {
  return (day: Temporal.PlainDate, hour: number, minute: number): Temporal.Instant =>
    day
      .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour, minute: minute % 60 }) })
      .toInstant();
}

// What the seeker of the sample wrote: short letters with all seven parts, as a seeker might who had filled in the templates.

type SampleText = { subject: string; body: string };

type Writing = {
  person: SamplePerson;
  referrer: SamplePerson | null;
  mayUseName: boolean;
  promise: string;
  me: string;
};

export function sampleOutreach({ person, referrer, mayUseName, promise, me }: Writing): SampleText {
  const name = referrer && mayUseName ? `${referrer.givenName} ${referrer.familyName}` : null;
  const link = name
    ? `${name} suggested I reach out to you.`
    : `I came across your work while reading about ${person.organization}.`;
  return {
    subject: name ? `${name} suggested I reach out` : `Your work at ${person.organization}`,
    body: [
      `Dear ${salutation(person)},`,
      `${link} After 14 years in hospital medicine, I’m moving from clinical practice into utilization management. I’d like to learn from people who know the field and get their honest read on my background.`,
      `I’m not asking for a job, just for 20 to 30 minutes of your time. As ${person.title} at ${person.organization}, you see a side of this work that I’ve only seen from the hospital.`,
      `I’ll call your office on ${promise} to see if there’s a time that works for you.`,
      `Best regards,\n${me}`,
    ].join('\n\n'),
  };
}

const listed = new Intl.ListFormat('en-US');

export function sampleThankYou({
  person,
  finding,
  me,
}: {
  person: SamplePerson;
  finding: string;
  me: string;
}): SampleText {
  const referrals = samplePeople
    .filter(({ namedBy }) => namedBy === person.key)
    .map(({ givenName, familyName }) => `${givenName} ${familyName}`);
  const next =
    referrals.length === 0
      ? []
      : [
          `Thank you, too, for suggesting I talk with ${listed.format(referrals)}. I’ll let you know how it goes.`,
        ];
  return {
    subject: 'Thank you for your time today',
    body: [
      `Dear ${salutation(person)},`,
      `Thank you for making time for me today. I keep thinking about one thing from our conversation: ${finding} I’d like to learn more about that, and I’ll share anything useful I find.`,
      ...next,
      `Best regards,\n${me}`,
    ].join('\n\n'),
  };
}

export function sampleLoopClosing({
  person,
  met,
  me,
}: {
  person: SamplePerson;
  met: SamplePerson;
  me: string;
}): SampleText {
  const name = `${met.givenName} ${met.familyName}`;
  return {
    subject: `My conversation with ${name}`,
    body: [
      `Dear ${salutation(person)},`,
      `You suggested I talk with ${name}, and we’ve now met. I came away with a much better sense of the work at ${met.organization}. Thank you for pointing me in the right direction.`,
      'No need to reply; I just wanted to close the loop.',
      `Best regards,\n${me}`,
    ].join('\n\n'),
  };
}
