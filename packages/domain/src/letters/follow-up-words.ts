import { Temporal } from 'temporal-polyfill';
import type { Conventions } from '../time/conventions.ts';
import { dateInWords } from '../time/wording.ts';
import type { Debrief, Incident, IncidentKind } from '../vocabulary/debrief.ts';
import type { FollowUpKind } from '../vocabulary/letter-kinds.ts';
import { asksForNames, type MeetingKind, meetingKindFacts } from '../vocabulary/meeting-kinds.ts';
import { meetingWords } from '../vocabulary/meeting-words.ts';
import type { ApologyCause, FollowUp, FollowUpBlock, SaidBadly } from './follow-up.ts';
import type { DebriefPieces, MergeValues } from './merge-values.ts';
import { signature } from './names-in-letters.ts';

// The sentences that a debrief gives to its letter: one apology at most, in the seeker's voice, without blame or begging.
// Source: the two articles on meetings that went wrong; the wording is the product's own.

const apologies: Record<ApologyCause, string> = {
  late: 'I apologize for being late and cutting into the time you had set aside.',
  ill: 'I apologize for meeting with you when I was sick; I should have asked to reschedule.',
  'late-and-ill':
    'I apologize for being late, and for meeting with you when I was sick and should have asked to reschedule.',
  off: 'I apologize for not being at my best when we spoke.',
};

const mishaps: Partial<Record<IncidentKind, string>> = {
  connection: 'the connection had plans of its own',
  alarm: 'the alarm got the last word',
  power: 'the lights went out before we were done',
};

const openingsOfMeant: Record<SaidBadly, string> = {
  misspoke: "One thing I said didn't come out the way I meant it.",
  misunderstood: "I don't think I answered the question you were asking.",
  'misunderstood-me': "I don't think I made one point clear.",
  disagreed: "I've thought more about the point where we saw things differently.",
};

/** The call that asks for the second meeting is in words and on the reader's clock. */
type Worded = { meetingKind: MeetingKind; promise: string | null; conventions: Conventions };

/** The block's own paragraphs, or null for those that the letter's frame words (thanks, close). */
function blockInWords(block: FollowUpBlock, { meetingKind, promise, conventions }: Worded): string | null {
  switch (block.block) {
    case 'apology':
      return apologies[block.cause];
    case 'what-happened':
      return whatHappened(block.incidents);
    case 'better-answers':
      return betterAnswers(block.answers);
    case 'meant':
      return meant(block);
    case 'missed-points':
      return missedPoints(block);
    case 'problem':
      return `You described a problem I've kept thinking about: ${sentence(block.problem)} ${block.solution === null ? '[why you are the one to take it on]' : capitalized(sentence(block.solution))}`;
    case 'fit':
      return `The interview confirmed why I want to do this work. ${block.text === null ? '[what you bring to it, in a sentence or two]' : capitalized(sentence(block.text))}`;
    case 'further-research':
      return `Since we talked, I've done some more reading. ${capitalized(sentence(block.text))}`;
    case 'agreed':
      return agreed(block.text);
    case 'second-meeting':
      return secondMeeting(block, { meetingKind, promise, conventions });
    case 'call-ahead':
      return sentence(
        `I'd like to follow up with you by phone, and I'll call your office on ${promise ?? '[day and time of your call]'}`,
      );
    case 'offer-to-reschedule':
      return "If you'd like to finish the conversation, I'd be glad to find another time that suits you.";
    default:
      return null;
  }
}

export function debriefPieces(
  followUp: FollowUp,
  { promise = null, conventions = {} }: Partial<Omit<Worded, 'meetingKind'>> = {},
): DebriefPieces {
  const piece = (...names: readonly FollowUpBlock['block'][]): string | null => {
    const blocks = followUp.blocks.filter(({ block }) => names.includes(block));
    const said = blocks.map((block) =>
      blockInWords(block, { meetingKind: followUp.meetingKind, promise, conventions }),
    );
    return said.filter((text) => text !== null).join('\n\n') || null;
  };
  return {
    apology: piece('apology'),
    whatHappened: piece('what-happened'),
    betterAnswers: piece('better-answers', 'meant'),
    missedPoints: piece('missed-points'),
    secondMeeting: piece('second-meeting', 'call-ahead', 'offer-to-reschedule'),
    fit: piece('problem', 'fit'),
  };
}

function whatHappened(incidents: readonly Incident[]): string | null {
  const kinds = [...new Set(incidents.map(({ kind }) => kind))];
  const clauses = kinds.map((kind) => mishaps[kind]).filter((clause) => clause !== undefined);
  if (clauses.length === 0) return null;
  return `${capitalized([...clauses, ''].join(', '))}and I had to laugh afterward.`;
}

function betterAnswers(answers: Debrief['flubbed']): string {
  const opening =
    answers.length === 1
      ? "There's one question I'd like to answer better than I did."
      : "There are a few questions I'd like to answer better than I did.";
  const paragraphs = answers.map(
    ({ question, betterAnswer }) => `${questionInWords(question)} ${capitalized(sentence(betterAnswer))}`,
  );
  return [opening, ...paragraphs].join('\n\n');
}

const asked =
  /^(?:what|how|why|which|who|whom|whose|when|where|do|does|did|is|are|was|were|can|could|would|will|should|have|has|had|if)\b/i;
const told = /^(?:tell|describe|walk|talk|give|explain|convince|name|share|imagine)\b/i;

/** What was jotted down may be the question itself, or what it was about. */
function questionInWords(question: string): string {
  const text = question.trim().replace(/[?.!\s]{1,20}$/, '');
  if (asked.test(text)) return `You asked, "${capitalized(text)}?"`;
  if (told.test(text)) return `You said, "${capitalized(text)}."`;
  return `You asked about ${text.replace(/^about\s/i, '')}.`;
}

function meant({ about, texts }: { about: SaidBadly | null; texts: readonly string[] }): string {
  const opening = openingsOfMeant[about ?? 'misspoke'];
  const [first, ...others] = texts.length === 0 ? ['[what you meant to say]'] : texts.map(spoken);
  return [`${opening} ${first ?? ''}`, ...others].join('\n\n');
}

type Points = { points: readonly string[]; unsaid: boolean; forTheRecord: boolean };

/** A paragraph for each, so that it can be read by somebody who was not there. */
function missedPoints({ points, unsaid, forTheRecord }: Points): string {
  const whose = forTheRecord
    ? `, for you and anyone else who may find ${points.length === 1 ? 'it' : 'them'} useful`
    : '';
  const opening = unsaid
    ? "In short, here's what I would have said."
    : points.length === 1
      ? `One point got less time than it deserved, so here it is in writing${whose}.`
      : `A few points got less time than they deserved, so here they are in writing${whose}.`;
  return [opening, ...points.map(spoken)].join('\n\n');
}

/** "I will send the figures" was promised; anything else was agreed. */
function agreed(text: string): string {
  const said = sentence(text).replace(/^I (?:will|shall)\b/i, "I'll");
  if (/^I\b/.test(said)) return `As promised, ${said}`;
  if (/^you\b/i.test(said)) return `As we agreed, ${said.charAt(0).toLowerCase()}${said.slice(1)}`;
  return `As we agreed: ${said}`;
}

function secondMeeting(
  { days, isDoOver }: { days: readonly [string, string] | null; isDoOver: boolean },
  { meetingKind, promise, conventions }: Worded,
): string {
  const { again } = meetingWords[meetingKind];
  const offered =
    days === null
      ? '[two days that suit you]'
      : `${dayInWords(days[0], conventions)}, or ${dayInWords(days[1], conventions)},`;
  const call = `I'll call your office${promise === null ? '' : ` on ${promise}`} to see which is better, or to find another day.`;
  return `${isDoOver ? again.afterMeeting : again.toContinue} ${again.ask} Would ${offered} work for you? ${call}`;
}

/** What was jotted down begins a sentence here; "eConsult" keeps its own manner. */
function capitalized(text: string): string {
  return /^\p{Ll}(?!\p{Lu})/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

const spoken = (text: string): string => capitalized(sentence(text));

/** Of a civil date YYYY-MM-DD. */
function dayInWords(day: string, conventions: Conventions): string {
  return dateInWords(Temporal.PlainDate.from(day), conventions);
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]["')]?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

// A follow-up letter is never only thanks: it opens with thanks, carries every block of the debrief, and says what comes next.
// Source: the two articles on meetings that went wrong; the wording is the product's own.

function subjectOf({ kind, meetingKind, blocks }: FollowUp): string {
  const { talk } = meetingWords[meetingKind];
  if (kind === 'light-note') return 'Where we left off';
  if (kind === 'summary' && blocks.some(({ block }) => block === 'missed-points'))
    return `A few points from our ${talk}`;
  return kind === 'thank-you' ? `Thank you for our ${talk}` : `Following up on our ${talk}`;
}

/** What only the seeker can add where the debrief, which asks for it, holds nothing: no letter is thanks alone, and none an apology alone. */
const openContent: Record<FollowUpKind, string> = {
  'thank-you': "[what has stayed with you, and what you've looked into since]",
  recovery: '[what you would have said at your best]',
  summary: '[the points you wanted them to have, a paragraph each]',
  'light-note': '[what you would have said, in short]',
};

type Writing = {
  /** Who is asked to meet again, in the letter to the others who were there. */
  askedOf?: string | null;
  /** To somebody who was not in the room: whom the seeker met. */
  met?: readonly string[] | null;
  /** How the reader writes dates. */
  conventions?: Conventions;
};

/** Plain text, paragraphs parted by an empty line; what the values do not hold stands as a `[blank]`. */
export function followUpBody(
  followUp: FollowUp,
  values: MergeValues,
  { askedOf = null, met = null, conventions = {} }: Writing = {},
): { subject: string; body: string } {
  const { contact, me, meeting } = values;
  const { kind, meetingKind, blocks } = followUp;
  const { signOff, talk } = meetingWords[meetingKind];
  const isCarried =
    blocks.some(carries) || (kind === 'thank-you' && met === null && (meeting?.heard || meeting?.verdict));
  const worded = (block: FollowUpBlock): string[] => {
    if (block.block === 'thanks')
      return [met === null ? thanks(followUp, values) : metInWords(met, { talk, meeting })];
    if (block.block === 'close')
      return [met === null ? meeting?.named : null, closeOf(followUp)].flatMap((text) => text ?? []);
    return [blockInWords(block, { meetingKind, promise: values.promise, conventions }) ?? []].flat();
  };
  const opening = blocks.filter(({ block }) => openers.has(block));
  const rest = blocks.filter(({ block }) => !openers.has(block) && block !== 'close');
  const paragraphs = [
    ...opening.flatMap(worded),
    ...(isCarried ? [] : [openContent[kind]]),
    ...rest.flatMap(worded),
    ...(askedOf === null ? [] : [`I've asked ${askedOf} whether we might meet once more.`]),
    ...worded({ block: 'close' }),
  ];
  return {
    subject: subjectOf(followUp),
    body: [`Dear ${contact.salutation ?? '[name]'},`, ...paragraphs, signature(me, signOff)].join('\n\n'),
  };
}

function closeOf({ kind, meetingKind }: FollowUp): string | null {
  const { close } = meetingWords[meetingKind];
  if (kind === 'light-note') return meetingKindFacts[meetingKind].namesPosition ? close.thanks : null;
  return kind === 'thank-you' ? close.thanks : close[kind];
}

function thanks({ kind, meetingKind }: FollowUp, { meeting }: MergeValues): string {
  const day = meeting?.dayInWords ?? null;
  const opening =
    kind === 'light-note'
      ? `Thank you for the time we did have${day ? ` on ${day}` : ''}.`
      : meetingWords[meetingKind].thanks(day);
  const heard = meeting?.heard
    ? ` One thing has stayed with me: ${meeting.heard} ${contribution(meetingKind)}`.trimEnd()
    : '';
  const verdict = meeting?.verdict ? ` Your candid read on my credentials helps: ${meeting.verdict}` : '';
  return `${opening}${heard}${verdict}`;
}

/** May be said of what the seeker marked as something they could help with; it asks for nothing. */
function contribution(meetingKind: MeetingKind): string {
  return meetingKindFacts[meetingKind].namesPosition
    ? "I'd be glad to take that on."
    : 'I believe I could make a contribution there.';
}

function metInWords(
  met: readonly string[],
  { talk, meeting }: { talk: string; meeting: MergeValues['meeting'] },
): string {
  const whom = met.length === 0 ? '' : ` with ${list.format(met)}`;
  const when = meeting?.dayInWords ? ` on ${meeting.dayInWords}` : '';
  return `I'm writing about my ${talk}${whom}${when}, so that you have the main points as well.`;
}

type BlockName = FollowUpBlock['block'];

const openers: ReadonlySet<BlockName> = new Set<BlockName>(['thanks', 'apology', 'what-happened']);

/** What makes a letter more than thanks. */
const carriers: ReadonlySet<BlockName> = new Set<BlockName>([
  'better-answers',
  'meant',
  'missed-points',
  'further-research',
  'problem',
  'agreed',
]);

function carries(block: FollowUpBlock): boolean {
  return carriers.has(block.block) || block.block === 'fit';
}

// Whoever made referrals reads in the letter after the meeting that they were heard and what becomes of them; at an
// interview referrals are no part of the thanks. Source: the glossary (terms of a referral); the wording is the product's own.

export type NamedThere = {
  name: string;
  /** An introduction was offered and has not come. */
  introductionAwaited: boolean;
  /** A letter or a call went to them already. */
  inTouch: boolean;
};

/** Whole sentences, or null where nobody was referred. */
export function namesInWords(named: readonly NamedThere[], meetingKind: MeetingKind): string | null {
  if (!asksForNames(meetingKind) || named.length === 0) return null;
  const awaited = named.filter((person) => person.introductionAwaited && !person.inTouch);
  const others = named.filter((person) => !awaited.includes(person));
  return [suggested(others), introductions(awaited, others.length > 0)].filter(Boolean).join(' ');
}

function suggested(named: readonly NamedThere[]): string {
  if (named.length === 0) return '';
  const unwritten = named.filter((person) => !person.inTouch);
  const thanks = `Thank you for suggesting I talk with ${listed(named)}.`;
  if (unwritten.length === 0) return thanks;
  return unwritten.length === named.length
    ? `${thanks} I'll reach out in the coming days.`
    : `${thanks} I'll reach out to ${listed(unwritten)} in the coming days.`;
}

function introductions(awaited: readonly NamedThere[], isMore: boolean): string {
  if (awaited.length === 0) return '';
  return `Thank you${isMore ? ' as well' : ''} for offering to introduce me to ${listed(awaited)}. I look forward to it.`;
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function listed(named: readonly NamedThere[]): string {
  return list.format(named.map(({ name }) => name));
}
