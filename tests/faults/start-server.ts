import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  endProgram,
  freePort,
  type Heard,
  listenSomewhere,
  portOf,
  type Settings,
  spawnServer,
  waitUntilReady,
} from './server-program.ts';

export type RunningServer = {
  baseUrl: string;
  child: ChildProcess;
  heard: Heard;
  /** Ends it with the signal and answers its exit code, null where the signal was the end. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

function run(settings: Settings): { child: ChildProcess; heard: Heard } {
  const running = spawnServer({ DATA_DIR: temporaryFolder(), ...settings });
  onTestFinished(async () => {
    await endProgram(running.child, 'SIGTERM');
  });
  return running;
}

/** Starts the program, waits until it says that it is ready, and ends it with the test. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const port = await freePort();
  const running = run({ PORT: String(port), ...settings });
  await waitUntilReady(running);
  const { child } = running;
  return { ...running, baseUrl: `http://127.0.0.1:${port}`, end: (signal) => endProgram(child, signal) };
}

/** For a start that is refused: what the program said, line by line, and its exit code. */
export async function refusedStart(settings: Settings): Promise<{ lines: string[]; code: number | null }> {
  const { child, heard } = run({ PORT: String(await freePort()), ...settings });
  const [code] = await once(child, 'close');
  return { lines: `${heard.out}${heard.errors}`.trimEnd().split('\n'), code };
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
