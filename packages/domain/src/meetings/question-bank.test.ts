import { describe, expect, test } from 'vitest';
import { checkQuestion } from './in-the-room.ts';
import {
  builtInQuestions,
  followOnQuestions,
  isForKind,
  proposedQuestions,
  questionOrders,
  questionsInOrder,
  themesInOrder,
} from './question-bank.ts';

const fresh = builtInQuestions.map((question) => ({ ...question, askedBefore: false }));
const heart = { kind: 'informational', order: 'heart' } as const;

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

test('after the speech comes what they do, then challenges, opportunities, problems and hard questions, and referrals come last', () => {
  const themes = questionsInOrder(builtInQuestions, heart).map(({ theme }) => theme);
  expect([...new Set(themes)].slice(0, 5)).toEqual([
    'opening',
    'challenge',
    'opportunity',
    'problem',
    'hard-question',
  ]);
  expect(themes.at(-1)).toBe('referral');
});

test('the proposal begins with what they do, has the credentials reviewed, and asks for three people by number', () => {
  const proposed = proposedQuestions(fresh, heart);
  expect(proposed[0]?.text).toMatch(/your work look like/);
  expect(proposed.find(({ theme }) => theme === 'credentials')?.text).toMatch(/background.*strong.*missing/);
  expect(proposed.at(-1)?.text).toMatch(/three people/);
});

test('the proposal takes one question of each theme, a fresh one before one asked before', () => {
  const asked = fresh.map((question) => ({
    ...question,
    askedBefore: question.text.startsWith('What does your work'),
  }));
  expect(proposedQuestions(asked, heart)[0]?.text).toBe(
    'How did you get from where you started to where you are?',
  );
});

test('a job interview has a bank of its own, without referrals and advice', () => {
  const proposed = proposedQuestions(fresh, { kind: 'interview', order: 'tiara' });
  expect(proposed.map(({ theme }) => theme)).toEqual(['position', 'their-needs', 'next-steps']);
  expect(isForKind('referral', 'interview')).toBe(false);
  expect(isForKind('position', 'informational')).toBe(false);
  expect(isForKind('own', 'interview')).toBe(true);
});

test('to an answer just heard there is always something to ask further, and none of it asks for a job', () => {
  for (const { theme } of builtInQuestions)
    for (const text of followOnQuestions(theme)) {
      expect(text).toMatch(/\?$/);
      expect(checkQuestion(text), text).toEqual([]);
    }
  expect(followOnQuestions('problem')).toContain('What have you tried so far?');
  expect(followOnQuestions('own').length).toBeGreaterThan(1);
});

test('TIARA runs from trends to assignments before the names', () => {
  expect(themesInOrder.tiara).toEqual([
    'trends',
    'insights',
    'advice',
    'credentials',
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
