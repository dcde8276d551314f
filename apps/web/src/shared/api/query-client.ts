import { MutationCache, onlineManager, QueryClient } from '@tanstack/react-query';
import { notify } from '../ui/toasts.ts';
import { isProblem } from './api-problem.ts';
import { problemSentence } from './problem-sentence.ts';
import { heedTouched, onTouched } from './touched.ts';

// Opened with no network, the app says so from the first moment.
onlineManager.setOnline(navigator.onLine);

const passing = new Set([429, 502, 503, 504]);

/**
 * A refusal stays one however often it is asked. A silence is asked once more, in case it was a moment's; after that the
 * page says that there is no network, and everything is asked again when there is.
 */
const isWorthRetrying = (failures: number, error: Error): boolean => {
  if (isProblem(error, 0)) return failures < 1 && navigator.onLine;
  return failures < 2 && isProblem(error) && passing.has(error.status);
};

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    // `always`: what needs the network fails at once with a word while there is none, instead of hanging.
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: isWorthRetrying,
      retryDelay: (failures) => 400 * 2 ** failures,
      networkMode: 'always',
      // What lies on the device is not asked for where nobody can answer; once somebody can, it is.
      refetchOnMount: () => onlineManager.isOnline(),
      refetchOnReconnect: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (...[error, , , mutation]) => {
      // Somebody else was first: what is on the screen is not what is.
      if (isProblem(error) && [404, 409, 412].includes(error.status)) void queryClient.invalidateQueries();
      if (mutation.meta?.saysItself === true || isProblem(error, 401)) return;
      notify({ text: problemSentence(error), tone: 'ember' });
    },
  }),
});

onTouched((touched) => heedTouched(queryClient, touched));
