// What a seeker shares, and what a coach reads of it.
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Share, ShareLevel } from '@threefold/contracts/coaching';
import { newId } from '../../shared/api/new-id.ts';
import { showAtOnce } from '../../shared/api/optimistic.ts';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify } from '../../shared/ui/toasts.ts';

export const sharesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'shares'),
    queryFn: ({ signal }) => api('GET /workspaces/:workspaceId/shares', { params: { workspaceId }, signal }),
  });

export const useInviteCoach = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (body: { email: string; level: ShareLevel }) =>
      api('POST /workspaces/:workspaceId/shares', {
        params: { workspaceId },
        body: { id: newId(), ...body },
      }),
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};

type ShareList = { items: Share[]; nextCursor: null };

export const useChangeShare = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const { queryKey } = sharesQuery(workspaceId);
  return useMutation({
    mutationFn: ({ share, level }: { share: Share; level: ShareLevel }) =>
      api('PATCH /workspaces/:workspaceId/shares/:shareId', {
        params: { workspaceId, shareId: share.id },
        body: { level },
        ifMatch: share.version,
      }),
    onMutate: ({ share, level }) =>
      showAtOnce<ShareList>(queryClient, {
        queryKey,
        change: (list) => ({
          ...list,
          items: list.items.map((each) => (each.id === share.id ? { ...each, level } : each)),
        }),
      }),
    onError: (_error, _variables, rollback) => rollback?.(),
    onSettled: touchedIsRead,
  });
};

/** At once and for good: a new invitation is the way back. */
export const useRevokeShare = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (share: Share) =>
      api('DELETE /workspaces/:workspaceId/shares/:shareId', {
        params: { workspaceId, shareId: share.id },
        ifMatch: share.version,
      }),
    onSuccess: (share) =>
      notify({
        text: `${share.coachName ?? share.email} no longer has access.`,
        tone: 'leaf',
      }),
    onSettled: touchedIsRead,
  });
};

// What a coach reads at the level "full". Nothing here changes anything.

const limit = 50;
const after = (cursor: string) => (cursor === '' ? {} : { cursor });

export const sharedNetworkQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'network', 'grown', 'chains'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/network', {
        params: { workspaceId },
        query: { scope: 'chains', history: 'true' },
        signal,
      }),
    staleTime: 60_000,
  });

export const peopleQuery = (workspaceId: string, q: string) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'contacts', 'read', q),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/contacts', {
        params: { workspaceId },
        query: { limit, ...after(pageParam), ...(q === '' ? {} : { q }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const readPersonQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'contacts', 'read-one', contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId', { params: { workspaceId, contactId }, signal }),
  });

export const readStoryQuery = (workspaceId: string, contactId: string) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'timeline', 'read', contactId),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/timeline', {
        params: { workspaceId, contactId },
        query: { limit, ...after(pageParam) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

export const readLettersQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'letters', 'read'),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/letters', {
        params: { workspaceId },
        query: { limit, ...after(pageParam) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

export const readLetterQuery = (workspaceId: string, letterId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'letters', 'read-one', letterId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/letters/:letterId', { params: { workspaceId, letterId }, signal }),
  });

export const readMeetingsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'meetings', 'read'),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/meetings', {
        params: { workspaceId },
        query: { limit, ...after(pageParam) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
