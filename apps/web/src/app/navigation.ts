import { queryOptions, useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ApiReply, api } from '../shared/api/request.ts';
import { workspaceKey } from '../shared/api/workspace-key.ts';
import { coachedWorkspaces, useMe, useWorkspaceId } from '../shared/session/current-workspace.ts';

// What the side navigation, the bottom bar of the phone and the palette list, in this order. Only pages that the route
// table knows: `to` is checked against it.

export type NavigationEntry = {
  to: NonNullable<LinkProps['to']>;
  label: string;
  /** Typed one after the other: "g t". */
  keys: string;
  /** Which of the counts stands beside it. */
  count?: keyof Counts;
  /** Shown to coaches only. */
  coachesOnly?: true;
};

const navigation: readonly NavigationEntry[] = [
  { to: '/today', label: 'Today', keys: 'g t', count: 'today' },
  { to: '/contacts', label: 'Contacts', keys: 'g c', count: 'contacts' },
  { to: '/network', label: 'Network', keys: 'g n' },
  { to: '/meetings', label: 'Meetings', keys: 'g m', count: 'meetings' },
  { to: '/letters', label: 'Letters', keys: 'g l', count: 'letters' },
  { to: '/findings', label: 'Findings', keys: 'g f' },
  { to: '/referrals', label: 'Referrals', keys: 'g r' },
  { to: '/keep-warm', label: 'Keep warm', keys: 'g k' },
  { to: '/coach', label: 'Coach', keys: 'g o', coachesOnly: true },
  { to: '/settings', label: 'Settings', keys: 'g s' },
];

/** The bottom bar of the phone holds the first four; the rest is behind "More". */
export const barLength = 4;

export type Counts = ApiReply<'GET /workspaces/:workspaceId/counts'>;

const countsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'counts'),
    queryFn: ({ signal }) => api('GET /workspaces/:workspaceId/counts', { params: { workspaceId }, signal }),
  });

/** How much stands behind each entry of the navigation; undefined until known. Every change elsewhere renews it. */
export const useCounts = (): Counts | undefined => useQuery(countsQuery(useWorkspaceId())).data;

/** The entries for this person: coaching shows up with the first client. */
export const useNavigation = (): readonly NavigationEntry[] => {
  const coaches = coachedWorkspaces(useMe()).length > 0;
  return useMemo(() => navigation.filter((entry) => coaches || !entry.coachesOnly), [coaches]);
};
