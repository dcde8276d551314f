import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCorpus, sentencesAlikeUnseen } from './corpus.ts';
import { measure } from './measure.ts';

// The figures themselves are printed by `npm run measure:letters`; here stands what must not be lost.

test('the corpus holds more than 300 letters, each with a name of its own, a third of them unseen', () => {
  const letters = readCorpus();
  expect(letters.length).toBeGreaterThan(300);
  expect(new Set(letters.map(({ name }) => name)).size).toBe(letters.length);
  const share = letters.filter(({ isUnseen }) => isUnseen).length / letters.length;
  expect(share).toBeGreaterThan(0.3);
  expect(share).toBeLessThan(0.4);
});

test('no sentence to learn from says what an unseen letter says', () => {
  expect(sentencesAlikeUnseen()).toEqual([]);
});

test('of the parts and faults in letters that nobody looked at nearly all are found, and little else', () => {
  const unseen = readCorpus().filter(({ isUnseen }) => isUnseen);
  for (const { what, letters, right, wrong } of measure(unseen)) {
    if (['only-thanks', 'joke-after-illness', 'asks-favour'].includes(what)) continue;
    expect.soft(right / letters, `${what}: recall`).toBeGreaterThanOrEqual(0.9);
    expect.soft(right / (right + wrong), `${what}: precision`).toBeGreaterThanOrEqual(0.8);
  }
});

test('the weights of the sentence model stay small enough to travel', () => {
  const file = new URL('../../packages/domain/src/letters/letter-weights.gen.ts', import.meta.url);
  expect(statSync(file).size).toBeLessThan(200_000);
});
