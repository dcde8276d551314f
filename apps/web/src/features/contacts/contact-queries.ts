import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import { type ApiReply, api } from '../../shared/api/request.ts';
import { contactKeys } from './contact-cache.ts';

type Params = { workspaceId: string; contactId: string };
export type NextStep = ApiReply<'GET /workspaces/:workspaceId/contacts/:contactId/next-step'>;

export const contactQuery = (params: Params) =>
  queryOptions({
    queryKey: contactKeys.one(params.workspaceId, params.contactId),
    queryFn: ({ signal }): Promise<Contact> =>
      api('GET /workspaces/:workspaceId/contacts/:contactId', { params, signal }),
  });

export const nextStepQuery = (params: Params) =>
  queryOptions({
    queryKey: contactKeys.part(params.workspaceId, 'next-step', params.contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/next-step', { params, signal }),
  });

export const chainQuery = (params: Params) =>
  queryOptions({
    queryKey: contactKeys.part(params.workspaceId, 'chain', params.contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/chain', { params, signal }),
  });

export const timelineQuery = (params: Params) =>
  infiniteQueryOptions({
    queryKey: contactKeys.part(params.workspaceId, 'timeline', params.contactId),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/timeline', {
        params,
        query: { limit: 30, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
