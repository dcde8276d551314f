// What can come of a call, in the order in which one reaches for it, with the key of each.
import type { CallOutcome } from '@threefold/contracts/call-backs';
import type { TodayItem } from '@threefold/contracts/today';

export type OutcomeChoice = { outcome: CallOutcome; label: string; key: string };

/** In sight as buttons. */
export const usualOutcomes: readonly OutcomeChoice[] = [
  { outcome: 'meeting-agreed', label: 'Meeting agreed', key: 'M' },
  { outcome: 'assistant', label: 'Assistant', key: 'A' },
  { outcome: 'voicemail', label: 'Voicemail', key: 'V' },
  { outcome: 'no-answer', label: 'No answer', key: 'N' },
  { outcome: 'call-later', label: 'Call later', key: 'L' },
  { outcome: 'declined', label: 'Declined', key: 'D' },
];

/** Behind "More". */
export const rareOutcomes: readonly OutcomeChoice[] = [
  { outcome: 'reached', label: 'Reached, no date yet', key: 'R' },
  { outcome: 'already-replied', label: 'Already replied', key: 'Y' },
  { outcome: 'wrong-number', label: 'Wrong number', key: 'W' },
];

export const allOutcomes: readonly OutcomeChoice[] = [...usualOutcomes, ...rareOutcomes];

/** These ask for a day and a time before they are written down. */
export type AgreedOutcome = Extract<CallOutcome, 'meeting-agreed' | 'call-later'>;
export const isAgreed = (outcome: CallOutcome): outcome is AgreedOutcome =>
  outcome === 'meeting-agreed' || outcome === 'call-later';

export const outcomeLabel = (outcome: CallOutcome): string =>
  allOutcomes.find((choice) => choice.outcome === outcome)?.label ?? outcome;

export type Previews = NonNullable<TodayItem['call']>['outcomes'];

/** What an outcome will lead to, as the server worked it out; empty where it said nothing. */
export const previewOf = (outcome: CallOutcome, previews: Previews): string =>
  previews.find((preview) => preview.outcome === outcome)?.sentence ?? '';
