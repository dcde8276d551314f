import type { Temporal } from 'temporal-polyfill';
import { numberInWords } from '../text/number-in-words.ts';
import type { Conventions } from '../time/conventions.ts';
import { dateInWords } from '../time/wording.ts';
import type { Debrief, IncidentKind } from '../vocabulary/debrief.ts';
import { asksForNames, type MeetingKind, type MeetingStatus } from '../vocabulary/meeting-kinds.ts';
import { meetingWords } from '../vocabulary/meeting-words.ts';
import { type Ending, type TwoDays, twoDaysInWords } from './endings.ts';
import { type Listening, talkedInWords, talkedShare } from './in-the-room.ts';

// A meeting is judged by what happened before it is judged by how it felt; where the two differ, the facts are said first.
// Source: the article on meetings that were "blown": nerves look larger from inside than from the other chair.

export type MeetingFacts = {
  kind: MeetingKind;
  feeling: Debrief['feeling'];
  incidents: readonly IncidentKind[];
  /** Questions that went badly. */
  flubbed: number;
  /** Questions asked, of those that were chosen. */
  asked: number;
  chosen: number;
  referrals: number;
  referralGoal: number;
  /** What was written down as learnt. */
  findings: number;
  agreed: boolean;
  listening: Listening | null;
};

type Judgement = {
  /** How the facts stand to the feeling. */
  gap: 'better' | 'worse' | 'same';
  sentence: string;
  /** What happened, a sentence each. */
  facts: string[];
};

export function judgeImpartially(facts: MeetingFacts): Judgement {
  const weight = weigh(facts);
  const gap = weight - facts.feeling >= 2 ? 'better' : weight - facts.feeling <= -2 ? 'worse' : 'same';
  return { gap, sentence: sentenceOf(gap, facts), facts: factsInWords(facts) };
}

/** What can be seen from the other chair. Nerves are a feeling, and what others did says nothing about the seeker. */
const weights: Partial<Record<IncidentKind, number>> = {
  late: 1,
  ill: 1,
  off: 1,
  disagreed: 0.5,
  'misunderstood-me': 0.5,
  misspoke: 0.5,
  misunderstood: 0.5,
  'flubbed-answer': 0.5,
};

/** Per cent of the time: a listener talks less than the first, a lecturer more than the second. */
const talking = { little: 40, much: 60 };

/** From 1 to 5, as the feeling is; 3 where nothing speaks for either side. */
function weigh(facts: MeetingFacts): number {
  // In an interview the others ask, so talking much says nothing.
  const share = asksForNames(facts.kind) && facts.listening ? talkedShare(facts.listening) : null;
  const slips = facts.incidents.reduce((sum, kind) => sum + (weights[kind] ?? 0), 0);
  const flubbed = facts.incidents.includes('flubbed-answer') ? facts.flubbed - 1 : facts.flubbed;
  const good =
    Math.min(asksForNames(facts.kind) ? facts.referrals : 0, 2) / 2 +
    (facts.agreed ? 0.5 : 0) +
    (facts.findings >= 3 ? 0.5 : 0) +
    (share !== null && share <= talking.little ? 0.5 : 0);
  const bad =
    slips + 0.5 * Math.max(0, Math.min(flubbed, 3)) + (share !== null && share > talking.much ? 1 : 0);
  return Math.min(5, Math.max(1, Math.round(3 + good - bad)));
}

function sentenceOf(gap: Judgement['gap'], facts: MeetingFacts): string {
  if (gap === 'same') return 'What happened matches how it felt.';
  if (gap === 'worse') return 'It felt better than the facts you noted. Read them once more.';
  const isClean = !facts.incidents.some(isOwnAndSeen) && facts.flubbed === 0;
  return isClean ? 'It went better than it felt.' : 'It felt worse than it was.';
}

function isOwnAndSeen(kind: IncidentKind): boolean {
  return weights[kind] !== undefined;
}

/** As somebody in the corner would have noted them. Nerves are the seeker's own to know. */
const inWords: Record<IncidentKind, string> = {
  misspoke: 'You said something badly.',
  misunderstood: 'You assumed what a question was asking.',
  'flubbed-answer': 'You gave a poor answer.',
  late: 'You were late.',
  ill: 'You were ill.',
  off: 'You were off.',
  nervous: 'You were nervous, which shows less than it feels.',
  disagreed: 'They disagreed with something you said.',
  'misunderstood-me': 'They misunderstood something you said.',
  'started-late': 'It started late, which wasn’t your doing.',
  distracted: 'They were distracted, which wasn’t your doing.',
  unprepared: 'They were unprepared, which wasn’t your doing.',
  interrupted: 'You were interrupted, which wasn’t your doing.',
  connection: 'The connection failed, which was no one’s fault.',
  alarm: 'An alarm went off, which was no one’s fault.',
  power: 'The power failed, which was no one’s fault.',
};

function factsInWords(facts: MeetingFacts): string[] {
  const { incidents, flubbed, asked, chosen, listening, findings } = facts;
  const said: (string | false)[] = [
    incidents.length + flubbed === 0 && 'Nothing went off the rails.',
    ...incidents.map((kind) => inWords[kind]),
    flubbed > 0 && `${counted(flubbed, 'answer')} went badly; the letter can give a better one.`,
    chosen > 0 &&
      `You asked ${asked === 0 ? 'none' : numberInWords(asked)} of ${numberInWords(chosen)} questions.`,
    listening !== null && talkedInWords(listening),
    findings > 0 &&
      `You noted ${findings === 1 ? 'one thing' : `${numberInWords(findings)} things`} you heard.`,
    asksForNames(facts.kind) && namedInWords(facts),
    facts.agreed && 'You agreed on a next step.',
  ];
  return said.filter((sentence) => sentence !== false);
}

function namedInWords({ referrals, referralGoal }: MeetingFacts): string | false {
  if (referrals > 0)
    return `You got ${referrals === 1 ? 'one referral' : `${numberInWords(referrals)} referrals`}.`;
  return referralGoal > 0 && 'You got no referrals.';
}

function counted(count: number, one: string, many = `${one}s`): string {
  const words = numberInWords(count);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? one : many}`;
}

// After a meeting was held a thank-you is owed within 24 hours of its end, and a debrief on the same day.
// Source: the timing of the promise method. A meeting that was not held owes nothing.

type HeldMeeting = {
  status: MeetingStatus;
  startsAt: Temporal.Instant;
  minutes: number;
};

type OwedAfter = {
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

// The letter after a meeting that was not held: one apology where the seeker stayed away and none where not, two days, and a call.
// Source: the article on meetings that went wrong. No reason is made up, and nobody is blamed.

type MissedMeeting = {
  ending: Ending;
  kind: MeetingKind;
  /** The day of the meeting, and today, both where the reader is, and how days are written there. */
  day: Temporal.PlainDate;
  today: Temporal.PlainDate;
  conventions: Conventions;
  days: TwoDays;
  /** The call, in words and in the reader's zone. */
  promise: string;
  /** Who is called about the new day, where that is not the reader. */
  through: string | null;
  /** As after "Dear"; null leaves a gap. */
  salutation: string | null;
  me: { name: string | null; credentials: string | null; phone: string | null };
};

export function missedMeetingLetter(missed: MissedMeeting): { subject: string; body: string } {
  const { ending, kind, day, today, salutation, me } = missed;
  const { talk, again } = meetingWords[kind];
  const name = me.name ?? '[your name]';
  return {
    subject: `A new day for our ${talk}`,
    body: [
      `Dear ${salutation ?? '[name]'},`,
      openingOf(ending, { day: dateInWords(day, { ...missed.conventions, reference: today }), talk }),
      `${again.afterMissed} ${newDays(missed)}`,
      [`Sincerely,\n${me.credentials ? `${name}, ${me.credentials}` : name}`, me.phone]
        .filter(Boolean)
        .join('\n'),
    ].join('\n\n'),
  };
}

function newDays({ days, today, conventions, promise, through }: MissedMeeting): string {
  const offered = twoDaysInWords(days, { ...conventions, reference: today });
  return through === null
    ? `Would ${offered}, at the same time, work for you? I'll call your office on ${promise} to see which is better, or to find another day.`
    : `I've offered ${through} a choice of ${offered}, and I'll call their office on ${promise} to settle on a day.`;
}

function openingOf({ status, by }: Ending, { day, talk }: { day: string; talk: string }): string {
  if (by === 'me' && status === 'cancelled') return `I apologize for having to cancel our ${talk} on ${day}.`;
  if (by === 'me')
    return `I missed our ${talk} on ${day}, and I apologize. You had set that time aside for me.`;
  if (status === 'cancelled')
    return `Thank you for letting me know about ${day}. I understand how schedules change.`;
  return `We weren't able to connect on ${day}. I know how quickly a day fills up.`;
}
