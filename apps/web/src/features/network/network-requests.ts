import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify } from '../../shared/ui/toasts.ts';

/** With its history, so that the replay asks for nothing more. */
export const networkQuery = (workspaceId: string, scope: 'all' | 'chains' = 'chains') =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'network', 'grown', scope),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/network', {
        params: { workspaceId },
        query: { scope, history: 'true' },
        signal,
      }),
    staleTime: 60_000,
  });

/** The figures of an earlier instant; what was does not change often. */
export const figuresQuery = (workspaceId: string, until: string | null) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'network', 'figures', until),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/network', {
        params: { workspaceId },
        query: { scope: 'chains', ...(until === null ? {} : { until }) },
        signal,
      }),
    select: ({ metrics }) => metrics,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
    enabled: until !== null,
  });

export const chainQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'chain', contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/chain', {
        params: { workspaceId, contactId },
        signal,
      }),
  });

export const personQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'contacts', 'one', contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId', {
        params: { workspaceId, contactId },
        signal,
      }),
  });

/** It is over once the pages show the new people. */
export const useLoadSample = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: () => api('POST /workspaces/:workspaceId/sample-network', { params: { workspaceId } }),
    onSuccess: async ({ people }) => {
      await touchedIsRead();
      notify({ text: `Sample network added: ${people} people. Remove it anytime in Settings.` });
    },
  });
};
