import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DebriefInput } from '@threefold/contracts/debriefs';
import { isProblem } from '../../shared/api/api-problem.ts';
import { type ApiReply, api } from '../../shared/api/request.ts';
import { refresh } from '../../shared/api/workspace-key.ts';
import { onDevice, shelf } from '../../shared/offline/on-device.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { debriefKey } from './debrief-key.ts';
import { prepKey } from './meetings-requests.ts';

export type Debriefed = ApiReply<'GET /workspaces/:workspaceId/meetings/:meetingId/debrief'>;

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
    ...onDevice<Debriefed | null>(
      debriefKey(workspaceId, meetingId),
      // Beside the meeting itself, or not at all.
      () => shelf.take(prepKey(workspaceId, meetingId)) !== undefined,
    ),
    // What is being typed must not be replaced under the hand.
    refetchOnWindowFocus: false,
  });

/** Keeps the answers and has the letter drafted that they call for. */
export const usePutDebrief = (meetingId: string) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    meta: { saysItself: true },
    mutationFn: ({ answers, version }: { answers: DebriefInput; version: number }) =>
      api('PUT /workspaces/:workspaceId/meetings/:meetingId/debrief', {
        params: { workspaceId, meetingId },
        body: answers,
        // 0 where there was none: one begun on another device must not be replaced unseen.
        ifMatch: version,
      }),
    onSuccess: (debriefed) => {
      queryClient.setQueryData(debriefKey(workspaceId, meetingId), debriefed);
      return refresh(queryClient, workspaceId, 'today', 'letters', 'meetings', 'contacts');
    },
  });
};
