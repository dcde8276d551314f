import { expect, test } from 'vitest';
import {
  answerId,
  answerIn,
  type KeptEntry,
  lieDown,
  saysHeld,
  takeUp,
  waiting,
  waitingInWords,
} from './kept-entries.ts';

const finding = (id: string): KeptEntry => ({
  type: 'finding',
  id,
  kind: 'fact',
  text: id,
  couldHelp: false,
});

test('what the server refused waits for you and not for the server', () => {
  const entries = [finding('1'), { ...finding('2'), refusal: 'It is too long.' }, finding('3')];
  expect(waiting(entries).map(({ id }) => id)).toEqual(['1', '3']);
});

test('a meeting counts as held once it is said, unless the server refused that', () => {
  const held: KeptEntry = { type: 'held', id: 'held', startsAt: null };
  expect(saysHeld([finding('1'), held])).toBe(true);
  expect(saysHeld([{ ...held, refusal: 'This meeting lies ahead.' }])).toBe(false);
});

test('an answer to your own question lies in one place, whether it was typed in the meeting or after it', () => {
  const given = { contactId: 'ruth', researchQuestionId: 'rosters' };
  const answer: KeptEntry = {
    type: 'answer',
    id: answerId('ruth'),
    ...given,
    text: 'By hand.',
    version: null,
  };
  expect(answerIn([finding('1'), answer], given)).toBe(answer);
  expect(answerIn([answer], { ...given, contactId: 'ivo' })).toBeUndefined();
  expect(answerIn([answer], { ...given, researchQuestionId: 'budgets' })).toBeUndefined();
});

test('what is kept survives a closed browser in the order in which it was written', () => {
  const lying = [lieDown(finding('2'), 20), lieDown(finding('1'), 10)];
  expect(takeUp(lying).map(({ id }) => id)).toEqual(['1', '2']);
});

test('foreign text beside what is kept does no harm', () => {
  expect(takeUp(['{"id":1}', 'half a te', 'null', '[]', lieDown(finding('1'), 1)])).toEqual([finding('1')]);
});

test('the device says how much waits', () => {
  expect(waitingInWords(1)).toBe('One note waits to be sent.');
  expect(waitingInWords(3)).toBe('3 notes wait to be sent.');
});
