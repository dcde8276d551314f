import { queryOptions } from '@tanstack/react-query';
import { type ApiReply, api } from '../api/request.ts';
import { personKey } from '../api/workspace-key.ts';
import { persisted } from '../offline/persisted-cache.ts';

export type Me = ApiReply<'GET /me'>;
export type WorkspaceAccess = Me['workspaces'][number];

export const meQuery = queryOptions({
  queryKey: personKey('me'),
  queryFn: ({ signal }) => api('GET /me', { signal }),
  staleTime: 5 * 60_000,
  ...persisted<Me>(),
});
