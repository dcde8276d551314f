import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectEnvironment } from '../scripts/project.mjs';
import { residentMegabytes, startServer } from './servers.ts';
import type { Figure } from './table.ts';

const restMs = 5_000;
const root = join(import.meta.dirname, '..');

/** `npm start` on a machine where everything is installed, built and migrated, and the memory of the server at rest. */
export async function measureStart(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'threefold-bench-'));
  try {
    await npmStart(dataDir);
    const ms = await npmStart(dataDir);
    // As `npm start` does it, with what was compiled before; at rest is a while after the start.
    const { NODE_COMPILE_CACHE } = projectEnvironment();
    const server = await startServer('apps/api/src/main.ts', { DATA_DIR: dataDir, NODE_COMPILE_CACHE });
    await setTimeout(restMs);
    const megabytes = residentMegabytes(server.pid);
    await server.stop();
    return [
      {
        what: 'npm start on a warm machine',
        measured: `${(ms / 1000).toFixed(1)} s until ready`,
        against: '5 s',
        ratio: ms / 5000,
        target: '<= 1',
      },
      {
        what: 'server at rest',
        measured: `${megabytes.toFixed(0)} MB resident`,
        against: '150 MB',
        ratio: megabytes / 150,
        target: '<= 1',
      },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function npmStart(dataDir: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn('npm', ['start'], {
      cwd: root,
      env: { ...process.env, DATA_DIR: dataDir, PORT: '4690' },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    let ms = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      if (ms > 0 || !/ready at/.test(chunk.toString())) return;
      ms = performance.now() - began;
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
    });
    child.once('exit', () =>
      ms > 0 ? resolve(ms) : reject(new Error('npm start ended before it was ready.')),
    );
  });
}
