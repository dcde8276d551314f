import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ContactImport, ImportMapping, ImportOutcome } from '@threefold/contracts/contact-imports';
import { useState } from 'react';
import { ApiProblem, problemFrom, unreachable } from '../../shared/api/api-problem.ts';
import { type ApiCall, api } from '../../shared/api/request.ts';
import { reportSignedOut } from '../../shared/api/send.ts';
import { reportTouched, touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { isUnderWay } from './import-words.ts';

type Params = { workspaceId: string; importId: string };
const key = ({ workspaceId, importId }: Params) => workspaceKey(workspaceId, 'imports', 'one', importId);
const pollMs = 1000;

export const importsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(workspaceId, 'imports', 'list'),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/imports', {
        params: { workspaceId },
        query: { limit: 20, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });

/** Asked for anew every second while it is under way. */
export const importQuery = (params: Params) =>
  queryOptions({
    queryKey: key(params),
    queryFn: ({ signal }) => api('GET /workspaces/:workspaceId/imports/:importId', { params, signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? pollMs : false),
    staleTime: 0,
  });

/** `version` of the import: rows of another run are other rows. */
export const importRowsQuery = (params: Params & { outcome: ImportOutcome | undefined; run: string }) =>
  infiniteQueryOptions({
    queryKey: workspaceKey(
      params.workspaceId,
      'imports',
      'rows',
      params.importId,
      params.run,
      params.outcome,
    ),
    queryFn: ({ pageParam, signal }) =>
      api('GET /workspaces/:workspaceId/imports/:importId/rows', {
        params: { workspaceId: params.workspaceId, importId: params.importId },
        query: { limit: 100, cursor: pageParam, outcome: params.outcome },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

/** The first few rows of an outcome, or of those that say something else than what is known. */
export const importSamplesQuery = (params: Params & { of: ImportOutcome | 'conflicts'; run: string }) =>
  queryOptions({
    queryKey: workspaceKey(params.workspaceId, 'imports', 'samples', params.importId, params.run, params.of),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/imports/:importId/rows', {
        params: { workspaceId: params.workspaceId, importId: params.importId },
        query: { limit: 3, ...(params.of === 'conflicts' ? { conflicts: 'true' } : { outcome: params.of }) },
        signal,
      }),
  });

/** Who cannot go with the import, and what was built on each. */
export const importObstaclesQuery = (params: Params) =>
  queryOptions({
    queryKey: workspaceKey(params.workspaceId, 'imports', 'obstacles', params.importId),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/imports/:importId/obstacles', { params, signal }),
    staleTime: 0,
  });

/** Sends a file; the id stays the same for the same file, so that a repeated try makes no second import. */
export const useStartImport = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const [share, setShare] = useState(0);
  const start = useMutation({
    mutationFn: ({ file, dryRun, id }: { file: File; dryRun: boolean; id: string }) => {
      setShare(0);
      return uploadFile({ workspaceId, id, file, dryRun }, setShare);
    },
    onSuccess: (one) => queryClient.setQueryData(key({ workspaceId, importId: one.id }), one),
    meta: { saysItself: true },
  });
  return { start, share };
};

/** With a mapping, or for real after a dry run. */
export const useContinueImport = (importId: string) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (body: {
      mapping?: ImportMapping;
      encoding?: string;
      dryRun?: boolean;
    }): Promise<ContactImport> =>
      api('PATCH /workspaces/:workspaceId/imports/:importId', { params: { workspaceId, importId }, body }),
    onSuccess: (one) => queryClient.setQueryData(key({ workspaceId, importId }), one),
    meta: { saysItself: true },
  });
};

export const useUndoImport = (importId: string) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: ({ leaveBuiltUpon }: { leaveBuiltUpon: boolean }) =>
      api('POST /workspaces/:workspaceId/imports/:importId/undo', {
        params: { workspaceId, importId },
        query: { leaveBuiltUpon: leaveBuiltUpon ? 'true' : 'false' },
      }),
    onSuccess: (one) => queryClient.setQueryData(key({ workspaceId, importId }), one),
    meta: { saysItself: true },
  });
};

export type ProposalAnswer = ApiCall<'POST /workspaces/:workspaceId/imports/:importId/referrers'>['body'];

/** The contacts who may be meant by a name, the likeliest first. */
export const namesakesQuery = (workspaceId: string, name: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'contacts', 'namesakes', name),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts', {
        params: { workspaceId },
        query: { q: name, limit: 10 },
        signal,
      }),
  });

/** Whether somebody whom a note names made the introduction. */
export const useAnswerProposal = (importId: string) => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (body: ProposalAnswer) =>
      api('POST /workspaces/:workspaceId/imports/:importId/referrers', {
        params: { workspaceId, importId },
        body,
      }),
    onSuccess: touchedIsRead,
    meta: { saysItself: true },
  });
};

/** Ends an import that is not done, or a dry run that nobody wants to follow. */
export const useCancelImport = (importId: string) => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: () =>
      api('POST /workspaces/:workspaceId/imports/:importId/cancel', { params: { workspaceId, importId } }),
    onSuccess: (one) => queryClient.setQueryData(key({ workspaceId, importId }), one),
    meta: { saysItself: true },
  });
};

// An upload that tells how far it is, which `fetch` cannot.

type Upload = { workspaceId: string; id: string; file: File; dryRun: boolean };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Refusals that a server in between may answer, which knows nothing of contacts. */
const explained = (status: number, body: unknown): ApiProblem => {
  const problem = problemFrom(status, body);
  if (problem.detail) return problem;
  if (status === 413)
    return new ApiProblem({
      status,
      title: problem.title,
      detail: 'That file is too large. Split it and import the parts one at a time.',
    });
  if (status === 415)
    return new ApiProblem({
      status,
      title: problem.title,
      detail: 'That type of file isn’t supported. Save it as CSV and try again.',
    });
  return problem;
};

/** Sends the file; `onProgress` gets the share sent, from 0 to 1. */
const uploadFile = (
  { workspaceId, id, file, dryRun }: Upload,
  onProgress: (share: number) => void,
): Promise<ContactImport> =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('id', id);
    form.append('dryRun', String(dryRun));
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    const url = `/api/v1/workspaces/${encodeURIComponent(workspaceId)}/imports`;
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('x-requested-with', 'threefold');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 401) reportSignedOut();
      if (request.status < 200 || request.status >= 300) {
        reject(explained(request.status, body));
        return;
      }
      reportTouched({ url, header: request.getResponseHeader('touched') });
      // The server checks its answers against the contract.
      resolve(body as ContactImport);
    };
    request.send(form);
  });
