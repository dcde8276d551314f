import { setTimeout as sleep } from 'node:timers/promises';
import type { Postmaster } from './postmaster.ts';

export type Keeping = {
  start: () => Promise<Postmaster>;
  /** Told in a sentence each time Postgres ended by itself or could not be started again. */
  onTrouble: (sentence: string) => void;
  log: string;
};

const firstPause = 500;
const longestPause = 30_000;
/** Who ran for so long has no old trouble. */
const soundMs = 60_000;

/**
 * Starts Postgres again whenever it ends by itself, at first at once, then with growing pauses: a disk may be full, or memory
 * short, for a while. Answers how to stop it for good.
 */
export function keepPostmaster(
  first: Postmaster,
  { start, onTrouble, log }: Keeping,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  let current = first;
  const isStopping = () => stopping.signal.aborted;
  const keeping = keep();

  async function keep(): Promise<void> {
    const endedByItself = `The database ended by itself; ${log} says why.`;
    let reason = endedByItself;
    let pause = firstPause;
    let startedAt = performance.now();
    for (;;) {
      await current.exited;
      if (performance.now() - startedAt > soundMs) pause = firstPause;
      if (!isStopping()) onTrouble(`${reason} It is started again in ${pause / 1000} seconds.`);
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isStopping()) return;
      pause = Math.min(2 * pause, longestPause);
      startedAt = performance.now();
      reason = await start().then(
        (started) => {
          current = started;
          onTrouble('The database runs again.');
          return endedByItself;
        },
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      // Told to stop while it started: whoever stops waits for this before ending it.
      if (isStopping()) return;
    }
  }

  return {
    stop: async () => {
      stopping.abort();
      await current.stop();
      // A start that was under way when it was told to stop.
      await keeping;
      await current.stop();
    },
  };
}
