import { expect, test } from 'vitest';
import { canMove, letterKindFacts, letterKinds, letterName, letterStatuses } from './letter-kinds.ts';
import { defaultMethodId, letterParts, methodFor, methodIds, methods } from './methods.ts';

test('a nudge about a meeting is named by the other day that it asks for', () => {
  expect(letterName({ kind: 'nudge', meetingId: 'one' })).toBe('About another day');
  expect(letterName({ kind: 'nudge', meetingId: null })).toBe('Nudge');
  expect(letterName({ kind: 'confirmation', meetingId: 'one' })).toBe('Confirmation');
});

test('what was sent never changes', () => {
  for (const status of letterStatuses) expect(canMove('sent', status)).toBe(false);
});

test('a letter is on the wire only after it was approved and claimed', () => {
  const before = letterStatuses.filter((status) => canMove(status, 'sending'));
  expect(before).toEqual(['queued']);
});

test('a letter that may have gone out is never sent again by itself, nor called cancelled', () => {
  const after = letterStatuses.filter((status) => canMove('unsure', status));
  expect(after).toEqual(['sent', 'failed']);
});

test('a letter on the wire can no longer be called back; where the server says "later" it waits again', () => {
  const after = letterStatuses.filter((status) => canMove('sending', status));
  expect(after).toEqual(['queued', 'sent', 'unsure', 'failed']);
});

test('a letter can be handed to the mail program or printed straight from the draft', () => {
  expect(canMove('draft', 'sent')).toBe(true);
});

test('a failed letter can be tried again, changed, sent another way or given up; a cancelled one taken up again', () => {
  const after = letterStatuses.filter((status) => canMove('failed', status));
  expect(after).toEqual(['draft', 'handed-over', 'queued', 'sent', 'cancelled']);
  expect(canMove('cancelled', 'draft')).toBe(true);
  expect(canMove('cancelled', 'queued')).toBe(false);
});

test('every kind of letter says in a sentence what it is for', () => {
  for (const kind of letterKinds) expect(letterKindFacts[kind].purpose).toMatch(/^[A-Z].+\.$/);
});

test('the promise method is the default, and demands all seven parts within 200 words', () => {
  expect(methodFor(null)).toBe(methods[defaultMethodId]);
  expect(methods.promise).toMatchObject({ wordLimit: 200, parts: letterParts });
});

test('a contact’s own method wins over the workspace’s', () => {
  expect(methodFor('gentle', 'three-b-seven').id).toBe('three-b-seven');
  expect(methodFor('gentle').id).toBe('gentle');
});

test('3B7 asks for no sentence about jobs, and only the promise method for a promised call', () => {
  expect(methods['three-b-seven'].parts).not.toContain('not-a-job');
  expect(methodIds.filter((id) => methods[id].parts.includes('promise'))).toEqual(['promise']);
});
