import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ApiCall, type ApiReply, api } from '../../../shared/api/request.ts';
import { touchedIsRead } from '../../../shared/api/touched.ts';
import { workspaceKey } from '../../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';

export type ResearchPageData =
  ApiReply<'GET /workspaces/:workspaceId/research-questions/:researchQuestionId'>;
type Change = ApiCall<'PATCH /workspaces/:workspaceId/research-questions/:researchQuestionId'>['body'];

export const researchQuestionsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'research-questions'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/research-questions', { params: { workspaceId }, signal }),
  });

export const researchQuery = (workspaceId: string, researchQuestionId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'research-questions', researchQuestionId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/research-questions/:researchQuestionId', {
        params: { workspaceId, researchQuestionId },
        signal,
      }),
  });

const useResearchPlace = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return {
    workspaceId,
    show: (page: ResearchPageData) =>
      queryClient.setQueryData(researchQuery(workspaceId, page.id).queryKey, page),
  };
};

/** The id is chosen once, by the form, so that a second click states nothing twice. */
export const useStateQuestion = () => {
  const { workspaceId } = useResearchPlace();
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: { id: string; text: string }) =>
      api('POST /workspaces/:workspaceId/research-questions', { params: { workspaceId }, body }),
    onSettled: touchedIsRead,
  });
};

export const useChangeResearch = (researchQuestionId: string, version: number) => {
  const { workspaceId, show } = useResearchPlace();
  return useMutation({
    mutationFn: (body: NonNullable<Change>) =>
      api('PATCH /workspaces/:workspaceId/research-questions/:researchQuestionId', {
        params: { workspaceId, researchQuestionId },
        body,
        ifMatch: version,
      }),
    onSuccess: show,
    onSettled: touchedIsRead,
  });
};

type Answer = { contactId: string; text: string; meetingId: string | null; version: number | null };

export const useAnswer = (researchQuestionId: string) => {
  const { workspaceId, show } = useResearchPlace();
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({ contactId, text, meetingId, version }: Answer) =>
      api('PUT /workspaces/:workspaceId/research-questions/:researchQuestionId/answers/:contactId', {
        params: { workspaceId, researchQuestionId, contactId },
        body: { text, meetingId },
        ...(version === null ? {} : { ifMatch: version }),
      }),
    onSuccess: show,
    onSettled: touchedIsRead,
  });
};

/** Drafts the report from the answers, or a letter with it to each who answered. */
export const useReport = (researchQuestionId: string) => {
  const { workspaceId, show } = useResearchPlace();
  const params = { workspaceId, researchQuestionId };
  return useMutation({
    mutationFn: (what: 'report' | 'letters') =>
      what === 'report'
        ? api('POST /workspaces/:workspaceId/research-questions/:researchQuestionId/report', { params })
        : api('POST /workspaces/:workspaceId/research-questions/:researchQuestionId/letters', { params }),
    onSuccess: show,
    onSettled: touchedIsRead,
  });
};
