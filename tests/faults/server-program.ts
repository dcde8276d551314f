import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../apps/api/src/main.ts');

export type Settings = Record<string, string>;

/** What a program wrote so far. */
export type Heard = { out: string; errors: string };

export const secretKey = 'a secret key for tests, 32 characters or more';

/** The real program with these settings alone, nothing of the machine's own. */
export function spawnServer(settings: Settings): { child: ChildProcess; heard: Heard } {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      SECRET_KEY: secretKey,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard: Heard = { out: '', errors: '' };
  child.stdout.on('data', (text) => {
    heard.out += text;
  });
  child.stderr.on('data', (text) => {
    heard.errors += text;
  });
  return { child, heard };
}

export async function waitUntilReady({ child, heard }: { child: ChildProcess; heard: Heard }): Promise<void> {
  while (!heard.out.includes('is ready at')) {
    if (hasEnded(child)) throw new Error(`The server ended: ${heard.errors}`);
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
  }
}

export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Ends it with the signal and answers its exit code, null where the signal was the end. */
export async function endProgram(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (hasEnded(child)) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  return code;
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = await listenSomewhere();
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

export async function listenSomewhere(): Promise<Server> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The port has no number.');
  return address.port;
}
