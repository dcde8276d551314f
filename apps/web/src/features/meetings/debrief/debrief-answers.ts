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
  /** A paragraph each, parted by an empty line; without one, one a line. */
  missedPoints: string;
  /** What came out badly, the way it was meant. */
  meant: string;
  /** After a job interview. */
  theirProblem: string;
  mySolution: string;
  furtherResearch: string;
  agreed: string;
  /** Two civil dates, or none. */
  days: [string, string];
  /** How to ask for a second meeting; empty: as the facts call for. */
  secondMeetingBy: NonNullable<DebriefInput['secondMeetingBy']> | '';
  /** Who gets the summary without having been there. */
  alsoTo: string[];
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
  meant: '',
  theirProblem: '',
  mySolution: '',
  furtherResearch: '',
  agreed: '',
  days: ['', ''],
  secondMeetingBy: '',
  alsoTo: [],
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
  missedPoints: joined(debrief.missedPoints),
  ...moreOf(debrief),
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
  missedPoints: paragraphs(answers.missedPoints),
  ...moreInput(answers),
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
  missedPoints: joined(draft.missedPoints),
  ...moreOf(draft),
  furtherResearch: draft.furtherResearch ?? '',
  agreed: draft.agreed ?? '',
  days: [draft.secondMeetingDays?.[0] ?? '', draft.secondMeetingDays?.[1] ?? ''],
  fit: draft.fit ?? '',
  nextStep: draft.nextStep ?? '',
  letterKind: draft.letterKind ?? '',
});

type More = Pick<DebriefInput, 'meant' | 'theirProblem' | 'mySolution' | 'secondMeetingBy' | 'alsoTo'>;

const moreOf = ({ meant, theirProblem, mySolution, secondMeetingBy, alsoTo }: More) => ({
  meant: joined(meant ?? []),
  theirProblem: theirProblem ?? '',
  mySolution: mySolution ?? '',
  secondMeetingBy: secondMeetingBy ?? ('' as const),
  alsoTo: alsoTo ?? [],
});

const moreInput = ({ meant, theirProblem, mySolution, secondMeetingBy, alsoTo }: DebriefAnswers): More => ({
  ...(meant.trim() ? { meant: paragraphs(meant) } : {}),
  ...(theirProblem.trim() ? { theirProblem: theirProblem.trim() } : {}),
  ...(mySolution.trim() ? { mySolution: mySolution.trim() } : {}),
  ...(secondMeetingBy ? { secondMeetingBy } : {}),
  ...(alsoTo.length > 0 ? { alsoTo } : {}),
});

/** Notes of a line stand one below the other, paragraphs apart. */
const joined = (points: readonly string[]): string =>
  points.join(points.some((point) => point.length > 120) ? '\n\n' : '\n');

const paragraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/.test(text.trim()) ? /\n\s*\n/ : '\n')
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
    missedPoints: paragraphs(missedPoints),
    ...moreInput(answers),
    ...(furtherResearch.trim() ? { furtherResearch: furtherResearch.trim() } : {}),
    ...(agreed.trim() ? { agreed: agreed.trim() } : {}),
    ...(days[0] ? { secondMeeting: { days } } : {}),
    ...(fit.trim() ? { fit: fit.trim() } : {}),
    ...(nextStep.trim() ? { nextStep: nextStep.trim() } : {}),
    ...(letterKind ? { letterKind } : {}),
  };
};
