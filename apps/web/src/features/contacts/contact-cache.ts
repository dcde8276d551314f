// Where contacts are kept in the browser, and how a change shows in every list and page that holds the person.

import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import type { ApiReply } from '../../shared/api/request.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import type { ContactSearch } from './list/contact-search.ts';

export type ContactPage = ApiReply<'GET /workspaces/:workspaceId/contacts'>;
export type ContactPages = InfiniteData<ContactPage, string>;

export const contactKeys = {
  lists: (workspaceId: string): QueryKey => workspaceKey(workspaceId, 'contacts', 'list'),
  list: (workspaceId: string, search: ContactSearch): QueryKey =>
    workspaceKey(workspaceId, 'contacts', 'list', search),
  one: (workspaceId: string, contactId: string): QueryKey =>
    workspaceKey(workspaceId, 'contacts', 'one', contactId),
  part: (workspaceId: string, part: 'timeline' | 'chain' | 'next-step', contactId: string): QueryKey =>
    workspaceKey(workspaceId, part, contactId),
};

/** Shows contacts as they now are wherever they are held; `null` takes one out of the lists. */
export const putIntoLists = (
  queryClient: QueryClient,
  workspaceId: string,
  latest: ReadonlyMap<string, Contact | null>,
): void => {
  queryClient.setQueriesData<ContactPages>({ queryKey: contactKeys.lists(workspaceId) }, (data) =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map((page) =>
            page.items.some((item) => latest.has(item.id))
              ? {
                  ...page,
                  items: page.items.flatMap((item) => {
                    const now = latest.get(item.id);
                    return now === null ? [] : [now ?? item];
                  }),
                }
              : page,
          ),
        },
  );
};

/** A contact that some list or page has loaded already: what a page shows while its own answer is under way. */
export const heldContact = (
  queryClient: QueryClient,
  workspaceId: string,
  contactId: string,
): Contact | undefined => {
  for (const [, data] of queryClient.getQueriesData<ContactPages>({
    queryKey: contactKeys.lists(workspaceId),
  })) {
    for (const page of data?.pages ?? []) {
      const found = page.items.find((item) => item.id === contactId);
      if (found) return found;
    }
  }
  return undefined;
};
