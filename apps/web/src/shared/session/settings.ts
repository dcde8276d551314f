import { queryOptions, useQuery } from '@tanstack/react-query';
import { machineTimeZone } from '@threefold/domain/time/time-zones';
import { type ApiReply, api } from '../api/request.ts';
import { workspaceKey } from '../api/workspace-key.ts';
import { persisted } from '../offline/persisted-cache.ts';
import { useWorkspaceId } from './current-workspace.ts';

export type Settings = ApiReply<'GET /workspaces/:workspaceId/settings'>;

export const settingsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'settings'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/settings', { params: { workspaceId }, signal }),
    staleTime: 5 * 60_000,
    ...persisted<Settings>(),
  });

/** The zone of the seeker's own clock; until the settings are known, that of this device. */
export const useOwnZone = (): string =>
  useQuery(settingsQuery(useWorkspaceId())).data?.timeZone ?? machineTimeZone();
