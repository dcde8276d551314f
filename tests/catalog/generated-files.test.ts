import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createTestDatabase } from '@threefold/local-postgres/test-database';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { exportSchemaFile, exportSchemaText, makeGeneratedFiles } from './generated-files.ts';

const database = await createTestDatabase();
afterAll(database.drop);
const generated = await makeGeneratedFiles(database.url);

test.each([...generated].map(([path, text]) => ({ name: basename(path), path, text })))(
  '$name is what the migrations make (if not: `pnpm generate`)',
  async ({ path, text }) => {
    expect(await readFile(path, 'utf8')).toBe(text);
  },
);

test('the published schema of exports is what the contracts say (if not: `pnpm generate`)', async () => {
  expect(await readFile(exportSchemaFile, 'utf8')).toBe(exportSchemaText());
});

test('a change of the schema shows in both files', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('ALTER TABLE contact ADD COLUMN seeded text').finally(() => client.end());
  const changed = await makeGeneratedFiles(database.url);
  for (const [path, text] of changed) expect(text, basename(path)).not.toBe(generated.get(path));
});
