import { describe, expect, test } from 'vitest';
import { piecesOf, placesOf } from './marked-text.ts';

const body = 'I will phone on Thursday. I need a job.';

const check = {
  body,
  parts: [
    { part: 'promise' as const, present: true, hint: '', start: 7, end: 24 },
    { part: 'link' as const, present: false, hint: '', start: null, end: null },
  ],
  warnings: [
    { code: 'holiday' as const, message: '', start: 16, end: 24 },
    { code: 'too-long' as const, message: '', start: 39, end: 39 },
  ],
  words: 9,
  wordLimit: 200,
  nextFree: null,
};

describe('the marks behind a letter', () => {
  test('leave every character of the letter in its place', () => {
    const pieces = piecesOf(body, placesOf(check, body));
    expect(pieces.map(({ text }) => text).join('')).toBe(body);
  });

  test('lie over each other where a promise falls on a holiday', () => {
    const pieces = piecesOf(body, placesOf(check, body));
    expect(pieces.find(({ text }) => text === 'Thursday')?.marks).toEqual(['promise', 'warning']);
  });

  test('show nothing for what concerns no one place', () => {
    expect(placesOf(check, body)).toHaveLength(2);
  });
});
