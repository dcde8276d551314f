import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { readTouched } from '@threefold/contracts/resources';
import { readBy } from './workspace-key.ts';

/** Of an answer to a change: where it was sent, and its header. */
export type Touched = { url: string; header: string | null; leaveAlone?: LeaveAlone | undefined };
/** Queries that the page shows by the answer itself, or that are left: they become stale and are not asked for now. */
export type LeaveAlone = (queryKey: QueryKey) => boolean;

type Listener = (touched: Touched) => void;
const listeners = new Set<Listener>();

/** Calls back with every answer to a change. Returns the way to stop listening. */
export const onTouched = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const reportTouched = (touched: Touched): void => {
  for (const listener of listeners) listener(touched);
};

const workspaceOf = (url: string): string | null => /\/workspaces\/([^/?]+)/.exec(url)?.[1] ?? null;

let reading: Promise<unknown> = Promise.resolve();

/** Marks as stale what an answer says that it touched, and asks again for what is on the screen. The one place that does so. */
export const heedTouched = (queryClient: QueryClient, { url, header, leaveAlone }: Touched): void => {
  const touched: ReadonlySet<unknown> = new Set(readTouched(header));
  if (touched.size === 0) return;
  const within = workspaceOf(url);
  const isTouched = (queryKey: QueryKey): boolean => {
    const { resource, workspaceId } = readBy(queryKey);
    const isElsewhere = within !== null && workspaceId !== null && workspaceId !== within;
    return touched.has(resource) && !isElsewhere;
  };
  const waits = (queryKey: QueryKey): boolean =>
    leaveAlone?.(queryKey) === true || isChangingFurther(queryClient, queryKey);
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => isTouched(queryKey) && waits(queryKey),
    refetchType: 'none',
  });
  reading = queryClient.invalidateQueries({
    predicate: ({ queryKey }) => isTouched(queryKey) && !waits(queryKey),
  });
};

/**
 * Resolves once what the last change touched was read again. As `onSettled` it keeps a change under way until the page shows it:
 * what is shown at once meanwhile never jumps back.
 */
export const touchedIsRead = (): Promise<unknown> => reading;

/**
 * While further changes of the same thing are under way, each shown at once, an answer that does not hold them yet would take
 * them from the screen; the last of them reads anew.
 */
const isChangingFurther = (queryClient: QueryClient, queryKey: QueryKey): boolean =>
  queryClient.isMutating({
    predicate: ({ options: { mutationKey } }) =>
      mutationKey !== undefined && readBy(mutationKey).resource === readBy(queryKey).resource,
  }) > 1;
