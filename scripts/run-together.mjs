import { spawn } from 'node:child_process';
import process from 'node:process';
import { projectEnvironment, root } from './project.mjs';

/**
 * Runs programs until the first of them ends, then stops the others and ends with its exit code. Signals are passed on.
 * @param {{ command: string, args: string[], cwd?: string, env?: Record<string, string> }[]} programs
 */
export async function runTogether(programs) {
  const children = programs.map(({ command, args, cwd = root, env = {} }) =>
    spawn(command, args, { cwd, env: projectEnvironment(env), stdio: ['ignore', 'inherit', 'inherit'] }),
  );
  const stop = (signal) => {
    for (const child of children)
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  passSignalsOn(stop);
  const stopWatching = watchParent(() => stop('SIGTERM'));
  const endings = children.map(
    (child) => new Promise((resolve) => child.on('error', resolve).on('exit', resolve)),
  );
  await Promise.race(endings);
  const first = children.find(
    (child) => child.exitCode !== null || child.signalCode !== null || child.pid === undefined,
  );
  stop('SIGTERM');
  await Promise.all(endings);
  stopWatching();
  process.exitCode =
    first?.exitCode ?? (first?.signalCode === 'SIGINT' ? 130 : first?.signalCode === 'SIGTERM' ? 143 : 1);
}

/**
 * @param {(signal: NodeJS.Signals) => void} stop
 * @param {() => void} hear is told of a Ctrl-C that needs not be passed on
 */
export function passSignalsOn(stop, hear = () => undefined) {
  // Ctrl-C at a terminal reaches the programs by itself; a second SIGINT could be taken for impatience.
  process.on('SIGINT', () => (process.stdin.isTTY ? hear() : stop('SIGINT')));
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGHUP', () => stop('SIGTERM'));
}

/** npm puts a shell between itself and us, and not every shell passes a signal on: then we notice only that it is gone. */
export function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 500);
  return () => clearInterval(timer);
}
