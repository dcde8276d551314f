import { expect, test } from 'vitest';
import {
  type KeptEntry,
  keptInWords,
  readEntries,
  saysHeld,
  waiting,
  withEntry,
  withoutEntry,
} from './kept-entries.ts';

const finding = (id: string): KeptEntry => ({
  type: 'finding',
  id,
  kind: 'fact',
  text: id,
  couldHelp: false,
});

test('an entry written again replaces the earlier one and is kept once', () => {
  const asked = (questionIds: string[]): KeptEntry => ({ type: 'asked', id: 'asked', questionIds });
  const entries = withEntry(withEntry([], asked(['a'])), asked(['a', 'b']));
  expect(entries).toEqual([asked(['a', 'b'])]);
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

test('an entry that was taken back is not sent', () => {
  expect(withoutEntry([finding('1'), finding('2')], '1').map(({ id }) => id)).toEqual(['2']);
});

test('what is kept survives a closed browser, and foreign text does no harm', () => {
  expect(readEntries(JSON.stringify([finding('1')]))).toEqual([finding('1')]);
  expect(readEntries('{"id":1}')).toEqual([]);
  expect(readEntries('half a te')).toEqual([]);
  expect(readEntries(null)).toEqual([]);
});

test('the device says how much it keeps', () => {
  expect(keptInWords(3)).toBe('3 kept on this device. They are sent as soon as the server answers.');
});
