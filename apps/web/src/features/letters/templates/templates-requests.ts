import { queryOptions, useMutation } from '@tanstack/react-query';
import type { Template } from '@threefold/contracts/letters';
import { newId } from '../../../shared/api/new-id.ts';
import { api } from '../../../shared/api/request.ts';
import { touchedIsRead } from '../../../shared/api/touched.ts';
import { workspaceKey } from '../../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';

export type TemplateFields = Pick<Template, 'kind' | 'name' | 'subject' | 'body'>;

export const allTemplatesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'templates', 'all'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/templates', { params: { workspaceId }, query: {}, signal }),
  });

/** A template of one's own, often a copy of a built-in one. */
export const useCreateTemplate = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (fields: TemplateFields) =>
      api('POST /workspaces/:workspaceId/templates', {
        params: { workspaceId },
        body: { id: newId(), ...fields },
      }),
    onSettled: touchedIsRead,
  });
};

export const useSaveTemplate = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ template, fields }: { template: Template; fields: Partial<TemplateFields> }) =>
      api('PATCH /workspaces/:workspaceId/templates/:templateId', {
        params: { workspaceId, templateId: template.id },
        body: fields,
        ifMatch: template.version,
      }),
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};
