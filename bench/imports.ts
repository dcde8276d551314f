import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Figure } from './table.ts';
import type { BenchWorkspace } from './workspace.ts';

const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';

function linkedinFile(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, n) =>
      `Given${n},Family${n},https://www.linkedin.com/in/person-${n},,"Company ${n % 500}, Inc.",Medical Director,${1 + (n % 28)} Mar 2024`,
  );
  return `Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n${header}\n${lines.join('\n')}\n`;
}

/** The file through the API, recognized, parsed, matched, merged and with its history; against COPY of as many rows into a table with the same indexes. */
export async function measureImport(
  { url, ownerUrl }: { url: string; ownerUrl: string },
  { workspaceId, headers }: BenchWorkspace,
  rows: number,
): Promise<Figure[]> {
  const file = linkedinFile(rows);
  const first = await importOnce(url, { workspaceId, headers }, file);
  const again = await importOnce(url, { workspaceId, headers }, file);
  if (first.counts.created !== rows || again.counts.unchanged !== rows)
    throw new Error(`The import lost rows: ${JSON.stringify([first.counts, again.counts])}`);
  const copyMs = await copyOnce(ownerUrl, workspaceId, rows);
  const perSecond = (ms: number) => Math.round(rows / (ms / 1000));
  return [
    {
      what: `import of ${rows.toLocaleString('en')} LinkedIn rows`,
      measured: `${perSecond(first.ms)} rows/s`,
      against: `COPY ${perSecond(copyMs)} rows/s`,
      ratio: copyMs / first.ms,
      target: '>= 0.4',
    },
    {
      what: 'the same file again',
      measured: `${perSecond(again.ms)} rows/s`,
      against: `the first time ${perSecond(first.ms)} rows/s`,
      ratio: first.ms / again.ms,
      target: '>= 1',
    },
  ];
}

async function importOnce(url: string, { workspaceId, headers }: BenchWorkspace, file: string) {
  const began = performance.now();
  const body = new FormData();
  body.set('file', new Blob([file], { type: 'text/csv' }), 'Connections.csv');
  const base = `${url}/api/v1/workspaces/${workspaceId}/imports`;
  const started = await (await fetch(base, { method: 'POST', headers, body })).json();
  for (;;) {
    const state = await (await fetch(`${base}/${started.id}`, { headers })).json();
    if (state.status === 'done') return { ms: performance.now() - began, counts: state.counts };
    if (state.status === 'failed' || state.status === undefined)
      throw new Error(`The import failed: ${JSON.stringify(state)}`);
    await sleep(20);
  }
}

async function copyOnce(ownerUrl: string, workspaceId: string, rows: number): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('CREATE TABLE bench_copy (LIKE contact INCLUDING ALL)');
    const { rows: texts } = await client.query<{ text: string }>({
      text: `SELECT concat_ws(E'\\t', ${(await columns(client)).map((name) => `coalesce(replace(replace(${name}::text, E'\\\\', E'\\\\\\\\'), E'\\t', ' '), E'\\\\N')`).join(', ')}) AS text FROM contact WHERE workspace_id = $1 ORDER BY created_at DESC LIMIT $2`,
      values: [workspaceId, rows],
    });
    const began = performance.now();
    await pipeline(
      Readable.from(texts.map((each) => `${each.text}\n`)),
      client.query(copyFrom('COPY bench_copy FROM STDIN')),
    );
    return performance.now() - began;
  } finally {
    await client.query('DROP TABLE IF EXISTS bench_copy');
    await client.end();
  }
}

async function columns(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = 'contact'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
  );
  return rows.map((row) => row.name);
}
