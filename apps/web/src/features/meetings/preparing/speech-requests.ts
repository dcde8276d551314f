import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/request.ts';
import { workspaceKey } from '../../../shared/api/workspace-key.ts';

export const speechesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'speeches'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/speeches', { params: { workspaceId }, signal }),
  });

export const speechVersionsQuery = (workspaceId: string, speechId: string | undefined) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'speeches', speechId ?? ''),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/speeches/:speechId/versions', {
        params: { workspaceId, speechId: speechId ?? '' },
        signal,
      }),
    enabled: speechId !== undefined,
  });
