import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import type { RestoreReport } from '@threefold/contracts/exports/exports';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { counted } from '../../shared/time/conventions.ts';

export const accessLogQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'access-log'),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/access-log', {
        params: { workspaceId },
        query: { limit: 20, cursor: pageParam || undefined },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

/** Brings back an export of everything: every page may show something else afterwards. */
export const useRestore = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (body: File) =>
      api('POST /workspaces/:workspaceId/restore-export', { params: { workspaceId }, body }),
    onSuccess: touchedIsRead,
    meta: { saysItself: true },
  });
};

// What came back, in one sentence: people first, since they are what one looks for.

export const restoredSentence = ({ tables, restored, kept }: RestoreReport): string => {
  if (restored === 0) return 'Everything in this file was already here. Nothing changed.';
  const people = tables.contacts?.restored ?? 0;
  const rest = restored - people;
  const back = `${counted(people, 'person', 'people')} and ${counted(rest, 'other entry', 'other entries')} restored.`;
  return kept === 0
    ? back
    : `${back} ${counted(kept, 'entry was', 'entries were')} already here and didn’t change.`;
};
