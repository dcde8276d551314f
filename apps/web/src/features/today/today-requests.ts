import { queryOptions, useIsMutating, useMutation } from '@tanstack/react-query';
import { isProblem } from '../../shared/api/api-problem.ts';
import { type ApiReply, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { notify } from '../../shared/ui/toasts.ts';

type Today = ApiReply<'GET /workspaces/:workspaceId/today'>;

const everyMinute = 60_000;
const soon = 1_500;

/** Nobody is in the book, and nothing is to do. */
export const isFirstRun = ({ counts, items }: Pick<Today, 'counts' | 'items'>): boolean =>
  counts.contacts === 0 && items.length === 0;

/** Read anew each minute and at each glance at the window, so that another tab's outcome shows here too. */
export const todayQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'today'),
    queryFn: ({ signal }) => api('GET /workspaces/:workspaceId/today', { params: { workspaceId }, signal }),
    refetchInterval: ({ state }) =>
      state.data && isFirstRun(state.data) && isSampleComing() ? soon : everyMinute,
    refetchOnWindowFocus: 'always',
  });

/** The chains alone, for the small picture. */
export const chainsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'network', 'chains'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/network', {
        params: { workspaceId },
        query: { scope: 'chains' },
        signal,
      }),
    staleTime: 5 * everyMinute,
  });

/** What the target list proposes of somebody becomes a reason; a town that is on it, a way to meet in person. */
export const useConfirmReasons = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ contactId, version, reasons, proposed, placeToMeet }: Today['suggestions'][number]) =>
      api('PATCH /workspaces/:workspaceId/contacts/:contactId', {
        params: { workspaceId, contactId },
        body: {
          reasons: [...reasons, ...proposed.map(({ reason }) => reason)],
          ...(placeToMeet === null ? {} : { faceToFace: true }),
        },
        ifMatch: version,
      }),
    onSettled: touchedIsRead,
  });
};

const loading = ['load-sample-network'];

/** From the click, or the page that was loaded anew after it, until its people are there. */
export const useSampleIsComing = (): boolean =>
  useIsMutating({ mutationKey: loading }) > 0 || isSampleComing();

/** It is over once the pages show the new people. */
export const useLoadSample = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationKey: loading,
    mutationFn: () => {
      noteAsked();
      return api('POST /workspaces/:workspaceId/sample-network', { params: { workspaceId } });
    },
    onError: (error) => {
      // A page that is loaded anew breaks its calls off; what was asked for comes all the same.
      if (!isProblem(error, 0)) forgetAsked();
    },
    onSuccess: async ({ people }) => {
      await touchedIsRead();
      forgetAsked();
      notify({ text: `Sample network added: ${people} people. Remove it anytime in Settings.` });
    },
  });
};

// The sample network takes some seconds to be written. Whoever loads the page anew meanwhile is not told that nobody is there:
// this tab remembers that it was asked for.

const name = 'threefold.sample-asked-at';
/** Longer than it ever takes; after that it did not come. */
const longestMs = 30_000;

const attempt = <Result>(act: () => Result): Result | null => {
  try {
    return act();
  } catch {
    // A browser that refuses storage remembers nothing.
    return null;
  }
};

const noteAsked = (): void => {
  attempt(() => sessionStorage.setItem(name, String(Date.now())));
};

const forgetAsked = (): void => {
  attempt(() => sessionStorage.removeItem(name));
};

const isSampleComing = (): boolean => {
  const since = Date.now() - Number(attempt(() => sessionStorage.getItem(name)));
  return since >= 0 && since < longestMs;
};
