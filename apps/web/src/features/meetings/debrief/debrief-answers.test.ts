import { expect, test } from 'vitest';
import { answersOfDraft, draftOf, inputOf, missingIn, noAnswers } from './debrief-answers.ts';

const told = { ...noAnswers, facts: 'We spoke for 20 minutes.', feeling: 3 as const };

test('the facts come before the feeling, and both before the letter', () => {
  expect(missingIn(noAnswers)).toBe('Start with what happened.');
  expect(missingIn({ ...noAnswers, facts: 'We met.' })).toBe('Say how it felt.');
  expect(missingIn(told)).toBeNull();
});

test('a second meeting is asked for with two different days or not at all', () => {
  expect(missingIn({ ...told, days: ['2026-12-01', ''] })).toBe(
    'Choose two dates for the second meeting, or none.',
  );
  expect(missingIn({ ...told, days: ['2026-12-01', '2026-12-01'] })).toMatch(/different/);
  expect(inputOf({ ...told, days: ['2026-12-01', '2026-12-03'] })?.secondMeeting).toEqual({
    days: ['2026-12-01', '2026-12-03'],
  });
});

test('a question that went badly goes out with its better answer only', () => {
  expect(missingIn({ ...told, flubbed: [{ question: 'Why now?', betterAnswer: '' }] })).toMatch(
    /better answer/,
  );
});

test('missed points are one a line, and empty answers are left out', () => {
  const input = inputOf({ ...told, missedPoints: 'My audit work\n\n  The registry ' });
  expect(input?.missedPoints).toEqual(['My audit work', 'The registry']);
  expect(input).not.toHaveProperty('agreed');
});

test('whoever gets the summary without having been there goes out with the answers, and with half-done ones', () => {
  const answers = { ...told, alsoTo: ['rae'] };
  expect(inputOf(answers)?.alsoTo).toEqual(['rae']);
  expect(answersOfDraft(draftOf(answers)).alsoTo).toEqual(['rae']);
  expect(inputOf(told)).not.toHaveProperty('alsoTo');
});
