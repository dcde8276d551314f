import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Comment, CommentSubject } from '@threefold/contracts/coaching';
import { useRef } from 'react';
import { newId } from '../../shared/api/new-id.ts';
import { showAtOnce } from '../../shared/api/optimistic.ts';
import { type ApiReply, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { personKey, workspaceKey } from '../../shared/api/workspace-key.ts';

type CommentPage = ApiReply<'GET /workspaces/:workspaceId/comments'>;
type CommentPages = { pages: CommentPage[]; pageParams: unknown[] };
export type Subject = { subject: CommentSubject; subjectId: string | null };

export const clientsQuery = queryOptions({
  queryKey: personKey('clients'),
  queryFn: ({ signal }) => api('GET /coach/clients', { signal }),
  staleTime: 60_000,
});

export const clientQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: personKey('clients', workspaceId),
    queryFn: ({ signal }) => api('GET /coach/clients/:workspaceId', { params: { workspaceId }, signal }),
  });

/** All comments, or those on one thing. */
export const commentsQuery = (workspaceId: string, on?: Subject) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'comments', on?.subject ?? 'all', on?.subjectId ?? ''),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/comments', {
        params: { workspaceId },
        query: {
          limit: 30,
          ...(pageParam === '' ? {} : { cursor: pageParam }),
          ...(on ? { subject: on.subject } : {}),
          ...(on?.subjectId ? { subjectId: on.subjectId } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

/** A second try at the same words carries the same id, so that nothing is said twice. */
export const useWriteComment = (workspaceId: string) => {
  const kept = useRef<{ words: string; id: string } | null>(null);
  return useMutation({
    mutationFn: ({ subject, subjectId, body }: Subject & { body: string }) => {
      const words = JSON.stringify([subject, subjectId, body]);
      if (kept.current?.words !== words) kept.current = { words, id: newId() };
      return api('POST /workspaces/:workspaceId/comments', {
        params: { workspaceId },
        body: { id: kept.current.id, subject, body, ...(subjectId === null ? {} : { subjectId }) },
      });
    },
    onSuccess: () => {
      kept.current = null;
      return touchedIsRead();
    },
    meta: { saysItself: true },
  });
};

const withRead = (comment: Comment, id: string): Comment =>
  comment.id === id ? { ...comment, readAt: comment.readAt ?? new Date().toISOString() } : comment;

export const useReadComment = (workspaceId: string) => {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (commentId: string) =>
      api('POST /workspaces/:workspaceId/comments/:commentId/read', { params: { workspaceId, commentId } }),
    onMutate: (commentId) =>
      showAtOnce<CommentPages>(queryClient, {
        queryKey: workspaceKey(workspaceId, 'comments'),
        change: (data) => ({
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((comment) => withRead(comment, commentId)),
          })),
        }),
      }),
    onError: (_error, _commentId, rollback) => rollback?.(),
    onSettled: touchedIsRead,
  });
};

export const invitationQuery = (shareId: string, token: string) =>
  queryOptions({
    queryKey: ['invitation', shareId, token],
    queryFn: ({ signal }) =>
      api('POST /shares/:shareId/invitation', { params: { shareId }, body: { token }, signal }),
    enabled: token !== '',
    retry: false,
  });

export const useAcceptInvitation = (shareId: string) =>
  useMutation({
    mutationFn: (token: string) =>
      api('POST /shares/:shareId/accept', { params: { shareId }, body: { token } }),
    // The search that was opened belongs to the menu before its page is shown.
    onSuccess: touchedIsRead,
    meta: { saysItself: true },
  });
