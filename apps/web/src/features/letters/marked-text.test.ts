import { describe, expect, test } from 'vitest';
import { piecesOf, placesOf, shiftSpans } from './marked-text.ts';

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

const text = 'I am not asking you for a job. Twenty minutes.';
const part = { start: 0, end: 30 };
const small = { start: 31, end: 45 };
const wordsIn = (now: string) =>
  shiftSpans([part, small], text, now).map(({ start, end }) => now.slice(start, end));

describe('marks in a text that is being written', () => {
  test('stay on their words when something is typed before them', () => {
    expect(wordsIn(`Hello. ${text}`)).toEqual(['I am not asking you for a job.', 'Twenty minutes']);
  });

  test('stay on their words when something is typed behind them', () => {
    expect(wordsIn(`${text} Thanks.`)).toEqual(['I am not asking you for a job.', 'Twenty minutes']);
  });

  test('grow with what is typed inside of them', () => {
    expect(wordsIn(text.replace('asking', 'really asking'))).toEqual([
      'I am not really asking you for a job.',
      'Twenty minutes',
    ]);
  });

  test('become empty when their words are taken out', () => {
    expect(wordsIn('Twenty minutes.')).toEqual(['', 'Twenty minutes']);
  });

  test('never leave the text, whatever is changed', () => {
    for (const now of ['', 'I', 'job. Twenty', text.slice(10), text.slice(0, 33), 'xx'.repeat(40)]) {
      for (const { start, end } of shiftSpans([part, small], text, now)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(now.length);
      }
    }
  });
});
