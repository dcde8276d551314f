import { useNavigate } from '@tanstack/react-router';
import type { Duplicate } from '@threefold/contracts/contact-merging';
import { useState } from 'react';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { useDecide } from './merging-requests.ts';

/** Which pairs are shown. */
export type Shown = 'open' | 'later' | 'not-same';

/** The pair in focus, and the keys that move through the queue and decide. */
export const useQueue = (pairs: readonly Duplicate[], show: Shown) => {
  const navigate = useNavigate();
  const decide = useDecide();
  const [focused, setFocused] = useState<string | null>(null);
  const found = pairs.findIndex(({ id }) => id === focused);
  const at = found === -1 ? 0 : found;
  const current = pairs[at];
  const step = (by: number) => {
    const next = pairs[Math.min(Math.max(at + by, 0), pairs.length - 1)];
    if (!next) return;
    setFocused(next.id);
    requestAnimationFrame(() =>
      document.querySelector('[data-pair-in-focus]')?.scrollIntoView({ block: 'nearest' }),
    );
  };
  const compare = (pair: Duplicate | undefined) => {
    if (!pair) return;
    const [first, second] = pair.contacts;
    void navigate({
      to: '/contacts/$contactId/merge',
      params: { contactId: first.id },
      search: { with: second.id, queue: true },
    });
  };
  const say = (pair: Duplicate | undefined, status: Shown) => {
    if (!pair || decide.isPending) return;
    setFocused(pairs[at + 1]?.id ?? pairs[at - 1]?.id ?? null);
    decide.mutate({ pair, status });
  };
  useShortcut('j', 'Next pair', () => step(1));
  useShortcut('k', 'Previous pair', () => step(-1));
  useShortcut('Enter', 'Same person: compare and merge', () => compare(current));
  useShortcut('n', 'Not the same person', () => say(current, show === 'not-same' ? 'open' : 'not-same'));
  useShortcut('l', 'Decide later', () => say(current, show === 'later' ? 'open' : 'later'));
  return {
    at,
    compare,
    say,
    focus: setFocused,
    pendingId: decide.isPending ? decide.variables.pair.id : null,
  };
};
