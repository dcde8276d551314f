import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/request.ts';
import { workspaceKey } from '../../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';

export const heldQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'held', contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/access-report', {
        params: { workspaceId, contactId },
        signal,
      }),
    // A report is of this moment.
    staleTime: 0,
  });

export const useErase = (contactId: string) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: () =>
      api('POST /workspaces/:workspaceId/contacts/:contactId/erase', { params: { workspaceId, contactId } }),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: heldQuery(workspaceId, contactId).queryKey });
      return queryClient.invalidateQueries({ queryKey: workspaceKey(workspaceId), refetchType: 'inactive' });
    },
  });
};
