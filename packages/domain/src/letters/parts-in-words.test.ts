import { expect, test } from 'vitest';
import { type LetterPart, letterParts } from '../vocabulary/methods.ts';
import { partsInWords } from './anatomy.ts';

function without(...missing: LetterPart[]) {
  return letterParts.map((part) => ({ part, present: !missing.includes(part) }));
}

test.each<[LetterPart[], string]>([
  [[], 'All seven parts are there.'],
  [['promise'], 'Six of seven parts are there; the promise is missing.'],
  [['not-a-job'], 'Six of seven parts are there; “not a job” is missing.'],
  [['link', 'you', 'promise'], 'Four of seven parts are there; the link, “you” and the promise are missing.'],
  [['link', 'move', 'need', 'you'], 'Three of seven parts are there; four are missing.'],
  [['link', 'move', 'need', 'not-a-job', 'you', 'small'], 'One of seven parts is there; six are missing.'],
  [[...letterParts], 'None of seven parts are there yet.'],
])('a draft without %j: %s', (missing, sentence) => {
  expect(partsInWords(without(...missing))).toBe(sentence);
});

test('a letter without parts to look for has nothing said about them', () => {
  expect(partsInWords([])).toBeNull();
});
