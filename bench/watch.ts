import { setTimeout as sleep } from 'node:timers/promises';
import { megabytesOfAll } from './servers.ts';

export type Watched<Result> = { result: Result; p99: number; peakMegabytes: number };

const everyMs = 25;
/** To look is not free: the kernel goes through all pages of the server for it, which waits meanwhile. */
const lookEveryMs = 200;

/** Asks for one page again and again while `work` goes on, and looks how large the server's process grows. */
export async function watch<Result>(
  { url, headers, pid }: { url: string; headers: Record<string, string>; pid: number },
  work: Promise<Result>,
): Promise<Watched<Result>> {
  const latencies: number[] = [];
  let peakMegabytes = 0;
  let lookedAt = 0;
  let isOver = false;
  const ending = work.finally(() => {
    isOver = true;
  });
  // Whatever goes wrong with the work is thrown where its result is awaited.
  ending.catch(() => undefined);
  while (!isOver) {
    const began = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status} meanwhile.`);
    latencies.push(performance.now() - began);
    if (performance.now() - lookedAt > lookEveryMs) {
      peakMegabytes = Math.max(peakMegabytes, megabytesOfAll(pid));
      lookedAt = performance.now();
    }
    await sleep(everyMs);
  }
  latencies.sort((a, b) => a - b);
  return {
    result: await ending,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
    peakMegabytes,
  };
}
