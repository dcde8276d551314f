import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';

export type SummaryReader = 'self' | 'others';

export const summariesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'positioning-summaries', 'versions'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/positioning-summaries', { params: { workspaceId }, signal }),
  });

export const summaryDraftQuery = (workspaceId: string, reader: SummaryReader) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'positioning-summaries', 'draft', reader),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/positioning-summaries/draft', {
        params: { workspaceId },
        query: { reader },
        signal,
      }),
    // What was marked a moment ago belongs in it.
    staleTime: 0,
  });

export const useKeepSummary = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (version: { id: string; body: string }) =>
      api('POST /workspaces/:workspaceId/positioning-summaries', { params: { workspaceId }, body: version }),
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};

/** What is typed and not kept yet; it waits while one looks something up on another page. */
export const useTypedSummary = (): [string | null, (text: string | null) => void] => {
  const queryClient = useQueryClient();
  const queryKey = ['typed-summary', useWorkspaceId()];
  const { data } = useQuery<string | null>({
    queryKey,
    queryFn: () => null,
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return [data ?? null, (text) => queryClient.setQueryData<string | null>(queryKey, text)];
};
