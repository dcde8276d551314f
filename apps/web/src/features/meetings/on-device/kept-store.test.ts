import { beforeEach, expect, test, vi } from 'vitest';
import { aStorage } from '../../../shared/offline/storage.fixture.ts';
import type { KeptEntry } from './kept-entries.ts';

const place = { workspaceId: 'w', meetingId: 'm' };
const finding = (id: string, text = id): KeptEntry => ({
  type: 'finding',
  id,
  kind: 'fact',
  text,
  couldHelp: false,
});

/** Another tab of the same browser: the same storage, and a memory of its own. */
const aTab = async () => {
  vi.resetModules();
  return import('./kept-store.ts');
};

beforeEach(() => vi.stubGlobal('localStorage', aStorage()));

test('what was written in one tab is there in another one, in the order in which it was written', async () => {
  const one = await aTab();
  one.keepEntry(place, finding('b'));
  one.keepEntry(place, finding('a'));
  expect((await aTab()).keptIn(place).map(({ id }) => id)).toEqual(['b', 'a']);
});

test('a note that one tab has sent takes no note along that another tab wrote meanwhile', async () => {
  const one = await aTab();
  const other = await aTab();
  one.keepEntry(place, finding('sent'));
  expect(other.keptIn(place)).toHaveLength(1);
  other.keepEntry(place, finding('written meanwhile'));
  one.dropEntry(place, 'sent');
  expect(other.keptIn(place).map(({ id }) => id)).toEqual(['written meanwhile']);
});

test('a note written again is kept once, as it was written last', async () => {
  const { keepEntry, keptIn } = await aTab();
  keepEntry(place, finding('1', 'half'));
  keepEntry(place, finding('1', 'whole'));
  expect(keptIn(place)).toEqual([finding('1', 'whole')]);
});

test('the notes of all meetings are found, and those of nobody else', async () => {
  const { keepEntry, keptOf, keptPlaces } = await aTab();
  keepEntry(place, finding('1'));
  keepEntry({ ...place, meetingId: 'n' }, finding('2'));
  keepEntry({ workspaceId: 'x', meetingId: 'o' }, finding('3'));
  expect(keptOf('w').map(({ id }) => id)).toEqual(['1', '2']);
  expect(keptPlaces('w').map(({ meetingId }) => meetingId)).toEqual(['m', 'n']);
});

test('a device without room says so, and the note lives on in the page', async () => {
  vi.stubGlobal('localStorage', aStorage(10));
  const { keepEntry, keptIn } = await aTab();
  expect(keepEntry(place, finding('1'))).toBe(false);
  expect(keptIn(place)).toEqual([finding('1')]);
});
