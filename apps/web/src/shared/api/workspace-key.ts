import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Resource } from '@threefold/contracts/resources';

/**
 * Query keys below one workspace, by what is read: `workspaceKey(workspaceId, 'contacts', 'list', filters)`. The resource is the
 * one by which an answer to a change says that it touched it (`touched.ts`).
 */
export const workspaceKey = (
  workspaceId: string,
  resource: Resource,
  ...parts: readonly unknown[]
): QueryKey => [...everythingIn(workspaceId), resource, ...parts];

export const everythingIn = (workspaceId: string): QueryKey => ['workspaces', workspaceId];

/** The same for what belongs to nobody's workspace: `personKey('me')`. */
export const personKey = <const Parts extends readonly unknown[]>(
  resource: Resource,
  ...parts: Parts
): readonly [Resource, ...Parts] => [resource, ...parts];

/** What a key reads, and in which workspace; null for none. */
export const readBy = ([first, workspaceId, resource]: QueryKey) =>
  first === 'workspaces'
    ? { resource, workspaceId: String(workspaceId) }
    : { resource: first, workspaceId: null };

/**
 * Reads a resource again that changed without an answer of ours to say so: a job ended, or a refusal told that somebody else was
 * first.
 */
export const readAgain = (queryClient: QueryClient, workspaceId: string, resource: Resource): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: workspaceKey(workspaceId, resource) });
