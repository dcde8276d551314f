// Contacts as they are asked for and changed, and how a change shows in every list and page that holds the person.
import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  type QueryKey,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { isProblem } from '../../shared/api/api-problem.ts';
import { newId } from '../../shared/api/new-id.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { type ApiCall, type ApiReply, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../shared/ui/toasts.ts';
import {
  type ContactPatch,
  conflictInWords,
  inverseOf,
  type NewContact,
  patchInWords,
  withPatch,
} from './contact-changes.ts';
import { type ContactSearch, listQueryOf } from './contact-search.ts';

type Referral = ApiCall<'POST /workspaces/:workspaceId/referrals'>['body'];

/** What a contact's entry looks like everywhere at once. */
const usePlace = (contactId: string) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const key = contactKeys.one(workspaceId, contactId);
  return {
    queryClient,
    workspaceId,
    params: { workspaceId, contactId },
    current: () => queryClient.getQueryData<Contact>(key),
    put: (contact: Contact, inLists: Contact | null = contact) => {
      // What only the answer about one person holds stays in sight.
      queryClient.setQueryData<Contact>(key, (held) => ({ ...held, ...contact }));
      putIntoLists(queryClient, workspaceId, new Map([[contactId, inLists]]));
    },
  };
};

/**
 * Changes fields in place: shown at once, guarded by the version, one change after the other, with undo. A change that
 * came too late is told with both versions, and the current entry is shown.
 */
export const useChangeContact = (contactId: string) => {
  const place = usePlace(contactId);
  const { queryClient, params, current, put } = place;
  const mutationKey = contactKeys.one(params.workspaceId, contactId);

  const send = async (patch: ContactPatch): Promise<Contact> => {
    const version = current()?.version;
    return api('PATCH /workspaces/:workspaceId/contacts/:contactId', {
      params,
      body: patch,
      ...(version === undefined ? {} : { ifMatch: version }),
    });
  };

  return useMutation({
    mutationKey,
    scope: { id: `contact-${contactId}` },
    mutationFn: ({ patch }: { patch: ContactPatch; said?: string }) => send(patch),
    onMutate: async ({ patch }) => {
      await queryClient.cancelQueries({ queryKey: mutationKey });
      const before = current();
      if (before) put(withPatch(before, patch));
      return { before };
    },
    onError: (error, { patch }, held) => {
      if (isProblem(error, 412) && error.current) {
        // With 412 the server answers the contact as it stands.
        const now = error.current as Contact;
        put(now);
        notify({ text: conflictInWords(now, patch), tone: 'ember' });
        return;
      }
      const now = current();
      if (held?.before && now) put(withPatch(now, inverseOf(held.before, patch)));
      if (!isProblem(error, 401))
        notify({ text: `${problemSentence(error)} Your change was undone.`, tone: 'ember' });
    },
    meta: { saysItself: true },
    onSuccess: (after, { patch, said }, { before }) => {
      const now = current();
      const others = queryClient.isMutating({ mutationKey }) > 1;
      // While another change is under way its own values stay in sight.
      put(others && now ? { ...now, version: after.version } : after);
      if (!before) return;
      undoable({
        text: said ?? `${displayName(after)}: ${patchInWords(patch)} changed.`,
        undo: async () => {
          put(await send(inverseOf(before, patch)));
        },
      });
    },
  });
};

/** Into the trash for 30 days, and out of it. */
export const useTrashContact = (contactId: string) => {
  const { params, put, current } = usePlace(contactId);
  const restore = async (): Promise<Contact> => {
    const contact = await api('POST /workspaces/:workspaceId/contacts/:contactId/restore', { params });
    put(contact);
    return contact;
  };
  const trash = useMutation({
    mutationFn: () => {
      const version = current()?.version;
      return api('DELETE /workspaces/:workspaceId/contacts/:contactId', {
        params,
        ...(version === undefined ? {} : { ifMatch: version }),
      });
    },
    onSuccess: (contact) => {
      put(contact, null);
      undoable({ text: `${displayName(contact)} moved to trash (kept 30 days).`, undo: restore });
    },
  });
  const takeOut = useMutation({
    mutationFn: restore,
    onSuccess: (contact) => notify({ text: `${displayName(contact)} restored.`, tone: 'leaf' }),
  });
  return { trash, takeOut };
};

/** No further letters or calls to this person, or again. */
export const useCloseContact = (contactId: string) => {
  const { params, put } = usePlace(contactId);
  const send = async (closed: boolean): Promise<Contact> => {
    const contact = await api('POST /workspaces/:workspaceId/contacts/:contactId/close', {
      params,
      body: { closed },
    });
    put(contact);
    return contact;
  };
  return useMutation({
    mutationFn: send,
    onSuccess: (contact, closed) =>
      undoable({
        text: closed
          ? `${displayName(contact)} closed. Nothing more is scheduled.`
          : `${displayName(contact)} reopened.`,
        undo: () => send(!closed),
      }),
  });
};

/** Whom this person named, said outside of a meeting. */
export const useNameReferral = (contactId: string) => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (body: Omit<Referral, 'fromContactId'>) =>
      api('POST /workspaces/:workspaceId/referrals', {
        params: { workspaceId },
        body: { ...body, fromContactId: contactId },
      }),
    onSuccess: ({ referral, notes }) => {
      undoable({
        text: [
          `${referral.toName} added as a referral from ${referral.fromName}.`,
          ...notes.map(({ message }) => message),
        ].join(' '),
        undo: async () => {
          await api('DELETE /workspaces/:workspaceId/referrals/:referralId', {
            params: { workspaceId, referralId: referral.id },
            ifMatch: referral.version,
          });
        },
      });
    },
    meta: { saysItself: true },
  });
};

/** A call that no letter promised, put into the ledger. */
export const usePlanCall = (contactId: string) => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ id, dueAt }: { id: string; dueAt: string }) =>
      api('POST /workspaces/:workspaceId/call-backs', {
        params: { workspaceId },
        body: { id, contactId, dueAt },
      }),
    onSuccess: () => notify({ text: 'Call scheduled. You’ll see it on Today when it’s due.', tone: 'leaf' }),
    meta: { saysItself: true },
  });
};

type ContactPage = ApiReply<'GET /workspaces/:workspaceId/contacts'>;
type ContactPages = InfiniteData<ContactPage, string>;

const contactKeys = {
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
