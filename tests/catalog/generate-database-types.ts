import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const codegen = join(import.meta.dirname, '../node_modules/.bin/kysely-codegen');

/** Column types narrower than the catalog knows: what a CHECK or the one writer of a json column guarantees. */
const config = join(import.meta.dirname, 'kysely-codegen.json');

/** The table types for Kysely, as the server's type parsers hand the values over: instants and civil dates stay text. */
export async function generateDatabaseTypes(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'threefold-types-'));
  const file = join(folder, 'database-types.gen.ts');
  try {
    await promisify(execFile)(codegen, [`--config-file=${config}`, `--url=${url}`, `--out-file=${file}`]);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
