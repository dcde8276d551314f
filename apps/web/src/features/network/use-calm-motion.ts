import { useSyncExternalStore } from 'react';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

const subscribe = (listener: () => void): (() => void) => {
  calm.addEventListener('change', listener);
  return () => calm.removeEventListener('change', listener);
};

/** Whether this person asked for no motion: then what moves appears where it belongs at once. */
export const useCalmMotion = (): boolean => useSyncExternalStore(subscribe, () => calm.matches);
