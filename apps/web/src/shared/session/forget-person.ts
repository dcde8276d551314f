import type { QueryClient } from '@tanstack/react-query';
import { persistedCache } from '../offline/persisted-cache.ts';

const listeners = new Set<() => void>();

/** Calls back when what the server told somebody has to go from this device. */
export const onForget = (listener: () => void): void => {
  listeners.add(listener);
};

/** Nothing that the server told this person stays, neither on the page nor on the device. */
export const forgetPerson = (queryClient: QueryClient): void => {
  // First the device, or a page would begin anew with what lies there.
  persistedCache.clear();
  for (const listener of listeners) listener();
  queryClient.clear();
};
