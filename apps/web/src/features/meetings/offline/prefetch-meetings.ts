// Fetches what the meetings of these days need, while there is a network, and lets go of those that are past.
import { hashKey, type QueryClient } from '@tanstack/react-query';
import { Temporal } from 'temporal-polyfill';
import { isProblem } from '../../../shared/api/api-problem.ts';
import { workspaceKey } from '../../../shared/api/workspace-key.ts';
import { persistedCache } from '../../../shared/offline/persisted-cache.ts';
import { ownWorkspace } from '../../../shared/session/current-workspace.ts';
import { meQuery } from '../../../shared/session/me.ts';
import { settingsQuery } from '../../../shared/session/settings.ts';
import { debriefKey } from '../debrief/debrief-requests.ts';
import {
  offlineMeetings,
  plannedQuery,
  prepKey,
  prepQuery,
  referralsKey,
  referralsQuery,
} from '../meetings-requests.ts';
import { entriesIn } from '../outbox/outbox.ts';
import { isFetchedAhead, staysOffline } from './offline-window.ts';

const freshForMs = 5 * 60_000;

const prefetchMeetings = async (queryClient: QueryClient, workspaceId: string): Promise<void> => {
  const planned = await queryClient.fetchQuery({ ...plannedQuery(workspaceId), staleTime: freshForMs });
  await queryClient.prefetchQuery(settingsQuery(workspaceId));
  const now = Temporal.Now.instant();
  for (const { id } of planned.items.filter((meeting) => isFetchedAhead(meeting, now))) {
    await queryClient.prefetchQuery({ ...prepQuery(workspaceId, id), staleTime: freshForMs });
    await queryClient.prefetchQuery({ ...referralsQuery(workspaceId, id), staleTime: freshForMs });
  }
};

/** What lies here of meetings that are past goes, unless something of them has still to be sent. */
const letGo = (queryClient: QueryClient, workspaceId: string): void => {
  const now = Temporal.Now.instant();
  for (const { id, startsAt } of offlineMeetings(queryClient, workspaceId)) {
    if (staysOffline({ startsAt }, now) || entriesIn({ workspaceId, meetingId: id }).length > 0) continue;
    persistedCache.drop(prepKey(workspaceId, id));
    persistedCache.drop(referralsKey(workspaceId, id));
    persistedCache.drop(debriefKey(workspaceId, id));
  }
};

/** Fetches the meetings of these days whenever Today or the list of meetings was read from the server. */
export const keepPrefetching = (queryClient: QueryClient): void => {
  let isPrefetching = false;
  const prefetchNow = async (): Promise<void> => {
    const me = queryClient.getQueryData(meQuery.queryKey);
    const workspaceId = me && ownWorkspace(me)?.id;
    if (!workspaceId || isPrefetching) return;
    isPrefetching = true;
    try {
      letGo(queryClient, workspaceId);
      await prefetchMeetings(queryClient, workspaceId);
    } catch (error) {
      // Out of reach or signed out: what lies here already stays as it is.
      if (!isProblem(error)) throw error;
    } finally {
      isPrefetching = false;
    }
  };
  const isAsked = (key: readonly unknown[]): boolean => {
    const [, workspaceId] = key;
    if (typeof workspaceId !== 'string') return false;
    const hash = hashKey(key);
    return [workspaceKey(workspaceId, 'today'), workspaceKey(workspaceId, 'meetings', 'list')].some(
      (asked) => hashKey(asked) === hash,
    );
  };
  const cache = queryClient.getQueryCache();
  if (cache.getAll().some(({ queryKey, state }) => state.data !== undefined && isAsked(queryKey)))
    void prefetchNow();
  cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success' && isAsked(event.query.queryKey))
      void prefetchNow();
  });
};
