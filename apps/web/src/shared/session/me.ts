import { queryOptions } from '@tanstack/react-query';
import { type ApiReply, api } from '../api/request.ts';
import { personKey } from '../api/workspace-key.ts';
import { onDevice } from '../offline/on-device.ts';

export type Me = ApiReply<'GET /me'>;
export type WorkspaceAccess = Me['workspaces'][number];

const queryKey = personKey('me');

export const meQuery = queryOptions({
  queryKey,
  queryFn: ({ signal }) => api('GET /me', { signal }),
  staleTime: 5 * 60_000,
  ...onDevice<Me>(queryKey),
});
