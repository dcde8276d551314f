import { queryOptions, useMutation } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify } from '../../shared/ui/toasts.ts';

export const sampleQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'sample-network'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/sample-network', { params: { workspaceId }, signal }),
  });

/** Loads the sample network, or removes it: either touches every page. */
export const useChangeSample = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (wanted: 'load' | 'remove') =>
      wanted === 'load'
        ? api('POST /workspaces/:workspaceId/sample-network', { params: { workspaceId } })
        : api('DELETE /workspaces/:workspaceId/sample-network', { params: { workspaceId } }),
    onSuccess: async (_, wanted) => {
      await touchedIsRead();
      const text =
        wanted === 'load' ? 'The sample network is loaded.' : 'The sample network is gone, and nothing else.';
      notify({ text, tone: 'leaf' });
    },
  });
};
