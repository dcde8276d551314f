import {
  type ExportedTable,
  exportedTables,
  tablesLeftOut,
} from '@threefold/contracts/exports/exported-tables';
import { createTestDatabase } from '@threefold/local-postgres/test-database';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { workspaceTables } from '../isolation/workspace-tables.ts';

const database = await createTestDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
afterAll(async () => {
  await client.end();
  await database.drop();
});
const tables = Object.values<ExportedTable>(exportedTables);

test('every table of a workspace is exported, or left out for a reason that is told', async () => {
  const listed = [...tables.map(({ table }) => table), ...Object.keys(tablesLeftOut)];
  expect(listed.sort()).toEqual((await workspaceTables(client)).sort());
});

test.each(tables)(
  'every column of $table is exported, or left for a reason that is told',
  async ({ table, row, left, key }) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT attname::text AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'workspace_id'`,
      [table],
    );
    const columns = rows.map(({ name }) =>
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    );
    expect([...Object.keys(row.shape), ...Object.keys(left ?? {})].sort()).toEqual(columns.sort());
    expect(columns).toEqual(expect.arrayContaining([...key]));
  },
);

test('what others point to comes before them, so that an export can be restored in its order', async () => {
  const order = tables.map(({ table }) => table);
  const { rows } = await client.query<{ child: string; parent: string }>(
    `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint
     WHERE contype = 'f' AND conrelid <> confrelid AND conrelid = ANY ($1::regclass[])`,
    [order],
  );
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter(({ child, parent }) => order.indexOf(parent) > order.indexOf(child))).toEqual([]);
});
