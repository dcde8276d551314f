// The program: starts Threefold, stops it cleanly, and says in one sentence why it could not start. What it needs is loaded
// here and not at the top, so that an installation with holes in it is told in a sentence, too.
import { explainStartFault, importingFault } from './platform/start-faults.ts';
import type { Stop } from './start-threefold.ts';

/** Whoever told it to stop waits ten seconds before they kill it. */
const longestStopMs = 9_000;

const stops: Stop[] = [];
let isStopping = false;

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // What still hangs then is let go with the process; a guard ends the built-in Postgres.
  setTimeout(() => process.exit(code), longestStopMs).unref();
  for (const each of stops.reverse())
    await each().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
// The supervisor is gone.
process.on('disconnect', () => void stop(0));

try {
  const { startThreefold } = await import('./start-threefold.ts').catch(importingFault);
  await startThreefold(process.env, stops);
  process.send?.('ready');
} catch (error) {
  const { sentence, exitCode } = explainStartFault(error, process.env);
  if (!isStopping) process.stderr.write(`${sentence}\n`);
  await stop(exitCode);
}
