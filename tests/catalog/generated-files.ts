import { join } from 'node:path';
import pg from 'pg';
import { dumpSchema } from './dump-schema.ts';
import { generateDatabaseTypes } from './generate-database-types.ts';

const root = join(import.meta.dirname, '../..');

/** What is made from the migrated database and committed: each path with its text. */
export async function makeGeneratedFiles(url: string): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return new Map([
      [join(root, 'migrations/schema.sql'), await dumpSchema(client)],
      [join(root, 'apps/api/src/platform/database-types.gen.ts'), await generateDatabaseTypes(url)],
    ]);
  } finally {
    await client.end();
  }
}
