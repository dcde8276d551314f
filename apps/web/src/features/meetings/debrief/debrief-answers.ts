// What is typed into a debrief, as it is kept on this device and as the server takes it.
import type { DebriefDraftAnswers, DebriefInput } from '@threefold/contracts/meetings/debriefs';
import type { Debrief as DebriefFacts, IncidentKind } from '@threefold/domain/vocabulary/debrief';
import type { FollowUpKind } from '@threefold/domain/vocabulary/letter-kinds';

export type DebriefAnswers = {
  /** Said so, where nothing says otherwise. */
  onTime: boolean;
  facts: string;
  feeling: DebriefFacts['feeling'] | null;
  incidents: IncidentKind[];
  flubbed: { question: string; betterAnswer: string }[];
  /** One a line. */
  missedPoints: string;
  furtherResearch: string;
  agreed: string;
  /** Two civil dates, or none. */
  days: [string, string];
  fit: string;
  nextStep: string;
  /** Empty: the one that fits. */
  letterKind: FollowUpKind | '';
};

export const noAnswers: DebriefAnswers = {
  onTime: false,
  facts: '',
  feeling: null,
  incidents: [],
  flubbed: [],
  missedPoints: '',
  furtherResearch: '',
  agreed: '',
  days: ['', ''],
  fit: '',
  nextStep: '',
  letterKind: '',
};

const feelings = [1, 2, 3, 4, 5] as const;
const feelingOf = (value: number | undefined) => feelings.find((feeling) => feeling === value) ?? null;

export const answersOf = (debrief: DebriefInput): DebriefAnswers => ({
  onTime: !debrief.incidents.some(({ kind }) => kind === 'late' || kind === 'started-late'),
  facts: debrief.facts,
  feeling: feelingOf(debrief.feeling),
  incidents: debrief.incidents.map(({ kind }) => kind),
  flubbed: debrief.flubbed,
  missedPoints: debrief.missedPoints.join('\n'),
  furtherResearch: debrief.furtherResearch ?? '',
  agreed: debrief.agreed ?? '',
  days: debrief.secondMeeting?.days ?? ['', ''],
  fit: debrief.fit ?? '',
  nextStep: debrief.nextStep ?? '',
  letterKind: debrief.letterKind ?? '',
});

/** What still has to be said before the letter can be drafted; null when all is there. */
export const missingIn = ({ facts, feeling, days, flubbed }: DebriefAnswers): string | null => {
  if (facts.trim() === '') return 'Start with what happened.';
  if (feeling === null) return 'Say how it felt.';
  if ((days[0] === '') !== (days[1] === '')) return 'Choose two dates for the second meeting, or none.';
  if (days[0] !== '' && days[0] === days[1]) return 'Choose two different dates for the second meeting.';
  const half = flubbed.some(
    ({ question, betterAnswer }) => (question.trim() === '') !== (betterAnswer.trim() === ''),
  );
  return half ? 'Each answer that went badly needs its question and a better answer.' : null;
};

const pairOfDays = ([one, other]: DebriefAnswers['days']): DebriefDraftAnswers['secondMeetingDays'] =>
  one === '' && other === '' ? undefined : [one || null, other || null];

/** Half-done answers as the server keeps them: nothing has to be there yet. */
export const draftOf = (answers: DebriefAnswers): DebriefDraftAnswers => ({
  onTime: answers.onTime || undefined,
  facts: answers.facts || undefined,
  feeling: answers.feeling ?? undefined,
  incidents: answers.incidents,
  flubbed: answers.flubbed,
  missedPoints: lines(answers.missedPoints),
  furtherResearch: answers.furtherResearch || undefined,
  agreed: answers.agreed || undefined,
  secondMeetingDays: pairOfDays(answers.days),
  fit: answers.fit || undefined,
  nextStep: answers.nextStep || undefined,
  letterKind: answers.letterKind || undefined,
});

/** The same, read on another device. */
export const answersOfDraft = (draft: DebriefDraftAnswers): DebriefAnswers => ({
  onTime: draft.onTime ?? false,
  facts: draft.facts ?? '',
  feeling: feelingOf(draft.feeling),
  incidents: draft.incidents,
  flubbed: draft.flubbed,
  missedPoints: draft.missedPoints.join('\n'),
  furtherResearch: draft.furtherResearch ?? '',
  agreed: draft.agreed ?? '',
  days: [draft.secondMeetingDays?.[0] ?? '', draft.secondMeetingDays?.[1] ?? ''],
  fit: draft.fit ?? '',
  nextStep: draft.nextStep ?? '',
  letterKind: draft.letterKind ?? '',
});

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Null while something is missing. */
export const inputOf = (answers: DebriefAnswers): (DebriefInput & DebriefFacts) | null => {
  const { facts, feeling, incidents, flubbed, missedPoints, furtherResearch, agreed, days } = answers;
  const { fit, nextStep, letterKind } = answers;
  if (feeling === null || missingIn(answers) !== null) return null;
  return {
    facts: facts.trim(),
    feeling,
    incidents: incidents.map((kind) => ({ kind })),
    flubbed: flubbed.filter(({ question }) => question.trim() !== ''),
    missedPoints: lines(missedPoints),
    ...(furtherResearch.trim() ? { furtherResearch: furtherResearch.trim() } : {}),
    ...(agreed.trim() ? { agreed: agreed.trim() } : {}),
    ...(days[0] ? { secondMeeting: { days } } : {}),
    ...(fit.trim() ? { fit: fit.trim() } : {}),
    ...(nextStep.trim() ? { nextStep: nextStep.trim() } : {}),
    ...(letterKind ? { letterKind } : {}),
  };
};
