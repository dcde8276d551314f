import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './request.ts';
import { workspaceKey } from './workspace-key.ts';

/** A few people by a typed word: for hints and for choosing somebody. */
export const peopleQuery = (workspaceId: string, text: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'contacts', 'people', text),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/contacts', {
        params: { workspaceId },
        query: { q: text, limit: 6 },
        signal,
      }),
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
  });
