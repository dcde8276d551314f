import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DebriefDraft, DebriefInput } from '@threefold/contracts/meetings/debriefs';
import { type ApiReply, api } from '../../../shared/api/request.ts';
import { readAgain, workspaceKey } from '../../../shared/api/workspace-key.ts';
import { persisted, persistedCache } from '../../../shared/offline/persisted-cache.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { prepKey } from '../meetings-requests.ts';
import type { OutboxPlace } from '../outbox/outbox.ts';

type SoFar = ApiReply<'GET /workspaces/:workspaceId/meetings/:meetingId/debrief/draft'>;
export type Debriefed = ApiReply<'GET /workspaces/:workspaceId/meetings/:meetingId/debrief'>;

/** What is being written and what was sent, each null where there is none. */
export const debriefQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: debriefKey(workspaceId, meetingId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/meetings/:meetingId/debrief/draft', {
        params: { workspaceId, meetingId },
        signal,
      }),
    // Beside the meeting itself, or not at all.
    ...persisted(() => persistedCache.has(prepKey(workspaceId, meetingId))),
    // Another device may have gone on with it. What was typed here meanwhile is never replaced by it.
    refetchOnWindowFocus: 'always',
  });

const change = (queryClient: QueryClient, place: OutboxPlace, by: (known: SoFar) => SoFar): void => {
  queryClient.setQueryData<SoFar>(
    debriefKey(place.workspaceId, place.meetingId),
    (known) => known && by(known),
  );
};

export const showDraft = (queryClient: QueryClient, place: OutboxPlace, draft: DebriefDraft): void =>
  change(queryClient, place, (known) => ({ ...known, draft }));

/** The draft that it ends is over; one that another device went on with comes with the next answer. */
export const showSent = (queryClient: QueryClient, place: OutboxPlace, debriefed: Debriefed): void => {
  change(queryClient, place, ({ draft }) => ({ draft: { ...draft, answers: null }, debriefed }));
  void readAgain(queryClient, place.workspaceId, 'debrief');
};

type Finished = { answers: DebriefInput; version: number; draft: () => Promise<number> };

/** Keeps the answers and has the letter drafted that they call for. */
export const usePutDebrief = (meetingId: string) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    meta: { saysItself: true },
    mutationFn: async ({ answers, version, draft }: Finished) =>
      api('PUT /workspaces/:workspaceId/meetings/:meetingId/debrief', {
        params: { workspaceId, meetingId },
        query: { draft: await draft() },
        body: answers,
        // 0 where there was none: one begun on another device must not be replaced unseen.
        ifMatch: version,
      }),
    onSuccess: (debriefed) => showSent(queryClient, { workspaceId, meetingId }, debriefed),
  });
};

export const debriefKey = (workspaceId: string, meetingId: string) =>
  workspaceKey(workspaceId, 'debrief', meetingId);
