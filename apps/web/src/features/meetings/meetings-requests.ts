import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Meeting, MeetingStatus } from '@threefold/contracts/meetings';
import type { Today } from '@threefold/contracts/today';
import { newId } from '../../shared/api/new-id.ts';
import { showAtOnce } from '../../shared/api/optimistic.ts';
import { type ApiCall, type ApiReply, api } from '../../shared/api/request.ts';
import { refresh, workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { undoable } from '../../shared/ui/toasts.ts';

export type Prep = ApiReply<'GET /workspaces/:workspaceId/meetings/:meetingId/prep'>;
export type MeetingPatch = ApiCall<'PATCH /workspaces/:workspaceId/meetings/:meetingId'>['body'];
export type MeetingPlan = ApiCall<'POST /workspaces/:workspaceId/meetings'>['body'];

const pageLength = 200;

export const meetingsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'meetings', 'list'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/meetings', {
        params: { workspaceId },
        query: { limit: pageLength },
        signal,
      }),
  });

export const prepKey = (workspaceId: string, meetingId: string) =>
  workspaceKey(workspaceId, 'meetings', 'prep', meetingId);

export const prepQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: prepKey(workspaceId, meetingId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/meetings/:meetingId/prep', {
        params: { workspaceId, meetingId },
        signal,
      }),
  });

export const referralsQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'meetings', 'referrals', meetingId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/referrals', {
        params: { workspaceId },
        query: { meetingId, limit: 50 },
        signal,
      }),
  });

/** People in the book who go by the name that is being typed, so that nobody is written down twice. */
export const knownPeopleQuery = (workspaceId: string, name: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'contacts', 'known', name.trim()),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts', {
        params: { workspaceId },
        query: { q: name.trim(), limit: 3 },
        signal,
      }),
    enabled: name.trim().length > 2,
    staleTime: 60_000,
  });

const touched = ['today', 'meetings', 'contacts', 'letters', 'call-backs', 'network'] as const;

const useMeetingPlace = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const patch = (meetingId: string, body: MeetingPatch) =>
    api('PATCH /workspaces/:workspaceId/meetings/:meetingId', { params: { workspaceId, meetingId }, body });
  return {
    queryClient,
    workspaceId,
    patch,
    renew: () => refresh(queryClient, workspaceId, ...touched),
  };
};

/** The id is chosen once, by the form, so that a second click plans nothing twice. */
export const usePlanMeeting = () => {
  const { workspaceId, renew } = useMeetingPlace();
  return useMutation({
    mutationFn: (body: MeetingPlan) =>
      api('POST /workspaces/:workspaceId/meetings', { params: { workspaceId }, body }),
    onSettled: () => renew(),
  });
};

/** Changes the meeting; the sheet shows it at once. */
export const useChangeMeeting = (meetingId: string) => {
  const { queryClient, workspaceId, patch, renew } = useMeetingPlace();
  return useMutation({
    mutationFn: (body: MeetingPatch) => patch(meetingId, body),
    scope: { id: `meeting-${meetingId}` },
    onMutate: (body) =>
      showAtOnce<Prep>(queryClient, {
        queryKey: prepKey(workspaceId, meetingId),
        // A patch holds the members of a meeting, each as the meeting has it.
        change: (prep) => ({ ...prep, meeting: { ...prep.meeting, ...body } as Meeting }),
      }),
    onError: (_error, _body, rollBack) => rollBack?.(),
    onSettled: () => renew(),
  });
};

const became: Record<Exclude<MeetingStatus, 'planned'>, string> = {
  held: 'The meeting was held. A thank-you is owed within 24 hours.',
  cancelled: 'The meeting is off the calendar.',
  'no-show': 'They did not come. Nothing is owed for it.',
};

export type Settled = { meetingId: string; status: Exclude<MeetingStatus, 'planned'> };

/** Says what became of a planned meeting, from Today or from the meeting itself. */
export const useSettleMeeting = () => {
  const { queryClient, workspaceId, patch, renew } = useMeetingPlace();
  return useMutation({
    mutationFn: ({ meetingId, status }: Settled) => patch(meetingId, { status }),
    onMutate: ({ meetingId }) =>
      showAtOnce<Today>(queryClient, {
        queryKey: workspaceKey(workspaceId, 'today'),
        change: (today) => ({
          ...today,
          items: today.items.filter((item) => item.kind !== 'close-meeting' || item.meetingId !== meetingId),
        }),
      }),
    onSuccess: (_meeting, { meetingId, status }) =>
      undoable({
        text: became[status],
        undo: () => patch(meetingId, { status: 'planned' }).finally(() => renew()),
      }),
    onError: (_error, _variables, rollBack) => rollBack?.(),
    onSettled: () => renew(),
  });
};

type SpeechText = { speech: Prep['speech']; body: string };

/** Writes the speech where it stands; the first one is made and put to the meeting. */
export const useSaveSpeech = (meetingId: string) => {
  const { workspaceId, patch, renew } = useMeetingPlace();
  return useMutation({
    scope: { id: `speech-${meetingId}` },
    mutationFn: async ({ speech, body }: SpeechText) => {
      if (speech)
        return api('PATCH /workspaces/:workspaceId/speeches/:speechId', {
          params: { workspaceId, speechId: speech.id },
          body: { body },
          ifMatch: speech.version,
        });
      const made = await api('POST /workspaces/:workspaceId/speeches', {
        params: { workspaceId },
        body: { id: newId(), name: 'My speech', body },
      });
      await patch(meetingId, { speechId: made.id });
      return made;
    },
    onSettled: () => renew(),
  });
};

/** A question of one's own, put to the end of the meeting's list. */
export const useAddQuestion = (meetingId: string) => {
  const { workspaceId, patch, renew } = useMeetingPlace();
  return useMutation({
    mutationFn: async ({ text, chosen }: { text: string; chosen: readonly string[] }) => {
      const question = await api('POST /workspaces/:workspaceId/questions', {
        params: { workspaceId },
        body: { id: newId(), text },
      });
      await patch(meetingId, { questionIds: [...chosen, question.id] });
      return question;
    },
    onSettled: () => renew(),
  });
};

type Taken = { what: 'finding' | 'referral'; id: string };

const restore = (workspaceId: string, { what, id }: Taken): Promise<unknown> =>
  what === 'finding'
    ? api('POST /workspaces/:workspaceId/findings/:findingId/restore', {
        params: { workspaceId, findingId: id },
      })
    : api('POST /workspaces/:workspaceId/referrals/:referralId/restore', {
        params: { workspaceId, referralId: id },
      });

/** Takes back what was written down in a meeting; a person who was named stays in the book. */
export const useTakeBack = () => {
  const { workspaceId, renew } = useMeetingPlace();
  return useMutation({
    mutationFn: async ({ what, id }: Taken): Promise<void> => {
      if (what === 'finding')
        await api('DELETE /workspaces/:workspaceId/findings/:findingId', {
          params: { workspaceId, findingId: id },
        });
      else
        await api('DELETE /workspaces/:workspaceId/referrals/:referralId', {
          params: { workspaceId, referralId: id },
        });
    },
    onSuccess: (_nothing, taken) =>
      undoable({
        text:
          taken.what === 'finding'
            ? 'Taken out of your notes.'
            : 'Taken back; the person stays in your contacts.',
        undo: () => restore(workspaceId, taken).finally(() => renew()),
      }),
    onSettled: () => renew(),
  });
};
