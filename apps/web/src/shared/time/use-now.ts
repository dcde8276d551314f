import { useSyncExternalStore } from 'react';
import { Temporal } from 'temporal-polyfill';

const stepMs = 15_000;
let now = Temporal.Now.instant();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

const tick = (): void => {
  now = Temporal.Now.instant();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  if (timer === undefined) {
    now = Temporal.Now.instant();
    timer = setInterval(tick, stepMs);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** The present instant, renewed four times a minute: for clocks and "in 12 minutes". */
export const useNow = (): Temporal.Instant => useSyncExternalStore(subscribe, () => now);
