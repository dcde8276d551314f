import { expect, test } from 'vitest';
import { answerShelf } from './answer-shelf.ts';
import { aStorage } from './storage.fixture.ts';

const prep = { key: ['workspaces', 'w', 'prep'], data: { who: 'Ruth' } };

test('what was kept for you is there when you open the app again', () => {
  const storage = aStorage();
  const before = answerShelf(() => storage);
  before.begin('dana');
  before.put('dana', prep);
  expect(answerShelf(() => storage).take(prep.key)).toEqual(prep);
});

test('when another person signs in, nothing of yours is left on the device', () => {
  const storage = aStorage();
  const shelf = answerShelf(() => storage);
  shelf.begin('dana');
  shelf.put('dana', prep);
  shelf.begin('ruth');
  expect(shelf.take(prep.key)).toBeUndefined();
  expect(JSON.stringify(storage)).not.toContain('Ruth');
});

test('a tab of yours that is still open keeps nothing once another person signed in', () => {
  const storage = aStorage();
  const shelf = answerShelf(() => storage);
  shelf.begin('ruth');
  shelf.put('dana', prep);
  expect(shelf.all()).toEqual([]);
});

test('after signing out nothing is kept, but what you wrote and did not send yet stays', () => {
  const storage = aStorage();
  storage.setItem('threefold.kept.w.m.1', 'a finding');
  const shelf = answerShelf(() => storage);
  shelf.begin('dana');
  shelf.put('dana', prep);
  shelf.forget();
  expect(Object.keys(storage)).toEqual(['threefold.kept.w.m.1']);
});

test('a device without room, or one that refuses to keep, goes on without', () => {
  const small = answerShelf(() => aStorage(10));
  small.begin('dana');
  small.put('dana', prep);
  expect(small.all()).toEqual([]);
  const none = answerShelf(() => {
    throw new Error('SecurityError');
  });
  none.begin('dana');
  none.forget();
  expect(none.take(prep.key)).toBeUndefined();
});

test('what an older version kept in another shape, or somebody else wrote there, is passed over', () => {
  const storage = aStorage();
  const shelf = answerShelf(() => storage);
  shelf.begin('dana');
  storage.setItem('threefold.answers.0.dana.["me"]', JSON.stringify({ key: ['me'], data: {} }));
  storage.setItem('threefold.answers.2.dana.["other"]', 'half a te');
  expect(shelf.all()).toEqual([]);
});
