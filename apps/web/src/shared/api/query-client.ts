import { MutationCache, QueryClient } from '@tanstack/react-query';
import { notify } from '../ui/toasts.ts';
import { isProblem } from './api-problem.ts';
import { problemSentence } from './problem-sentence.ts';

const passing = new Set([0, 429, 502, 503, 504]);

/** A refusal stays one however often it is asked; only a server out of reach is asked again. */
const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && isProblem(error) && passing.has(error.status);

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: isWorthRetrying },
    // `always`: an action while offline fails at once with a word, and rolls back, instead of hanging.
    mutations: { retry: false, networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    // Any change may move a count of the navigation.
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === 'counts' }),
    onError: (...[error, , , mutation]) => {
      if (mutation.meta?.saysItself === true || isProblem(error, 401)) return;
      notify({ text: problemSentence(error), tone: 'ember' });
    },
  }),
});
