import autocannon from 'autocannon';

export type Rate = { perSecond: number; p50: number; p99: number };

/** Requests per second and latencies in ms over a few seconds of `connections` at once; an error or an empty answer is nonsense and throws. */
export async function load(
  url: string,
  {
    headers = {},
    seconds = 4,
    connections = 10,
  }: { headers?: Record<string, string>; seconds?: number; connections?: number } = {},
): Promise<Rate> {
  const probe = await fetch(url, { headers });
  const body = await probe.text();
  if (!probe.ok || body.length < 3) throw new Error(`${url} answered ${probe.status}: ${body.slice(0, 200)}`);
  await autocannon({ url, headers, connections, duration: 1 });
  const result = await autocannon({ url, headers, connections, duration: seconds });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} refusals`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}
