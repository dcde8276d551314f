import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const codegen = join(import.meta.dirname, '../node_modules/.bin/kysely-codegen');

/** The table types for Kysely, as the server's type parsers hand the values over: instants and civil dates stay text. */
export async function generateDatabaseTypes(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'threefold-types-'));
  const file = join(folder, 'database-types.gen.ts');
  try {
    await promisify(execFile)(codegen, [
      '--dialect=postgres',
      `--url=${url}`,
      `--out-file=${file}`,
      '--camel-case',
      '--default-schema=public',
      '--include-pattern=public.*',
      '--date-parser=string',
      '--type-mapping={"timestamptz":"string","int8":"number"}',
      '--log-level=error',
    ]);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
