import { useSuspenseQuery } from '@tanstack/react-query';
import { type Me, meQuery, type WorkspaceAccess } from './me.ts';

/** The person's own search. A coach's view of somebody else's lives under /coach and is never "current". */
export const ownWorkspace = (me: Me): WorkspaceAccess | undefined =>
  me.workspaces.find((workspace) => workspace.role === 'owner');

export const coachedWorkspaces = (me: Me): WorkspaceAccess[] =>
  me.workspaces.filter((workspace) => workspace.role === 'coach');

/** Who is signed in. Only below the signed-in route, which has loaded it. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** The id that every request of a page needs. Only below the signed-in route. */
export const useWorkspaceId = (): string => {
  const workspace = ownWorkspace(useMe());
  if (!workspace) throw new Error('Signing up makes a workspace, so this account should have one.');
  return workspace.id;
};
