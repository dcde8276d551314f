import { Temporal } from 'temporal-polyfill';
import { dateInWords } from '../time/wording.ts';
import {
  type Debrief,
  hasCause,
  hasIncident,
  type Incident,
  type IncidentKind,
  incidentFacts,
} from '../vocabulary/debrief.ts';
import type { FollowUpKind } from '../vocabulary/letter-kinds.ts';
import { asksForNames, type MeetingKind, meetingKindFacts } from '../vocabulary/meeting-kinds.ts';
import { meetingWords } from '../vocabulary/meeting-words.ts';
import type { DebriefPieces, MergeValues } from './merge-values.ts';

// Whose doing it was decides the letter: mine, a recovery; theirs, a summary; nobody's, a light note; nothing, a
// thank-you. Source: the two articles on meetings that went wrong. What is the seeker's own to mend comes first, and no
// point that the debrief holds is lost when several causes meet.

/** `off`: so nervous that the whole meeting felt bad. Poor answers alone get better answers, not an apology. */
type ApologyCause = 'late' | 'ill' | 'late-and-ill' | 'off';

type FollowUpBlock =
  | { block: 'thanks' }
  | { block: 'apology'; cause: ApologyCause }
  | { block: 'what-happened'; incidents: readonly Incident[] }
  | { block: 'better-answers'; answers: Debrief['flubbed'] }
  /** `unsaid`: there was no time for them; else they were said and did not come across. */
  | { block: 'missed-points'; points: readonly string[]; unsaid: boolean }
  | { block: 'further-research'; text: string }
  | { block: 'fit'; text: string | null }
  | { block: 'agreed'; text: string }
  | { block: 'second-meeting'; days: readonly [string, string] }
  | { block: 'offer-to-reschedule' }
  | { block: 'close' };

export type FollowUp = {
  kind: FollowUpKind;
  meetingKind: MeetingKind;
  apologizes: boolean;
  asksForSecondMeeting: boolean;
  /** True where a second meeting would be in place and no days were named yet. */
  suggestsSecondMeeting: boolean;
  blocks: FollowUpBlock[];
  /** One sentence for the seeker: why this letter. */
  why: string;
};

/** Total: any debrief leads to exactly one letter. Only a real interview may name the position. */
export function chooseFollowUp(debrief: Debrief, meetingKind: MeetingKind = 'informational'): FollowUp {
  const called = kindCalledFor(debrief);
  const kind = debrief.letterKind ?? called;
  // It is the cause that calls for an apology, whatever letter the seeker prefers to put it into.
  const apology = called === 'recovery' ? apologyCause(debrief) : null;
  const days = debrief.secondMeeting?.days ?? null;
  const wasCutShort = hasIncident(debrief, 'late') || hasIncident(debrief, 'ill');
  return {
    kind,
    meetingKind,
    apologizes: apology !== null,
    asksForSecondMeeting: days !== null,
    suggestsSecondMeeting: days === null && wasCutShort,
    blocks: blocksOf({ debrief, kind, apology, meetingKind }),
    why: kind === called ? why(kind, apology) : 'You chose this letter yourself.',
  };
}

/**
 * The letter to the others who were there, null where the debrief has nothing for them; they are still owed their thanks.
 * What did not come across is set down for everybody, what broke off is offered to everybody, and one alone is asked for a
 * second meeting and phoned about it.
 */
export function followUpForOthers(
  debrief: Debrief,
  meetingKind: MeetingKind = 'informational',
): FollowUp | null {
  const { kind } = chooseFollowUp(debrief, meetingKind);
  const isForAll = kind === 'summary' || kind === 'light-note';
  if (!isForAll && (kind !== 'recovery' || debrief.missedPoints.length === 0)) return null;
  const letterKind = isForAll ? kind : 'summary';
  return chooseFollowUp({ ...debrief, flubbed: [], secondMeeting: null, letterKind }, meetingKind);
}

function kindCalledFor(debrief: Debrief): FollowUpKind {
  if (hasCause(debrief, 'mine') || debrief.flubbed.length > 0) return 'recovery';
  if (hasCause(debrief, 'theirs')) return 'summary';
  if (hasCause(debrief, 'nobodys')) return 'light-note';
  return debrief.missedPoints.length > 0 ? 'summary' : 'thank-you';
}

function apologyCause(debrief: Debrief): ApologyCause | null {
  const wasIll = hasIncident(debrief, 'ill');
  if (hasIncident(debrief, 'late')) return wasIll ? 'late-and-ill' : 'late';
  if (wasIll) return 'ill';
  return hasIncident(debrief, 'nervous') && debrief.feeling <= 2 ? 'off' : null;
}

type Choice = {
  debrief: Debrief;
  kind: FollowUpKind;
  apology: ApologyCause | null;
  meetingKind: MeetingKind;
};

function blocksOf({ debrief, kind, apology, meetingKind }: Choice): FollowUpBlock[] {
  const { flubbed, missedPoints: points, secondMeeting } = debrief;
  const isLight = kind === 'light-note';
  // No joke from somebody who was ill.
  const mishaps = hasIncident(debrief, 'ill')
    ? []
    : debrief.incidents.filter((incident) => incidentFacts[incident.kind].cause === 'nobodys');
  const research = debrief.furtherResearch?.trim();
  const agreed = debrief.agreed?.trim();
  const blocks: (FollowUpBlock | false)[] = [
    { block: 'thanks' },
    apology !== null && { block: 'apology', cause: apology },
    isLight && mishaps.length > 0 && { block: 'what-happened', incidents: mishaps },
    flubbed.length > 0 && { block: 'better-answers', answers: flubbed },
    points.length > 0 && { block: 'missed-points', points, unsaid: isLight },
    research ? { block: 'further-research', text: research } : false,
    meetingKindFacts[meetingKind].namesPosition && { block: 'fit', text: debrief.fit?.trim() || null },
    agreed ? { block: 'agreed', text: agreed } : false,
    secondMeeting ? { block: 'second-meeting', days: secondMeeting.days } : false,
    isLight && !secondMeeting && { block: 'offer-to-reschedule' },
    { block: 'close' },
  ];
  return blocks.filter((block) => block !== false);
}

const whyApology: Record<ApologyCause, string> = {
  late: 'You came late, so the letter says sorry once and gives back what the time did not allow.',
  ill: 'You were ill, so the letter says sorry once and gives the answers you meant to give.',
  'late-and-ill': 'You came late and ill, so the letter says sorry for both in one sentence.',
  off: 'You were not yourself, so the letter says sorry once and shows what you meant.',
};

function why(kind: FollowUpKind, apology: ApologyCause | null): string {
  if (apology) return whyApology[apology];
  if (kind === 'recovery')
    return 'Something on your side came out badly, so the letter puts it right without an apology.';
  if (kind === 'summary')
    return 'Some of it did not come across, so the letter sets it down for everyone who was there.';
  if (kind === 'light-note')
    return 'Nobody could help it, so the letter smiles at it and says what was left unsaid.';
  return 'Nothing went wrong, so the letter thanks and carries the conversation on.';
}

// The sentences that a debrief gives to its letter: one apology at most, in the seeker's voice, without blame or begging.
// Source: the two articles on meetings that went wrong; the wording is the product's own.

const apologies: Record<ApologyCause, string> = {
  late: 'I am sorry that I came late and cost you part of the time you had set aside.',
  ill: 'I am sorry that I came to you ill; I should have asked you for another day.',
  'late-and-ill':
    'I am sorry that I came to you late and not well; it cost you part of the time you had set aside.',
  off: 'I am sorry that I was not at my best when we spoke.',
};

const mishaps: Partial<Record<IncidentKind, string>> = {
  connection: 'the connection had other plans for our conversation',
  alarm: 'the alarm wanted the last word in our conversation',
  power: 'the lights went out before we were done',
};

/**
 * The block's own paragraph, or null for those that the letter's frame words (thanks, close). `promise` is the call that asks
 * for the second meeting, in words and in the reader's zone.
 */
function blockInWords(block: FollowUpBlock, promise: string | null = null): string | null {
  switch (block.block) {
    case 'apology':
      return apologies[block.cause];
    case 'what-happened': {
      const kinds = [...new Set(block.incidents.map((incident) => incident.kind))];
      const clauses = kinds.map((kind) => mishaps[kind]).filter((clause) => clause !== undefined);
      if (clauses.length === 0) return null;
      return sentence(`It seems that ${clauses.join(', and that ')}, and I had to smile afterwards`);
    }
    case 'better-answers':
      return betterAnswers(block.answers);
    case 'missed-points':
      return missedPoints(block);
    case 'fit':
      return fitInWords(block.text);
    case 'further-research':
      return `Our conversation sent me back to my reading. ${sentence(block.text)}`;
    case 'agreed':
      return `As we agreed: ${sentence(block.text)}`;
    case 'second-meeting':
      return secondMeeting(block.days, promise);
    case 'offer-to-reschedule':
      return 'If you would like to finish it, I will gladly come back on a day that suits you.';
    default:
      return null;
  }
}

export function debriefPieces(followUp: FollowUp): DebriefPieces {
  const piece = (name: FollowUpBlock['block']): string | null => {
    const block = followUp.blocks.find((candidate) => candidate.block === name);
    return block ? blockInWords(block) : null;
  };
  return {
    apology: piece('apology'),
    whatHappened: piece('what-happened'),
    betterAnswers: piece('better-answers'),
    missedPoints: piece('missed-points'),
    secondMeeting: piece('second-meeting') ?? piece('offer-to-reschedule'),
    fit: piece('fit'),
  };
}

function betterAnswers(answers: readonly { question: string; betterAnswer: string }[]): string {
  const lines = answers.map(({ question, betterAnswer }) => {
    const asked = question.trim().replace(/[?.!\s]{1,20}$/, '');
    return `You asked: ${asked}? ${capitalized(sentence(betterAnswer))}`;
  });
  const opening =
    lines.length === 1
      ? 'One answer I would give differently today.'
      : 'Some answers I would give differently today.';
  return [opening, ...lines].join('\n\n');
}

function missedPoints({ points, unsaid }: { points: readonly string[]; unsaid: boolean }): string {
  const said = points.map((point) => capitalized(sentence(point)));
  const lines = said.length === 1 ? said : said.map((point, index) => `${index + 1}. ${point}`);
  const opening = unsaid
    ? 'In short, this is what I would have said:'
    : lines.length === 1
      ? 'One point may have had too little room, so I set it down here:'
      : 'A few points may have had too little room, so I set them down here:';
  return [opening, lines.join('\n')].join('\n\n');
}

/** Only after a real interview, where it is no secret that there is a position. */
function fitInWords(text: string | null): string {
  const opening = 'What I heard makes me want this work more.';
  return text === null
    ? `${opening} [what you bring to it, in a sentence or two]`
    : `${opening} ${sentence(text)}`;
}

function secondMeeting(days: readonly [string, string], promise: string | null): string {
  const call = promise === null ? 'I will phone your office' : `I will phone your office on ${promise},`;
  return (
    `May I come back once more? Would ${dayInWords(days[0])}, or ${dayInWords(days[1])}, suit you? ` +
    `${call} to hear which of them it is, or to find another.`
  );
}

/** What was jotted down begins a sentence here; "eConsult" keeps its own manner. */
function capitalized(text: string): string {
  return /^\p{Ll}(?!\p{Lu})/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Of a civil date YYYY-MM-DD. */
function dayInWords(day: string): string {
  return dateInWords(Temporal.PlainDate.from(day));
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]["')]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

// A follow-up letter is never only thanks: it opens with thanks, carries every block of the debrief, and ends quietly.
// Source: the two articles on meetings that went wrong; the wording is the product's own.

const subjects: Record<FollowUpKind, string> = {
  'thank-you': 'Thank you for your time',
  recovery: 'After our conversation',
  summary: 'What I wanted to leave with you',
  'light-note': 'Where we were when it broke off',
};

function closeOf(kind: FollowUpKind, meetingKind: MeetingKind): string | null {
  const { close } = meetingWords[meetingKind];
  if (kind === 'thank-you') return close.thanks;
  if (kind === 'light-note') return meetingKindFacts[meetingKind].namesPosition ? close.thanks : null;
  return close[kind];
}

/** Where all that the letter holds besides its thanks is an apology or a mishap: neither promises words that are not there. */
const closeOfShort = 'What you told me goes with me all the same.';

/** What only the seeker can add where the debrief, which asks for it, holds nothing: no letter is thanks alone. */
const gaps: Record<FollowUpKind, string> = {
  'thank-you': '[what stayed with you, and what you found out since]',
  recovery: '[what you would have said at your best]',
  summary: '[the three points that had too little room]',
  'light-note': '[what you would have said]',
};

/** Plain text, paragraphs parted by an empty line; what the values do not hold stands as a `[gap]`. */
export function followUpBody(followUp: FollowUp, values: MergeValues): { subject: string; body: string } {
  const { contact, me } = values;
  const isCarried = followUp.blocks.some(({ block }) => carriers.has(block));
  const isShort = !isCarried && followUp.blocks.some(({ block }) => excuses.has(block));
  const isOpen = !isCarried && !isShort && !(followUp.kind === 'thank-you' && values.meeting?.heard);
  const worded = (block: FollowUpBlock): string[] => {
    if (block.block === 'thanks') return [thanks(values)];
    if (block.block === 'close')
      return [
        values.meeting?.named ?? [],
        isShort ? closeOfShort : (closeOf(followUp.kind, followUp.meetingKind) ?? []),
      ].flat();
    return [blockInWords(block, values.promise) ?? []].flat();
  };
  const opening = followUp.blocks.filter(({ block }) => openers.has(block));
  const rest = followUp.blocks.filter(({ block }) => !openers.has(block));
  const paragraphs = [
    ...opening.flatMap(worded),
    ...(isOpen ? [gaps[followUp.kind]] : []),
    ...rest.flatMap(worded),
  ];
  const name = me.name ?? '[your name]';
  const signature = me.credentials ? `${name}, ${me.credentials}` : name;
  return {
    subject: subjects[followUp.kind],
    body: [`Dear ${contact.salutation ?? '[name]'},`, ...paragraphs, `With thanks,\n${signature}`].join(
      '\n\n',
    ),
  };
}

function thanks({ meeting }: MergeValues): string {
  const when = meeting?.dayInWords ? ` on ${meeting.dayInWords}` : '';
  const heard = meeting?.heard ? ` One thing has stayed with me: ${meeting.heard}` : '';
  return `Thank you for the time you gave me${when}.${heard}`;
}

type BlockName = FollowUpBlock['block'];

const openers: ReadonlySet<BlockName> = new Set<BlockName>(['thanks', 'apology', 'what-happened']);

/** What makes a letter more than thanks. */
const carriers: ReadonlySet<BlockName> = new Set<BlockName>([
  'better-answers',
  'missed-points',
  'further-research',
  'agreed',
  'fit',
]);

/** Reason enough to write where nothing else came of the debrief: a meeting cut short leaves no answer to give anew. */
const excuses: ReadonlySet<BlockName> = new Set<BlockName>(['apology', 'what-happened']);

// Whoever named people reads in the letter after the meeting that the names were heard and what becomes of them; at an
// interview names are no part of the thanks. Source: the glossary (terms of a referral); the wording is the product's own.

export type NamedThere = {
  name: string;
  /** An introduction was offered and has not come. */
  introductionAwaited: boolean;
  /** A letter or a call went to them already. */
  inTouch: boolean;
};

/** Whole sentences, or null where nobody was named. */
export function namesInWords(named: readonly NamedThere[], meetingKind: MeetingKind): string | null {
  if (!asksForNames(meetingKind) || named.length === 0) return null;
  const awaited = named.filter((person) => person.introductionAwaited && !person.inTouch);
  const others = named.filter((person) => !awaited.includes(person));
  return [naming(others), introductions(awaited, others.length > 0)].filter(Boolean).join(' ');
}

function naming(named: readonly NamedThere[]): string {
  if (named.length === 0) return '';
  const unwritten = named.filter((person) => !person.inTouch);
  const thanks = `Thank you for naming ${listed(named)}`;
  if (unwritten.length === 0) return `${thanks}.`;
  return unwritten.length === named.length
    ? `${thanks}, to whom I will write in the coming days.`
    : `${thanks}; I will write to ${listed(unwritten)} in the coming days.`;
}

function introductions(awaited: readonly NamedThere[], isMore: boolean): string {
  if (awaited.length === 0) return '';
  return `Thank you${isMore ? ', too,' : ''} for offering to introduce me to ${listed(awaited)}; I look forward to it.`;
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function listed(named: readonly NamedThere[]): string {
  return list.format(named.map(({ name }) => name));
}
