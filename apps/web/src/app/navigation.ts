// What the side navigation, the bottom bar of the phone and the palette list, in this order. Only pages that the route
// table knows: `to` is checked against it.
import type { LinkProps } from '@tanstack/react-router';
import type { Counts } from './counts.ts';

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

export const navigation: readonly NavigationEntry[] = [
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
