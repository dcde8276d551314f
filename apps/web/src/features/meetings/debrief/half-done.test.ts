import type { DebriefDraft } from '@threefold/contracts/meetings/debriefs';
import { describe, expect, test } from 'vitest';
import { aStorage } from '../../../shared/offline/storage.fixture.ts';
import { answersOfDraft, type DebriefAnswers, draftOf, noAnswers } from './debrief-answers.ts';
import {
  differencesBetween,
  dropSavedHalves,
  type HalfDone,
  meet,
  offeredOf,
  putTogether,
  readHalfDone,
  writeHalfDone,
} from './half-done.ts';

const halfDone = (facts: string, rest: Partial<HalfDone> = {}): HalfDone => ({
  answers: { ...noAnswers, facts },
  base: 0,
  draft: 0,
  isSaved: false,
  at: '2026-11-24T16:00:00.000Z',
  ...rest,
});
const onServer = (facts: string, rest: Partial<DebriefDraft> = {}): DebriefDraft => ({
  version: 1,
  begunFrom: 0,
  answers: draftOf({ ...noAnswers, facts }),
  updatedAt: '2026-11-24T17:00:00Z',
  ...rest,
});
const putAway = (version: number) => onServer('', { version, answers: null });
const factsOf = ({ shown, other }: ReturnType<typeof meet>) => [shown?.answers.facts, other?.answers.facts];

test('what was typed comes back after the tab was closed', () => {
  const typed = halfDone('We met.', { base: 2, draft: 3 });
  expect(readHalfDone(writeHalfDone(typed))).toEqual(typed);
  expect(readHalfDone('{"answers":{"facts":"We met."}}')?.answers).toEqual({
    ...noAnswers,
    facts: 'We met.',
  });
  expect(readHalfDone('{"answers"')).toBeNull();
  expect(readHalfDone('[1]')).toBeNull();
});

test('an answer goes to the other device as it was given, and half a pair of days with it', () => {
  const answers = {
    ...noAnswers,
    onTime: true,
    facts: 'We spoke.',
    feeling: 2 as const,
    incidents: ['late' as const],
    flubbed: [{ question: 'Why now?', betterAnswer: '' }],
    missedPoints: 'The audit\nThe registry',
    days: ['2026-12-01', ''] as [string, string],
    letterKind: 'summary' as const,
  };
  expect(answersOfDraft(draftOf(answers))).toEqual(answers);
  expect(answersOfDraft({ incidents: [], flubbed: [], missedPoints: [] })).toEqual(noAnswers);
});

describe('what was begun on the phone', () => {
  test('is there at the desk', () => {
    expect(factsOf(meet(null, onServer('From the phone')))).toEqual(['From the phone', undefined]);
  });
  test('and gone on with at the desk is shown on the phone, which had kept all it had', () => {
    const phone = halfDone('From the phone', { draft: 1, isSaved: true });
    expect(factsOf(meet(phone, onServer('From the phone, and more', { version: 2 })))).toEqual([
      'From the phone, and more',
      undefined,
    ]);
  });
  test('and sent from the desk is gone from the phone', () => {
    expect(meet(halfDone('From the phone', { draft: 1, isSaved: true }), putAway(2)).shown).toBeNull();
  });
  test('stays where more was typed in the elevator after the desk had sent it', () => {
    expect(meet(halfDone('Two more words', { draft: 1 }), putAway(2))).toMatchObject({
      shown: { answers: { facts: 'Two more words' }, draft: 2 },
      other: null,
    });
  });
});

describe('both devices have half-done answers', () => {
  test('the ones typed last are shown, the others offered', () => {
    const desk = onServer('At the desk', { version: 2 });
    const earlier = halfDone('In the elevator', { draft: 1 });
    const later = { ...earlier, at: '2026-11-24T17:30:00.000Z' };
    expect(factsOf(meet(earlier, desk))).toEqual(['At the desk', 'In the elevator']);
    expect(factsOf(meet(later, desk))).toEqual(['In the elevator', 'At the desk']);
    expect(meet(later, desk).shown).toMatchObject({ draft: 2, isSaved: false });
  });
  test('the same answers are one', () => {
    expect(meet(halfDone('We met.'), onServer('We met.'))).toMatchObject({
      shown: { isSaved: true },
      other: null,
    });
  });
  test('what waits to be decided is not lost when a third version comes', () => {
    const offered = offeredOf(halfDone('First'), halfDone('Second'));
    expect(offered?.answers.facts).toBe('First\nSecond');
    expect(offeredOf(null, null)).toBeNull();
  });
});

test('an older answer of the server that this device kept changes nothing', () => {
  const here = halfDone('Typed since', { draft: 3, isSaved: true });
  expect(meet(here, onServer('Before', { version: 2 })).shown).toBe(here);
  expect(meet(here, null).shown).toBe(here);
});

const phone: DebriefAnswers = {
  ...noAnswers,
  facts: 'We began late.',
  feeling: 2,
  incidents: ['started-late', 'nervous'],
  missedPoints: 'The ward\nThe registry',
};
const desk: DebriefAnswers = {
  ...noAnswers,
  facts: 'She spoke of reviews.',
  feeling: 4,
  incidents: ['nervous'],
  missedPoints: 'The ward',
  agreed: 'I send the figures.',
};

test('two versions of a debrief are told apart, answer by answer', () => {
  expect(differencesBetween(phone, desk).map(({ label }) => label)).toEqual([
    'What happened',
    'How it felt',
    'What went off the rails',
    'What didn’t come across',
    'What you agreed on',
  ]);
  expect(differencesBetween(phone, phone)).toEqual([]);
  expect(differencesBetween(phone, desk)[1]).toEqual({ label: 'How it felt', here: 'Poor', there: 'Good' });
});

test('whoever gets the summary on one device is told by how many, and two different people are a difference', () => {
  const label = 'Summary for someone who wasn’t there';
  const [rae, lee] = [
    { ...phone, alsoTo: ['rae'] },
    { ...phone, alsoTo: ['lee'] },
  ];
  expect(differencesBetween(rae, phone)).toEqual([{ label, here: '1 person', there: '' }]);
  expect(differencesBetween(rae, lee)).toHaveLength(1);
  expect(putTogether(rae, lee).alsoTo).toEqual(['lee', 'rae']);
});

test('put together nothing of either is lost', () => {
  const both = putTogether(phone, desk);
  expect(both).toMatchObject({
    facts: 'She spoke of reviews.\nWe began late.',
    incidents: ['nervous', 'started-late'],
    missedPoints: 'The ward\nThe registry',
    agreed: 'I send the figures.',
    feeling: 2,
  });
  expect(putTogether(both, desk)).toEqual(both);
});

test('whoever signs out leaves the half-done answers behind that lie here alone, and no others', () => {
  const storage = aStorage();
  const halfDone = (isSaved: boolean) =>
    writeHalfDone({ answers: noAnswers, base: 0, draft: 1, isSaved, at: '2026-11-24T16:00:00.000Z' });
  storage.setItem('threefold.text.debrief.1', halfDone(true));
  storage.setItem('threefold.text.debrief.2', halfDone(false));
  storage.setItem('threefold.text.answer.1', 'By hand');
  dropSavedHalves(() => storage);
  expect(Object.keys(storage)).toEqual(['threefold.text.debrief.2', 'threefold.text.answer.1']);
});
