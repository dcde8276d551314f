import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';

export const todayQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'today'),
    queryFn: ({ signal }) => api('GET /workspaces/:workspaceId/today', { params: { workspaceId }, signal }),
  });
