import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 70rem)');

const subscribe = (listener: () => void): (() => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** Whether there is room beside the letter. As in the style sheet. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
