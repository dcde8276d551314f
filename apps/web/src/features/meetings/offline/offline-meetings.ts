import type { QueryClient } from '@tanstack/react-query';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import { workspaceKey } from '../../../shared/api/workspace-key.ts';
import { persistedCache } from '../../../shared/offline/persisted-cache.ts';
import type { Prep } from '../meetings-requests.ts';

/** The meetings that this device can open with no network, earliest first. */
export const offlineMeetings = (queryClient: QueryClient, workspaceId: string): Meeting[] =>
  queryClient
    .getQueriesData<Prep>({ queryKey: workspaceKey(workspaceId, 'prep') })
    .flatMap(([key, prep]) => (prep && persistedCache.has(key) ? [prep.meeting] : []))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
