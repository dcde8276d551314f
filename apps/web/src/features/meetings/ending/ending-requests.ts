// What becomes of a meeting that was not held as planned: called off, missed, or moved.
import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import { type ApiCall, type ApiReply, api } from '../../../shared/api/request.ts';
import { touchedIsRead } from '../../../shared/api/touched.ts';
import { workspaceKey } from '../../../shared/api/workspace-key.ts';
import { dismiss, notify, undoable } from '../../../shared/ui/toasts.ts';
import { useMeetingPlace } from '../planning/use-meeting-place.ts';

type Endings = ApiReply<'GET /workspaces/:workspaceId/meetings/:meetingId/endings'>;
export type EndingChoice = Endings['endings'][number];
type Ending = ApiCall<'POST /workspaces/:workspaceId/meetings/:meetingId/ending'>['body'];
export type Rescheduling = ApiCall<'POST /workspaces/:workspaceId/meetings/:meetingId/reschedule'>['body'];

/** `contactId`: with whom the step is taken; null for the first who may be reached. */
export const endingsQuery = (workspaceId: string, meetingId: string, contactId: string | null) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'endings', meetingId, contactId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/meetings/:meetingId/endings', {
        params: { workspaceId, meetingId },
        query: { contactId: contactId ?? undefined },
        signal,
      }),
    placeholderData: keepPreviousData,
    // The proposals are reckoned from now.
    staleTime: 0,
  });

/** Says by whom, and takes the step; a toast takes both back. */
export const useEndMeeting = (meetingId: string) => {
  const { workspaceId } = useMeetingPlace();
  const params = { workspaceId, meetingId };
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: Ending) =>
      api('POST /workspaces/:workspaceId/meetings/:meetingId/ending', { params, body }),
    onSuccess: ({ ledTo }) => {
      const toast = undoable({
        text: ledTo.kind === 'none' ? 'Written down. Nothing more follows.' : ledTo.sentence,
        undo: () => undoEnding(params),
      });
      offered.set(meetingId, toast);
    },
    onSettled: touchedIsRead,
  });
};

/** Toasts that offer to take an ending back, by meeting: they go when it was taken back on the page. */
const offered = new Map<string, string>();

const undoEnding = (params: { workspaceId: string; meetingId: string }) =>
  api('POST /workspaces/:workspaceId/meetings/:meetingId/ending/undo', { params });

/** Refused where the call was made or the letter went out since; the sentence says which. */
export const useUndoEnding = (meetingId: string) => {
  const { workspaceId } = useMeetingPlace();
  return useMutation({
    mutationFn: () => undoEnding({ workspaceId, meetingId }),
    onSuccess: () => dismiss(offered.get(meetingId) ?? ''),
    onSettled: touchedIsRead,
  });
};

type Moved = { version: number; stood: Omit<Rescheduling, 'word'>; open: (href: string) => void };

/** Moves the meeting, with the way back to where it stood; where a word was drafted, the toast leads to it. */
export const useReschedule = (meetingId: string, { version, stood, open }: Moved) => {
  const { workspaceId } = useMeetingPlace();
  const params = { workspaceId, meetingId };
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: Rescheduling) =>
      api('POST /workspaces/:workspaceId/meetings/:meetingId/reschedule', { params, body, ifMatch: version }),
    onSuccess: ({ meeting, letter }) =>
      notify({
        text: letter ? 'Moved. The new time is drafted for them.' : 'Moved.',
        tone: 'leaf',
        undo: () =>
          api('POST /workspaces/:workspaceId/meetings/:meetingId/reschedule/undo', {
            params,
            body: stood,
            ifMatch: meeting.version,
          }),
        ...(letter ? { action: { label: 'Read it', run: () => open(`/letters/${letter.id}`) } } : {}),
      }),
    onSettled: touchedIsRead,
  });
};
