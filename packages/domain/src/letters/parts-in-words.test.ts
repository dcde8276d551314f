import { expect, test } from 'vitest';
import { type LetterPart, letterParts } from '../vocabulary/methods.ts';
import { partsInWords } from './anatomy.ts';

function without(...missing: LetterPart[]) {
  return letterParts.map((part) => ({ part, present: !missing.includes(part) }));
}

test.each<[LetterPart[], string]>([
  [[], 'All seven parts are there.'],
  [['promise'], 'Six of seven parts are there. Missing: call date.'],
  [['not-a-job'], 'Six of seven parts are there. Missing: not asking for a job.'],
  [['link', 'you', 'promise'], 'Four of seven parts are there. Missing: connection, why them, call date.'],
  [
    ['link', 'move', 'need', 'not-a-job', 'you', 'small'],
    'One of seven parts is there. Missing: connection, your transition, what you want to learn, not asking for a job, why them, time ask.',
  ],
  [[...letterParts], 'None of seven parts are there yet.'],
])('a draft without %j: %s', (missing, sentence) => {
  expect(partsInWords(without(...missing))).toBe(sentence);
});

test('a letter without parts to look for has nothing said about them', () => {
  expect(partsInWords([])).toBeNull();
});
