import { Temporal } from 'temporal-polyfill';
import { timeZoneOfPlace } from '../contacts/time-zone-of-place.ts';
import { salutation } from '../letters/names-in-letters.ts';
import { addBusinessDays, type BusinessCalendar, defaultOfficeHours } from '../time/business-calendar.ts';
import { type SamplePerson, sampleFindings, samplePeople, sampleTerms } from './sample-people.ts';

// The sample network is replayed through the same use cases as a real search, so its history is whole: what is written here is
// only who did what on which day. Whatever would lie ahead of `now` has not happened, and so stands open.

const sampleDays = 155;

export type SampleStep = { at: Temporal.Instant; person: SamplePerson } & (
  | { does: 'add' }
  | { does: 'write'; promiseAt: Temporal.Instant }
  | { does: 'miss-call' }
  | { does: 'decline' }
  | { does: 'agree'; meetingAt: Temporal.Instant }
  | { does: 'hold'; findings: readonly (typeof sampleFindings)[number][] }
  | { does: 'name'; named: SamplePerson; terms: (typeof sampleTerms)[number] }
  | { does: 'thank' }
  | { does: 'close-loop'; referrer: SamplePerson }
);

type Season = { firstDay: Temporal.PlainDate; calendar: BusinessCalendar; now: Temporal.Instant };

/** Every step before `now`, in the order in which it happened. `timeZone` is the seeker's. */
export function sampleHistory(now: Temporal.Instant, timeZone: string): SampleStep[] {
  const calendar: BusinessCalendar = { timeZone, holidays: new Map(), officeHours: defaultOfficeHours };
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
  const theirs = clockOf(
    timeZoneOfPlace({ region: person.region, country: 'US' }) ?? season.calendar.timeZone,
  );
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
  steps.push({ at: reachedAt, person, does: 'agree', meetingAt: at(meetingOn, meetingHour(index), 0) });
  metOn.set(person.key, meetingOn);
  return [...steps, ...meetingSteps(person, index, { meetingOn, season })];
}

function meetingHour(index: number): number {
  return 13 + (index % 4);
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
  return [
    { at: at(meetingOn, meetingHour(index), 30), person, does: 'hold', findings: findingsOf(index) },
    ...named.map(
      (each, position): SampleStep => ({
        at: at(meetingOn, meetingHour(index), 31 + position),
        person,
        does: 'name',
        named: each,
        terms: sampleTerms[(index + position) % sampleTerms.length] ?? 'may-use-name',
      }),
    ),
    { at: at(meetingOn, 19, index % 50), person, does: 'thank' },
    ...(referrer ? [{ at: at(next, 8, index % 50), person, does: 'close-loop' as const, referrer }] : []),
  ];
}

function findingsOf(index: number): readonly (typeof sampleFindings)[number][] {
  const first = sampleFindings[index % sampleFindings.length];
  const second = sampleFindings[(index + 5) % sampleFindings.length];
  return [first, second].filter((finding) => finding !== undefined);
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
    ? `${name} suggested that I write to you and asked me to say hello.`
    : `I came across your name while reading about the programs of ${person.organization}.`;
  return {
    subject: name ? `${name} suggested that I write to you` : `Twenty minutes about ${person.organization}`,
    body: [
      `Dear ${salutation(person)},`,
      `${link} After fourteen years of hospital medicine I am moving from the bedside toward utilization management, and before I do I want to learn from the people who lead that work what they need, and have them look over what I bring.`,
      `I am not asking you for a job. I am asking for twenty to thirty minutes, because as ${person.title} at ${person.organization} you see what the rest of us only guess at.`,
      `I will phone your office on ${promise} to see whether there is a time that suits you.`,
      `With thanks,\n${me}`,
    ].join('\n\n'),
  };
}

export function sampleThankYou({
  person,
  finding,
  me,
}: {
  person: SamplePerson;
  finding: string;
  me: string;
}): SampleText {
  return {
    subject: 'Our conversation yesterday',
    body: [
      `Dear ${salutation(person)},`,
      `Thank you for the time you took. What you said stayed with me: ${finding} I looked into it afterwards and found two programs that went another way; I will send you the better of the two papers.`,
      'I will write to the people you named this week, and let you know what came of it.',
      `With thanks,\n${me}`,
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
  return {
    subject: `I met ${met.givenName} ${met.familyName}`,
    body: [
      `Dear ${salutation(person)},`,
      `A short word back: I met ${met.givenName} ${met.familyName}, whom you named to me, and learnt how ${met.organization} handles what we spoke about. The door was open because of you.`,
      `With thanks,\n${me}`,
    ].join('\n\n'),
  };
}
