// What a coach reads at the level "full". Nothing here changes anything.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';

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
