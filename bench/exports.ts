import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { residentMegabytes } from './servers.ts';
import type { Figure } from './table.ts';
import type { BenchWorkspace } from './workspace.ts';

type Place = { url: string; ownerUrl: string; pid: number };

/** The people of a workspace as CSV and as JSON of everything, against `COPY ... TO STDOUT` of their rows, all read to the end. */
export async function measureExport(
  { url, ownerUrl, pid }: Place,
  { workspaceId, headers }: BenchWorkspace,
): Promise<Figure[]> {
  const { rows, ms: copyMs } = await copyOut(ownerUrl, workspaceId);
  const figures: Figure[] = [];
  for (const [format, what] of [
    ['csv', 'export as CSV'],
    ['json', 'export of everything as JSON'],
  ] as const) {
    const idleMb = residentMegabytes(pid);
    const address = `${url}/api/v1/workspaces/${workspaceId}/export?format=${format}`;
    const { ms, bytes, peakMb } = await readAll(address, { headers, pid });
    if (bytes < rows * 20) throw new Error(`The export is too short: ${bytes} bytes.`);
    const perSecond = (taken: number) => Math.round(rows / (taken / 1000));
    figures.push({
      what: `${what}, ${rows.toLocaleString('en')} contacts`,
      measured: `${perSecond(ms)} contacts/s, ${Math.max(0, Math.round(peakMb - idleMb))} MB over idle`,
      against: `COPY TO ${perSecond(copyMs)} rows/s`,
      ratio: copyMs / ms,
      target: '>= 0.3',
    });
  }
  return figures;
}

async function copyOut(ownerUrl: string, workspaceId: string): Promise<{ rows: number; ms: number }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const counted = await client.query(
      'SELECT count(*)::integer AS rows FROM contact WHERE workspace_id = $1',
      [workspaceId],
    );
    const began = performance.now();
    const stream = client.query(
      copyTo(`COPY (SELECT * FROM contact WHERE workspace_id = '${workspaceId}') TO STDOUT`),
    );
    for await (const _ of stream);
    return { rows: counted.rows[0].rows, ms: performance.now() - began };
  } finally {
    await client.end();
  }
}

async function readAll(address: string, { headers, pid }: { headers: Record<string, string>; pid: number }) {
  const began = performance.now();
  const answer = await fetch(address, { headers });
  if (!answer.ok || !answer.body) throw new Error(`The export answered ${answer.status}.`);
  let bytes = 0;
  let peakMb = 0;
  let looked = 0;
  for await (const piece of answer.body) {
    bytes += piece.length;
    if (performance.now() - looked < 50) continue;
    looked = performance.now();
    peakMb = Math.max(peakMb, residentMegabytes(pid));
  }
  return { ms: performance.now() - began, bytes, peakMb };
}
