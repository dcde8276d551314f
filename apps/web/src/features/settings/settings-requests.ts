import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TokenScope } from '@threefold/contracts/identity';
import { isProblem } from '../../shared/api/api-problem.ts';
import { newId } from '../../shared/api/new-id.ts';
import { type ApiCall, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { personKey, workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type Settings, settingsQuery } from '../../shared/session/settings.ts';
import { notify } from '../../shared/ui/toasts.ts';

type SettingsChange = ApiCall<'PATCH /workspaces/:workspaceId/settings'>['body'];
type MailInput = ApiCall<'PUT /workspaces/:workspaceId/settings/mail'>['body'];

export const useSaveSettings = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const { queryKey } = settingsQuery(workspaceId);
  return useMutation({
    mutationFn: (body: SettingsChange) => {
      const known = queryClient.getQueryData(queryKey);
      return api('PATCH /workspaces/:workspaceId/settings', {
        params: { workspaceId },
        body,
        ...(known ? { ifMatch: known.version } : {}),
      });
    },
    onSuccess: (settings) => queryClient.setQueryData(queryKey, settings),
    onError: (error) => {
      // With 412 the server answers the settings as they stand; the next try is made from those.
      if (isProblem(error, 412) && error.current)
        queryClient.setQueryData(queryKey, error.current as Settings);
    },
    meta: { saysItself: true },
  });
};

export const mailQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'mail'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/settings/mail', { params: { workspaceId }, signal }),
  });

export const useSaveMail = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (body: MailInput) =>
      api('PUT /workspaces/:workspaceId/settings/mail', { params: { workspaceId }, body }),
    onSuccess: (mail) => queryClient.setQueryData(mailQuery(workspaceId).queryKey, mail),
    meta: { saysItself: true },
  });
};

export const useTestMail = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (body: { send?: boolean }) =>
      api('POST /workspaces/:workspaceId/settings/mail/test', {
        params: { workspaceId },
        body,
      }),
    meta: { saysItself: true },
  });
};

export const tokensQuery = queryOptions({
  queryKey: personKey('tokens'),
  queryFn: ({ signal }) => api('GET /tokens', { signal }),
});

export const useCreateToken = () => {
  return useMutation({
    mutationFn: (body: { name: string; scopes: TokenScope[]; expiresAt?: string }) =>
      api('POST /tokens', { body: { id: newId(), ...body } }),
    meta: { saysItself: true },
  });
};

export const useEndToken = () => {
  return useMutation({
    mutationFn: (tokenId: string) => api('DELETE /tokens/:tokenId', { params: { tokenId } }),
    onSuccess: ({ name }) => notify({ text: `“${name}” has been revoked.`, tone: 'leaf' }),
    onSettled: touchedIsRead,
  });
};
