// A template sees only what may be said: a name on terms that forbid its use never reaches the template.
// Source: the terms of a referral in the glossary; a title is never guessed from a name.
import type { TargetReason } from '../contacts/target-reasons.ts';
import type { ReferralEnd } from '../referrals/referral-end.ts';
import type { ReferralTerms } from '../referrals/referral-state.ts';
import { mayNameReferrer } from '../referrals/referral-state.ts';
import type { DebriefPieces } from './follow-up-wording.ts';
import type { HelpedPieces } from './helped-in-words.ts';
import { reasonInWords } from './reason-in-words.ts';

/** What a template may use. Every value is text in words or null; a null leaves a `[gap]` in the letter. */
export type MergeValues = {
  contact: {
    salutation: string | null;
    givenName: string | null;
    familyName: string | null;
    organization: string | null;
    title: string | null;
    city: string | null;
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
  };
  /** Null where there is none, or where the terms are name-only. */
  referrer: {
    name: string | null;
    givenName: string | null;
    saying: string | null;
    /** The introduction that was offered has come. */
    introduced: boolean;
  } | null;
  terms: ReferralTerms | null;
  /** In words and in the reader's zone: "Tuesday, 24 November, at 1:00 in the afternoon". */
  promise: string | null;
  /** Why this reader, as after "because": "you lead ...". */
  reason: string | null;
  meeting: {
    /** YYYY-MM-DD in the zone of the meeting. */
    day: string | null;
    /** "Tuesday, 24 November". */
    dayInWords: string | null;
    /** "1:00 in the afternoon". */
    timeInWords: string | null;
    place: string | null;
    /** What the seeker wrote down there and could help with, with its stop. */
    heard: string | null;
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

type Text = string | null | undefined;

export type MergeInput = {
  contact: {
    givenName?: Text;
    familyName?: Text;
    credentials?: Text;
    organization?: Text;
    title?: Text;
    city?: Text;
    reasons?: readonly TargetReason[];
  };
  me: { name?: Text; credentials?: Text; background?: Text; aim?: Text; phone?: Text; email?: Text };
  referrer?: {
    givenName?: Text;
    familyName?: Text;
    name?: Text;
    saying?: Text;
    terms: ReferralTerms;
    introduced?: boolean;
  } | null;
  promise?: Text;
  /** The seeker's own words win over those made of the target reasons. */
  reason?: Text;
  meeting?: {
    day?: Text;
    dayInWords?: Text;
    timeInWords?: Text;
    place?: Text;
    heard?: Text;
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
  return {
    contact: {
      salutation: salutation(contact),
      givenName: said(contact.givenName),
      familyName: said(contact.familyName),
      organization: said(contact.organization),
      title: said(contact.title),
      city: said(contact.city),
    },
    me: {
      name: said(me.name),
      credentials: said(me.credentials),
      background: said(me.background),
      aim: said(me.aim),
      phone: said(me.phone),
      email: said(me.email),
    },
    referrer: speakableReferrer(input.referrer),
    terms: input.referrer?.terms ?? null,
    promise: said(input.promise),
    reason: said(input.reason) ?? reasonInWords(contact, said(me.aim)),
    meeting: meeting
      ? {
          day: said(meeting.day),
          dayInWords: said(meeting.dayInWords),
          timeInWords: said(meeting.timeInWords),
          place: said(meeting.place),
          heard: withStop(said(meeting.heard)),
          named: said(meeting.named),
          length: said(meeting.length),
          movedFrom: said(meeting.movedFrom),
        }
      : null,
    referred: referred
      ? { name: said(referred.name), outcome: referred.outcome ?? null, learned: said(referred.learned) }
      : null,
    findings: findings
      ? { agreed: said(findings.agreed), furtherResearch: said(findings.furtherResearch) }
      : null,
    debrief: input.debrief ?? null,
    helped: input.helped ?? null,
    news: input.news ? { outcome: said(input.news.outcome) } : null,
  };
}

const doctorates = new Set([
  'md',
  'do',
  'phd',
  'mbbs',
  'mbchb',
  'mdcm',
  'dphil',
  'drph',
  'dnp',
  'pharmd',
  'scd',
]);

/** "Dr. Lindqvist" where the credentials say so, otherwise the whole name; never a guessed "Mr." or "Ms.". */
export function salutation(contact: {
  givenName?: Text;
  familyName?: Text;
  credentials?: Text;
}): string | null {
  const given = said(contact.givenName);
  const family = said(contact.familyName);
  if (family && isDoctor(contact.credentials)) return `Dr. ${family}`;
  return [given, family].filter((name) => name !== null).join(' ') || null;
}

function isDoctor(credentials: Text): boolean {
  const words = (credentials ?? '')
    .replaceAll('.', '')
    .toLowerCase()
    .split(/[\s,;/()]+/);
  return words.some((word) => doctorates.has(word));
}

function speakableReferrer(referrer: MergeInput['referrer']): MergeValues['referrer'] {
  if (!referrer || !mayNameReferrer(referrer.terms)) return null;
  const given = said(referrer.givenName);
  const full = [given, said(referrer.familyName)].filter((name) => name !== null).join(' ');
  const { introduced = false } = referrer;
  return {
    name: said(referrer.name) ?? (full || null),
    givenName: given,
    saying: said(referrer.saying),
    introduced,
  };
}

function withStop(text: string | null): string | null {
  return text === null || /[.!?]["')]?$/.test(text) ? text : `${text}.`;
}

function said(text: Text): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
