import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** How long COPY takes to put the contacts of a workspace into an empty table with the same columns and indexes, in ms. */
export async function measureCopy(ownerUrl: string, workspaceId: string): Promise<number> {
  const path = join(tmpdir(), `threefold-bench-${process.pid}.copy`);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('CREATE TABLE bench_copy (LIKE contact INCLUDING ALL)');
    const rows = `SELECT * FROM contact WHERE workspace_id = ${pg.escapeLiteral(workspaceId)} ORDER BY id`;
    await pipeline(client.query(copyTo(`COPY (${rows}) TO STDOUT`)), createWriteStream(path));
    await client.query('CHECKPOINT');
    const began = performance.now();
    await pipeline(createReadStream(path), client.query(copyFrom('COPY bench_copy FROM STDIN')));
    return performance.now() - began;
  } finally {
    await client.query('DROP TABLE IF EXISTS bench_copy');
    await client.end();
    await rm(path, { force: true });
  }
}
