import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

const mayHoldSql =
  /(-queries\.ts|\.(test|fixture)\.ts|\.gen\.ts)$|^apps\/api\/src\/(platform\/|testing\/|test-[a-z-]+\.ts$)/;
const sql =
  /\bsql(<[^`]*>)?`|\bsql\.(raw|lit|ref|id|table)\(|\.(selectFrom|selectNoFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(|['"`]\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s[^'"`]*\b(FROM|VALUES|SET|AS)\b/;

function findSql(files: readonly string[], read: (file: string) => string): string[] {
  return files.filter((file) => !mayHoldSql.test(file) && sql.test(read(file)));
}

test('SQL stands in the queries of its feature and in the platform, nowhere else', () => {
  const files = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !file.startsWith('packages/local-postgres/'),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(findSql(files, (file) => readFileSync(join(root, file), 'utf8'))).toEqual([]);
});

test.each([
  'db.selectFrom("contact")',
  'await sql`select 1`',
  'await sql<{ id: string }>`select 1`',
  'db.insertInto("contact").values(row)',
  'client.query("SELECT id FROM contact")',
  'client.query(`\n  UPDATE contact SET name = $1`)',
])('SQL outside is seen: %s', (text) => {
  expect(findSql(['apps/api/src/contacts/contact.ts'], () => text)).toHaveLength(1);
  expect(findSql(['apps/api/src/contacts/contacts-queries.ts'], () => text)).toEqual([]);
});

test.each(["title: 'Select a contact from the list'", 'const update = { set: 1 }'])(
  'prose is not taken for SQL: %s',
  (text) => {
    expect(findSql(['apps/web/src/app/page.tsx'], () => text)).toEqual([]);
  },
);
