import { expect, test } from 'vitest';
import { aStorage } from '../../../shared/offline/storage.fixture.ts';
import { noAnswers } from './debrief-answers.ts';
import { dropSavedHalves } from './drop-saved-halves.ts';
import { writeHalfDone } from './half-done.ts';

test('whoever signs out leaves the half-done answers behind that lie here alone, and no others', () => {
  const storage = aStorage();
  const halfDone = (isSaved: boolean) =>
    writeHalfDone({ answers: noAnswers, base: 0, draft: 1, isSaved, at: '2026-11-24T16:00:00.000Z' });
  storage.setItem('threefold.text.debrief.1', halfDone(true));
  storage.setItem('threefold.text.debrief.2', halfDone(false));
  storage.setItem('threefold.text.answer.1', 'By hand');
  dropSavedHalves(() => storage);
  expect(Object.keys(storage)).toEqual(['threefold.text.debrief.2', 'threefold.text.answer.1']);
});
