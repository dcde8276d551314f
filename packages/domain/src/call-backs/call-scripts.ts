/**
 * A promised call is opened with the promise: it is why the call is put through, and why the reader expects it. Before anybody met
 * it asks for an informational interview, by that name; about a meeting that went badly or did not take place it names the
 * reason and the two days that were offered. Whoever picks up for the reader is told as plainly.
 * Source: the promise method, and the article on interviews that were "blown". What a meeting's kind means stands in `meeting-words`.
 */
import { Temporal } from 'temporal-polyfill';
import type { Conventions } from '../time/conventions.ts';
import { dateInWords, dayDistanceInWords } from '../time/wording.ts';
import type { MeetingKind } from '../vocabulary/meeting-kinds.ts';
import { meetingWords } from '../vocabulary/meeting-words.ts';

/** What the seeker says of the meeting that this call is about. */
export type MeetingReason = 'late' | 'ill' | 'late-and-ill' | 'off' | 'called-off' | 'missed';

export type MeetAgain = {
  kind: MeetingKind;
  /** On the reader's calendar. */
  day: Temporal.PlainDate;
  wasHeld: boolean;
  /** Null where it was not the seeker's doing. */
  reason: MeetingReason | null;
  /** As they were offered; those that are over are not named. */
  days: readonly Temporal.PlainDate[];
};

export type CallFacts = {
  seekerName: string;
  /** After "Hello,": "Dr. Okonkwo", "Grace"; null where the data hold none. */
  reader: string | null;
  /** To somebody else: "Dr. Okonkwo", else the whole name. */
  readerToOthers: string | null;
  /** Whoever answers the reader's phone, where known. */
  assistant: string | null;
  /** What the seeker wants to learn about. */
  aim: string | null;
  /** 1 for the first call of a row. */
  attempt: number;
  /** A letter named the moment of this call. */
  promised: boolean;
  /** The civil date of that letter in the reader's zone, and today there; null without a letter. */
  writtenOn: Temporal.PlainDate | null;
  today: Temporal.PlainDate;
  /** Who referred the seeker, where the terms allow to say so. */
  referrer: string | null;
  /** Null for a call that asks for a first meeting. */
  again: MeetAgain | null;
  /** How the seeker, who reads this aloud, writes dates. */
  conventions: Conventions;
};

export type CallScripts = { opening: string; forAssistant: string };

/** What to say to the reader, and to somebody else who answers; each a few sentences that can be read aloud. */
export function callScripts(facts: CallFacts): CallScripts {
  return { opening: opening(facts), forAssistant: forAssistant(facts) };
}

function opening(facts: CallFacts): string {
  const { reader, seekerName, aim, referrer, again } = facts;
  const hello = `${greeting(reader)} this is ${seekerName}.`;
  if (again !== null) return sentences(hello, whyNow(facts), reasonToReader(again), whichDay(facts, again));
  return sentences(
    hello,
    whyNow(facts),
    referrer && `${referrer} suggested I call you.`,
    meetingWords.informational.request.toReader(aim),
    'Is there a day that would work for you?',
  );
}

function forAssistant(facts: CallFacts): string {
  const { assistant, seekerName, again } = facts;
  const reader = facts.readerToOthers ?? 'your office';
  const hello = `${greeting(assistant)} this is ${seekerName}.`;
  if (again !== null) return sentences(hello, ...aboutMeeting(facts, { again, reader }));
  return sentences(
    hello,
    letterSent(facts, reader),
    meetingWords.informational.request.toAssistant,
    facts.attempt > 1
      ? 'Is there a good time to try again, or could you help me find a time on the calendar?'
      : facts.readerToOthers === null
        ? 'Could you help me find a time on the calendar?'
        : `Is ${reader} available, or could you help me find a time on the calendar?`,
  );
}

function greeting(name: string | null): string {
  return name === null ? 'Hello,' : `Hello, ${name},`;
}

function whyNow({ promised, attempt, writtenOn, again, ...facts }: CallFacts): string | null {
  const about = again === null ? '' : ` about our ${meetingWords[again.kind].talk}`;
  if (writtenOn === null) return again === null ? null : `I'm calling${about}.`;
  const wrote = `I wrote to you ${when(writtenOn, facts)}${about}`;
  if (attempt > 1) return `${wrote}, and I've tried to reach you since.`;
  return promised ? `${wrote} and said I'd call at this time.` : `${wrote}.`;
}

function letterSent({ promised, attempt, writtenOn, ...facts }: CallFacts, reader: string): string | null {
  if (writtenOn === null) return null;
  const sent = `I sent ${reader} a letter ${when(writtenOn, facts)}`;
  if (attempt > 1) return `${sent}, and we haven't been able to connect yet.`;
  return promised ? `${sent} saying I'd call at this time.` : `${sent}.`;
}

const reasons: Record<MeetingReason, string> = {
  late: 'I was late that day',
  ill: 'I was sick that day',
  'late-and-ill': 'I was late and sick that day',
  off: "I wasn't at my best that day",
  'called-off': "I'm sorry I had to cancel",
  missed: "I'm sorry I missed it",
};

function reasonToReader({ kind, reason, wasHeld }: MeetAgain): string {
  const { again } = meetingWords[kind];
  const wish = wasHeld ? again.onThePhone : again.afterMissed;
  if (reason === null) return wish;
  return wasHeld ? `${reasons[reason]}, and ${wish}` : `${reasons[reason]}. ${wish}`;
}

function whichDay(facts: CallFacts, again: MeetAgain): string {
  const days = daysInWords(facts, again);
  return days === null ? 'Is there a day that would work for you?' : `Would ${days}, work for you?`;
}

/** To whoever answers: which meeting, why another one, and the days. */
function aboutMeeting(
  facts: CallFacts,
  { again, reader }: { again: MeetAgain; reader: string },
): (string | null)[] {
  const { conventions, today } = facts;
  const { talk } = meetingWords[again.kind];
  const on = dateInWords(again.day, { ...conventions, reference: today });
  const days = daysInWords(facts, again);
  const calendar = facts.readerToOthers === null ? 'the calendar' : `${possessive(reader)} calendar`;
  const meeting = talk === 'interview' ? 'an interview' : 'a conversation';
  const why = again.reason === null ? null : reasons[again.reason];
  const met = again.wasHeld
    ? `I had ${meeting} with ${reader} on ${on}, and I've asked to meet again${why === null ? '' : ` because ${why}`}.`
    : `I had ${meeting} scheduled with ${reader} for ${on}, and I'm calling to find a new day.`;
  const asked =
    days === null
      ? `Is there a day that would work on ${calendar}?`
      : `I've offered ${days}. Would that work on ${calendar}, or is there a better day?`;
  return [met, again.wasHeld || why === null ? null : `${why}.`, asked];
}

function daysInWords({ conventions, today }: CallFacts, { days }: MeetAgain): string | null {
  const ahead = days.filter((day) => Temporal.PlainDate.compare(day, today) > 0);
  if (ahead.length === 0) return null;
  return ahead.map((day) => dateInWords(day, { ...conventions, reference: today })).join(', or ');
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

function when(
  date: Temporal.PlainDate,
  { today, conventions }: Pick<CallFacts, 'today' | 'conventions'>,
): string {
  const words = dayDistanceInWords(date, today, conventions);
  return /^(?:today|yesterday|tomorrow)$/.test(words) ? words : `on ${words},`;
}

function sentences(...parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null && part !== '').map(String);
  return said
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`.replace(/,(?=[,.])/g, ''))
    .join(' ');
}
