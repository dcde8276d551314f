import { expect, test } from 'vitest';
import { type DebriefAnswers, noAnswers } from './debrief-answers.ts';
import { differencesBetween, putTogether } from './debrief-versions.ts';

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
    'What did not come across',
    'What was agreed',
  ]);
  expect(differencesBetween(phone, phone)).toEqual([]);
  expect(differencesBetween(phone, desk)[1]).toEqual({ label: 'How it felt', here: 'Uneasy', there: 'Good' });
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
