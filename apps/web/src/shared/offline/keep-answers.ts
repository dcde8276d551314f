import type { Query, QueryClient } from '@tanstack/react-query';
import { meQuery } from '../session/me.ts';
import { shelf } from './on-device.ts';

/** From now on the answers whose query says so are kept on this device, for whoever is signed in. */
export const keepAnswers = (queryClient: QueryClient): void => {
  const keep = ({ queryKey, meta, state: { data } }: Query): void => {
    if (data === undefined || meta?.keep?.(data) !== true) return;
    const me = queryClient.getQueryData(meQuery.queryKey);
    if (!me) return;
    if (queryKey[0] === meQuery.queryKey[0]) shelf.begin(me.id);
    shelf.put(me.id, { key: queryKey, data });
  };
  const cache = queryClient.getQueryCache();
  // The person first, whose answers the others are.
  const there = cache.getAll().toSorted((a, b) => a.queryKey.length - b.queryKey.length);
  for (const query of there) keep(query);
  cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') keep(event.query);
  });
};
