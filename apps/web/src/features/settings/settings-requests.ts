import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { isProblem } from '../../shared/api/api-problem.ts';
import { type ApiCall, api } from '../../shared/api/request.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type Settings, settingsQuery } from '../../shared/session/settings.ts';

export type SettingsChange = ApiCall<'PATCH /workspaces/:workspaceId/settings'>['body'];
export type MailInput = ApiCall<'PUT /workspaces/:workspaceId/settings/mail'>['body'];

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
    mutationFn: (to: string | null) =>
      api('POST /workspaces/:workspaceId/settings/mail/test', {
        params: { workspaceId },
        body: to === null ? {} : { to },
      }),
    meta: { saysItself: true },
  });
};
