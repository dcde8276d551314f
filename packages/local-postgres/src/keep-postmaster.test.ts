import { expect, test } from 'vitest';
import { keepPostmaster } from './keep-postmaster.ts';
import type { Postmaster } from './postmaster.ts';

function makePostmaster(): Postmaster & { end: () => void } {
  const { promise: exited, resolve: end } = Promise.withResolvers<void>();
  const stop = async () => end();
  return { exited, stop, end };
}

test('told to stop while the database starts again, it ends what it started and waits for nothing else', async () => {
  const [first, second] = [makePostmaster(), makePostmaster()];
  const started = Promise.withResolvers<Postmaster>();
  const starting = Promise.withResolvers<void>();
  const kept = keepPostmaster(first, {
    start: () => {
      starting.resolve();
      return started.promise;
    },
    onTrouble: () => undefined,
    log: 'postgres.log',
  });
  first.end();
  await starting.promise;
  const stopped = kept.stop();
  started.resolve(second);
  await stopped;
  await expect(second.exited).resolves.toBeUndefined();
});
