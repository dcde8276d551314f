import { foldText } from '../contacts/search-text.ts';
import { isFormOfAddress } from '../contacts/split-name.ts';
import type { TargetReason } from '../contacts/target-reasons.ts';
import { mayNameReferrer, type ReferralEnd, type ReferralTerms } from '../referrals/referral-state.ts';

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
  /** In words and in the reader's zone: "Tuesday, November 24, at 1:00 p.m.". */
  promise: string | null;
  /** Why this reader, as after "because": "you lead ...". */
  reason: string | null;
  meeting: {
    /** YYYY-MM-DD in the zone of the meeting. */
    day: string | null;
    /** "Tuesday, November 24". */
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
    /** How the seeker greets them, as they typed it. */
    salutation?: Text;
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

/**
 * What stands after "Dear". What the seeker typed comes first, and a bare "Ms." is put before the family name; else
 * "Dr. Lindqvist" where the credentials say so, otherwise the whole name; never a guessed "Mr." or "Ms.".
 */
export function salutation(contact: {
  givenName?: Text;
  familyName?: Text;
  credentials?: Text;
  salutation?: Text;
}): string | null {
  const given = said(contact.givenName);
  const family = said(contact.familyName);
  const typed = said(said(contact.salutation)?.replace(/^dear\s+|\s*[,:]$/gi, ''));
  if (typed !== null) return isFormOfAddress(typed) && family ? `${typed} ${family}` : typed;
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

// A letter says why it goes to this reader and no other, in words made of the target reasons and what is known of them.
// Source: the target reasons of the glossary. What the data cannot say is left to the writer.

type Known = {
  organization?: string | null | undefined;
  title?: string | null | undefined;
  reasons?: readonly TargetReason[];
};
type Facts = { title: string | null; place: string | null; aim: string | null };

/** Why this reader, as a clause after "because"; the most personal reason wins, null where the data hold none. */
export function reasonInWords({ reasons = [], ...contact }: Known, aim: string | null): string | null {
  const facts = { title: contact.title?.trim() || null, place: contact.organization?.trim() || null, aim };
  for (const { reason, inWords } of mostPersonalFirst) {
    const words = reasons.includes(reason) ? inWords(facts) : null;
    if (words !== null) return words;
  }
  return null;
}

const mostPersonalFirst: readonly { reason: TargetReason; inWords: (facts: Facts) => string | null }[] = [
  {
    reason: 'role',
    inWords: ({ title, place }) =>
      title && `you know from the inside what it is to be ${withArticle(title)}${at(place)}`,
  },
  {
    reason: 'work',
    inWords: ({ aim, place }) =>
      aim || place
        ? `you do the work itself${aim ? `, ${aim},` : ''}${at(place)} and can tell me what it asks of a physician`
        : null,
  },
  {
    reason: 'report-to',
    inWords: ({ title, place }) =>
      title || place
        ? `you lead people who do this work${at(place)} and know what a good colleague brings to it`
        : null,
  },
  {
    reason: 'company',
    inWords: ({ place }) =>
      place && `you know ${place} from within, and it is a place whose work I want to understand`,
  },
];

function at(place: string | null): string {
  return place ? ` at ${place}` : '';
}

function withArticle(title: string): string {
  if (/^(?:an?|the)\s/i.test(title)) return title;
  return /^(?:[aeio]|u(?!ni|se|ti))/i.test(title) ? `an ${title}` : `a ${title}`;
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
    cameOf: met.length === 0 ? null : `I have met ${namesInWords(met)} since.`,
    challenge:
      challenge === null
        ? null
        : `One thing that you called hard has stayed with me: ${asSentence(challenge)}`,
    advice: advice === null ? null : `Your advice has gone with me: ${asSentence(advice)}`,
  };
}

function thanksSentence({ meetings, named, advice }: HelpedFacts): string | null {
  const introduced = named.filter((person) => person.introduced);
  const mentioned = named.filter((person) => !person.introduced);
  const parts = [
    meetings > 0 ? 'made time for me' : null,
    introduced.length > 0 ? `introduced me to ${namesInWords(introduced)}` : null,
    mentioned.length > 0 ? `named ${namesInWords(mentioned)} to me` : null,
    meetings === 0 && named.length === 0 && advice !== null ? 'gave me your advice' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `You ${inARow(parts)}.`;
}

function namesInWords(people: readonly { name: string }[]): string {
  const shown = people.slice(0, mostNames).map(({ name }) => name);
  const others = people.length - shown.length;
  if (others > 0) shown.push(others === 1 ? 'one more person' : `${others} more people`);
  return inARow(shown);
}

function inARow(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A note is often half a sentence: it begins as it was written and ends with a full stop. */
function asSentence(note: string): string {
  const text = note.trim().replace(/\s+/g, ' ');
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

// A letter names only people that the data hold: its reader in the greeting, its referrer in the opening.
// Names are compared without case, accents and titles, so that "Soren" and "Søren" are one.

const titles = new Set(
  'dr drs prof professor mr mrs ms mx sir madam doctor md do phd mbbs mph mba rn np pa facp jr sr ii iii'.split(
    ' ',
  ),
);

/** "Dr. Søren van der Lindqvist-Holm, MD" -> soren, van, der, lindqvist, holm. */
export function nameWords(name: string): string[] {
  const words = foldText(name).split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '' && !titles.has(word));
}

/** Whether a text names somebody by the whole name, the first or the last word of it. */
export function isNamed(name: string, text: string): boolean {
  const words = nameWords(name);
  if (words.length === 0) return false;
  const inText = new Set(nameWords(text));
  const capitalized = new Set(nameWords((text.match(/\p{Lu}[\p{L}'-]*/gu) ?? []).join(' ')));
  const ends = [words[0], words.at(-1)].filter((word) => word !== undefined && word.length > 1);
  return words.every((word) => inText.has(word)) || ends.some((word) => capitalized.has(word ?? ''));
}
