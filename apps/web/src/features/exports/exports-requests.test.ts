import { expect, test } from 'vitest';
import { restoredSentence } from './exports-requests.ts';

test('what came back is told with the people first', () => {
  const tables = { contacts: { restored: 1, kept: 2 }, letters: { restored: 1200, kept: 0 } };
  expect(restoredSentence({ tables, restored: 1201, kept: 2 })).toBe(
    '1 person and 1,200 other entries restored. 2 entries were already here and didn’t change.',
  );
});

test('a file that brings nothing new says so', () => {
  expect(restoredSentence({ tables: { contacts: { restored: 0, kept: 9 } }, restored: 0, kept: 9 })).toBe(
    'Everything in this file was already here. Nothing changed.',
  );
});
