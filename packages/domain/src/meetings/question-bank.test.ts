import { describe, expect, test } from 'vitest';
import { checkQuestion } from './in-the-room.ts';
import { builtInQuestions, questionOrders, questionsInOrder, themesInOrder } from './question-bank.ts';

test('no built-in question asks for a job', () => {
  for (const { text } of builtInQuestions) expect(checkQuestion(text), text).toEqual([]);
});

test('every question has its own lasting id', () => {
  expect(new Set(builtInQuestions.map(({ id }) => id)).size).toBe(builtInQuestions.length);
  for (const { id } of builtInQuestions)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(builtInQuestions[0]).toMatchObject({
    id: '01990a01-0000-7000-8000-000001000001',
    theme: 'hard-question',
  });
});

test('challenges, opportunities, problems and hard questions come first, and who else to hear comes last', () => {
  const themes = questionsInOrder(builtInQuestions, 'heart').map(({ theme }) => theme);
  expect([...new Set(themes)].slice(0, 4)).toEqual(['challenge', 'opportunity', 'problem', 'hard-question']);
  expect(themes.at(-1)).toBe('referral');
});

test('TIARA runs from trends to assignments before the names', () => {
  expect(themesInOrder.tiara).toEqual([
    'trends',
    'insights',
    'advice',
    'resources',
    'assignments',
    'referral',
  ]);
});

test('every theme of an order has questions', () => {
  for (const order of questionOrders) {
    for (const theme of themesInOrder[order]) {
      expect(builtInQuestions.some((question) => question.theme === theme)).toBe(true);
    }
  }
});

describe('a question of the seeker’s own is flagged when it asks for a job', () => {
  test.each(['Do you have any openings on your team?', 'Are you hiring?', 'Would you hire me?'])(
    '%s',
    (question) => {
      const [warning] = checkQuestion(question);
      expect(warning?.code).toBe('asks-for-job');
      expect(question.slice(warning?.start, warning?.end)).not.toBe('');
    },
  );

  test.each(['How did you come to this job?', 'What do you look for in the people you hire?'])(
    'not flagged: %s',
    (question) => {
      expect(checkQuestion(question)).toEqual([]);
    },
  );
});
