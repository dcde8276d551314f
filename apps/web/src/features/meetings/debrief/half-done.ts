import type { DebriefDraft } from '@threefold/contracts/meetings/debriefs';
import { incidentFacts } from '@threefold/domain/vocabulary/debrief';
import { letterKindFacts } from '@threefold/domain/vocabulary/letter-kinds';
import { counted } from '../../../shared/time/conventions.ts';
import { civilDay } from '../../../shared/time/moments.ts';
import { storedTextName } from '../offline/use-stored-text.ts';
import { answersOfDraft, type DebriefAnswers, noAnswers } from './debrief-answers.ts';

// Answers of a debrief in the middle of writing, from two places: this device, which has what was typed last here, and the
// server, which has what was kept there from whatever device. Each draft on the server has a number that only grows, and
// what lies here knows from which one it goes on; so it is known whether another device wrote meanwhile.
//
//   the server's is no newer            -> what lies here
//   newer, and what lies here was kept  -> the server's: whoever wrote it had seen what was kept from here
//   newer, and more was typed here      -> the one typed last is shown, the other is offered

export type HalfDone = {
  answers: DebriefAnswers;
  /** Version of the debrief that they change; 0 where there was none. */
  base: number;
  /** Of the draft on the server that they go on from; 0 where there was none. */
  draft: number;
  isSaved: boolean;
  /** When the last of it was typed: an ISO instant in UTC. */
  at: string;
};

export const writeHalfDone = (halfDone: HalfDone): string => JSON.stringify(halfDone);

/** Reads what this device keeps; a half or foreign text begins anew. */
export const readHalfDone = (text: string): HalfDone | null => {
  if (text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('answers' in value)) return null;
    // Written by this file alone; missing members come from an older version of it.
    const { answers, ...rest } = value as Partial<HalfDone>;
    return { base: 0, draft: 0, isSaved: false, at: '', ...rest, answers: { ...noAnswers, ...answers } };
  } catch {
    return null;
  }
};

const ofServer = ({ answers, begunFrom, version, updatedAt }: DebriefDraft): HalfDone | null =>
  answers && {
    answers: answersOfDraft(answers),
    base: begunFrom,
    draft: version,
    isSaved: true,
    at: updatedAt ?? '',
  };

const isSame = (a: HalfDone, b: HalfDone): boolean =>
  a.base === b.base && differencesBetween(a.answers, b.answers).length === 0;

/** What is shown of both, and what is offered beside it. */
export const meet = (
  here: HalfDone | null,
  server: DebriefDraft | null,
): { shown: HalfDone | null; other: HalfDone | null } => {
  if (!server || server.version <= (here?.draft ?? 0)) return { shown: here, other: null };
  const there = ofServer(server);
  if (!here || here.isSaved) return { shown: there, other: null };
  const mine = { ...here, draft: server.version };
  if (!there) return { shown: mine, other: null };
  if (isSame(mine, there)) return { shown: there, other: null };
  return mine.at >= there.at ? { shown: mine, other: there } : { shown: there, other: mine };
};

/** What was offered before and is not decided yet stays beside what is offered now. */
export const offeredOf = (before: HalfDone | null, now: HalfDone | null): HalfDone | null => {
  if (!before || !now) return now ?? before;
  return { ...now, answers: putTogether(now.answers, before.answers) };
};

// One debrief written on two devices: both versions are shown, and nothing of either is lost unless the seeker says so.

export const feelingWords = ['Terrible', 'Poor', 'OK', 'Good', 'Great'] as const;

type InWords = {
  label: string;
  of: (answers: DebriefAnswers) => string;
  /** How it is told, where what is compared is not for reading. */
  told?: (answers: DebriefAnswers) => string;
};

const inWords: readonly InWords[] = [
  { label: 'What happened', of: ({ facts }) => facts.trim() },
  { label: 'How it felt', of: ({ feeling }) => (feeling ? (feelingWords[feeling - 1] ?? '') : '') },
  {
    label: 'What went off the rails',
    of: ({ incidents }) => incidents.map((kind) => incidentFacts[kind].label).join(', '),
  },
  {
    label: 'Better answers',
    of: ({ flubbed }) => flubbed.map((one) => `${one.question} ${one.betterAnswer}`.trim()).join('\n'),
  },
  { label: 'What you meant to say', of: ({ meant }) => meant.trim() },
  { label: 'A problem they named', of: ({ theirProblem }) => theirProblem.trim() },
  { label: 'Why you’re the one to take it on', of: ({ mySolution }) => mySolution.trim() },
  { label: 'How you ask for a second meeting', of: ({ secondMeetingBy }) => secondMeetingBy },
  { label: 'What didn’t come across', of: ({ missedPoints }) => missedPoints.trim() },
  { label: 'Looked up since', of: ({ furtherResearch }) => furtherResearch.trim() },
  { label: 'What you agreed on', of: ({ agreed }) => agreed.trim() },
  {
    label: 'Second meeting',
    of: ({ days }) =>
      days
        .filter(Boolean)
        .map((day) => civilDay(day))
        .join(' or '),
  },
  { label: 'Why this position', of: ({ fit }) => fit.trim() },
  { label: 'Next step', of: ({ nextStep }) => nextStep.trim() },
  {
    label: 'Summary for someone who wasn’t there',
    of: ({ alsoTo }) => [...alsoTo].sort().join(' '),
    told: ({ alsoTo }) => (alsoTo.length > 0 ? counted(alsoTo.length, 'person', 'people') : ''),
  },
  { label: 'Letter', of: ({ letterKind }) => (letterKind ? letterKindFacts[letterKind].label : '') },
];

type Difference = { label: string; here: string; there: string };

/** What the two say differently, in the words of the screen; empty where one says nothing. */
export const differencesBetween = (here: DebriefAnswers, there: DebriefAnswers): Difference[] =>
  inWords
    .filter(({ of }) => of(here) !== of(there))
    .map(({ label, of, told = of }) => ({ label, here: told(here), there: told(there) }));

const bothTexts = (here: string, there: string): string => {
  if (here.trim() === '' || there.includes(here.trim())) return there;
  return there.trim() === '' || here.includes(there.trim()) ? here : `${there.trim()}\n${here.trim()}`;
};

const bothLists = <Item>(here: readonly Item[], there: readonly Item[]): Item[] => {
  const known = new Set(there.map((item) => JSON.stringify(item)));
  return [...there, ...here.filter((item) => !known.has(JSON.stringify(item)))];
};

/** All of both: texts one after the other, lists joined; where only one answer can stand it is the one given here. */
export const putTogether = (here: DebriefAnswers, there: DebriefAnswers): DebriefAnswers => ({
  onTime: here.onTime && there.onTime,
  facts: bothTexts(here.facts, there.facts),
  feeling: here.feeling ?? there.feeling,
  incidents: bothLists(here.incidents, there.incidents),
  flubbed: bothLists(here.flubbed, there.flubbed),
  meant: bothTexts(here.meant, there.meant),
  theirProblem: bothTexts(here.theirProblem, there.theirProblem),
  mySolution: bothTexts(here.mySolution, there.mySolution),
  secondMeetingBy: here.secondMeetingBy || there.secondMeetingBy,
  alsoTo: bothLists(here.alsoTo, there.alsoTo),
  missedPoints: bothLists(here.missedPoints.split('\n'), there.missedPoints.split('\n'))
    .filter(Boolean)
    .join('\n'),
  furtherResearch: bothTexts(here.furtherResearch, there.furtherResearch),
  agreed: bothTexts(here.agreed, there.agreed),
  days: here.days[0] ? here.days : there.days,
  fit: bothTexts(here.fit, there.fit),
  nextStep: bothTexts(here.nextStep, there.nextStep),
  letterKind: here.letterKind || there.letterKind,
});

const prefix = storedTextName('debrief.');

/** Half-done answers that the server has go with its other answers; those that lie on this device alone stay. */
export const dropSavedHalves = (open: () => Storage = () => localStorage): void => {
  try {
    const storage = open();
    for (const name of Object.keys(storage))
      if (name.startsWith(prefix) && readHalfDone(storage.getItem(name) ?? '')?.isSaved)
        storage.removeItem(name);
  } catch {
    // A storage that is refused holds nothing.
  }
};
