import { spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectEnvironment, root, serverEnvironment } from './project.mjs';
import { passSignalsOn, watchParent } from './run-together.mjs';

/** By this code the server says that another start would end in the same way. */
const wrong = 78;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** Who ran for so long has no old trouble. */
const soundMs = 60_000;

/**
 * Runs a program and starts it again whenever it ends by itself after it was ready, with growing pauses; ends with its code where it
 * ended as it should, was told to, or could not even start.
 * @param {{ command: string, args: string[] }} program says `ready` over its channel
 */
export async function keepRunning({ command, args }) {
  const stopping = new AbortController();
  let child;
  const stop = (signal) => {
    stopping.abort();
    child.kill(signal);
  };
  passSignalsOn(stop, () => stopping.abort());
  const stopWatching = watchParent(() => stop('SIGTERM'));
  let wasReady = false;
  for (let pause = firstPauseMs; ; pause = Math.min(2 * pause, longestPauseMs)) {
    const startedAt = performance.now();
    child = spawn(command, args, {
      cwd: root,
      env: projectEnvironment(serverEnvironment),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', () => {
      wasReady = true;
    });
    const { code, signal } = await ending(child);
    process.exitCode = code ?? 1;
    if (stopping.signal.aborted || code === 0 || code === wrong || !wasReady) break;
    if (performance.now() - startedAt > soundMs) pause = firstPauseMs;
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    console.error(`Threefold ${how}. It is started again in ${pause / 1000} s.`);
    await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) break;
  }
  stopWatching();
}

function ending(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve({ code: 1, signal: null });
    });
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
}
