import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DebriefInput } from '@threefold/contracts/debriefs';
import { isProblem } from '../../shared/api/api-problem.ts';
import { type ApiReply, api } from '../../shared/api/request.ts';
import { refresh, workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';

export type Debriefed = ApiReply<'GET /workspaces/:workspaceId/meetings/:meetingId/debrief'>;

const debriefKey = (workspaceId: string, meetingId: string) =>
  workspaceKey(workspaceId, 'debriefs', meetingId);

/** Null where nobody looked back at this meeting yet. */
export const debriefQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: debriefKey(workspaceId, meetingId),
    queryFn: ({ signal }): Promise<Debriefed | null> =>
      api('GET /workspaces/:workspaceId/meetings/:meetingId/debrief', {
        params: { workspaceId, meetingId },
        signal,
      }).catch((error: unknown) => {
        if (isProblem(error, 404)) return null;
        throw error;
      }),
    // What is being typed must not be replaced under the hand.
    refetchOnWindowFocus: false,
  });

/** Keeps the answers and has the letter drafted that they call for. */
export const usePutDebrief = (meetingId: string) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({ answers, version }: { answers: DebriefInput; version: number | undefined }) =>
      api('PUT /workspaces/:workspaceId/meetings/:meetingId/debrief', {
        params: { workspaceId, meetingId },
        body: answers,
        ...(version === undefined ? {} : { ifMatch: version }),
      }),
    onSuccess: (debriefed) => {
      queryClient.setQueryData(debriefKey(workspaceId, meetingId), debriefed);
      return refresh(queryClient, workspaceId, 'today', 'letters', 'meetings', 'contacts');
    },
  });
};
