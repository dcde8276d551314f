import type { Query, QueryClient } from '@tanstack/react-query';
import { meQuery } from '../session/me.ts';
import { isPersistedName, persistedCache } from './persisted-cache.ts';

/** From now on queries that ask for it are persisted on this device, for whoever is signed in. */
export const persistQueries = (queryClient: QueryClient): void => {
  const persist = (query: Query): void => {
    const me = queryClient.getQueryData(meQuery.queryKey);
    if (!me) return;
    if (query.queryKey[0] === meQuery.queryKey[0]) persistedCache.begin(me.id);
    persistedCache.persist(query, me.id);
  };
  const cache = queryClient.getQueryCache();
  // What was answered before now, the person first, whose answers the others are. What was restored lies there already.
  const answered = cache
    .getAll()
    .filter(({ state }) => state.dataUpdatedAt > 0)
    .toSorted((a, b) => a.queryKey.length - b.queryKey.length);
  for (const query of answered) persist(query);
  cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') persist(event.query);
  });
};

/**
 * What another tab of the same person persists is in this one's cache too. When another person signed in there, `onOtherPerson`
 * is called: what this tab shows is not theirs.
 */
export const heedOtherTabs = (queryClient: QueryClient, onOtherPerson: () => void): void =>
  window.addEventListener('storage', ({ key }) => {
    if (!key || !isPersistedName(key)) return;
    const person = persistedCache.person();
    const me = queryClient.getQueryData(meQuery.queryKey);
    if (person === null || !me) return;
    if (me.id === person) persistedCache.restore(queryClient);
    else onOtherPerson();
  });
