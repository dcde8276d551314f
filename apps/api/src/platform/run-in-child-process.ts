import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AppParts } from './app-parts.ts';

/** The first message says what to do, a second one that the server stops. */
export type Order = { databaseUrl: string; payload: unknown };

/**
 * Work goes through its rows a batch at a time, so this is enough whatever their number. Threads that collect garbage together wait
 * for each other, and for a processor that others need.
 */
const limits = ['--max-old-space-size=96', '--max-semi-space-size=8', '--single-threaded-gc'];

/** `overfull`: Node ends a process that would need more memory than it may. */
export type End = 'done' | 'failed' | 'overfull';

/** Runs a program that calls `serveAsChildProcess`, as a process of its own: long work holds up nobody's request. */
export function runInChildProcess(
  program: URL,
  { parts, payload, signal }: { parts: AppParts; payload: unknown; signal: AbortSignal },
): Promise<End> {
  const child = fork(fileURLToPath(program), {
    execArgv: limits,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const order: Order = { databaseUrl: parts.databaseUrl, payload };
  const stop = () => child.connected && child.send('stop');
  signal.addEventListener('abort', stop, { once: true });
  child.send(order);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, endedBy) => {
      signal.removeEventListener('abort', stop);
      if (code === 0) resolve('done');
      else resolve(endedBy === 'SIGABRT' || code === 134 ? 'overfull' : 'failed');
    });
  });
}
