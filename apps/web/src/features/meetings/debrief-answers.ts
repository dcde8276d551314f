// What is typed into a debrief, as it is kept on this device and as the server takes it.
import type { Debrief, DebriefInput } from '@threefold/contracts/debriefs';
import type { Debrief as DebriefFacts, IncidentKind } from '@threefold/domain/meetings/debrief';

export type DebriefAnswers = {
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
};

export const noAnswers: DebriefAnswers = {
  facts: '',
  feeling: null,
  incidents: [],
  flubbed: [],
  missedPoints: '',
  furtherResearch: '',
  agreed: '',
  days: ['', ''],
};

const feelings = [1, 2, 3, 4, 5] as const;

export const answersOf = (debrief: Debrief): DebriefAnswers => ({
  facts: debrief.facts,
  feeling: feelings.find((feeling) => feeling === debrief.feeling) ?? null,
  incidents: debrief.incidents.map(({ kind }) => kind),
  flubbed: debrief.flubbed,
  missedPoints: debrief.missedPoints.join('\n'),
  furtherResearch: debrief.furtherResearch ?? '',
  agreed: debrief.agreed ?? '',
  days: debrief.secondMeeting?.days ?? ['', ''],
});

/** What still has to be said before the letter can be drafted; null when all is there. */
export const missingIn = ({ facts, feeling, days, flubbed }: DebriefAnswers): string | null => {
  if (facts.trim() === '') return 'Begin with what happened.';
  if (feeling === null) return 'Say how it felt.';
  if ((days[0] === '') !== (days[1] === '')) return 'Name two days for the second meeting, or none.';
  if (days[0] !== '' && days[0] === days[1]) return 'Name two different days for the second meeting.';
  const half = flubbed.some(
    ({ question, betterAnswer }) => (question.trim() === '') !== (betterAnswer.trim() === ''),
  );
  return half ? 'A question that went badly needs its better answer, and the other way round.' : null;
};

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Null while something is missing. */
export const inputOf = (answers: DebriefAnswers): (DebriefInput & DebriefFacts) | null => {
  const { facts, feeling, incidents, flubbed, missedPoints, furtherResearch, agreed, days } = answers;
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
  };
};

/** Reads what this device keeps; a half or foreign text begins anew. */
export const readAnswers = (text: string): DebriefAnswers | null => {
  if (text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    // Written by this file alone; missing members come from an older version of it.
    return typeof value === 'object' && value !== null
      ? { ...noAnswers, ...(value as Partial<DebriefAnswers>) }
      : null;
  } catch {
    return null;
  }
};
