import type { Contact } from '@threefold/api/platform/database-types.gen';
import type { StoredFacts } from '@threefold/domain/contacts/contact-facts';
import {
  type ContactColumn,
  columnOf,
  contactColumnNames,
  contactFields,
  type FieldKind,
} from '@threefold/domain/contacts/contact-fields';
import { createTestDatabase } from '@threefold/local-postgres/test-database';
import type { Selectable } from 'kysely';
import pg from 'pg';
import { afterAll, expect, expectTypeOf, test } from 'vitest';

const database = await createTestDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What the table of contacts holds beside what is known of the person: how far the search has come, and how they are kept. */
const besideTheFields = [
  'workspaceId',
  'id',
  'stage',
  'stageSince',
  'closedAt',
  'closedReason',
  'sourceKind',
  'sourceLabel',
  'sourceId',
  'extra',
  'brought',
  'rowHash',
  'mergedIntoId',
  'keptKeys',
  'erasedAt',
  'sortName',
  'search',
  'matchKeys',
  'version',
  'contentHash',
  'createdAt',
  'updatedAt',
  'deletedAt',
] as const;

const types: Record<FieldKind, string> = {
  name: 'text NOT NULL',
  line: 'text',
  text: 'text',
  linkedin: 'text',
  zone: 'text',
  country: 'text',
  flag: 'boolean NOT NULL',
  consent: 'boolean NOT NULL',
  emails: 'text[] NOT NULL',
  phones: 'jsonb NOT NULL',
  reasons: 'text[] NOT NULL',
  tags: 'text[] NOT NULL',
};

test('every field of a contact has its column, of the type of its kind, and every column is a field or book-keeping', async () => {
  const { rows } = await client.query<{ name: string; type: string }>(`
    SELECT attname::text AS name, format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END AS type
    FROM pg_attribute WHERE attrelid = 'contact'::regclass AND attnum > 0 AND NOT attisdropped`);
  const kept = new Set<string>(besideTheFields.map(columnOf));
  const columns = rows.filter(({ name }) => !kept.has(name));
  expect(Object.fromEntries(columns.map(({ name, type }) => [name, type]))).toEqual(
    Object.fromEntries(
      contactColumnNames.map((field) => [columnOf(field), types[contactFields[field].kind]]),
    ),
  );
  expect(rows).toHaveLength(columns.length + kept.size);
});

test('a row of the table is what the fields say', () => {
  type Row = Selectable<Contact>;
  expectTypeOf<Exclude<keyof Row, ContactColumn>>().toEqualTypeOf<(typeof besideTheFields)[number]>();
  expectTypeOf<Pick<Row, ContactColumn>>().toExtend<StoredFacts>();
  expectTypeOf<StoredFacts>().toExtend<Pick<Row, ContactColumn>>();
});
