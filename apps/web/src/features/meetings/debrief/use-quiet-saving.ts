import { useEffect, useRef } from 'react';

const settleMs = 2_500;

/**
 * Saves some seconds after the last change, and at once when the page is put away, closed or left. `unsaved` tells one text from
 * the next; null where all is saved.
 */
export const useQuietSaving = (unsaved: string | null, save: () => void): void => {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (unsaved === null) return;
    const timer = setTimeout(() => latest.current(), settleMs);
    return () => clearTimeout(timer);
  }, [unsaved]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') latest.current();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      latest.current();
    };
  }, []);
};
