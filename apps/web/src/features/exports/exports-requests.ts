import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';

export const accessLogQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'access-log'),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/access-log', {
        params: { workspaceId },
        query: { limit: 20, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

/** Brings back an export of everything: every page may show something else afterwards. */
export const useRestore = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (body: File) =>
      api('POST /workspaces/:workspaceId/restore-export', { params: { workspaceId }, body }),
    onSuccess: touchedIsRead,
    meta: { saysItself: true },
  });
};
