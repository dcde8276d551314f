// pnpm bench: every figure as a ratio within this run, as a table on the screen and as JSON in .cache/bench.json.
// With --imports only those of imports, with --million only those, of a file of a million rows.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareServerRole } from '@threefold/api/platform/migrate';
import { startLocalPostgres } from '@threefold/local-postgres/start-local-postgres';
import { measureExport } from './exports.ts';
import { measureFirstLoads } from './first-load.ts';
import { measureImport, measureReferrers } from './imports.ts';
import { measureMeetings } from './live-mode.ts';
import { measureReads } from './reads.ts';
import { seed } from './seed.ts';
import { startServer } from './servers.ts';
import { measureStart } from './start-time.ts';
import { type Figure, printTable } from './table.ts';

import { createWorkspace } from './workspace.ts';

const contacts = 10_000;
const others = Number(process.env.BENCH_OTHERS ?? 200_000);
const isMillion = process.argv.includes('--million');
const importedRows = Number(process.env.BENCH_ROWS ?? (isMillion ? 1_000_000 : 100_000));
const onlyImports = isMillion || process.argv.includes('--imports');
const secretKey = 'a secret key for the bench, 32 characters';

async function measureServer(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'threefold-bench-'));
  const postgres = await startLocalPostgres({ dataDir });
  const env = { DATABASE_URL: postgres.url, SECRET_KEY: secretKey, DATA_DIR: dataDir, RATE_LIMIT: 'off' };
  try {
    const api = await startServer('apps/api/src/main.ts', env);
    const workspace = await createWorkspace(api.url);
    const importing = await createWorkspace(api.url);
    const place = { url: api.url, ownerUrl: postgres.url, pid: api.pid };
    const asking = { importing, reading: workspace, rows: importedRows };
    await seed({ ownerUrl: postgres.url, workspaceId: workspace.workspaceId, contacts, others });
    if (onlyImports) {
      const imports = [...(await measureImport(place, asking)), ...(await measureReferrers(api.url))];
      await api.stop();
      return imports;
    }
    const floor = await startServer('bench/floor-server.ts', {
      DATABASE_URL: await prepareServerRole(postgres.url, secretKey),
      WORKSPACE_ID: workspace.workspaceId,
    });
    const list = await (
      await fetch(`${api.url}/api/v1/workspaces/${workspace.workspaceId}/contacts?limit=1`, {
        headers: workspace.headers,
      })
    ).json();
    const reads = await measureReads({ api: api.url, floor: floor.url }, workspace, list.items[0].id);
    await floor.stop();
    const imports = [...(await measureImport(place, asking)), ...(await measureReferrers(api.url))];
    // Of the people whom the import has just brought in.
    const exports = await measureExport(place, importing);
    await api.stop();
    return [...reads, ...imports, ...exports];
  } finally {
    await postgres.stop();
    rmSync(postgres.home, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const figures = onlyImports
  ? await measureServer()
  : [
      ...(await measureStart()),
      ...(await measureFirstLoads()),
      ...(await measureServer()),
      ...(await measureMeetings()),
    ];
const cache = join(import.meta.dirname, '../.cache');
mkdirSync(cache, { recursive: true });
writeFileSync(join(cache, 'bench.json'), `${JSON.stringify({ contacts, others, figures }, null, 2)}\n`);
console.log(
  `\n${contacts.toLocaleString('en')} contacts in the workspace, ${others.toLocaleString('en')} in others.\n\n${printTable(figures)}\n`,
);
