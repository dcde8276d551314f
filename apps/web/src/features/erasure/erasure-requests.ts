import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { personKey, workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';

export const accessReportQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'access-report', contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/access-report', {
        params: { workspaceId, contactId },
        signal,
      }),
    // A report is of this moment.
    staleTime: 0,
  });

export const useEraseContact = (contactId: string) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: () =>
      api('POST /workspaces/:workspaceId/contacts/:contactId/erase', {
        params: { workspaceId, contactId },
        // Nobody is there any more who could be asked for, and the page is left.
        leaveAlone: (queryKey) => queryKey.includes(contactId),
      }),
    onSuccess: () =>
      queryClient.removeQueries({ queryKey: accessReportQuery(workspaceId, contactId).queryKey }),
  });
};

export const accountQuery = queryOptions({
  queryKey: personKey('account'),
  queryFn: ({ signal }) => api('GET /account', { signal }),
});

export const useEraseAccount = () =>
  useMutation({
    // Nobody is there any more who could ask for anything: what was touched is not read again.
    mutationFn: (password: string) =>
      api('POST /account/erase', { body: { password }, leaveAlone: () => true }),
    meta: { saysItself: true },
  });
