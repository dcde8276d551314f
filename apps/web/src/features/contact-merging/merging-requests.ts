import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Duplicate, DuplicateStatus, MergeChoices } from '@threefold/contracts/contact-merging';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { readBy, workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { undoable } from '../../shared/ui/toasts.ts';

const everySecond = 1_000;

export const duplicatesQuery = (workspaceId: string, status: DuplicateStatus) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'duplicates', 'list', status),
    staleTime: 0,
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/duplicates', {
        params: { workspaceId },
        query: { status, limit: 30, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

/** Whether somebody may be here twice. */
export const duplicatesOfQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'duplicates', 'of', contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/duplicates', {
        params: { workspaceId },
        query: { contactId, limit: 3 },
        signal,
      }),
  });

/** Asked again while a search runs. */
export const searchQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'duplicate-search'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/duplicate-search', { params: { workspaceId }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.status === 'waiting' || state.data?.status === 'running' ? everySecond : false,
  });

export const previewQuery = (
  workspaceId: string,
  { contactId, mergedId }: { contactId: string; mergedId: string },
) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'merge-preview', contactId, mergedId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/merge-preview', {
        params: { workspaceId, contactId },
        query: { mergedId },
        signal,
      }),
    staleTime: 0,
  });

export const mergesQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'merges', contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/merges', {
        params: { workspaceId },
        query: { contactId, limit: 50 },
        signal,
      }),
  });

export const useSearchDuplicates = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: () => api('POST /workspaces/:workspaceId/duplicate-search', { params: { workspaceId } }),
    onSuccess: (search) => queryClient.setQueryData(searchQuery(workspaceId).queryKey, search),
  });
};

type Decision = { pair: Duplicate; status: 'open' | 'later' | 'not-same' };

const said: Record<Decision['status'], string> = {
  later: 'Set aside for later.',
  'not-same': 'Marked as different people.',
  open: 'Back in the review list.',
};

/** At once in the list; taken back by the toast or Ctrl+Z. */
export const useDecide = () => {
  const workspaceId = useWorkspaceId();
  const decide = (duplicateId: string, status: Decision['status']) =>
    api('PATCH /workspaces/:workspaceId/duplicates/:duplicateId', {
      params: { workspaceId, duplicateId },
      body: { status },
    });
  return useMutation({
    mutationFn: ({ pair, status }: Decision) =>
      api('PATCH /workspaces/:workspaceId/duplicates/:duplicateId', {
        params: { workspaceId, duplicateId: pair.id },
        body: { status },
        ifMatch: pair.version,
      }),
    onSuccess: (_, { pair, status }) => {
      const earlier = pair.status === 'merged' ? 'open' : pair.status;
      undoable({ text: said[status], undo: () => decide(pair.id, earlier) });
    },
    onSettled: touchedIsRead,
  });
};

export type Merging = {
  id: string;
  survivorId: string;
  mergedId: string;
  choices: MergeChoices;
  survivorVersion: number;
  mergedVersion: number;
};

export const useMerge = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (merging: Merging) =>
      api('POST /workspaces/:workspaceId/merges', {
        params: { workspaceId },
        body: merging,
        // Once two are one, there is nothing to compare.
        leaveAlone: (queryKey) => readBy(queryKey).resource === 'merge-preview',
      }),
    meta: { saysItself: true },
    onSuccess: ({ id, mergedName }) => {
      undoable({
        text: `${mergedName} merged. Everything from both was kept.`,
        undo: () =>
          api('POST /workspaces/:workspaceId/merges/:mergeId/undo', {
            params: { workspaceId, mergeId: id },
          }),
      });
      return touchedIsRead();
    },
  });
};

export const useUndoMerge = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (mergeId: string) =>
      api('POST /workspaces/:workspaceId/merges/:mergeId/undo', { params: { workspaceId, mergeId } }),
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};
