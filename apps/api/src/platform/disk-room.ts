import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.ts';

/**
 * Postgres ends, and has to recover, where it cannot write its log ahead of the data: so much stays free for it. Six pieces
 * of that log.
 */
const reserve = 100_663_296;
/** Below this nothing at all is written any more; an import has ended before. Four pieces. */
const lastReserve = 67_108_864;
const lookEvery = 500;

/** Whether so much more fits beside the cluster; always where it lies elsewhere (`clusterDir` is null) or does not say. */
export function hasRoom(clusterDir: string | null, bytes: number): Promise<boolean> {
  return hasFree(clusterDir, bytes + reserve);
}

async function hasFree(clusterDir: string | null, bytes: number): Promise<boolean> {
  if (clusterDir === null) return true;
  // A file system that does not say how full it is holds nobody up: Postgres itself speaks when it has no room.
  const disk = await statfs(clusterDir).catch(() => null);
  return disk === null || disk.bavail * disk.bsize > bytes;
}

export function noRoom(): Problem {
  return new Problem(
    'unavailable',
    'The server is out of disk space. Nothing was saved; try again once there’s room.',
    { code: 'no-room' },
  );
}

/** Before each change: what is there can be read on as long as Postgres has its own room. */
export async function requireDiskRoom(clusterDir: string | null): Promise<void> {
  if (!(await hasFree(clusterDir, lastReserve))) throw noRoom();
}

/** Work behind the scenes waits until there is room again, or until the server stops. */
export async function waitForRoom(clusterDir: string | null, signal: AbortSignal): Promise<void> {
  while (!(await hasFree(clusterDir, lastReserve))) await sleep(lookEvery, undefined, { ref: false, signal });
}

export type RoomWatch = { signal: AbortSignal; end: () => void };

/** Aborts as soon as the room that Postgres needs for itself is touched. */
export async function watchRoom(clusterDir: string | null): Promise<RoomWatch> {
  const full = new AbortController();
  const look = async () => {
    if (!(await hasRoom(clusterDir, 0))) full.abort();
  };
  await look();
  const timer = setInterval(() => void look(), lookEvery);
  timer.unref();
  return { signal: full.signal, end: () => clearInterval(timer) };
}
