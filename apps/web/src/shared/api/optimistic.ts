import type { QueryClient, QueryKey } from '@tanstack/react-query';

type Change<Data> = { queryKey: QueryKey; change: (data: Data) => Data };

/**
 * Shows a change before the server has answered. Use it in `onMutate` and call the rollback that it returns in
 * `onError`; data that is not loaded stays so.
 */
export const showAtOnce = async <Data>(
  queryClient: QueryClient,
  { queryKey, change }: Change<Data>,
): Promise<() => void> => {
  await queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueriesData<Data>({ queryKey });
  queryClient.setQueriesData<Data>({ queryKey }, (data) => (data === undefined ? data : change(data)));
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
};
