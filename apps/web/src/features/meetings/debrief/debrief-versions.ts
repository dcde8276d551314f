// One debrief written on two devices: both versions are shown, and nothing of either is lost unless the seeker says so.

import { incidentFacts } from '@threefold/domain/vocabulary/debrief';
import { letterKindFacts } from '@threefold/domain/vocabulary/letter-kinds';
import { civilDay } from '../../../shared/time/moments.ts';
import type { DebriefAnswers } from './debrief-answers.ts';

export const feelingWords = ['Badly', 'Uneasy', 'So-so', 'Good', 'Well'] as const;

const inWords: readonly { label: string; of: (answers: DebriefAnswers) => string }[] = [
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
  { label: 'What did not come across', of: ({ missedPoints }) => missedPoints.trim() },
  { label: 'Looked up since', of: ({ furtherResearch }) => furtherResearch.trim() },
  { label: 'What was agreed', of: ({ agreed }) => agreed.trim() },
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
  { label: 'Letter', of: ({ letterKind }) => (letterKind ? letterKindFacts[letterKind].label : '') },
];

export type Difference = { label: string; here: string; there: string };

/** What the two say differently, in the words of the screen; empty where one says nothing. */
export const differencesBetween = (here: DebriefAnswers, there: DebriefAnswers): Difference[] =>
  inWords
    .map(({ label, of }) => ({ label, here: of(here), there: of(there) }))
    .filter((each) => each.here !== each.there);

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
