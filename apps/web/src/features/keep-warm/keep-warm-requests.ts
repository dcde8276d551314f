import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { SearchEnd } from '@threefold/contracts/keep-warm';
import { Temporal } from 'temporal-polyfill';
import { isProblem } from '../../shared/api/api-problem.ts';
import { type ApiCall, type ApiReply, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { undoable } from '../../shared/ui/toasts.ts';

export type KeepWarm = ApiReply<'GET /workspaces/:workspaceId/keep-warm'>;
export type NewsChange = NonNullable<ApiCall<'PATCH /workspaces/:workspaceId/search-end'>['body']>;

export const keepWarmQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'keep-warm'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/keep-warm', { params: { workspaceId }, signal }),
  });

/** Leaves somebody in peace for some days, or (null) proposes them again; with the way back. */
export const usePauseKeepWarm = () => {
  const workspaceId = useWorkspaceId();
  const send = async ({ contactId, days }: { contactId: string; days: number | null }) => {
    const until =
      days === null
        ? null
        : Temporal.Now.instant()
            .add({ hours: 24 * days })
            .toString();
    await api('PUT /workspaces/:workspaceId/keep-warm/:contactId', {
      params: { workspaceId, contactId },
      body: { until },
    });
    await touchedIsRead();
  };
  return useMutation({
    mutationFn: ({ contactId, days }: { contactId: string; name: string; days: number | null }) =>
      send({ contactId, days }),
    onSuccess: (_, { contactId, name, days }) =>
      undoable({
        text: days === null ? `${name} unsnoozed.` : `${name} snoozed for ${days} days.`,
        undo: () => send({ contactId, days: days === null ? 30 : null }),
      }),
  });
};

/** After how many days without a word somebody is proposed. */
export const useKeepWarmDays = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (keepWarmDays: number) =>
      api('PATCH /workspaces/:workspaceId/settings', { params: { workspaceId }, body: { keepWarmDays } }),
    onSuccess: (settings) => queryClient.setQueryData(workspaceKey(workspaceId, 'settings'), settings),
  });
};

export const searchEndQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'search-end'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/search-end', { params: { workspaceId }, signal }),
    // What is on the way is asked for until it is known what became of it.
    refetchInterval: ({ state }) =>
      state.data?.people.some((person) => person.state === 'on-the-way') ? 2_000 : false,
  });

const useKeepEnd = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return {
    workspaceId,
    keep: (end: SearchEnd) => queryClient.setQueryData(searchEndQuery(workspaceId).queryKey, end),
  };
};

export const useEndSearch = () => {
  const { workspaceId, keep } = useKeepEnd();
  return useMutation({
    mutationFn: (outcome: string) =>
      api('POST /workspaces/:workspaceId/search-end', {
        params: { workspaceId },
        body: { outcome: outcome.trim() || null },
      }),
    onSuccess: keep,
    meta: { saysItself: true },
  });
};

export const useResumeSearch = () => {
  const { workspaceId, keep } = useKeepEnd();
  return useMutation({
    mutationFn: () => api('DELETE /workspaces/:workspaceId/search-end', { params: { workspaceId } }),
    onSuccess: keep,
  });
};

export const useChangeNews = () => {
  const { workspaceId, keep } = useKeepEnd();
  return useMutation({
    mutationFn: ({ change, version }: { change: NewsChange; version: number | null }) =>
      api('PATCH /workspaces/:workspaceId/search-end', {
        params: { workspaceId },
        body: change,
        ...(version === null ? {} : { ifMatch: version }),
      }),
    onSuccess: keep,
    onError: (error) => {
      // With 412 the server answers the news as they stand.
      if (isProblem(error, 412) && error.current) keep(error.current as SearchEnd);
    },
    meta: { saysItself: true },
  });
};

/** Drafts the news for one person, or finds the draft. Nothing is sent by that. */
export const useDraftNews = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (contactId: string) =>
      api('POST /workspaces/:workspaceId/search-end/:contactId/letter', {
        params: { workspaceId, contactId },
      }),
    onSuccess: touchedIsRead,
  });
};

export const useSkipNews = () => {
  const workspaceId = useWorkspaceId();
  const send = async ({ contactId, skipped }: { contactId: string; skipped: boolean }) => {
    await api('PUT /workspaces/:workspaceId/search-end/:contactId', {
      params: { workspaceId, contactId },
      body: { skipped },
    });
    await touchedIsRead();
  };
  return useMutation({
    mutationFn: ({ contactId, skipped }: { contactId: string; name: string; skipped: boolean }) =>
      send({ contactId, skipped }),
    onSuccess: (_, { contactId, name, skipped }) =>
      undoable({
        text: skipped ? `${name} skipped.` : `${name} will get the news.`,
        undo: () => send({ contactId, skipped: !skipped }),
      }),
  });
};
