// A letter is drafted, approved, sent at most once, and never changes after it was sent.
// Source: the glossary of the domain; at most once and visible beats at least once.

export const letterKinds = [
  'outreach',
  'confirmation',
  'thank-you',
  'recovery',
  'summary',
  'light-note',
  'loop-closing',
  'nudge',
  'keep-warm',
] as const;

export type LetterKind = (typeof letterKinds)[number];

export const letterKindFacts: Record<LetterKind, { label: string; purpose: string }> = {
  outreach: {
    label: 'Outreach',
    purpose: 'Asks for an informational interview and says when you’ll call.',
  },
  confirmation: { label: 'Confirmation', purpose: 'Puts the day, time, and place in writing.' },
  'thank-you': {
    label: 'Thank-you',
    purpose: 'Says thank you and continues the conversation with something new.',
  },
  recovery: {
    label: 'Recovery',
    purpose: 'Gives better answers after a meeting that went badly on your side.',
  },
  summary: {
    label: 'Summary',
    purpose: 'Says thank you and puts in writing the points that didn’t come across.',
  },
  'light-note': {
    label: 'Light note',
    purpose: 'Takes lightly what was no one’s fault, and says what was left unsaid.',
  },
  'loop-closing': { label: 'Loop-closing', purpose: 'Tells the person who referred you how it went.' },
  nudge: { label: 'Nudge', purpose: 'Asks once more, briefly, when there was no answer.' },
  'keep-warm': {
    label: 'Keep-warm',
    purpose: 'Keeps in touch with someone who helped, and asks for nothing.',
  },
};

/** What a letter is called: a nudge that speaks of a meeting is the word about the one that did not take place. */
export function letterName({ kind, meetingId }: { kind: LetterKind; meetingId: string | null }): string {
  return kind === 'nudge' && meetingId !== null ? 'About another day' : letterKindFacts[kind].label;
}

/** The letters that a debrief can call for. */
export const followUpKinds = ['thank-you', 'recovery', 'summary', 'light-note'] as const;

export type FollowUpKind = (typeof followUpKinds)[number];

export function isFollowUpKind(kind: LetterKind): kind is FollowUpKind {
  return followUpKinds.some((followUp) => followUp === kind);
}

export const letterStatuses = [
  'draft',
  'handed-over',
  'queued',
  'sending',
  'sent',
  'unsure',
  'failed',
  'cancelled',
] as const;

export type LetterStatus = (typeof letterStatuses)[number];

/**
 * The states of a letter:
 *
 *     draft ----> queued ----> sending ----> sent (by mail server: final)
 *       |  ^        |  ^          |--------> failed: the server refused it; nothing went out
 *       |  |        |  |          |--------> unsure: the wire was touched, no answer came
 *       |  |        |  |          '-> queued again: the server said "later"; nothing went out
 *       |  |        |  '-> draft
 *       |  '--------|---- cancelled
 *       |-> handed-over ----> sent, once the seeker says that it went out; else draft
 *       '-> cancelled <-- queued, failed
 *
 * - draft: may be changed. Only the seeker's approval moves it on.
 * - handed-over: with the mail program, the browser's mail, LinkedIn or the printer. Whether it went out only the seeker knows.
 * - queued: approved, waiting its ten seconds, or for the next try, and for the worker. Can still be called back into draft, or cancelled.
 * - sending: claimed in a committed transaction before the wire is touched, so that no second worker sends it.
 * - unsure: only the seeker can settle it: it arrived (sent), or it did not (failed). Never back into the queue by
 *   itself, or the reader could get it twice; never cancelled, since that would claim that nothing went out.
 * - failed: can be queued again, changed (draft), sent another way (sent) or given up (cancelled).
 * - sent: its text never changes. One that the seeker sent by hand can be taken back until the day's end, as a mistake.
 * - cancelled: never went out, so undoing it (draft) is safe.
 */
const moves: Record<LetterStatus, readonly LetterStatus[]> = {
  draft: ['handed-over', 'queued', 'sent', 'cancelled'],
  'handed-over': ['sent', 'draft'],
  queued: ['sending', 'draft', 'cancelled'],
  sending: ['sent', 'unsure', 'failed', 'queued'],
  sent: [],
  unsure: ['sent', 'failed'],
  failed: ['handed-over', 'queued', 'draft', 'sent', 'cancelled'],
  cancelled: ['draft'],
};

/** What has not left the seeker's hands is changed; the rest waits for its outcome, or has it. */
export function isChangeable(status: LetterStatus): boolean {
  return status === 'draft' || status === 'failed' || status === 'cancelled';
}

/** By mail server a letter leaves by itself; every other way is the seeker's hand, and only they know that it left. */
export const sendWays = ['smtp', 'mail-program', 'web-mail', 'linkedin', 'paper'] as const;
export type SendWay = (typeof sendWays)[number];

/** These go to an e-mail address. */
export function needsAddress(via: SendWay): boolean {
  return via !== 'paper' && via !== 'linkedin';
}

export function canMove(from: LetterStatus, to: LetterStatus): boolean {
  return moves[from].includes(to);
}
