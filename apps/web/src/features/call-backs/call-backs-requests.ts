import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallBack } from '@threefold/contracts/call-backs';
import type { Today } from '@threefold/contracts/today';
import { showAtOnce } from '../../shared/api/optimistic.ts';
import { type ApiCall, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../shared/ui/toasts.ts';

export type OutcomeSaid = ApiCall<'POST /workspaces/:workspaceId/call-backs/:callBackId/outcome'>['body'];

const pageLength = 200;

export const callBacksQuery = (workspaceId: string, status: CallBack['status']) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'call-backs', status),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/call-backs', {
        params: { workspaceId },
        query: { status, limit: pageLength },
        signal,
      }),
  });

/** What each outcome of one call will lead to. */
export const outcomesQuery = (workspaceId: string, callBackId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'call-backs', 'outcomes', callBackId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/call-backs/:callBackId/outcomes', {
        params: { workspaceId, callBackId },
        signal,
      }),
    staleTime: 0,
  });

/** Where a call stands at once. */
const useCallPlace = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return {
    workspaceId,
    /** The next thing comes into focus without waiting for the server. */
    leaveToday: (callBackId: string) =>
      showAtOnce<Today>(queryClient, {
        queryKey: workspaceKey(workspaceId, 'today'),
        change: (today) => ({
          ...today,
          items: today.items.filter((item) => item.kind !== 'call' || item.callBackId !== callBackId),
        }),
      }),
  };
};

/** Writes down how a call went, says what that led to, and offers to take it back with all of it. */
export const useRecordOutcome = () => {
  const { workspaceId, leaveToday } = useCallPlace();
  return useMutation({
    mutationFn: ({ callBackId, said }: { callBackId: string; said: OutcomeSaid }) =>
      api('POST /workspaces/:workspaceId/call-backs/:callBackId/outcome', {
        params: { workspaceId, callBackId },
        body: said,
      }),
    onMutate: ({ callBackId }) => leaveToday(callBackId),
    onSuccess: ({ callBack, consequence }) =>
      undoable({
        text: `${callBack.contactName}: ${consequence.sentence}`,
        undo: async () => {
          await api('DELETE /workspaces/:workspaceId/call-backs/:callBackId/outcome', {
            params: { workspaceId, callBackId: callBack.id },
          });
        },
      }),
    onError: (_error, _variables, rollBack) => rollBack?.(),
    onSettled: touchedIsRead,
  });
};

type Moved = { callBackId: string; dueAt: string; word: string | null };

export const useMoveCall = () => {
  const { workspaceId } = useCallPlace();
  return useMutation({
    mutationFn: ({ callBackId, dueAt, word }: Moved) =>
      api('POST /workspaces/:workspaceId/call-backs/:callBackId/move', {
        params: { workspaceId, callBackId },
        body: { dueAt, word },
      }),
    onSuccess: (callBack) => notify({ text: `Call to ${callBack.contactName} moved.` }),
    onSettled: touchedIsRead,
  });
};

export const useReleaseCall = () => {
  const { workspaceId, leaveToday } = useCallPlace();
  return useMutation({
    mutationFn: ({ callBackId, reason }: { callBackId: string; reason: string }) =>
      api('POST /workspaces/:workspaceId/call-backs/:callBackId/release', {
        params: { workspaceId, callBackId },
        body: { reason },
      }),
    onMutate: ({ callBackId }) => leaveToday(callBackId),
    onSuccess: (callBack) => notify({ text: `Call to ${callBack.contactName} canceled.` }),
    onError: (_error, _variables, rollBack) => rollBack?.(),
    onSettled: touchedIsRead,
  });
};
