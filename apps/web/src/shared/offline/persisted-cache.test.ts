import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createPersistedCache, persisted } from './persisted-cache.ts';
import { aStorage } from './storage.fixture.ts';

const prep = { queryKey: ['workspaces', 'w', 'prep'], answer: { who: 'Ruth' } };

/** The query of an app that has just been opened, and was answered. */
const answered = async ({ queryKey, answer } = prep, isWorthIt = true) => {
  const queryClient = new QueryClient();
  await queryClient.fetchQuery({ queryKey, queryFn: () => answer, ...persisted(() => isWorthIt) });
  const [query] = queryClient.getQueryCache().getAll();
  if (!query) throw new Error('A query that was fetched is in the cache.');
  return { queryClient, query };
};

const reopened = (storage: Storage) => {
  const queryClient = new QueryClient();
  createPersistedCache(() => storage).restore(queryClient);
  return queryClient;
};

const withPrepOf = async (person: string, storage = aStorage()) => {
  const cache = createPersistedCache(() => storage);
  cache.begin(person);
  cache.persist((await answered()).query, person);
  return { storage, cache };
};

test('what the server told you is there when you open the app again, and is asked for anew', async () => {
  const { storage } = await withPrepOf('dana');
  const queryClient = reopened(storage);
  expect(queryClient.getQueryData(prep.queryKey)).toEqual(prep.answer);
  expect(queryClient.getQueryCache().find(prep)?.isStaleByTime(60_000)).toBe(true);
});

test('an answer that is not worth it stays with the server', async () => {
  const { storage, cache } = await withPrepOf('dana');
  const past = await answered({ ...prep, queryKey: ['past'] }, false);
  cache.persist(past.query, 'dana');
  expect(reopened(storage).getQueryData(['past'])).toBeUndefined();
});

test('what a note sent from another page adds to a meeting stays with the meeting', async () => {
  const { storage, cache } = await withPrepOf('dana');
  const queryClient = reopened(storage);
  queryClient.setQueryData(prep.queryKey, { who: 'Ruth Abernathy' });
  const query = queryClient.getQueryCache().find(prep);
  if (query) cache.persist(query, 'dana');
  expect(reopened(storage).getQueryData(prep.queryKey)).toEqual({ who: 'Ruth Abernathy' });
});

test('what another tab persisted takes no newer answer from this one', async () => {
  const { cache } = await withPrepOf('dana');
  const { queryClient } = await answered({ ...prep, answer: { who: 'Ruth, just now' } });
  cache.restore(queryClient);
  expect(queryClient.getQueryData(prep.queryKey)).toEqual({ who: 'Ruth, just now' });
});

test('when another person signs in, nothing of yours is left on the device', async () => {
  const { storage, cache } = await withPrepOf('dana');
  cache.begin('ruth');
  expect(reopened(storage).getQueryCache().getAll()).toEqual([]);
  expect(JSON.stringify(storage)).not.toContain('Ruth');
});

test('a tab of yours that is still open persists nothing once another person signed in', async () => {
  const storage = aStorage();
  const cache = createPersistedCache(() => storage);
  cache.begin('ruth');
  cache.persist((await answered()).query, 'dana');
  expect(reopened(storage).getQueryCache().getAll()).toEqual([]);
});

test('after signing out nothing is left, but what you wrote and did not send yet stays', async () => {
  const storage = aStorage();
  storage.setItem('threefold.kept.w.m.1', 'a finding');
  const { cache } = await withPrepOf('dana', storage);
  cache.clear();
  expect(Object.keys(storage)).toEqual(['threefold.kept.w.m.1']);
});

test('a device without room, or one that refuses to store, goes on without', async () => {
  const { cache } = await withPrepOf('dana', aStorage(10));
  expect(cache.has(prep.queryKey)).toBe(false);
  const none = createPersistedCache(() => {
    throw new Error('SecurityError');
  });
  none.begin('dana');
  none.clear();
  none.restore(new QueryClient());
  expect(none.has(prep.queryKey)).toBe(false);
});

test('what an older version left in another shape goes, and what somebody else wrote there is passed over', async () => {
  const { storage } = await withPrepOf('dana');
  storage.setItem('threefold.answers.4.dana.["me"]', JSON.stringify({ key: ['me'], data: {} }));
  storage.setItem('threefold.answers.5.dana.["other"]', 'half a te');
  storage.setItem('threefold.answers.5.dana.["third"]', '{"queryKey":["third"]}');
  expect(reopened(storage).getQueryCache().getAll()).toHaveLength(1);
  expect(Object.keys(storage)).not.toContain('threefold.answers.4.dana.["me"]');
});
