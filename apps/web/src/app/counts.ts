import { queryOptions, useQuery } from '@tanstack/react-query';
import { type ApiReply, api } from '../shared/api/request.ts';
import { workspaceKey } from '../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../shared/session/current-workspace.ts';

export type Counts = ApiReply<'GET /workspaces/:workspaceId/counts'>;

const countsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'counts'),
    queryFn: ({ signal }) => api('GET /workspaces/:workspaceId/counts', { params: { workspaceId }, signal }),
  });

/** How much stands behind each entry of the navigation; undefined until known. Every change elsewhere renews it. */
export const useCounts = (): Counts | undefined => useQuery(countsQuery(useWorkspaceId())).data;
