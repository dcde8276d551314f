import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectEnvironment, serverEnvironment, serverFlags } from '../scripts/project.mjs';

const root = join(import.meta.dirname, '..');

export type Server = { url: string; startedInMs: number; pid: number; stop: () => Promise<void> };

/** Starts a program of the repository as `npm start` does, and waits for its line that says it is ready. */
export async function startServer(program: string, env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...serverFlags, join(root, program)], {
    cwd: root,
    env: projectEnvironment({ ...serverEnvironment, ...env, PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await line(child, /ready/);
  return {
    url: `http://127.0.0.1:${port}`,
    startedInMs: performance.now() - began,
    pid: child.pid ?? 0,
    stop: () => stop(child),
  };
}

function line(child: ChildProcess, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (pattern.test(chunk.toString())) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export function residentMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;
}

/** Of a server and the processes that it started; what they share is counted once. */
export function megabytesOfAll(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return [pid, ...children.map(Number)].reduce((sum, each) => sum + shareOf(each), 0);
}

function shareOf(pid: number): number {
  try {
    return Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    // It ended a moment ago.
    return 0;
  }
}
