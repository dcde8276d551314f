import { useSyncExternalStore } from 'react';

const desk = matchMedia('(min-width: 48rem)');

const subscribe = (listener: () => void): (() => void) => {
  desk.addEventListener('change', listener);
  return () => desk.removeEventListener('change', listener);
};

/** Whether there is room for the navigation beside the page: only one of the two is drawn, since a phone pays for both. */
export const useDesk = (): boolean => useSyncExternalStore(subscribe, () => desk.matches);
