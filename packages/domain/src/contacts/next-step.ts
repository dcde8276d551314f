// Whatever is due first with a contact is the next step; with nothing due, the stage says what would move things on.
// Source: the loop of target, letter, call-back, meeting and thank-you.
import type { Temporal } from 'temporal-polyfill';
import type { WallClock } from '../time/conventions.ts';
import { momentInWords } from '../time/wording.ts';
import { type LetterKind, letterKindFacts } from '../vocabulary/letter-kinds.ts';
import type { Stage } from './stage.ts';

/** Only what is open: the first due call, the oldest letter that waits for the seeker, and so on; null where nothing is. */
export type OpenMatters = {
  closed: boolean;
  doNotContact: boolean;
  stage: Stage;
  hasEmail: boolean;
  hasPhone: boolean;
  /** The contact's clock, as the seeker writes it. */
  clock: WallClock;
  now: Temporal.Instant;
  call: { dueAt: Temporal.Instant; promised: boolean } | null;
  draft: { letterKind: LetterKind; status: 'draft' | 'handed-over' | 'failed' | 'unsure' } | null;
  owed: { letterKind: LetterKind; dueAt: Temporal.Instant } | null;
  meeting: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null;
  /** When a meeting ended of which no debrief was written. */
  debrief: { heldAt: Temporal.Instant } | null;
};

export type ContactNextStep = {
  kind:
    | 'call'
    | 'write'
    | 'send-draft'
    | 'meeting'
    | 'debrief'
    | 'owed-letter'
    | 'find-number'
    | 'find-address'
    | 'none';
  /** Null where no instant is set. */
  at: Temporal.Instant | null;
  sentence: string;
};

export function contactNextStep(matters: OpenMatters): ContactNextStep {
  if (matters.closed) return none('You closed this contact. Nothing is scheduled.');
  if (matters.doNotContact) return none('Marked “Do not contact.” No letters or calls will go out.');
  const [first] = [...openSteps(matters)].sort((a, b) => timeOf(a, matters) - timeOf(b, matters));
  return first ?? stepFromStage(matters);
}

/** Of two steps due at the same instant the earlier in this order comes first. A letter that waits has no instant: it is due now. */
function openSteps(matters: OpenMatters): ContactNextStep[] {
  const { debrief, meeting, call, draft, owed } = matters;
  const steps: ContactNextStep[] = [];
  if (debrief)
    steps.push({
      kind: 'debrief',
      at: debrief.heldAt,
      sentence: 'You’ve met. Debrief while it’s fresh.',
    });
  if (meeting) steps.push(meetingStep(meeting, matters));
  if (call) steps.push(callStep(call, matters));
  if (draft) steps.push({ kind: 'send-draft', at: null, sentence: draftSentence(draft) });
  if (owed) steps.push({ kind: 'owed-letter', at: owed.dueAt, sentence: owedSentence(owed, matters) });
  return steps;
}

function timeOf(step: ContactNextStep, { now }: OpenMatters): number {
  return (step.at ?? now).epochMilliseconds;
}

function meetingStep(
  { startsAt, endsAt }: NonNullable<OpenMatters['meeting']>,
  matters: OpenMatters,
): ContactNextStep {
  const when = momentInWords(startsAt, matters.clock, matters.now);
  const isOver = endsAt.epochMilliseconds <= matters.now.epochMilliseconds;
  const sentence = isOver
    ? `You planned to meet on ${when} their time. Did it happen?`
    : `You meet on ${when} their time.`;
  return { kind: 'meeting', at: startsAt, sentence };
}

function callStep(
  { dueAt, promised }: NonNullable<OpenMatters['call']>,
  matters: OpenMatters,
): ContactNextStep {
  const when = `${momentInWords(dueAt, matters.clock, matters.now)} their time`;
  if (!matters.hasPhone)
    return { kind: 'find-number', at: dueAt, sentence: `Find a phone number. A call is due on ${when}.` };
  if (dueAt.epochMilliseconds < matters.now.epochMilliseconds)
    return { kind: 'call', at: dueAt, sentence: `A call was due on ${when}. Call now, or reschedule.` };
  const sentence = promised ? `Call as promised on ${when}.` : `Call on ${when}.`;
  return { kind: 'call', at: dueAt, sentence };
}

function draftSentence({ letterKind, status }: NonNullable<OpenMatters['draft']>): string {
  const letter = nameOfLetter(letterKind);
  if (status === 'failed') return `Your ${letter} didn’t go out. Send it again, or send it another way.`;
  if (status === 'unsure') return `Find out whether your ${letter} arrived.`;
  if (status === 'handed-over') return `Did your ${letter} go out? Confirm, or keep it as a draft.`;
  return `Your ${letter} is drafted. Review and send it.`;
}

function owedSentence({ letterKind, dueAt }: NonNullable<OpenMatters['owed']>, matters: OpenMatters): string {
  const isOverdue = dueAt.epochMilliseconds < matters.now.epochMilliseconds;
  const when = momentInWords(dueAt, matters.clock, matters.now);
  const letter = nameOfLetter(letterKind);
  return isOverdue
    ? `A ${letter} has been due since ${when} their time.`
    : `A ${letter} is due by ${when} their time.`;
}

function nameOfLetter(kind: LetterKind): string {
  const label = letterKindFacts[kind].label.toLowerCase();
  return /note|letter/.test(label) ? label : `${label} letter`;
}

function stepFromStage(matters: OpenMatters): ContactNextStep {
  switch (matters.stage) {
    case 'identified':
      return matters.hasEmail
        ? toWrite('You haven’t written yet. Draft the first letter.')
        : { kind: 'find-address', at: null, sentence: 'Find an email, then draft the first letter.' };
    case 'written':
    case 'called':
      return matters.hasPhone
        ? { kind: 'call', at: null, sentence: 'No call scheduled. Schedule the next one.' }
        : { kind: 'find-number', at: null, sentence: 'Find a phone number, then schedule a call.' };
    case 'met':
      return toWrite('You’ve met. Write the follow-up letter.');
    case 'dormant':
      return toWrite('It’s been 90 days. Send a quick check-in.');
    case 'scheduled':
    case 'thanked':
    case 'closed':
      return none('Nothing pending.');
  }
}

function toWrite(sentence: string): ContactNextStep {
  return { kind: 'write', at: null, sentence };
}

function none(sentence: string): ContactNextStep {
  return { kind: 'none', at: null, sentence };
}
