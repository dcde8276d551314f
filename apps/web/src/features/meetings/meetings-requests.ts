import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Meeting } from '@threefold/contracts/meetings/meetings';
import type { Today } from '@threefold/contracts/today';
import { Temporal } from 'temporal-polyfill';
import { isProblem } from '../../shared/api/api-problem.ts';
import { showAtOnce } from '../../shared/api/optimistic.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { type ApiCall, type ApiReply, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { persisted, persistedCache } from '../../shared/offline/persisted-cache.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { momentAt } from '../../shared/time/moments.ts';
import { dismiss, notify, undoable } from '../../shared/ui/toasts.ts';
import { meetingStateInWords } from './meeting-words.ts';
import { staysOffline } from './offline/offline-window.ts';

export type Prep = ApiReply<'GET /workspaces/:workspaceId/meetings/:meetingId/prep'>;
export type Referrals = ApiReply<'GET /workspaces/:workspaceId/referrals'>;
export type MeetingTimes = ApiCall<'GET /workspaces/:workspaceId/meetings/clashes'>['query'];
type MeetingPlan = ApiCall<'POST /workspaces/:workspaceId/meetings'>['body'];

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

/** What lies ahead and what nobody answered for yet. */
export const plannedQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'meetings', 'planned'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/meetings', {
        params: { workspaceId },
        query: { status: 'planned', limit: pageLength },
        signal,
      }),
  });

export const prepKey = (workspaceId: string, meetingId: string) =>
  workspaceKey(workspaceId, 'prep', meetingId);

export const referralsKey = (workspaceId: string, meetingId: string) =>
  workspaceKey(workspaceId, 'referrals', 'of-meeting', meetingId);

export const prepQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: prepKey(workspaceId, meetingId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/meetings/:meetingId/prep', {
        params: { workspaceId, meetingId },
        signal,
      }),
    ...persisted<Prep>(({ meeting }) => staysOffline(meeting, Temporal.Now.instant())),
  });

export const referralsQuery = (workspaceId: string, meetingId: string) =>
  queryOptions({
    queryKey: referralsKey(workspaceId, meetingId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/referrals', {
        params: { workspaceId },
        query: { meetingId, limit: 50 },
        signal,
      }),
    // Beside the meeting itself, or not at all.
    ...persisted(() => persistedCache.has(prepKey(workspaceId, meetingId))),
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

/** Changes what a page shows, or what is in the cache for a page that is not open. */
export const changeKnown = async <Data>(
  queryClient: QueryClient,
  query: { queryKey: readonly unknown[] },
  change: (data: Data) => Data,
): Promise<void> => {
  if (queryClient.getQueryData(query.queryKey) === undefined) return;
  // An answer on its way was given before the change.
  await queryClient.cancelQueries({ queryKey: query.queryKey });
  queryClient.setQueryData<Data>(query.queryKey, (data) => (data === undefined ? data : change(data)));
};

/** What else falls into a time; asked while it is typed. */
export const clashesQuery = (workspaceId: string, times: MeetingTimes | null) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'clashes', times ?? {}),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/meetings/clashes', {
        params: { workspaceId },
        // Asked only with a time.
        query: times ?? { startsAt: '', minutes: 0 },
        signal,
      }),
    enabled: times !== null,
    staleTime: 30_000,
  });

type NewQuestion = { id: string; text: string };

/**
 * The ids are chosen once, by the form, so that a second click plans nothing twice. A question of one's own that is stated
 * along with it is stated first.
 */
export const usePlanMeeting = () => {
  const { workspaceId } = useMeetingPlace();
  return useMutation({
    mutationFn: async ({ newQuestion, ...body }: MeetingPlan & { newQuestion?: NewQuestion | null }) => {
      const params = { workspaceId };
      if (newQuestion)
        await api('POST /workspaces/:workspaceId/research-questions', { params, body: newQuestion });
      return api('POST /workspaces/:workspaceId/meetings', { params, body });
    },
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};

/** Both times in one sentence, so that one can choose again. */
const changedMeanwhile = (now: Meeting, body: MeetingPatch): string => {
  const told = (at: string, minutes: number) =>
    `${momentAt(at, { timeZone: now.timeZone })}, ${minutes} minutes`;
  const mine = body.startsAt ? `; you wanted ${told(body.startsAt, body.minutes ?? now.minutes)}` : '';
  return `This meeting was changed in the meantime. It is ${meetingStateInWords(now)} for ${told(now.startsAt, now.minutes)}${mine}. Check it, then change it again.`;
};

/** Changes the meeting; the sheet shows it at once. `version`: guards what somebody may have changed in another tab. */
export const useChangeMeeting = (meetingId: string, version?: number) => {
  const { queryClient, workspaceId, patch } = useMeetingPlace();
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (body: MeetingPatch) => patch(meetingId, body, version),
    scope: { id: `meeting-${meetingId}` },
    onMutate: (body) =>
      showAtOnce<Prep>(queryClient, {
        queryKey: prepKey(workspaceId, meetingId),
        // A patch holds the members of a meeting, each as the meeting has it.
        change: (prep) => ({ ...prep, meeting: { ...prep.meeting, ...body } as Meeting }),
      }),
    onError: (error, body, rollBack) => {
      rollBack?.();
      const isStale = isProblem(error, 412) && error.current !== undefined;
      // The server answers a stale change with the meeting as it stands.
      const text = isStale ? changedMeanwhile(error.current as Meeting, body) : problemSentence(error);
      notify({ text, tone: 'ember' });
    },
    onSettled: touchedIsRead,
  });
};

/** Says of a planned meeting that it was held, from Today or from the meeting itself. */
export const useHoldMeeting = () => {
  const { queryClient, workspaceId, patch } = useMeetingPlace();
  return useMutation({
    mutationFn: (meetingId: string) => patch(meetingId, { status: 'held' }),
    onMutate: (meetingId) =>
      showAtOnce<Today>(queryClient, {
        queryKey: workspaceKey(workspaceId, 'today'),
        change: (today) => ({
          ...today,
          items: today.items.filter((item) => item.kind !== 'close-meeting' || item.meetingId !== meetingId),
        }),
      }),
    onSuccess: (_meeting, meetingId) =>
      undoable({
        text: 'Marked as held. Send a thank-you within 24 hours.',
        undo: () => patch(meetingId, { status: 'planned' }),
      }),
    onError: (_error, _variables, rollBack) => rollBack?.(),
    onSettled: touchedIsRead,
  });
};

// What becomes of a meeting that was not held as planned: called off, missed, or moved.

type Endings = ApiReply<'GET /workspaces/:workspaceId/meetings/:meetingId/endings'>;
export type EndingChoice = Endings['endings'][number];
type Ending = ApiCall<'POST /workspaces/:workspaceId/meetings/:meetingId/ending'>['body'];
type Rescheduling = ApiCall<'POST /workspaces/:workspaceId/meetings/:meetingId/reschedule'>['body'];

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
        text: ledTo.kind === 'none' ? 'Saved. Nothing else to do.' : ledTo.sentence,
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
        text: letter ? 'Moved. A note about the new time is drafted.' : 'Moved.',
        tone: 'leaf',
        undo: () =>
          api('POST /workspaces/:workspaceId/meetings/:meetingId/reschedule/undo', {
            params,
            body: stood,
            ifMatch: meeting.version,
          }),
        ...(letter ? { action: { label: 'Review', run: () => open(`/letters/${letter.id}`) } } : {}),
      }),
    onSettled: touchedIsRead,
  });
};

type MeetingPatch = NonNullable<ApiCall<'PATCH /workspaces/:workspaceId/meetings/:meetingId'>['body']>;

/** Where a meeting stands, and how something about it is changed. */
export const useMeetingPlace = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const patch = (meetingId: string, body: MeetingPatch, version?: number) =>
    api('PATCH /workspaces/:workspaceId/meetings/:meetingId', {
      params: { workspaceId, meetingId },
      body,
      ...(version === undefined ? {} : { ifMatch: version }),
    });
  return { queryClient, workspaceId, patch };
};

/** Who is to have day and time in writing. */
export const useChooseConfirmed = (meetingId: string) => {
  const { queryClient, workspaceId } = useMeetingPlace();
  return useMutation({
    mutationFn: (contactIds: string[]) =>
      api('PUT /workspaces/:workspaceId/meetings/:meetingId/confirmation', {
        params: { workspaceId, meetingId },
        body: { contactIds },
      }),
    onSuccess: ({ readers }) =>
      changeKnown<Prep>(queryClient, prepQuery(workspaceId, meetingId), (prep) => ({
        ...prep,
        confirmation: { ...prep.confirmation, readers },
      })),
    onSettled: touchedIsRead,
  });
};

export const speechesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'speeches'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/speeches', { params: { workspaceId }, signal }),
  });

export const speechVersionsQuery = (workspaceId: string, speechId: string | undefined) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'speeches', speechId ?? ''),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/speeches/:speechId/versions', {
        params: { workspaceId, speechId: speechId ?? '' },
        signal,
      }),
    enabled: speechId !== undefined,
  });

/** The meetings that this device can open with no network, earliest first. */
export const offlineMeetings = (queryClient: QueryClient, workspaceId: string): Meeting[] =>
  queryClient
    .getQueriesData<Prep>({ queryKey: workspaceKey(workspaceId, 'prep') })
    .flatMap(([key, prep]) => (prep && persistedCache.has(key) ? [prep.meeting] : []))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
