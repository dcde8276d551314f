import { statfs } from 'node:fs/promises';

/**
 * Postgres ends, and has to recover, where it cannot write its log ahead of the data: so much stays free for it. Six pieces
 * of that log.
 */
const reserve = 100_663_296;
const lookEvery = 500;

/** Whether so much more fits beside the cluster; always where it lies elsewhere (`clusterDir` is null) or does not say. */
export async function hasRoom(clusterDir: string | null, bytes: number): Promise<boolean> {
  if (clusterDir === null) return true;
  // A file system that does not say how full it is holds nobody up: Postgres itself speaks when it has no room.
  const disk = await statfs(clusterDir).catch(() => null);
  return disk === null || disk.bavail * disk.bsize > bytes + reserve;
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
