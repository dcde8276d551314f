import { join } from 'node:path';
import { exportSchema } from '@threefold/contracts/exports/exports';
import pg from 'pg';
import { dumpSchema } from './dump-schema.ts';
import { generateDatabaseTypes } from './generate-database-types.ts';

const root = join(import.meta.dirname, '../..');

/** The schema of exports as it is published, for whoever reads one without the program. */
export const exportSchemaFile = join(root, 'docs/export.schema.json');
export function exportSchemaText(): string {
  return `${JSON.stringify(exportSchema(), null, 2)}\n`;
}

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
