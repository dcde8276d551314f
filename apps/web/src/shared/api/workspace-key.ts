import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Query keys below one workspace: `workspaceKey(workspaceId, 'contacts', filters)`. */
export const workspaceKey = (workspaceId: string, ...parts: readonly unknown[]): QueryKey => [
  'workspaces',
  workspaceId,
  ...parts,
];

/** Marks what a change touched as stale, and loads again what is on the screen: `refresh(client, id, 'today', 'contacts')`. */
export const refresh = (
  queryClient: QueryClient,
  workspaceId: string,
  ...parts: string[]
): Promise<unknown> =>
  Promise.all(
    parts.map((part) => queryClient.invalidateQueries({ queryKey: workspaceKey(workspaceId, part) })),
  );
