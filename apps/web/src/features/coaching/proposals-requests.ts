// What a coach proposes and what the seeker decides.
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query';
import type { Proposal, ProposalStatus } from '@threefold/contracts/coaching';
import { useRef, useState } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { type ApiCall, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { notify, undoable } from '../../shared/ui/toasts.ts';
import { decidedInWords, reopenedInWords } from './coaching-words.ts';

export const proposalsQuery = (workspaceId: string, status?: ProposalStatus) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'proposals', 'list', status ?? 'all'),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/proposals', {
        params: { workspaceId },
        query: { ...(pageParam === '' ? {} : { cursor: pageParam }), ...(status ? { status } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

export const proposalCountsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'counts', 'proposals'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/proposals/counts', { params: { workspaceId }, signal }),
  });

type Proposing = ApiCall<'POST /workspaces/:workspaceId/proposals'>['body'];

/** A second try at the same proposal carries the same id, so that nothing is proposed twice. */
export const usePropose = (workspaceId: string) => {
  const kept = useRef<{ words: string; id: string } | null>(null);
  return useMutation({
    mutationFn: (proposal: Omit<Proposing, 'id'>) => {
      const words = JSON.stringify(proposal);
      if (kept.current?.words !== words) kept.current = { words, id: newId() };
      return api('POST /workspaces/:workspaceId/proposals', {
        params: { workspaceId },
        body: { ...proposal, id: kept.current.id },
      });
    },
    onSuccess: () => {
      kept.current = null;
      notify({ text: 'Proposed. Nothing changes until they accept.', tone: 'leaf' });
      return touchedIsRead();
    },
    meta: { saysItself: true },
  });
};

export const useProposeList = (workspaceId: string) => {
  // The same file, tried again, is the same list.
  const tried = useRef<{ file: string; id: string } | null>(null);
  return useMutation({
    mutationFn: (file: File) => {
      const signature = [file.name, file.size, file.lastModified].join(' ');
      if (tried.current?.file !== signature) tried.current = { file: signature, id: newId() };
      const body = new FormData();
      body.append('id', tried.current.id);
      body.append('file', file, file.name);
      return api('POST /workspaces/:workspaceId/proposals/lists', { params: { workspaceId }, body });
    },
    onSettled: touchedIsRead,
    meta: { saysItself: true },
  });
};

/** As many as one request takes. */
const atOnce = 200;

const chunksOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) =>
    ids.slice(index * atOnce, (index + 1) * atOnce),
  );

const decide = (workspaceId: string, { ids, accept }: { ids: string[]; accept: boolean }) =>
  api('POST /workspaces/:workspaceId/proposals/decisions', {
    params: { workspaceId },
    body: { ids, accept },
  });

const reopen = async (workspaceId: string, ids: readonly string[]): Promise<Proposal[]> => {
  const pages: Proposal[][] = [];
  for (const chunk of chunksOf(ids))
    pages.push(
      (
        await api('POST /workspaces/:workspaceId/proposals/reopen', {
          params: { workspaceId },
          body: { ids: chunk },
        })
      ).items,
    );
  return pages.flat();
};

const saidUndone = async (workspaceId: string, ids: readonly string[]) =>
  notify({ text: reopenedInWords(await reopen(workspaceId, ids)) });

export const useReopen = (workspaceId: string) =>
  useMutation({ mutationFn: (id: string) => saidUndone(workspaceId, [id]) });

export const useDecide = (workspaceId: string) => {
  return useMutation({
    mutationFn: ({ id, accept }: { id: string; accept: boolean }) =>
      decide(workspaceId, { ids: [id], accept }),
    onSuccess: ({ items }, { id, accept }) =>
      undoable({
        text: decidedInWords(items, accept),
        undo: () => saidUndone(workspaceId, [id]),
      }),
    onSettled: touchedIsRead,
  });
};

/** All that are open, a page at a time; `done` counts for the one who waits. What was decided before it broke off stays so. */
export const useDecideAll = (workspaceId: string) => {
  const [done, setDone] = useState(0);
  const all = useMutation({
    mutationFn: async (accept: boolean) => {
      const decided: Proposal[] = [];
      for (;;) {
        const { items } = await api('GET /workspaces/:workspaceId/proposals', {
          params: { workspaceId },
          query: { status: 'open', limit: atOnce },
        });
        if (items.length === 0) return decided;
        const answer = await decide(workspaceId, { ids: items.map(({ id }) => id), accept });
        decided.push(...answer.items);
        setDone(decided.length);
      }
    },
    onMutate: () => setDone(0),
    onSuccess: (decided, accept) =>
      undoable({
        text: decidedInWords(decided, accept),
        undo: () =>
          saidUndone(
            workspaceId,
            decided.map(({ id }) => id),
          ),
      }),
  });
  return { ...all, done };
};
