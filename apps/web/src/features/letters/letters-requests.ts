import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import type { Letter, LetterKind, LetterStatus, SendVia, Template } from '@threefold/contracts/letters';
import { newId } from '../../shared/api/new-id.ts';
import { type ApiReply, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { awaitHeading } from '../../shared/navigation/heading-focus.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify, undoable } from '../../shared/ui/toasts.ts';

type LetterFilter = { status: LetterStatus; kind?: LetterKind | undefined };
export type PromiseSlots = ApiReply<'GET /workspaces/:workspaceId/contacts/:contactId/promise-slots'>;
export type LetterCheck = ApiReply<'GET /workspaces/:workspaceId/letters/:letterId/check'>;
export type LetterWords = Pick<Letter, 'subject' | 'body' | 'promiseAt'>;

const letterKey = (workspaceId: string, letterId: string) =>
  workspaceKey(workspaceId, 'letters', 'one', letterId);

const isUnderWay = (letter: Letter | undefined): boolean =>
  letter?.status === 'queued' || letter?.status === 'sending';

export const letterQuery = (workspaceId: string, letterId: string) =>
  queryOptions({
    queryKey: letterKey(workspaceId, letterId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/letters/:letterId', { params: { workspaceId, letterId }, signal }),
    // On its way it is asked for until it is known what became of it.
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? 1_500 : false),
  });

/** All letters of one state that are few by nature: what waits for the seeker. */
export const waitingQuery = (workspaceId: string, filter: LetterFilter) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'letters', 'list', 'waiting', filter),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/letters', {
        params: { workspaceId },
        query: { ...filter, limit: 200 },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

export const sentQuery = (workspaceId: string, filter: LetterFilter) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'letters', 'list', 'pages', filter),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/letters', {
        params: { workspaceId },
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

/** Judged as the words stand; the answer carries them, since its places count in exactly this body. */
export const checkQuery = (workspaceId: string, letterId: string, words: LetterWords) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'letters', 'check', letterId, words),
    queryFn: async ({ signal }) => ({
      ...(await api('POST /workspaces/:workspaceId/letters/:letterId/check', {
        params: { workspaceId, letterId },
        body: words,
        signal,
      })),
      body: words.body,
    }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

export const slotsQuery = (workspaceId: string, contactId: string, from?: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'promise-slots', contactId, from ?? 'now'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/promise-slots', {
        params: { workspaceId, contactId },
        query: { from },
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

export const templatesQuery = (workspaceId: string, kind: LetterKind) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'templates', kind),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/templates', { params: { workspaceId }, query: { kind }, signal }),
  });

/** The reader of a letter, under the key that every page uses for one person. */
export const readerQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'contacts', 'one', contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId', {
        params: { workspaceId, contactId },
        signal,
      }),
  });

/** Who named the reader. */
export const chainQuery = (workspaceId: string, contactId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'chain', contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts/:contactId/chain', {
        params: { workspaceId, contactId },
        signal,
      }),
  });

/** What the seeker could help with, named by most people first. */
export const solvableQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'findings', 'could-help', 50),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/findings/could-help', { params: { workspaceId }, signal }),
  });

export const mailQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'mail'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/settings/mail', { params: { workspaceId }, signal }),
    staleTime: 60_000,
  });

/** The three best people to write to next, with the reason of each: who is proposed, then whom nobody has written to. */
export const suggestionsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'today'),
    queryFn: ({ signal }) => api('GET /workspaces/:workspaceId/today', { params: { workspaceId }, signal }),
    select: ({ suggestions, toWrite }) => {
      const proposed = new Set(suggestions.map(({ contactId }) => contactId));
      return [...suggestions, ...toWrite.people.filter(({ contactId }) => !proposed.has(contactId))].slice(
        0,
        3,
      );
    },
  });

export const keepLetter = (queryClient: QueryClient, workspaceId: string, letter: Letter): void => {
  queryClient.setQueryData(letterKey(workspaceId, letter.id), letter);
};

type Sending = { letter: Letter; via: SendVia; handOver: boolean; allowBlanks: boolean };

export const useSendLetter = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: async ({ letter, ...body }: Sending) => {
      const { mailto, compose, linkedin, callBackId, ...sent } = await api(
        'POST /workspaces/:workspaceId/letters/:letterId/send',
        { params: { workspaceId, letterId: letter.id }, body, ifMatch: letter.version },
      );
      return sent;
    },
    onSuccess: (letter) => {
      // The page that takes the editor's place begins with its heading.
      awaitHeading();
      keepLetter(queryClient, workspaceId, letter);
    },
    meta: { saysItself: true },
  });
};

/** Nothing goes out, or nothing did: the letter is a draft again. */
export const useUndoSend = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (letterId: string) =>
      api('POST /workspaces/:workspaceId/letters/:letterId/undo-send', { params: { workspaceId, letterId } }),
    onSuccess: (letter) => {
      keepLetter(queryClient, workspaceId, letter);
      notify({ text: `The letter to ${letter.contactName} was not sent. It’s a draft again.`, tone: 'leaf' });
    },
  });
};

/** What became of a letter that was opened elsewhere. A yes can be taken back like any other send. */
export const useAnswerWentOut = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const undo = useUndoSend();
  return useMutation({
    mutationFn: ({ letterId, wentOut }: { letterId: string; wentOut: boolean }) => {
      const params = { workspaceId, letterId };
      return wentOut
        ? api('POST /workspaces/:workspaceId/letters/:letterId/went-out', { params })
        : api('POST /workspaces/:workspaceId/letters/:letterId/did-not-go-out', { params });
    },
    onSuccess: (letter) => {
      awaitHeading();
      keepLetter(queryClient, workspaceId, letter);
      if (letter.status === 'sent')
        undoable({
          text: `The letter to ${letter.contactName} is marked as sent.`,
          undo: () => undo.mutateAsync(letter.id),
        });
    },
  });
};

type Filling = { contact: Contact; patch: { emails: string[] } | { phones: string[] } };

/** Adds what the letter needs of its reader. */
export const useFillReader = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ contact, patch }: Filling) =>
      api('PATCH /workspaces/:workspaceId/contacts/:contactId', {
        params: { workspaceId, contactId: contact.id },
        body: patch,
        ifMatch: contact.version,
      }),
    onSuccess: (contact) => {
      queryClient.setQueryData(readerQuery(workspaceId, contact.id).queryKey, contact);
    },
    meta: { saysItself: true },
  });
};

export const useResolveLetter = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ letterId, arrived }: { letterId: string; arrived: boolean }) =>
      api('POST /workspaces/:workspaceId/letters/:letterId/resolve', {
        params: { workspaceId, letterId },
        body: { arrived },
      }),
    onSuccess: (letter) => {
      awaitHeading();
      keepLetter(queryClient, workspaceId, letter);
    },
  });
};

export const useRestoreLetter = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (letterId: string) =>
      api('POST /workspaces/:workspaceId/letters/:letterId/restore', { params: { workspaceId, letterId } }),
    onSuccess: (letter) => {
      keepLetter(queryClient, workspaceId, letter);
      notify({ text: `The letter to ${letter.contactName} is a draft again.`, tone: 'leaf' });
    },
  });
};

/** Into the trash, with the way back. */
export const useTrashLetter = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const restore = useRestoreLetter();
  return useMutation({
    mutationFn: (letter: Letter) =>
      api('DELETE /workspaces/:workspaceId/letters/:letterId', {
        params: { workspaceId, letterId: letter.id },
        ifMatch: letter.version,
      }),
    onSuccess: (letter) => {
      keepLetter(queryClient, workspaceId, letter);
      undoable({
        text: `The letter to ${letter.contactName} is in the trash.`,
        undo: () => restore.mutateAsync(letter.id),
      });
    },
  });
};

type TemplateFields = Pick<Template, 'kind' | 'name' | 'subject' | 'body'>;

export const allTemplatesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'templates', 'all'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/templates', { params: { workspaceId }, query: {}, signal }),
  });

/** A template of one's own, often a copy of a built-in one. */
export const useCreateTemplate = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (fields: TemplateFields) =>
      api('POST /workspaces/:workspaceId/templates', {
        params: { workspaceId },
        body: { id: newId(), ...fields },
      }),
    onSettled: touchedIsRead,
  });
};

export const useSaveTemplate = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ template, fields }: { template: Template; fields: Partial<TemplateFields> }) =>
      api('PATCH /workspaces/:workspaceId/templates/:templateId', {
        params: { workspaceId, templateId: template.id },
        body: fields,
        ifMatch: template.version,
      }),
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};
