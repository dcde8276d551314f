import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { isProblem } from '../../shared/api/api-problem.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { type ApiCall, api } from '../../shared/api/request.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../shared/ui/toasts.ts';
import { contactKeys, putIntoLists } from './contact-cache.ts';
import { type ContactPatch, conflictInWords, inverseOf, patchInWords, withPatch } from './contact-patch.ts';

export type Referral = ApiCall<'POST /workspaces/:workspaceId/referrals'>['body'];

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
        notify({ text: `${problemSentence(error)} What was there is back.`, tone: 'ember' });
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
      undoable({ text: `${displayName(contact)} is in the trash for 30 days.`, undo: restore });
    },
  });
  const takeOut = useMutation({
    mutationFn: restore,
    onSuccess: (contact) =>
      notify({ text: `${displayName(contact)} is back among your contacts.`, tone: 'leaf' }),
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
          ? `${displayName(contact)} is closed: nothing more is planned.`
          : `${displayName(contact)} is open again.`,
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
          `${referral.toName} is written down as named by ${referral.fromName}.`,
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
    onSuccess: () => notify({ text: 'The call stands on its day and will show up on Today.', tone: 'leaf' }),
    meta: { saysItself: true },
  });
};
