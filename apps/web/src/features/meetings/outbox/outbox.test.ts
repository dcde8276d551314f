import { beforeEach, expect, test, vi } from 'vitest';
import { aStorage } from '../../../shared/offline/storage.fixture.ts';
import {
  answerId,
  answerIn,
  type OutboxEntry,
  parseEntries,
  saysHeld,
  serializeEntry,
  waiting,
  waitingInWords,
} from './outbox.ts';

const place = { workspaceId: 'w', meetingId: 'm' };
const finding = (id: string, text = id): OutboxEntry => ({
  type: 'finding',
  id,
  kind: 'fact',
  text,
  couldHelp: false,
});

test('what the server refused waits for you and not for the server', () => {
  const entries = [finding('1'), { ...finding('2'), refusal: 'It is too long.' }, finding('3')];
  expect(waiting(entries).map(({ id }) => id)).toEqual(['1', '3']);
});

test('a meeting counts as held once it is said, unless the server refused that', () => {
  const held: OutboxEntry = { type: 'held', id: 'held', startsAt: null };
  expect(saysHeld([finding('1'), held])).toBe(true);
  expect(saysHeld([{ ...held, refusal: 'This meeting lies ahead.' }])).toBe(false);
});

test('an answer to your own question lies in one place, whether it was typed in the meeting or after it', () => {
  const given = { contactId: 'ruth', researchQuestionId: 'rosters' };
  const answer: OutboxEntry = {
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
  const lying = [serializeEntry(finding('2'), 20), serializeEntry(finding('1'), 10)];
  expect(parseEntries(lying).map(({ id }) => id)).toEqual(['1', '2']);
});

test('foreign text beside what is kept does no harm', () => {
  expect(parseEntries(['{"id":1}', 'half a te', 'null', '[]', serializeEntry(finding('1'), 1)])).toEqual([
    finding('1'),
  ]);
});

test('the device says how much waits', () => {
  expect(waitingInWords(1)).toBe('One note waits to be sent.');
  expect(waitingInWords(3)).toBe('3 notes wait to be sent.');
});

/** Another tab of the same browser: the same storage, and a memory of its own. */
const aTab = async () => {
  vi.resetModules();
  return import('./outbox.ts');
};

beforeEach(() => vi.stubGlobal('localStorage', aStorage()));

test('what was written in one tab is there in another one, in the order in which it was written', async () => {
  const one = await aTab();
  one.putEntry(place, finding('b'));
  one.putEntry(place, finding('a'));
  expect((await aTab()).entriesIn(place).map(({ id }) => id)).toEqual(['b', 'a']);
});

test('a note that one tab has sent takes no note along that another tab wrote meanwhile', async () => {
  const one = await aTab();
  const other = await aTab();
  one.putEntry(place, finding('sent'));
  expect(other.entriesIn(place)).toHaveLength(1);
  other.putEntry(place, finding('written meanwhile'));
  one.removeEntry(place, 'sent');
  expect(other.entriesIn(place).map(({ id }) => id)).toEqual(['written meanwhile']);
});

test('a note written again is kept once, as it was written last', async () => {
  const { putEntry, entriesIn } = await aTab();
  putEntry(place, finding('1', 'half'));
  putEntry(place, finding('1', 'whole'));
  expect(entriesIn(place)).toEqual([finding('1', 'whole')]);
});

test('the notes of all meetings are found, and those of nobody else', async () => {
  const { putEntry, entriesOf, outboxPlaces } = await aTab();
  putEntry(place, finding('1'));
  putEntry({ ...place, meetingId: 'n' }, finding('2'));
  putEntry({ workspaceId: 'x', meetingId: 'o' }, finding('3'));
  expect(entriesOf('w').map(({ id }) => id)).toEqual(['1', '2']);
  expect(outboxPlaces('w').map(({ meetingId }) => meetingId)).toEqual(['m', 'n']);
});

test('a device without room says so, and the note lives on in the page', async () => {
  vi.stubGlobal('localStorage', aStorage(10));
  const { putEntry, entriesIn } = await aTab();
  expect(putEntry(place, finding('1'))).toBe(false);
  expect(entriesIn(place)).toEqual([finding('1')]);
});
