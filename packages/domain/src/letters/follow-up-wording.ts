// The sentences that a debrief gives to its letter: one apology at most, in the seeker's voice, without blame or begging.
// Source: the two articles on meetings that went wrong; the wording is the product's own.
import { Temporal } from 'temporal-polyfill';
import { dateInWords } from '../time/wording.ts';
import type { IncidentKind } from '../vocabulary/debrief.ts';
import type { ApologyCause, FollowUp, FollowUpBlock } from './follow-up.ts';

/** Each is whole sentences, ready to stand in a letter, or null where the debrief holds nothing of the kind. */
export type DebriefPieces = {
  apology: string | null;
  whatHappened: string | null;
  betterAnswers: string | null;
  missedPoints: string | null;
  secondMeeting: string | null;
  /** After a real interview only. */
  fit: string | null;
};

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
export function blockInWords(block: FollowUpBlock, promise: string | null = null): string | null {
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
