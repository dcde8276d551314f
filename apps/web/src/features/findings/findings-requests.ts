import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { FindingKind, GatheredFinding } from '@threefold/contracts/findings';
import { address, api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { undoable } from '../../shared/ui/toasts.ts';
import type { FindingsSearch } from './findings-search.ts';

const listQuery = ({ q, kind, industry, organization }: FindingsSearch) => ({
  q,
  kind,
  industry,
  organization,
});

export const findingsQuery = (workspaceId: string, search: FindingsSearch) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'findings', 'list', listQuery(search)),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/findings', {
        params: { workspaceId },
        query: { ...listQuery(search), cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const solvableQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'findings', 'could-help', 200),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/findings/could-help', {
        params: { workspaceId },
        query: { limit: 200 },
        signal,
      }),
  });

export const placesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'findings', 'places'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/findings/places', { params: { workspaceId }, signal }),
  });

/** Where the findings lie as a file, with the filters that are on. */
export const exportHref = (workspaceId: string, search: FindingsSearch, format: 'csv' | 'md'): string =>
  address(
    '/api/v1/workspaces/:workspaceId/findings/export',
    { workspaceId },
    { ...listQuery(search), ...(search.view === 'help' ? { couldHelp: 'true' } : {}), format },
  );

type FindingChange = {
  kind?: FindingKind;
  text?: string;
  couldHelp?: boolean;
  industry?: string | null;
};

export const useChangeFinding = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ finding, change }: { finding: GatheredFinding; change: FindingChange }) =>
      api('PATCH /workspaces/:workspaceId/findings/:findingId', {
        params: { workspaceId, findingId: finding.id },
        body: change,
        ifMatch: finding.version,
      }),
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};

export const useMarkCouldHelp = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ finding, couldHelp }: { finding: GatheredFinding; couldHelp: boolean }) =>
      api('PATCH /workspaces/:workspaceId/findings/:findingId', {
        params: { workspaceId, findingId: finding.id },
        body: { couldHelp },
      }),
    onSettled: touchedIsRead,
  });
};

type NewFinding = {
  kind: FindingKind;
  text: string;
  couldHelp: boolean;
  industry: string | null;
  contactId: string | null;
};

/** The id comes from the form, so that a second try adds nothing twice. */
export const useAddFinding = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (finding: NewFinding & { id: string }) =>
      api('POST /workspaces/:workspaceId/findings', { params: { workspaceId }, body: finding }),
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};

export const useTrashFinding = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (finding: GatheredFinding) =>
      api('DELETE /workspaces/:workspaceId/findings/:findingId', {
        params: { workspaceId, findingId: finding.id },
      }),
    onSuccess: ({ id }) =>
      undoable({
        text: 'Finding moved to trash.',
        undo: () =>
          api('POST /workspaces/:workspaceId/findings/:findingId/restore', {
            params: { workspaceId, findingId: id },
          }),
      }),
    onSettled: touchedIsRead,
  });
};

export type Merging = { id: string; keepId: string; findingIds: string[]; text: string };

export const useMergeFindings = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (merging: Merging) =>
      api('POST /workspaces/:workspaceId/findings/merges', { params: { workspaceId }, body: merging }),
    meta: { saysItself: true },
    onSuccess: ({ id, finding }) =>
      undoable({
        text: `Merged into one finding with ${finding.sources.length} sources.`,
        undo: () =>
          api('POST /workspaces/:workspaceId/findings/merges/:mergeId/undo', {
            params: { workspaceId, mergeId: id },
          }),
      }),
    onSettled: touchedIsRead,
  });
};

export const usePutIndustry = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (place: { organization: string; industry: string | null }) =>
      api('PUT /workspaces/:workspaceId/findings/places', { params: { workspaceId }, body: place }),
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};

export type SummaryReader = 'self' | 'others';

export const summariesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'positioning-summaries', 'versions'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/positioning-summaries', { params: { workspaceId }, signal }),
  });

export const summaryDraftQuery = (workspaceId: string, reader: SummaryReader) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'positioning-summaries', 'draft', reader),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/positioning-summaries/draft', {
        params: { workspaceId },
        query: { reader },
        signal,
      }),
    // What was marked a moment ago belongs in it.
    staleTime: 0,
  });

export const useKeepSummary = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (version: { id: string; body: string }) =>
      api('POST /workspaces/:workspaceId/positioning-summaries', { params: { workspaceId }, body: version }),
    meta: { saysItself: true },
    onSettled: touchedIsRead,
  });
};

/** What is typed and not kept yet; it waits while one looks something up on another page. */
export const useTypedSummary = (): [string | null, (text: string | null) => void] => {
  const queryClient = useQueryClient();
  const queryKey = ['typed-summary', useWorkspaceId()];
  const { data } = useQuery<string | null>({
    queryKey,
    queryFn: () => null,
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return [data ?? null, (text) => queryClient.setQueryData<string | null>(queryKey, text)];
};
