import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const program = join(import.meta.dirname, '../../apps/api/src/main.ts');

export type RunningServer = {
  baseUrl: string;
  child: ChildProcess;
  /** Ends it with the signal and answers its exit code, null where the signal was the end. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

type Settings = Record<string, string>;

/** The real program with these settings alone, nothing of the machine's own. */
function run(settings: Settings): ChildProcess {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      SECRET_KEY: 'a secret key for tests, 32 characters or more',
      DATA_DIR: temporaryFolder(),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  return child;
}

/** Starts the program and waits until it says that it is ready. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const port = await freePort();
  const child = run({ PORT: String(port), ...settings });
  const heard = listenTo(child);
  while (!heard.out.includes('is ready at')) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${heard.errors}`);
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
  }
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    child,
    end: async (signal) => {
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

/** For a start that is refused: what the program said, line by line, and its exit code. */
export async function refusedStart(settings: Settings): Promise<{ lines: string[]; code: number | null }> {
  const child = run({ PORT: String(await freePort()), ...settings });
  const heard = listenTo(child);
  const [code] = await once(child, 'close');
  return { lines: `${heard.out}${heard.errors}`.trimEnd().split('\n'), code };
}

function listenTo({ stdout, stderr }: ChildProcess): { out: string; errors: string } {
  const heard = { out: '', errors: '' };
  stdout?.on('data', (text) => {
    heard.out += text;
  });
  stderr?.on('data', (text) => {
    heard.errors += text;
  });
  return heard;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'threefold-faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Somebody else on a port of this machine, until the test is over. */
export async function occupyPort(): Promise<number> {
  const server = await listenSomewhere();
  onTestFinished(() => void server.close());
  return portOf(server);
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = await listenSomewhere();
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function listenSomewhere(): Promise<Server> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The port has no number.');
  return address.port;
}
