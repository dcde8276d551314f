import { useEffect, useState } from 'react';
import { Temporal } from 'temporal-polyfill';

/** The present instant, renewed every second while something runs. */
export const useSeconds = (runs: boolean): Temporal.Instant => {
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(Temporal.Now.instant()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
};
