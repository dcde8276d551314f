import type { TargetReason } from '../contacts/target-reasons.ts';
import { mayNameReferrer, type ReferralEnd, type ReferralTerms } from '../referrals/referral-state.ts';
import { type MeetingKind, type MeetingMode, meetingKindFacts } from '../vocabulary/meeting-kinds.ts';
import { meetingWords } from '../vocabulary/meeting-words.ts';
import { leaves, namesOf, professionOf, said, salutation, type Text, titleOf } from './names-in-letters.ts';
import { connectionInWords, reasonInWords, reasonsInWords, toldOfReader } from './why-this-reader.ts';

// A template sees only what may be said: a name on terms that forbid its use never reaches the template.
// Source: the terms of a referral in the glossary; a title is never guessed from a name.

/** What a debrief gives to its letter: each is whole sentences, ready to stand in a letter, or null where the debrief holds nothing of the kind. */
export type DebriefPieces = {
  apology: string | null;
  whatHappened: string | null;
  betterAnswers: string | null;
  missedPoints: string | null;
  secondMeeting: string | null;
  /** After a real interview only. */
  fit: string | null;
};

/** What a template may use. Every value is text in words or null; a null leaves a `[gap]` in the letter. */
export type MergeValues = {
  contact: {
    salutation: string | null;
    givenName: string | null;
    familyName: string | null;
    organization: string | null;
    title: string | null;
    city: string | null;
    /** How the writer comes to this reader, one sentence: "We've been connected on LinkedIn since January 2015." */
    connection: string | null;
  };
  me: {
    name: string | null;
    credentials: string | null;
    /** What lies behind, as after "After": "fourteen years of hospital medicine". */
    background: string | null;
    /** What lies ahead: "utilization management". */
    aim: string | null;
    phone: string | null;
    email: string | null;
    /** "clinical practice", where the seeker's background or degree says so. */
    leaving: string | null;
    /** "a physician", where the degree says so. */
    profession: string | null;
  };
  /** Null where there is none, or where the terms are name-only. */
  referrer: {
    name: string | null;
    givenName: string | null;
    saying: string | null;
    /** What they said of the reader, told to the reader: "Ruth told me that you built the review program." */
    told: string | null;
    /** The introduction that was offered has come. */
    introduced: boolean;
  } | null;
  terms: ReferralTerms | null;
  /** In words and in the reader's zone: "Tuesday, November 24, at 1:00 p.m.". */
  promise: string | null;
  /** Why this reader, as after "because": "as Medical Director at Optum, you're ...". */
  reason: string | null;
  /** The weightiest of the reasons alone, for a letter of a hundred words. */
  mainReason: string | null;
  meeting: {
    /** YYYY-MM-DD in the zone of the meeting. */
    day: string | null;
    /** "Tuesday, November 24". */
    dayInWords: string | null;
    /** "1:00 in the afternoon". */
    timeInWords: string | null;
    place: string | null;
    /** Where or how they meet, one sentence. */
    how: string | null;
    /** As it is spoken of: "conversation", "interview". */
    talk: string;
    /** Of a letter that confirms it. */
    confirmation: { subject: string; thanks: string; agenda: string };
    /** Of the letters after it. */
    thanks: string;
    close: { thanks: string; recovery: string; summary: string; lightNote: string | null };
    signOff: string;
    /** Why it is worth meeting again. */
    wish: string;
    /** What the seeker wrote down there and could help with, with its stop. */
    heard: string | null;
    /** What was said there of the seeker's credentials, with its stop. Of a job interview nothing. */
    verdict: string | null;
    /** Whole sentences of thanks for the names given there. */
    named: string | null;
    /** "25 minutes". */
    length: string | null;
    /** The day and time before it was moved, in words. */
    movedFrom: string | null;
  } | null;
  /** For loop-closing: whom this reader named, what came of it, and what was learnt there. */
  referred: { name: string | null; outcome: ReferralEnd | null; learned: string | null } | null;
  findings: { agreed: string | null; furtherResearch: string | null } | null;
  /** Sentences made of the debrief, for the letters that follow a meeting. */
  debrief: DebriefPieces | null;
  /** For a word to somebody who helped: sentences made of what they gave. */
  helped: HelpedPieces | null;
  /** For the news at the end of the search: how it ended, in the seeker's words. */
  news: { outcome: string | null } | null;
};

export type MergeInput = {
  contact: {
    givenName?: Text;
    familyName?: Text;
    credentials?: Text;
    /** How the seeker greets them, as they typed it. */
    salutation?: Text;
    organization?: Text;
    title?: Text;
    city?: Text;
    reasons?: readonly TargetReason[];
    pronouns?: Text;
    /** YYYY-MM-DD, of LinkedIn. */
    connectedOn?: Text;
    phone?: Text;
  };
  me: { name?: Text; credentials?: Text; background?: Text; aim?: Text; phone?: Text; email?: Text };
  referrer?: {
    givenName?: Text;
    familyName?: Text;
    credentials?: Text;
    name?: Text;
    saying?: Text;
    terms: ReferralTerms;
    introduced?: boolean;
  } | null;
  promise?: Text;
  /** The seeker's own words win over those made of the target reasons. */
  reason?: Text;
  meeting?: {
    kind?: MeetingKind;
    mode?: MeetingMode;
    day?: Text;
    dayInWords?: Text;
    timeInWords?: Text;
    place?: Text;
    heard?: Text;
    verdict?: Text;
    named?: Text;
    length?: Text;
    movedFrom?: Text;
  } | null;
  referred?: { name?: Text; outcome?: ReferralEnd | null; learned?: Text } | null;
  findings?: { agreed?: Text; furtherResearch?: Text } | null;
  debrief?: DebriefPieces | null;
  helped?: HelpedPieces | null;
  news?: { outcome?: Text } | null;
};

export function mergeValues(input: MergeInput): MergeValues {
  const { contact, me, meeting, referred, findings } = input;
  const aim = said(me.aim);
  return {
    contact: {
      salutation: salutation(contact),
      givenName: said(contact.givenName),
      familyName: said(contact.familyName),
      organization: said(contact.organization),
      title: said(contact.title),
      city: said(contact.city),
      connection: connectionInWords(contact),
    },
    me: {
      name: said(me.name),
      credentials: said(me.credentials),
      background: said(me.background),
      aim,
      phone: said(me.phone),
      email: said(me.email),
      leaving: leaves(me),
      profession: professionOf(me.credentials),
    },
    referrer: speakableReferrer(input.referrer, contact),
    terms: input.referrer?.terms ?? null,
    promise: said(input.promise),
    reason: said(input.reason) ?? reasonInWords(contact, aim),
    mainReason: said(input.reason) ?? reasonsInWords(contact, aim)[0] ?? null,
    meeting: meeting ? meetingValues(meeting, { aim, phone: said(contact.phone) }) : null,
    referred: referred
      ? {
          name: said(referred.name),
          outcome: referred.outcome ?? null,
          learned: withStop(said(referred.learned)),
        }
      : null,
    findings: findings
      ? { agreed: said(findings.agreed), furtherResearch: said(findings.furtherResearch) }
      : null,
    debrief: input.debrief ?? null,
    helped: input.helped ?? null,
    news: input.news ? { outcome: said(input.news.outcome) } : null,
  };
}

type Meeting = NonNullable<MergeInput['meeting']>;

function meetingValues(
  meeting: Meeting,
  { aim, phone }: { aim: string | null; phone: string | null },
): NonNullable<MergeValues['meeting']> {
  const { kind = 'informational' } = meeting;
  const words = meetingWords[kind];
  const { thanks, recovery, summary } = words.close;
  const [dayInWords, length] = [said(meeting.dayInWords), said(meeting.length)];
  return {
    day: said(meeting.day),
    dayInWords,
    timeInWords: said(meeting.timeInWords),
    place: said(meeting.place),
    how: howTheyMeet(meeting, phone),
    talk: words.talk,
    confirmation: {
      subject: words.confirmation.subject(dayInWords ?? '[day]'),
      thanks: words.confirmation.thanks,
      agenda: words.confirmation.agenda(aim, length),
    },
    thanks: words.thanks(dayInWords),
    close: {
      thanks,
      recovery,
      summary,
      lightNote: meetingKindFacts[kind].namesPosition ? thanks : null,
    },
    signOff: words.signOff,
    wish: meetingKindFacts[kind].namesPosition
      ? `${words.again.toContinue} ${thanks}`
      : words.again.toContinue,
    heard: withStop(said(meeting.heard)),
    verdict: meetingKindFacts[kind].seekerAsks ? withStop(said(meeting.verdict)) : null,
    named: said(meeting.named),
    length,
    movedFrom: said(meeting.movedFrom),
  };
}

/** Null where the place, the number or the link is not known yet. */
function howTheyMeet({ mode = 'in-person', place }: Meeting, phone: string | null): string | null {
  const where = said(place);
  if (mode === 'in-person') return where && `Place: ${where}`;
  if (mode === 'video') return where && `By video: ${where}`;
  if (where !== null) return `By phone: ${where}`;
  return phone && `I'll call you at ${phone}.`;
}

function speakableReferrer(
  referrer: MergeInput['referrer'],
  reader: { givenName?: Text },
): MergeValues['referrer'] {
  if (!referrer || !mayNameReferrer(referrer.terms)) return null;
  const { given, family } = namesOf(referrer);
  const isDoctor = titleOf({ credentials: referrer.credentials }) !== null;
  const full = [isDoctor ? 'Dr.' : null, given, family].filter((name) => name !== null).join(' ');
  const name = said(referrer.name) ?? (full || null);
  const told = toldOfReader(said(referrer.saying), said(reader.givenName));
  const teller = (isDoctor && family ? `Dr. ${family}` : given) ?? name;
  return {
    name,
    givenName: given,
    saying: said(referrer.saying),
    told: told && teller && `${teller} told me ${told.startsWith('to ') ? '' : 'that '}${told}.`,
    introduced: referrer.introduced ?? false,
  };
}

function withStop(text: string | null): string | null {
  return text === null || /[.!?]["')]?$/.test(text) ? text : `${text}.`;
}

// What somebody gave, in sentences for a letter that is about them: the hour, the names, what came of the names, what is
// hard in their work, what they advised. Source: a word that keeps in touch speaks of the reader, not of the writer.

export type HelpedFacts = {
  /** Meetings that they gave, real job interviews left out. */
  meetings: number;
  /** Whom they named, the first first. */
  named: readonly { name: string; wasMet: boolean; introduced: boolean }[];
  /** Something that they called hard, as the seeker noted it; the latest. */
  challenge: string | null;
  advice: string | null;
};

/** Every sentence is whole; null where there is nothing to say. */
export type HelpedPieces = {
  thanks: string | null;
  cameOf: string | null;
  challenge: string | null;
  advice: string | null;
};

const mostNames = 3;

export function helpedPieces(facts: HelpedFacts): HelpedPieces {
  const { challenge, advice } = facts;
  const met = facts.named.filter(({ wasMet }) => wasMet);
  return {
    thanks: thanksSentence(facts),
    cameOf: met.length === 0 ? null : `I've since met with ${namesInWords(met)}.`,
    challenge:
      challenge === null
        ? null
        : `You told me about a challenge that I've kept thinking about: ${asSentence(challenge)}`,
    advice: advice === null ? null : `Your advice has stuck with me: ${asSentence(advice)}`,
  };
}

function thanksSentence({ meetings, named, advice }: HelpedFacts): string | null {
  const introduced = named.filter((person) => person.introduced);
  const mentioned = named.filter((person) => !person.introduced);
  const parts = [
    meetings > 0 ? 'making time for me' : null,
    introduced.length > 0 ? `introducing me to ${namesInWords(introduced)}` : null,
    mentioned.length > 0 ? `suggesting I talk with ${namesInWords(mentioned)}` : null,
    meetings === 0 && named.length === 0 && advice !== null ? 'your advice' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `Thank you again for ${inARow(parts)}.`;
}

function namesInWords(people: readonly { name: string }[]): string {
  const shown = people.slice(0, mostNames).map(({ name }) => name);
  const others = people.length - shown.length;
  if (others > 0) shown.push(others === 1 ? 'one more person' : `${others} more people`);
  return inARow(shown);
}

function inARow(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join(' and ');
  return `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

/** A note is often half a sentence: it begins as it was written and ends with a full stop. */
function asSentence(note: string): string {
  const text = note.trim().replace(/\s+/g, ' ');
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
