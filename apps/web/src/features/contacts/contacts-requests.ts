import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import { newId } from '../../shared/api/new-id.ts';
import { type ApiCall, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { contactKeys } from './contact-cache.ts';
import { type ContactSearch, listQueryOf } from './list/contact-search.ts';

export type NewContact = ApiCall<'POST /workspaces/:workspaceId/contacts'>['body'];

const pageLength = 100;
/** A list scrolled far down is not loaded anew, page after page, at each glance at the window. */
const fewPages = 3;

export const contactsQuery = (workspaceId: string, search: ContactSearch) =>
  infiniteQueryOptions({
    queryKey: contactKeys.list(workspaceId, search),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/contacts', {
        params: { workspaceId },
        query: { ...listQueryOf(search), limit: pageLength, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= fewPages,
  });

/** A few people by a typed word: for hints and for choosing somebody. */
export const peopleQuery = (workspaceId: string, text: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'contacts', 'people', text),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts', {
        params: { workspaceId },
        query: { q: text, limit: 6 },
        signal,
      }),
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
  });

export const useAddContact = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (contact: NewContact): Promise<Contact> =>
      api('POST /workspaces/:workspaceId/contacts', {
        params: { workspaceId },
        body: { id: newId(), ...contact },
      }),
    onSuccess: (contact) => queryClient.setQueryData(contactKeys.one(workspaceId, contact.id), contact),
    meta: { saysItself: true },
  });
};

/** About sixty believable people with their history; removed again in the settings. */
export const useLoadSample = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: () => api('POST /workspaces/:workspaceId/sample-network', { params: { workspaceId } }),
    onSuccess: touchedIsRead,
  });
};
