import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { isProblem } from '../shared/api/api-problem.ts';
import { persistedCache } from '../shared/offline/persisted-cache.ts';
import { ownWorkspace } from '../shared/session/current-workspace.ts';
import { isKnownHere } from '../shared/session/known-here.ts';
import { type Me, meQuery } from '../shared/session/me.ts';

export type RouterContext = { queryClient: QueryClient };

type Guarded = { context: RouterContext; location: { href: string } };

/** Knows who is signed in for every page below, from the server or from this device, or leads to the sign-in page and back again; a newcomer at the front door, to signing up. */
export const requirePerson = async ({
  context,
  location,
}: Guarded): Promise<{ me: Me; workspaceId: string }> => {
  try {
    if (!context.queryClient.getQueryData(meQuery.queryKey)) persistedCache.restore(context.queryClient);
    const me = await context.queryClient.ensureQueryData(meQuery);
    const workspace = ownWorkspace(me);
    if (!workspace) throw new Error('Signing up makes a workspace, so this account should have one.');
    return { me, workspaceId: workspace.id };
  } catch (error) {
    if (!isProblem(error, 401)) throw error;
    if (location.href !== '/') throw redirect({ to: '/sign-in', search: { next: location.href } });
    throw redirect({ to: isKnownHere() ? '/sign-in' : '/sign-up', search: {} });
  }
};

/** Only a path of this app: never another site, however the address was made. */
export const safeNext = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
