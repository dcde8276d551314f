import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify } from '../../shared/ui/toasts.ts';

const everyMinute = 60_000;

/** Read anew each minute and at each glance at the window, so that another tab's outcome shows here too. */
export const todayQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'today'),
    queryFn: ({ signal }) => api('GET /workspaces/:workspaceId/today', { params: { workspaceId }, signal }),
    refetchInterval: everyMinute,
    refetchOnWindowFocus: 'always',
  });

/** The chains alone, for the small picture. */
export const chainsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'network', 'chains'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/network', {
        params: { workspaceId },
        query: { scope: 'chains' },
        signal,
      }),
    staleTime: 5 * everyMinute,
  });

/** Everything of the workspace is new after this, so everything is read anew. */
export const useLoadSample = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: () => api('POST /workspaces/:workspaceId/sample-network', { params: { workspaceId } }),
    onSuccess: async ({ people }) => {
      await queryClient.invalidateQueries({ queryKey: workspaceKey(workspaceId) });
      notify({ text: `The sample network is here: ${people} people. You can remove it in the settings.` });
    },
  });
};
