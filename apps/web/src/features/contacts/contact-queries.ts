import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import { isProblem } from '../../shared/api/api-problem.ts';
import { type ApiReply, api } from '../../shared/api/request.ts';
import { contactKeys } from './contact-cache.ts';

/** Of somebody who was merged the answer holds the one who stayed; the page leads there. */
const whoTheyAreNow = (error: unknown): Contact => {
  // Written by the server beside the code `merged`.
  if (isProblem(error, 404) && error.code === 'merged') return error.current as Contact;
  throw error;
};

type Params = { workspaceId: string; contactId: string };
export type NextStep = ApiReply<'GET /workspaces/:workspaceId/contacts/:contactId/next-step'>;

export const contactQuery = (params: Params) =>
  queryOptions({
    queryKey: contactKeys.one(params.workspaceId, params.contactId),
    queryFn: ({ signal }): Promise<Contact> =>
      api('GET /workspaces/:workspaceId/contacts/:contactId', { params, signal }).catch(whoTheyAreNow),
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
